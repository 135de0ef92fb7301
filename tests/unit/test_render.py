from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen import program
from csdlgen.artifacts import Artifact, Markdown, Page, Python
from csdlgen.diagnostics import InputError
from csdlgen.render import Renderer


def rendered(folder: Path, template: str, view: object, name: str = "page.j2") -> str:
    (folder / name).write_text(template, encoding="utf-8", newline="")
    page = Page("out.py", f"models/{name}", view)
    return Renderer("models", Python, folder, base=folder.parent).artifact(page).text


def error(folder: Path, template: str, view: object) -> str:
    with pytest.raises(InputError) as caught:
        rendered(folder, template, view)
    return str(caught.value)


def test_a_page_becomes_an_artifact_of_its_path(tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text("class {{ view }}: ...\n")
    artifact = Renderer("models", Python, tmp_path).artifact(Page("a/b.py", "models/page.j2", Python("Run")))
    assert artifact == Artifact("a/b.py", "class Run: ...\n")


def test_blocks_leave_no_trace_and_the_last_line_end_stays(tmp_path: Path) -> None:
    template = "{% for each in view %}\n    {% if loop.first %}\n{{ each }} {{ loop.index }}\n    {% endif %}\n{% endfor %}\n\n"
    assert rendered(tmp_path, template, [Python("a"), Python("b")]) == "a 1\n\n"


def test_a_macro_and_an_included_partial_pass_what_was_fit(tmp_path: Path) -> None:
    (tmp_path / "_part.j2").write_text("<{{ view }}>")
    template = (
        "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice(view) }}{% include 'models/_part.j2' %}"
    )
    assert rendered(tmp_path, template, Python("a")) == "aa<a>"


@pytest.mark.parametrize(
    ("template", "view"),
    [
        ("{{ view }}", "schema text"),
        ("{{ view }}", Markdown("other output")),
        ("{{ view }}", True),
        ("{{ view }}", None),
        ("{{ view }}", 1.5),
        ("{{ view }}", ["a"]),
        ("{{ 'literal' }}", None),
        ("{{ view ~ 'x' }}", Python("a")),
        ("{{ view + 'x' }}", Python("a")),
        ("{{ view[1:] }}", Python("a")),
        ("{{ view.upper() }}", Python("a")),
        ("{{ '%s' % view }}", Python("a")),
    ],
)
def test_what_did_not_come_through_a_door_is_not_printed(tmp_path: Path, template: str, view: object) -> None:
    message = error(tmp_path, template, view)
    place = f"{tmp_path.name}/page.j2:1:1"
    assert message.startswith(f"{place}: error CSDL610: a template may print Python or a whole number")
    assert message.endswith("(in the page 'out.py')")


@pytest.mark.parametrize(
    "name", ["upper", "safe", "indent", "join", "replace", "escape", "format", "e", "xmlattr"]
)
def test_a_filter_that_makes_text_does_not_exist(tmp_path: Path, name: str) -> None:
    assert f"No filter named '{name}'" in error(tmp_path, "{{ view | " + name + " }}", Python("a"))


@pytest.mark.parametrize("name", ["range", "dict", "lipsum", "cycler", "namespace"])
def test_a_global_function_does_not_exist(tmp_path: Path, name: str) -> None:
    assert f"'{name}' is undefined" in error(tmp_path, "{{ " + name + "() }}", Python("a"))


def test_a_missing_value_is_an_error_that_names_it(tmp_path: Path) -> None:
    assert "has no attribute 'missing'" in error(tmp_path, "{{ view.missing }}", Python("a"))
    assert "'other' is undefined" in error(tmp_path, "{{ other }}", Python("a"))


def test_schema_text_is_never_compiled(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ view }}", Python("{{ 1 + 1 }}{% if %}")) == "{{ 1 + 1 }}{% if %}"


def test_a_broken_template_is_told_with_its_line(tmp_path: Path) -> None:
    message = error(tmp_path, "a\n{% if %}", None)
    assert message.startswith(f"{tmp_path.name}/page.j2:2:1: error CSDL610: Expected an expression")


def test_what_fails_in_a_part_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "_part.j2").write_text("a\nb\n{{ view.missing }}\n")
    message = error(tmp_path, "{% include 'models/_part.j2' %}", Python("a"))
    assert message.startswith(f"{tmp_path.name}/_part.j2:3:1: error CSDL610: ")


def test_a_template_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "_part.j2").write_bytes(b"a\nb\n\xff\n")
    message = error(tmp_path, "{% include 'models/_part.j2' %}", None)
    assert message.startswith(f"{tmp_path.name}/_part.j2:3:1: error CSDL610: not UTF-8: ")


def test_what_fails_in_a_template_of_ours_is_told_where_that_lies(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^templates/models/module\.py\.j2:\d+:1: error CSDL610: "):
        Renderer("models", Python, tmp_path).artifact(Page("x", "models/module.py.j2", None))


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"templates/models/no\.j2: error CSDL610: there is no such template"
    ):
        Renderer("models", Python, tmp_path).artifact(Page("x", "models/no.j2", None))


def test_a_users_folder_goes_before_ours_and_only_for_its_target(tmp_path: Path) -> None:
    ours = next(program.templates().glob("docs/*.j2"))
    (tmp_path / ours.name).write_text("mine")
    own = Renderer("docs", Markdown, tmp_path).artifact(Page("x", f"docs/{ours.name}", None))
    assert own.text == "mine"
    with pytest.raises(InputError):
        Renderer("models", Python, tmp_path).artifact(Page("x", f"docs/{ours.name}", None))


def test_the_templates_are_found_in_a_checkout() -> None:
    assert (program.templates() / "models").is_dir()
