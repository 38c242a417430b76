"""What people said shows exactly as they said it, in every format."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from data.reports.defusing import BOM
from data.reports.escape import escape, escape_lines
from data.reports.minutes import minutes_of
from data.reports.registry import REPORTS
from data.reports.wrapping import cells, wrap
from data.safe_text import safe
from tests.data.report_sample import HEAD, Session, minute
from tests.hostile import hostile

PARSERS = (MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False}))
STRUCTURE = "ab1 .)(\t\n#*_-+=>~`[]!<>&;\\|:$\"'x/\xa0\u3000é中😀{}^@"

lines_of_text = st.one_of(st.text(st.sampled_from(STRUCTURE), max_size=30), st.text(max_size=20))


def shown(tokens: Sequence[Token]) -> str:
    """The text that a reader of the rendered Markdown sees; foreign structure shows up as marks."""
    return "".join(_shown(token) for token in tokens)


def _shown(token: Token) -> str:
    if token.children is not None:
        return shown(token.children)
    if token.type in ("text", "text_special"):
        return token.content
    if token.type in ("hardbreak", "softbreak"):
        return "\n" if token.type == "hardbreak" else "<soft>"
    foreign = token.type.startswith(("html", "code", "fence", "link", "image", "s_", "blockquote"))
    return f"<{token.type}>" if foreign else ""


@settings(max_examples=300, deadline=None)
@given(lines_of_text)
@example("\n")
@example("__a__ _b_ ~~~\n===\n  - [ ] c  \n1) d &amp; <i>e</i> ![f](g) #")
def test_escaped_text_reads_as_typed_and_is_never_structure(typed: str) -> None:
    text = safe(typed)
    for parser in PARSERS:
        assert shown(parser.parse(escape_lines(text))) == text
        item = parser.parse(f"- *Note:* {escape_lines(text, '  ')} — Ana\n\nend")
        assert shown(item) == f"Note: {text} — Anaend"
        heading = parser.parse(f"## {escape(text)}")
        assert shown(heading) == text.replace("\n", " ")


def test_plain_prose_is_not_cluttered_with_backslashes() -> None:
    prose = "We met 12 people (at 10:30!), snake_case & R&D - see #4, it's 5 > 3 = fine."
    assert escape_lines(prose) == prose


def everywhere(text: str) -> Session:
    """A session with the text in every field that people fill; a megabyte of it only once."""
    session = Session(HEAD)
    if len(text) < 100_000:
        session.head = replace(HEAD, title=text, topic=text, community_name=text)
        session.come(text, "scribe")
        for kind in ("action", "commitment", "decision"):
            names = {"by": text, "owners": (text,), "tags": (text,), "whom": (text,)}
            session.say(kind, text, 1, **names, phase=HEAD.phases[0].id, prompt=text)
    session.say("note", text, 2, typed=text)
    return session


@pytest.mark.parametrize("text", hostile())
def test_a_hostile_text_shows_exactly_in_every_export(text: str) -> None:
    minutes = minutes_of(everywhere(text), minute(5))
    written = {name: report.write([minutes]) for name, report in REPORTS.items()}
    plain = {_plain(text) for text in written.values()}
    assert {safe(w) for w in plain} == plain
    entry = json.loads(written["json"])["entries"][-1]
    assert (entry["text"], entry["typed"]) == (safe(text), safe(text))
    assert _squeezed(safe(text)) in _squeezed(written["txt"])
    assert f"{safe(text)}" in shown(PARSERS[0].parse(written["md"]))


def _plain(text: str) -> str:
    """Return a file without what its format adds: mark, line ends, folds."""
    return text.removeprefix(BOM).replace("\r\n ", "").replace("\r\n", "\n")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(st.text(st.sampled_from("ab \t中。é"), max_size=80), st.integers(4, 20))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert _squeezed("".join(lines)) == _squeezed(text)
    for line in lines:
        assert cells(line) <= width or " " not in line.strip()


def test_an_address_is_not_broken_and_a_wide_script_is() -> None:
    address = "https://example.org/" + "a" * 30
    assert wrap(f"see {address} there", 20) == ["see", address, "there"]
    assert wrap("这是一个很长的句子，写得没有空格。", 12) == [
        "这是一个很长",
        "的句子，写得",
        "没有空格。",
    ]
