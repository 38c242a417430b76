"""pandoc and LibreOffice show what was said: no structure comes of it, and nothing is computed."""

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

from data.reports import csv_text, markdown
from data.reports.minutes import Minutes
from data.safe_text import safe
from tests.clients.conftest import Program
from tests.data.report_sample import closed_minutes

OFFICE = "soffice"


def squeezed(text: str) -> str:
    """Return a text without blanks, its marks put together as pandoc puts them."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


class Items(HTMLParser):
    """The items of all lists of a page, and the tags that it has."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_pandoc_shows_every_text_as_it_was_said(
    program: Program, tmp_path: Path, nasty: Minutes, texts: list[str]
) -> None:
    path = tmp_path / "minutes.md"
    path.write_text(markdown.write([closed_minutes(), nasty]), encoding="utf-8")
    page = Items(program("pandoc", "-f", "commonmark", "-t", "html", "--wrap=preserve", path))
    assert page.tags <= {"h1", "h2", "h3", "ul", "li", "p", "em", "br"}
    words = squeezed(page.words)
    assert [text for text in texts if squeezed(safe(text)) not in words] == []


def test_libreoffice_computes_nothing_and_reads_a_document_made_of_the_minutes(
    program: Program, tmp_path: Path, nasty: Minutes, texts: list[str]
) -> None:
    (tmp_path / "entries.csv").write_bytes(csv_text.write([closed_minutes(), nasty]).encode())
    source = tmp_path / "minutes.md"
    source.write_text(markdown.write([closed_minutes(), nasty]), encoding="utf-8")
    program("pandoc", "-f", "commonmark", source, "-s", "-o", tmp_path / "minutes.docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    convert = (OFFICE, profile, "--headless", "--convert-to")
    program(*convert, "fods", "--outdir", tmp_path, tmp_path / "entries.csv")
    table = (tmp_path / "entries.fods").read_text(encoding="utf-8")
    assert table.count("<table:table-row") > len(texts)
    assert "table:formula" not in table
    program(*convert, "txt:Text (encoded):UTF8", "--outdir", tmp_path, tmp_path / "minutes.docx")
    words = squeezed((tmp_path / "minutes.txt").read_text(encoding="utf-8-sig"))
    assert [text for text in texts if squeezed(safe(text)) not in words] == []
