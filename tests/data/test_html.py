"""A page of HTML can be read by everybody, prints, fetches nothing and runs nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.models.kinds import KINDS
from data.reports import html
from data.reports.linking import pieces
from data.reports.minutes import minutes_of
from data.reports.outline import page_of
from data.reports.page import Line, Page, Section
from data.safe_text import safe
from tests.data.report_sample import a_session, closed_minutes, live_minutes, minute
from tests.data.test_report_text import everywhere
from tests.html_rules import Page as Parsed
from tests.html_rules import contrast, palettes, problems_of


def test_the_minutes_keep_to_every_rule_alone_and_with_others() -> None:
    assert problems_of(html.write([closed_minutes()])) == []
    assert problems_of(html.write([live_minutes(), closed_minutes()])) == []


def test_no_text_becomes_anything_but_text(hostile: str) -> None:
    told = minutes_of(everywhere(hostile), minute(5))
    title = told.document.title.strip() and told.document.title
    page = html.write([told])
    problems = [each for each in problems_of(page) if title or each != "no title"]
    assert [each for each in problems if "empty heading" not in each or title] == []
    assert safe(page) == page
    said = [e.words for e in Parsed(page).every("span") if e.attributes.get("class") == "said"]
    assert safe(hostile) in said


def test_every_colour_of_text_has_contrast_on_its_ground_by_day_and_by_night() -> None:
    for colours in palettes(html.write([closed_minutes()])):
        grounds = {"ink": "paper", "soft": "paper", "accent": "paper", "notice-ink": "notice"}
        grounds |= {f"{kind.id}-ink": kind.id for kind in KINDS}
        for ink, ground in grounds.items():
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def test_a_page_says_all_that_the_text_says() -> None:
    page = page_of(closed_minutes())
    words = " ".join(Parsed(html.write_page(page)).body.words.split())
    for section in page.sections:
        assert section.title in words
        for line in section.lines:
            assert " ".join(line.text.split()) in words
    assert "Share the consent form" in words
    assert "done: Ask for toys" in words


def test_what_is_owed_stands_in_a_table_without_columns_that_say_nothing() -> None:
    tables = Parsed(html.write([closed_minutes()])).every("table")
    heads = [[e.words for e in t.walk() if e.attributes.get("scope") == "col"] for t in tables]
    assert heads == [["What", "Who", "By when", "State"], ["What", "Who", "What came of it"]]
    rows = [[e.words for e in r.walk() if e.tag in ("th", "td")] for r in tables[0].walk()
            if r.tag == "tr"]  # fmt: skip
    assert rows[2] == ["Book the room", "Ben Osei", "", "done"]


def test_lines_lie_under_the_line_they_belong_to() -> None:
    told = Parsed(html.write([closed_minutes()]))
    (under,) = [e for e in told.every("li") if e.words.startswith("a remark on what was said")]
    above = [e.words.split(" —")[0] for e in under.above() if e.tag == "li"]
    assert above == ["Success: The two-question check-in opened people up"]


def test_a_section_that_stands_under_nothing_skips_no_heading() -> None:
    page = Page("T", sections=(Section("first", sub=True), Section("next", (Line("x", depth=3),))))
    assert problems_of(html.write_page(page)) == []


def test_several_sessions_are_found_from_a_list_at_the_beginning() -> None:
    told = Parsed(html.write([live_minutes(), closed_minutes(), closed_minutes()]))
    links = [e.attributes["href"] for e in told.every("nav")[0].walk() if e.tag == "a"]
    assert links == ["#page-1", "#page-2", "#page-3"]
    assert told.every("h1")[0].words == "Riverside Early Years Circle: 3 sessions"


def test_addresses_can_be_followed_and_nothing_else_can() -> None:
    session = a_session()
    said = "see https://example.org/a_(b)?q=1&r. or (http://x.org), mailto:ana@example.org; "
    session.say("note", f"{said} javascript:alert(1) file:///etc/passwd data:text/html,x", 50)
    page = html.write([minutes_of(session, minute(60))])
    assert problems_of(page) == []
    assert [e.attributes["href"] for e in Parsed(page).every("a")] == [
        "https://example.org/a_(b)?q=1&r",
        "http://x.org",
        "mailto:ana@example.org",
    ]


@given(st.text(st.sampled_from("ahtps:/.()mailto@ ,\n]")) | st.text())
def test_a_text_in_pieces_is_the_text(text: str) -> None:
    parts = list(pieces(text))
    assert "".join(part.text for part in parts) == text
    assert all(part.href in ("", part.text) for part in parts)


@pytest.mark.parametrize("title", ["../../etc/passwd", "</title><script>alert(1)</script>"])
def test_a_title_is_only_a_title(title: str) -> None:
    page = replace(page_of(closed_minutes()), title=title)
    told = html.write_page(page)
    assert problems_of(told) == []
    assert Parsed(told).every("title")[0].words == title
