"""A first configuration: the metadata that lies in a folder, what it lets us guess, and a file with every key explained."""

from csdlgen.starting.guess import Guess, guessed
from csdlgen.starting.metadata import SUFFIXES, found, is_metadata, patterns
from csdlgen.starting.settings import Choices, configuration

__all__ = ["SUFFIXES", "Choices", "Guess", "configuration", "found", "guessed", "is_metadata", "patterns"]
