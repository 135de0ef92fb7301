from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen import __version__
from csdlgen.config import (
    ClientConfig,
    Config,
    DocsConfig,
    Limits,
    ModelsConfig,
    Suppression,
    check_outputs,
    find,
    load,
)
from csdlgen.diagnostics import Diagnostic, InputError, Severity

SCHEMA = 'schema = ["*.xml"]\n'


def written(folder: Path, text: str, name: str = "csdlgen.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def loaded(folder: Path, text: str) -> tuple[Config, tuple[Diagnostic, ...]]:
    return load(written(folder, text), folder)


def config_of(folder: Path, text: str) -> Config:
    return loaded(folder, text)[0]


def errors_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        loaded(folder, text)
    return [str(finding) for finding in caught.value.diagnostics]


def error_of(folder: Path, text: str) -> Diagnostic:
    with pytest.raises(InputError) as caught:
        loaded(folder, text)
    (finding,) = caught.value.diagnostics
    return finding


def test_the_defaults_are_those_of_the_contract(tmp_path: Path) -> None:
    text = SCHEMA + '[models]\noutput = "m"\npackage = "p"\n[docs]\noutput = "d"\n'
    config, findings = loaded(tmp_path, text)
    assert findings == ()
    assert config == Config(
        file=tmp_path / "csdlgen.toml",
        schema=("*.xml",),
        models=ModelsConfig(output=tmp_path / "m", package="p"),
        docs=DocsConfig(output=tmp_path / "d"),
    )
    assert (config.include, config.exclude, config.root_namespace) == (("*",), (), "")
    assert config.docs is not None
    assert config.docs.operations == "reachable"
    assert config.docs.service_root == "https://graph.microsoft.com/beta"
    assert config.docs.include_file == "beta-disclaimer.md"


def test_every_key_of_the_contract_is_understood(tmp_path: Path) -> None:
    (tmp_path / "texts.toml").touch()
    (tmp_path / "own").mkdir()
    config = config_of(
        tmp_path,
        """
        schema = ["a.xml", "b/*.xml"]
        root_namespace = "microsoft.graph"
        include = ["a.*"]
        exclude = ["a.b"]
        requires = ">=0"
        [rename]
        "microsoft.graph.list" = "SharePointList"
        [moved]
        "a.old" = "a.new"
        [descriptions]
        file = "texts.toml"
        [limits]
        size = 10
        elements = 7
        depth = 5
        [[suppress]]
        code = "CSDL201"
        target = "a.*"
        reason = "theirs"
        [models]
        output = "m"
        package = "p"
        flavor = "dataclass"
        layout = "type"
        distribution = "p-p"
        templates = "own"
        [stubs]
        output = "s"
        [client]
        templates = "own"
        [docs]
        output = "d"
        operations = "all"
        service_root = "https://x"
        templates = "own"
        include_file = ""
        [docs.front_matter]
        author = "me"
        "ms.prod" = "it"
        [site]
        output = "site"
        templates = "own"
        [severity]
        CSDL201 = "info"
        """,
    )
    assert config.rename == {"microsoft.graph.list": "SharePointList"}
    assert config.moved == {"a.old": "a.new"}
    assert config.descriptions == tmp_path / "texts.toml"
    assert config.limits == Limits(size=10, elements=7, depth=5)
    assert config.suppress == (Suppression(code="CSDL201", target="a.*", reason="theirs"),)
    assert config.client == ClientConfig(output=tmp_path / "m" / "p" / "client", templates=tmp_path / "own")
    assert config.docs is not None
    assert config.docs.front_matter == {"author": "me", "ms.prod": "it"}
    assert config.site is not None
    assert config.site.output == tmp_path / "site"
    assert config.severity == {"CSDL201": Severity.INFO}


def test_paths_are_relative_to_the_file_and_may_leave_its_folder(tmp_path: Path) -> None:
    text = SCHEMA + '[docs]\noutput = "../elsewhere"\n'
    assert config_of(tmp_path, text).docs == DocsConfig(output=tmp_path / "../elsewhere")


def test_a_pyproject_holds_it_under_tool_csdlgen(tmp_path: Path) -> None:
    file = written(tmp_path, '[tool.csdlgen]\nschema = ["x"]\nwrong = 1\n', "pyproject.toml")
    with pytest.raises(InputError, match=r"pyproject\.toml:3:1: error CSDL703"):
        load(file, tmp_path)


def test_a_pyproject_without_the_table_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"CSDL710: there is no table \[tool\.csdlgen\]"):
        load(written(tmp_path, "[tool.other]\n", "pyproject.toml"), tmp_path)


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("schemas = []\n" + SCHEMA, "1:1", "did you mean 'schema'?"),
        (SCHEMA + "[docs]\n output = 'd'\n operation = 'all'", "4:2", "did you mean 'operations'?"),
        (SCHEMA + "[model]\n", "2:1", "did you mean 'models'?"),
        (SCHEMA + "[limits]\nsiz = 1", "3:1", "did you mean 'size'?"),
        (
            SCHEMA + '[[suppress]]\ncode = "CSDL201"\nreason = "x"\ntarge = ""',
            "5:1",
            "did you mean 'target'?",
        ),
        (
            SCHEMA + "[site]\noutput = 'x'\nxyz = 1",
            "4:1",
            "known here: output, service_root, templates, title",
        ),
    ],
)
def test_an_unknown_key_is_an_error_with_its_place(tmp_path: Path, text: str, place: str, hint: str) -> None:
    finding = error_of(tmp_path, text)
    assert (finding.code, str(finding.location), finding.hint) == ("CSDL703", f"csdlgen.toml:{place}", hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('schema = "x"', "1:1: error CSDL704: 'schema' is a string, not an array"),
        ("schema = []", "1:1: error CSDL704: 'schema' names no file"),
        ("schema = ['x', 3]", "1:16: error CSDL704: an item of 'schema' is a whole number, not a string"),
        (
            SCHEMA + "root_namespace = true",
            "2:1: error CSDL704: 'root_namespace' is true or false, not a string",
        ),
        (SCHEMA + "docs = 2020-01-01", "2:1: error CSDL704: 'docs' is a date or time, not a table"),
        (SCHEMA + "limits.size = 0", "2:1: error CSDL704: 'size' is at least 1, not 0"),
        (SCHEMA + "limits.depth = 501", "2:1: error CSDL704: 'depth' is at most 500, not 501"),
        (SCHEMA + "limits.size = true", "2:1: error CSDL704: 'size' is true or false, not a whole number"),
        (SCHEMA + "suppress = [1]", "2:13: error CSDL704: 'suppress' is an array of tables: [[suppress]]"),
        (SCHEMA + "[rename]\na.b = 'C'", "3:1: error CSDL704: 'a' is a table, not a string"),
        (SCHEMA + "[docs]\noutput = ''", "3:1: error CSDL704: 'output' is empty"),
        (
            SCHEMA + "[docs]\noutput = 'd'\ntemplates = 'no'",
            "4:1: error CSDL704: 'templates' names the folder 'no'",
        ),
        (
            SCHEMA + "[docs]\noutput = 'd'\noperations = 'al'",
            "4:1: error CSDL704: 'operations' is one of reachable, all",
        ),
        (SCHEMA + "[descriptions]\nfile = 'no.toml'", "3:1: error CSDL704: there is no file 'no.toml'"),
        (SCHEMA + "requires = 'new'", "2:1: error CSDL704: 'new' is no version clause"),
        (
            SCHEMA + "[models]\noutput = 'm'\npackage = 'class'",
            "4:1: error CSDL704: 'class' cannot be imported",
        ),
        (SCHEMA + "[models]\noutput = 'm'\npackage = 'a.b'", "4:1: error CSDL704: 'a.b' cannot be imported"),
        *(
            (
                f"{SCHEMA}[models]\noutput = 'm'\npackage = '{name}'",
                f"4:1: error CSDL704: {name!r} cannot be imported",
            )
            for name in ("__debug__", "\ufb01", "CON", "lpt1", "json", "x" * 201)
        ),
        (
            SCHEMA + '[models]\noutput = "a\\u0000b"\npackage = "p"',
            "3:1: error CSDL704: 'output' holds a NUL",
        ),
        (
            SCHEMA + "[models]\noutput = 'm'\npackage = 'p'\ndistribution = 'a b'",
            "5:1: error CSDL704: 'a b' is no name of a distribution",
        ),
        (
            f"{SCHEMA}[docs]\noutput = 'd'\nfront_matter = {{ {'x' * 129} = 'y' }}",
            "error CSDL704: a field of 129 characters; YAML takes no more than 128",
        ),
        (SCHEMA + "[severity]\nCSDL201 = 'eror'", "3:1: error CSDL704: 'CSDL201' is one of error, warning"),
        (
            SCHEMA + "[severity]\nCSDL999 = 'off'",
            f"3:1: error CSDL707: csdlgen {__version__} has no diagnostic 'CSDL999'",
        ),
        (SCHEMA + "[severity]\nCSDL703 = 'off'", "3:1: error CSDL708: CSDL703 stays an error"),
        (SCHEMA + "[docs]", "2:1: error CSDL705: the key 'output' is missing in [docs]"),
        ("", "1:1: error CSDL705: the key 'schema' is missing"),
        (SCHEMA + "[stubs]\noutput = 's'", "2:1: error CSDL705: [stubs] describes the package of [models]"),
        (
            SCHEMA + "[models]\noutput = 'm'\npackage = 'p'\n[docs]\noutput='./m'",
            "6:1: error CSDL714: [models] and [docs]",
        ),
        ("schema = [\n", "2:1: error CSDL702: "),
        ("a = 1\na = 2\n", "error CSDL702: "),
        ("a = " + "[" * 5000, "error CSDL702: the configuration is nested too deeply"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    error = str(error_of(tmp_path, text))
    assert error.startswith("csdlgen.toml:")
    assert message in error


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    errors = errors_of(tmp_path, "typo = 1\nschema = 3\n[models]\n[docs]\n")
    assert [error.split(" ")[0] for error in errors] == [
        f"csdlgen.toml:{place}:" for place in ("1:1", "2:1", "3:1", "3:1", "4:1")
    ]


def test_another_version_is_told_before_keys_that_it_may_know(tmp_path: Path) -> None:
    finding = error_of(tmp_path, SCHEMA + 'requires = ">=99"\nfuture = 1\n')
    assert finding.code == "CSDL709"
    assert finding.location.line == 2
    assert ">=99" in finding.message
    assert __version__ in finding.message


def test_a_client_is_a_part_of_models(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"\[client\] is a part of the package of \[models\], which is missing"
    ):
        loaded(tmp_path, SCHEMA + "[client]")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    file = tmp_path / "csdlgen.toml"
    file.write_bytes(b'\xef\xbb\xbfschema = ["x"]\r\nroot_namespace = "a"\r\n')
    assert load(file, tmp_path)[0].root_namespace == "a"


def test_a_file_that_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"^no\.toml: error CSDL701: the configuration cannot be read: No such file"
    ):
        load(tmp_path / "no.toml", tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"# \xe9")
    with pytest.raises(InputError, match=r"^latin\.toml: error CSDL701: the configuration is not UTF-8"):
        load(tmp_path / "latin.toml", tmp_path)


def test_the_nearest_configuration_upwards_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    own = written(tmp_path, SCHEMA)
    assert find(inner) == own
    written(tmp_path / "a", "[tool.black]\n", "pyproject.toml")
    written(inner, "broken [ toml", "pyproject.toml")
    assert find(inner) == own
    shared = written(tmp_path / "a", "[tool.csdlgen]\n", "pyproject.toml")
    assert find(inner) == shared
    nearer = written(tmp_path / "a", SCHEMA)
    assert find(inner) == nearer


def test_no_configuration_anywhere_is_told_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        find(tmp_path)
    assert caught.value.diagnostics[0].code == "CSDL710"
    assert "--config FILE" in caught.value.diagnostics[0].hint


def test_two_configurations_of_one_run_do_not_share_an_output_folder(tmp_path: Path) -> None:
    text = SCHEMA + '[docs]\noutput = "d"\n'
    first = load(written(tmp_path, text, "a.toml"), tmp_path)[0]
    second = load(written(tmp_path, text, "b.toml"), tmp_path)[0]
    check_outputs([first], tmp_path)
    with pytest.raises(
        InputError, match=r"^b\.toml: error CSDL714: \[docs\] has the output folder of a\.toml"
    ):
        check_outputs([first, second], tmp_path)
