"""What reports tell, as other programs read it: the lines of a page, and whether all agree."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.html_rules import Page, problems_of
from tests.proof.past.shell import Part

_COMMONMARK = MarkdownIt("commonmark")
_BREAKS = ("softbreak", "hardbreak")


def lines_in_markdown(text: str) -> list[str]:
    """Return what stands as an item under the headings of a page, or of several."""
    told: list[str] = []
    tokens, under = _COMMONMARK.parse(text), False
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "heading_open":
            under = token.tag != "h1"
        elif token.type == "inline" and under and before and before.type == "paragraph_open":
            told.append(_words(token))
    return told


def section_in_markdown(text: str, title: str) -> list[str]:
    """Return the items under the heading that begins so."""
    parts = re.split(r"(?m)^(?=#+ )", text)
    return [line for p in parts if p.lstrip("# ").startswith(title) for line in _items(p)]


def _items(section: str) -> list[str]:
    return lines_in_markdown(f"## {section.lstrip('# ')}")


def _words(token: Token) -> str:
    return "".join("\n" if c.type in _BREAKS else c.content for c in token.children or ())


def lines_in_html(text: str) -> list[str]:
    """Return what stands as said under the headings of a page, without what stands beside it."""
    said = (e for e in Page(text).every("span") if e.attributes.get("class") == "said")
    return [each.words for each in said if all(above.tag != "dl" for above in each.above())]


def hold_pages(row: Part, where: str, markdown: str, text: str, html: str) -> list[str]:
    """Hold the three ways of writing a page against each other; return the lines that they tell."""
    lines = lines_in_markdown(markdown)
    row.hold(problems_of(html)[:3], [], f"{where}: rules of HTML")
    row.hold(len(lines_in_html(html)), len(lines), f"{where}: lines in HTML and in Markdown")
    row.hold(missing_in(text, lines), None, f"{where}: the first line that is not in the text")
    return lines


def missing_in(text: str, lines: Sequence[str]) -> int | None:
    """Return the number of the first line that a text does not tell, in their order."""
    whole, place = squashed(text), 0
    for number, line in enumerate(lines):
        wanted = squashed(line)
        found = whole.find(wanted, place)
        if found < 0:
            return number
        place = found + len(wanted)
    return None


def squashed(text: str) -> str:
    """Return a text without its blanks, as lines are broken in other places."""
    return "".join(text.split())
