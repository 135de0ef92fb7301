"""What the tests rely on: a service that ends when it must, and a start that fails and says why."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.e2e.http import request
from tests.e2e.installed import SOURCES
from tests.e2e.service import NotStartedError, serving

_SERVER = textwrap.dedent("""
    import http.server, os, threading, sys
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    print("listening on", server.server_port, flush=True)
    server.serve_forever()
""")


def test_a_service_runs_as_long_as_it_is_wanted(tmp_path: Path) -> None:
    with serving((sys.executable, "-c", _SERVER), tmp_path) as address:
        assert request("GET", address).status == 200
    with pytest.raises(OSError, match="refused"):
        request("GET", address)


def test_a_service_ends_when_a_test_fails(tmp_path: Path) -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        serving((sys.executable, "-c", _SERVER), tmp_path) as address,
    ):
        raise KeyboardInterrupt
    with pytest.raises(OSError, match="refused"):
        request("GET", address)


def test_a_service_ends_even_when_the_session_is_killed(tmp_path: Path) -> None:
    session = textwrap.dedent(f"""
        import os, pathlib, signal, sys
        from tests.e2e.service import serving
        with serving((sys.executable, "-c", {_SERVER!r}), pathlib.Path({str(tmp_path)!r})) as address:
            print(address, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    """)
    finished = subprocess.run(
        (sys.executable, "-c", session),
        cwd=SOURCES.parents[2],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert finished.returncode < 0
    assert _is_gone(finished.stdout.strip())


def _is_gone(address: str) -> bool:
    """Whether a service stops answering within some seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            request("GET", address)
        except OSError:
            return True
    return False


def test_a_service_that_does_not_start_says_why(tmp_path: Path) -> None:
    with (
        pytest.raises(NotStartedError, match="no database"),
        serving((sys.executable, "-c", "raise SystemExit('no database')"), tmp_path),
    ):
        pass


def test_the_lock_file_names_no_registry() -> None:
    lock = (SOURCES / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert '"integrity"' in lock


def test_cap_answers(library: str) -> None:
    assert request("GET", f"{library}/Works").json["value"]


def test_odata_v4_server_answers(fleet: str) -> None:
    assert request("GET", f"{fleet}/Vehicles").json["value"]


def test_the_mock_server_answers(industry: str) -> None:
    assert request("GET", f"{industry}/incomingRuns").json["value"]
    assert request("GET", f"{industry}/$metadata").status == 200
