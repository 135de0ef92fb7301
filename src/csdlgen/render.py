"""The only Jinja: pages become artifacts, and a template can print nothing but finished text and whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from traceback import walk_tb

import jinja2
import jinja2.meta

from csdlgen import laws, program
from csdlgen.artifacts import Artifact, Page, Sink
from csdlgen.diagnostics import InputError, Location, shown

FILTERS = frozenset({"length"})
"""What a template may ask of a value; text is finished before it gets there."""


class Renderer:
    """The templates of one target: a user's own first, then ours.

    A user's folder holds what ours holds under ``templates/<target>/``; so does ``foreign``, that of another package's
    target. Only template files are compiled, never a text that comes from a schema. A user's are named from ``base``,
    the working folder if there is none.
    """

    def __init__(
        self,
        target: str,
        sink: type[Sink],
        own: Path | None = None,
        foreign: Path | None = None,
        *,
        base: Path = Path(),
    ) -> None:
        self._target = target
        self._own = own
        self._base = base
        folders = [folder for folder in (own, foreign) if folder is not None]
        loaders: list[jinja2.BaseLoader] = [
            *(jinja2.PrefixLoader({target: _Folder(folder)}) for folder in folders),
            jinja2.FileSystemLoader(program.templates()),
        ]
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(loaders),
            undefined=jinja2.StrictUndefined,
            finalize=_fit_for(sink),
            autoescape=False,  # noqa: S701 - the sinks escape, and `finalize` sees to it that all went through them
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.globals.clear()
        self._environment.filters = {
            name: call for name, call in self._environment.filters.items() if name in FILTERS
        }
        # A million look-ups are made for a large schema. There are no globals, and a view has attributes, no items.
        self._environment.make_globals = lambda d: {}  # type: ignore[method-assign]  # noqa: ARG005
        self._environment.getattr = getattr  # type: ignore[assignment]
        # Nor do templates change while we look: each page and each part of one asks for some by name.
        self._environment.get_template = cache(self._environment.get_template)  # type: ignore[method-assign]
        # What a macro returns was made of literal text and of values that `finalize` let pass.
        self._environment.concat = _concatenation(sink)  # type: ignore[method-assign]

    def is_own(self, template: str) -> bool:
        """Whether a user's own template has a say in it: it is one, or one of those that it includes or imports is."""
        if self._own is None:
            return False
        seen: set[str] = set()
        pending = [template]
        while pending:
            name = pending.pop()
            prefix, _, file = name.partition("/")
            if prefix == self._target and (self._own / file).is_file():
                return True
            if name not in seen and self._environment.loader:
                seen.add(name)
                source, _, _ = self._environment.loader.get_source(self._environment, name)
                found = jinja2.meta.find_referenced_templates(self._environment.parse(source))
                pending += [each for each in found if each]
        return False

    def artifacts(self, pages: Iterable[Page | Artifact]) -> tuple[Artifact, ...]:
        """The files of pages; those that need no template are finished."""
        return tuple(page if isinstance(page, Artifact) else self.artifact(page) for page in pages)

    def artifact(self, page: Page) -> Artifact:
        """The page's file. Raises InputError for a template that is missing or broken."""
        view = page.view() if callable(page.view) else page.view
        try:
            return Artifact(page.path, self._environment.get_template(page.template).render(view=view))
        except jinja2.TemplateNotFound as error:
            raise _broken(f"templates/{error.name}", 0, "there is no such template") from error
        except jinja2.TemplateSyntaxError as error:
            file = self._named(error.filename or page.template)
            raise _broken(file, error.lineno, error.message or "") from error
        except (jinja2.TemplateError, UnfitError, AttributeError) as error:
            file, line = next(_places(error), (page.template, 0))
            message = f"{error} (in the page {page.path!r})"
            raise _broken(self._named(file), line, message) from error

    def _named(self, file: str) -> str:
        """A template as reports name it: a user's own as any file of theirs, ours by where it stands among ours."""
        ours = program.templates()
        path = Path(file)
        if path.is_relative_to(ours):
            return f"templates/{path.relative_to(ours).as_posix()}"
        return shown(path, self._base)


class _Folder(jinja2.FileSystemLoader):
    """A user's templates; one that is not UTF-8 is as broken as one that is no Jinja."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            file = str(Path(self.searchpath[0], template))
            message = f"not UTF-8: {error.reason}"
            raise jinja2.TemplateSyntaxError(message, line, template, file) from error


class UnfitError(TypeError):
    """A template printed something that did not come through a door."""


def _fit_for(sink: type[Sink]) -> Callable[[object], object]:
    def fit(value: object) -> object:
        if isinstance(value, sink) or type(value) is int:
            return value
        if isinstance(value, jinja2.Undefined):
            return str(value)  # raises, and names what is missing
        raise UnfitError(f"a template may print {sink.__name__} or a whole number, not {value!r}")

    return fit


def _concatenation(sink: type[Sink]) -> Callable[[Iterable[str]], Sink]:
    return lambda parts: sink("".join(parts))


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    """The template and line where an error came up, and those that included or called it; Jinja marks such frames."""
    frames = [(frame.f_globals, line) for frame, line in walk_tb(error.__traceback__)]
    return ((names["__file__"], line) for names, line in reversed(frames) if "__jinja_exception__" in names)


def _broken(file: str, line: int, message: str) -> InputError:
    return InputError(laws.TEMPLATE.broken(Location(file, line, 1 if line else 0), message))
