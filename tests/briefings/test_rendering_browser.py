"""The HTML page in a real browser: a citation opens without script, the page fits a phone, dark mode and paper."""

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from newsdesk.briefings.article import Span, make_article
from newsdesk.briefings.briefing import compose
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.rendering import render
from newsdesk.briefings.specimen import SPECIMEN

REQUIRED = "NEWSDESK_REQUIRE_BROWSER"

TEXT = """Quillmoor council voted 9 to 4 to close the old ferry pier and sell its land to Harrow Vale Shipping.

Harrow Vale Shipping pays Quillmoor 3.2 million pounds for the land of the ferry pier, treasurer Odile Marsh \
told the council on 4 March 2024. \
The pier <b>has</b> been shut since a storm broke two of its piles & the crane in November 2022.

Harrow Vale Shipping plans 120 flats and a small museum of the ferry trade in Quillmoor."""


class Browser:
    """A chromium session spoken to by the WebDriver protocol."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--window-size=390,844",
        ]
        options = {"args": arguments, "binary": _binary("chromium", "chromium-browser", "google-chrome")}
        wanted = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}
        self.session = self.call("POST", "/session", wanted)["sessionId"]

    def call(self, method: str, path: str, body: object = None):
        data = None if method == "GET" else json.dumps(body or {}).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.base + path, data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def ask(self, method: str, path: str, body: object = None):
        return self.call(method, f"/session/{self.session}{path}", body)

    def find(self, css: str) -> list[str]:
        found = self.ask("POST", "/elements", {"using": "css selector", "value": css})
        return [next(iter(element.values())) for element in found]

    def shown(self, element: str) -> bool:
        return self.ask("GET", f"/element/{element}/displayed")

    def text(self, element: str) -> str:
        return self.ask("GET", f"/element/{element}/text")

    def place(self, element: str) -> dict[str, float]:
        return self.ask("GET", f"/element/{element}/rect")

    def style(self, element: str, name: str) -> str:
        return self.ask("GET", f"/element/{element}/css/{name}")

    def media(self, *, media: str = "", scheme: str = "light") -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        params = {"media": media, "features": features}
        self.ask("POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": params})


def _binary(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    missing = f"no {names[0]} on this machine (Debian: chromium chromium-driver)"
    if REQUIRED in os.environ:
        pytest.fail(f"{missing}, and {REQUIRED} is set")
    pytest.skip(missing)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(
        [_binary("chromedriver"), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        session = Browser(port)
        yield session
        session.call("DELETE", f"/session/{session.session}")
    finally:
        driver.terminate()
        driver.wait(timeout=20)


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    paragraphs, start = [], 0
    for block in TEXT.split("\n\n"):
        paragraphs.append(Span(start, start + len(block)))
        start += len(block) + 2
    article = make_article(
        text=TEXT, paragraphs=paragraphs, title="Pier <script>alert(1)</script> sold", outlet="The Tide"
    )
    file = tmp_path_factory.mktemp("page") / "briefing.html"
    file.write_text(render(compose([article], finder=RuleFinder()), format="html"), encoding="utf-8")
    return file


@pytest.fixture
def opened(browser: Browser, page: Path) -> None:
    browser.media()
    browser.ask("POST", "/url", {"url": page.as_uri()})


def test_a_click_on_a_citation_opens_its_passage_in_the_paragraph(browser: Browser, page: Path, opened: None) -> None:
    summaries, passages, marks = (
        browser.find(f"main section:first-of-type {css}") for css in ("summary", "blockquote", "mark")
    )
    assert len(summaries) == len(passages)
    assert len(passages) >= 2
    assert not browser.shown(passages[1])
    browser.ask("POST", f"/element/{summaries[1]}/click")
    assert browser.shown(passages[1])
    assert not browser.shown(passages[0])
    sentence = browser.text(marks[1])
    assert sentence
    assert sentence in TEXT
    assert sentence in browser.text(passages[1])
    browser.ask("POST", f"/element/{summaries[1]}/click")
    assert not browser.shown(passages[1])


def test_values_stand_side_by_side_on_a_phone_and_open_across_it(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "specimen.html"
    file.write_text(render(SPECIMEN, format="html"), encoding="utf-8")
    browser.media()
    browser.ask("POST", "/url", {"url": file.as_uri()})
    first, second = browser.find(".values > details")
    left, right = browser.place(first), browser.place(second)
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    browser.ask("POST", f"/element/{browser.find('.values summary')[0]}/click")
    (passage, _) = browser.find(".values blockquote")
    assert browser.shown(passage)
    assert browser.text(passage) == "3 million pounds More was said."
    assert browser.place(first)["width"] > 1.9 * left["width"]
    script = "return document.documentElement.scrollWidth <= window.innerWidth"
    assert browser.ask("POST", "/execute/sync", {"script": script, "args": []})


def test_everything_to_press_is_big_enough_for_a_thumb(browser: Browser, page: Path, opened: None) -> None:
    """24 pixels at least (WCAG 2.2, target size)."""
    for summary in browser.find("summary"):
        assert browser.place(summary)["height"] >= 24


def test_the_page_needs_no_script_and_nothing_from_elsewhere(browser: Browser, page: Path, opened: None) -> None:
    markup = page.read_text(encoding="utf-8")
    assert "<script" not in markup
    assert not browser.find("script, link[rel=stylesheet], img, iframe")
    assert "default-src 'none'" in markup


def test_the_page_fits_a_phone(browser: Browser, page: Path, opened: None) -> None:
    script = "return [document.documentElement.scrollWidth, window.innerWidth]"
    width, window = browser.ask("POST", "/execute/sync", {"script": script, "args": []})
    assert width <= window


def test_dark_mode_turns_the_paper_dark(browser: Browser, page: Path, opened: None) -> None:
    (body,) = browser.find("body")
    light = browser.style(body, "background-color")
    browser.media(scheme="dark")
    dark = browser.style(body, "background-color")
    browser.media()
    assert _brightness(light) > 200 > 60 > _brightness(dark)


def test_print_is_black_on_white_and_whole(browser: Browser, page: Path, opened: None) -> None:
    browser.media(media="print", scheme="light")
    (body,) = browser.find("body")
    assert _brightness(browser.style(body, "background-color")) == 255
    sheet = base64.b64decode(browser.ask("POST", "/print", {}))
    browser.media()
    assert sheet.startswith(b"%PDF")


def test_a_picture_of_the_page_can_be_taken(browser: Browser, page: Path, opened: None) -> None:
    picture = base64.b64decode(browser.ask("GET", "/screenshot"))
    page.with_suffix(".png").write_bytes(picture)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 5000


def _brightness(colour: str) -> float:
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(parts) / 3
