"""A browser shows a page, runs nothing of it, fetches nothing for it, and prints it."""

import struct
import zlib
from pathlib import Path

import pytest

from data.reports import html
from data.reports.minutes import Minutes
from data.reports.page import Line, Page, Section
from data.reports.templating import OwnTemplate
from tests.clients.conftest import Program
from tests.data.report_sample import closed_minutes

BROWSER = ("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
RUNS = (
    "<script>document.title='ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    '"><svg onload="document.title=\'ran\'">',
    "</title></style><script>document.title='ran'</script>",
    "<iframe srcdoc=\"<script>top.document.title='ran'</script>\">",
    "javascript:document.title='ran'",
)


def opened(program: Program, folder: Path, text: str, *more: str) -> str:
    """Return what a browser prints of a page."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    profile = f"--user-data-dir={folder}/browser"
    return program(*BROWSER, profile, *more, f"file://{path}")


def test_nothing_that_was_said_runs(program: Program, tmp_path: Path, nasty: Minutes) -> None:
    lines = tuple(Line(text, details=(text,), kind="action", cells=(text,)) for text in RUNS)
    shown = Section(RUNS[3], lines, remark=RUNS[0], columns=("What", RUNS[1]))
    page = Page(RUNS[3], tuple((each, each) for each in RUNS), RUNS[1], (shown,))
    dom = opened(program, tmp_path, html.write_page(page), "--dump-dom")
    assert "<title>ran</title>" not in dom
    assert "document.title='ran'&lt;/script&gt;" in dom
    assert "<svg" not in dom
    assert "<script" not in opened(program, tmp_path, html.write([nasty]), "--dump-dom")


@pytest.mark.parametrize("place", ["<html><head>{}</head></html>", "{}", "<!-- <head> -->{}"])
def test_nothing_that_a_template_holds_runs(program: Program, tmp_path: Path, place: str) -> None:
    own = OwnTemplate("own", place.format(f"{RUNS[0]}<body onload=\"document.title='ran'\">"))
    dom = opened(program, tmp_path, html.write_page(Page("T"), own), "--dump-dom")
    assert "<script>document" in dom
    assert "<title>ran</title>" not in dom


def test_a_page_is_seen_and_printed(program: Program, tmp_path: Path) -> None:
    picture, paper = tmp_path / "page.png", tmp_path / "page.pdf"
    size = ("--window-size=800,1200", f"--screenshot={picture}")
    opened(program, tmp_path, html.write([closed_minutes()]), *size)
    width, height, colours = seen(picture.read_bytes())
    assert (width, height) == (800, 1200)
    assert colours > 20
    printed = ("--no-pdf-header-footer", f"--print-to-pdf={paper}")
    opened(program, tmp_path, html.write([closed_minutes()]), *printed)
    assert paper.read_bytes().startswith(b"%PDF")
    assert paper.read_bytes().count(b"/Type /Page\n") >= 1


def seen(png: bytes) -> tuple[int, int, int]:
    """Return width and height of a picture, and how many different rows of bytes it has."""
    width, height = struct.unpack(">II", png[16:24])
    data, at = b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += size + 12
    raw = zlib.decompress(data)
    length = len(raw) // height
    return width, height, len({raw[n * length : (n + 1) * length] for n in range(height)})
