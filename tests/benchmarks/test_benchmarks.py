from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.measure import answer, environment, file_system, run
from tests.benchmarks.sections import kept, replaced
from tests.benchmarks.subject import FLAVORS, Subject
from tests.benchmarks.summary import shown, summary
from tests.benchmarks.tables import Budget, ratio, seconds, table


@pytest.mark.slow
def test_the_bench_measures_every_group_on_a_small_schema(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks",
        "--types",
        "30",
        "--repetitions",
        "1",
        "--rows",
        "20",
        "--output",
        str(page),
    ]
    subprocess.run(command, cwd=tmp_path, env=environment(), check=True, capture_output=True)
    text = page.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Stages, inside one process",
        "## Runs, as whole processes",
        "## The generated package",
        "## Flavors: 20 rows, each one JSON object",
        "## Where the time of a cold run goes, under a profiler",
        "## Growth, on synthetic schemas, without writing",
    ]
    assert str(tmp_path.parent) not in text


def test_a_budget_says_by_how_much_it_fails() -> None:
    assert Budget(most=2, unit="s").verdict(1.9) == "under 2 s: holds"
    assert Budget(most=2, unit="s").verdict(2.5) == "under 2 s: **fails by 0.5 s**"


def test_a_table_has_its_numbers_on_the_right() -> None:
    assert table(("a", "b", "budget"), [("1", "2", "3")]) == (
        "| a | b | budget |\n| --- | ---: | --- |\n| 1 | 2 | 3 |"
    )


def test_each_writer_of_the_page_leaves_the_section_of_the_other() -> None:
    page = replaced("# Benchmarks\n", "old")
    assert page == "# Benchmarks\n\n## Beside others\n\nold\n"
    assert replaced(page, "new") == "# Benchmarks\n\n## Beside others\n\nnew\n"
    assert "# Other\n" + kept(page) == replaced("# Other\n", "old")
    assert kept("# Benchmarks\n") == ""


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as ended:
        run((sys.executable, "-c", "import time; time.sleep(60)"), tmp_path, limit=0.2)
    assert ended.value.returncode == -9


@pytest.mark.parametrize("way", ["json", *FLAVORS])
def test_rows_are_read_and_written_by_a_way_that_needs_no_peer(tmp_path: Path, way: str) -> None:
    user = '<EntityType Name="user"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String"/></EntityType>'
    schema = '<Schema Namespace="some" xmlns="http://docs.oasis-open.org/odata/ns/edm">' + user + "</Schema>"
    edmx = (
        '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>'
    )
    text = f"{edmx}{schema}</edmx:DataServices></edmx:Edmx>"
    flavor = way if way in FLAVORS else FLAVORS[0]
    subject = Subject(title="", text=text, root_namespace="some")
    project = subject.project(tmp_path / "project", "models", flavor=flavor)
    run((sys.executable, "-m", "csdlgen", "generate"), project)
    found = answer(
        "tests.benchmarks.peers.worker", way, str(project / "out" / "models"), "3", folder=tmp_path
    )
    assert sorted(found) == ["decode", "encode", "import", "memory", "use"]


def test_what_is_less_than_the_floor_is_not_nothing() -> None:
    assert ratio(3.0, 2.0) == "1.5×"
    assert ratio(0.02, 1.0) == "0.02×"
    assert seconds(0.0004) == "0.4 ms"


def test_the_summary_has_some_columns_of_some_tables() -> None:
    costs = table(
        ("package", "files", "speed", "size", "mypy of two lines that use `User`"), ["abcde", "fghij"]
    )
    page = f"# Benchmarks\n\n{table(('what', 'found'), ['kl'])}\n\n{costs}\n"
    few = table(("package", "files", "size", "mypy of two lines that use `User`"), ["abde", "fgij"])
    assert summary(page) == f"\n{few}\n\n"
    marked = "# Us\n\n<!-- measured -->\n{}<!-- end of what was measured -->\n"
    assert shown(marked.format("\nold\n\n"), page) == marked.format(f"\n{few}\n\n")
    assert shown(marked.format(""), "# Benchmarks\n") == marked.format("\n")


@pytest.mark.skipif(not Path("/proc/self/mounts").is_file(), reason="only Linux says what is mounted where")
def test_it_is_known_what_files_lie_on() -> None:
    assert file_system(Path("/proc/self")) == "proc"
