"""The built site in a browser: what a reader sees is there, and the console stays silent.

`make test-browser` builds the site and brings what this needs. Without it the test skips; where CI is set it fails.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HTML = ROOT / "build" / "html"
IMAGES = ROOT / "docs" / "images"
RUN = "microsoft-graph-industrydata/outgoingflowrun/"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1280,860 --force-device-scale-factor=1"
)
# The theme hides its diagrams in closed shadow roots.
OPEN_SHADOWS = "const a = Element.prototype.attachShadow; Element.prototype.attachShadow = function () { return a.call(this, { mode: 'open' }); };"


def _missing() -> str:
    if not HTML.is_dir():
        return "the site is not built: make test-browser"
    if not (shutil.which("chromedriver") and shutil.which("chromium")):
        return "Chromium and its driver are not installed"
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "selenium is not installed here: make test-browser"
    return ""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if reason := _missing():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(HTML)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": OPEN_SHADOWS})
    yield driver
    driver.quit()


def _wait(browser: Any, script: str) -> Any:
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(browser, 30).until(lambda driver: driver.execute_script(f"return {script}"))


def _shot(browser: Any, name: str) -> None:
    """A picture for the README, where somebody asks for new ones."""
    if os.environ.get("CSDLGEN_SCREENSHOTS"):
        IMAGES.mkdir(exist_ok=True)
        browser.save_screenshot(str(IMAGES / f"{name}.png"))


def _complaints(browser: Any) -> list[str]:
    return [
        entry["message"] for entry in browser.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}
    ]


def test_a_type_page_renders(browser: Any, address: str) -> None:
    browser.get(address + RUN)
    drawn = "[...document.querySelectorAll('div.mermaid')].filter(e => e.shadowRoot?.querySelector('svg g.node')).length"
    assert _wait(browser, f"{drawn} === 2")
    assert browser.execute_script("return document.querySelectorAll('article table tbody tr').length") > 10
    assert (
        browser.execute_script("return document.querySelectorAll('article .highlight code span').length") > 50
    )
    assert browser.execute_script("return document.querySelectorAll('nav.md-nav--primary a').length") > 50
    _shot(browser, "type")
    assert _complaints(browser) == []


@pytest.mark.parametrize("width", [480, 800, 1280])
def test_names_in_tables_are_whole_and_no_page_is_wider_than_the_window(
    browser: Any, address: str, width: int
) -> None:
    browser.set_window_size(width, 860)
    try:
        browser.get(address + RUN)
        assert _wait(browser, "document.querySelectorAll('article table code').length > 10")
        broken = (
            "[...document.querySelectorAll('article table code')].filter(e => e.getClientRects().length > 1)"
        )
        assert browser.execute_script(f"return {broken}.map(e => e.textContent)") == []
        assert browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0
    finally:
        browser.set_window_size(1280, 860)


def test_an_operation_and_the_overview_render(browser: Any, address: str) -> None:
    browser.get(address + "microsoft-graph-industrydata/operations/start/")
    assert _wait(browser, "document.querySelectorAll('article h2').length >= 2")
    _shot(browser, "operation")
    browser.get(address)
    assert _wait(browser, "document.querySelectorAll('article table').length >= 3")
    _shot(browser, "overview")
    assert _complaints(browser) == []


def test_search_finds_a_type(browser: Any, address: str) -> None:
    from selenium.webdriver.common.by import By

    browser.get(address)
    browser.execute_script("document.querySelector('label[for=__search]').click()")
    field = browser.find_element(By.CSS_SELECTOR, "input[data-md-component='search-query']")
    _wait(
        browser, "document.activeElement === document.querySelector('input[data-md-component=search-query]')"
    )
    field.send_keys("outgoingFlowRun")
    found = "[...document.querySelectorAll('.md-search-result__item > a')].map(a => a.getAttribute('href'))"
    assert any(RUN in link for link in _wait(browser, f"(x => x.length ? x : null)({found})"))
    assert _complaints(browser) == []
