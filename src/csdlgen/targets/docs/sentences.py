"""The sentences that stand on more than one page, or on one page twice: with a link, and plain in the front matter.

Each takes a type as it is to be shown, article included where the sentence wants one.
"""

from __future__ import annotations

from csdlgen.artifacts import Markdown

NO_DESCRIPTION = Markdown.of("**TODO: Add Description**")


def list_of(shown: Markdown) -> Markdown:
    """What a list page does."""
    return Markdown.of("Get a list of the {} objects and their properties.", shown)


def get(shown: Markdown) -> Markdown:
    """What a get page does."""
    return Markdown.of("Read the properties and relationships of {} object.", shown)


def create(shown: Markdown) -> Markdown:
    """What a create page does, at the root or through a navigation property."""
    return Markdown.of("Create a new {} object.", shown)


def update(shown: Markdown) -> Markdown:
    """What an update page does."""
    return Markdown.of("Update the properties of {} object.", shown)


def delete(shown: Markdown) -> Markdown:
    """What a delete page does."""
    return Markdown.of("Deletes {} object.", shown)


def list_related(type_name: Markdown, navigation: Markdown) -> Markdown:
    """What the list page of a navigation property does."""
    return Markdown.of("Get the {} resources from the {} navigation property.", type_name, navigation)


def add_related(navigation: Markdown) -> Markdown:
    """What the add page of a navigation property does."""
    return Markdown.of("Add {} by posting to the {} collection.", navigation, navigation)
