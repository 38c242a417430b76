"""What the board is drawn with: letters and digits of dots, and who gets how much room."""

import string
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from data.clock import clock_at
from data.go_round import GoRound
from data.models.ids import CommunityId, EventId, PhaseId, SessionId, new_id
from data.models.records import ClockEvent, Phase, SessionHead
from screens.board.arrangement import PARTS, arranged
from screens.board.big_clock import LEAST, SMALL, rows_at_most
from screens.board.clock_dots import clock_cells, clock_width
from screens.board.letters import ROWS, SIZES, enlarged
from screens.board.rules import rule_lines
from screens.board.sizes import sizes_of
from screens.board.timeline import shares
from screens.board.view import View, called, view_of, with_turn
from screens.board.words import lines_of
from tests.screens.stage import NOW

PHASES = (Phase(PhaseId("a"), "Reflect", 600), Phase(PhaseId("b"), "Learn", 1200))
HEAD = SessionHead(
    id=SessionId(new_id()),
    community=CommunityId("riverside"),
    community_name="Riverside",
    number=1,
    title="Home visits",
    topic="Home visits",
    format="circle",
    planned_start=None,
    zone="UTC",
    phases=PHASES,
)
texts = st.text(st.sampled_from(string.ascii_letters + "    éÅñ?!中"), max_size=120)
views = st.builds(
    View,
    clock=st.sampled_from(("9:59", "10:00", "+1:02:03")),
    sign=st.sampled_from(("", "△", "▲", "⏸")),
    mood=st.sampled_from(("none", "five", "over", "paused", "calm")),
    caption=texts,
    title=texts,
    prompt=texts,
    turn=texts,
    beside_turn=texts,
    rules=st.lists(texts, max_size=9).map(tuple),
    off_record=st.booleans(),
    next_up=texts,
    ends=texts,
    notice=texts,
)


@given(views, st.integers(60, 260), st.integers(18, 80))
def test_the_parts_fill_the_window_and_never_more(view: View, width: int, height: int) -> None:
    sizes = sizes_of(view, width, height)
    places = arranged(sizes, height)
    assert sum(place.rows + place.air for place in places.values()) == height
    assert set(places) <= set(PARTS)
    for name, place in places.items():
        assert (place.level, place.rows) in sizes[name]
    assert places["clock"].rows >= SMALL
    assert ("prompt" in places) == bool(view.prompt)


@given(texts, st.integers(20, 260), st.sampled_from(SIZES))
def test_large_letters_stay_within_their_width(text: str, width: int, size: int) -> None:
    rows = enlarged(text, width, size)
    if rows is not None:
        assert {len(row) for row in rows} == {width}
        assert len(rows) % (ROWS * size) == 0
        assert set("".join(rows)) <= set(" ▀▄█")


def test_every_letter_that_prompts_are_written_in_is_drawn() -> None:
    drawn = string.ascii_letters + string.digits + ".,:;!?'\"()[]{}-–—_+=/\\|*&%#@$€£<>…·•’‘“”„«»¿¡"
    for letter in drawn + "äöüßéèêëáàâåãñçőűżźśćěščřžýøØæÆłÁÉÍÓÚÑÖÜ":
        assert enlarged(letter, 40, 1), letter
    assert len({enlarged(letter, 12, 1) for letter in string.ascii_letters}) == 52
    assert enlarged("中文 and more", 200, 1) is None


def test_lines_of_a_question_are_even() -> None:
    lines = lines_of("What would you like to learn next and who could teach us", 44, 0) or ()
    assert len(lines) == 2
    assert abs(cell_len(lines[0]) - cell_len(lines[1])) < 10


@pytest.mark.parametrize("rows", [LEAST, 7, 12, 23, 30])
def test_no_digit_is_wider_than_another_so_that_nothing_moves(rows: int) -> None:
    shown = [clock_cells(digit, rows) for digit in string.digits]
    assert len({len(row) for digit in shown for row in digit}) == 1
    assert {len(digit) for digit in shown} == {rows}
    assert len(set(shown)) == 10
    assert len(clock_cells("▲+10:00", rows)[0]) == clock_width("▲+10:00", rows)


def test_the_clock_fills_a_good_part_of_a_wall_and_a_minute_less_does_not_make_it_larger() -> None:
    assert rows_at_most("0:00", "", 236) == rows_at_most("00:00", "", 236) >= 24
    assert arranged(sizes_of(View(clock="41:07", prompt="Why?"), 240, 60), 60)["clock"].rows >= 20


@example(planned=[0, 0], width=101)
@given(st.lists(st.integers(0, 7200), min_size=1, max_size=9), st.integers(1, 300))
def test_the_timeline_fills_the_width(planned: list[int], width: int) -> None:
    parts = shares(planned, width)
    assert all(part >= 0 for part in parts)
    assert sum(parts) + len(parts) - 1 <= max(width, len(parts) - 1)
    if width > 100:
        assert sum(parts) + len(parts) - 1 == width


@given(st.lists(texts, max_size=12), st.integers(20, 200))
def test_every_rule_has_its_turn(rules: list[str], width: int) -> None:
    lines = rule_lines(rules, width)
    assert [item.split()[0] for line in lines for item in line] == [
        str(number) for number in range(1, len(rules) + 1)
    ]


def at(seconds: float, *kinds: str, head: SessionHead = HEAD) -> View:
    events = [ClockEvent(EventId(new_id()), kind, NOW) for kind in kinds]
    return view_of(head, clock_at(head, events, NOW + timedelta(seconds=seconds)), 0)


@pytest.mark.parametrize(
    ("seconds", "clock", "sign", "caption"),
    [
        (0, "10:00", "", "left of 10:00"),
        (301, "4:59", "△", "less than five minutes left"),
        (541, "0:59", "▲", "less than a minute left"),
        (600, "0:00", "▲", "time is up"),
        (700, "+1:40", "▲", "over time"),
    ],
)
def test_what_the_clock_says_it_says_by_a_sign_and_a_word_too(
    seconds: float, clock: str, sign: str, caption: str
) -> None:
    view = at(seconds, "start")
    assert (view.clock, view.sign, view.caption) == (clock, sign, caption)


def test_paused_not_begun_and_ended_each_say_so() -> None:
    assert (at(0, "start", "pause").sign, at(0, "start", "pause").caption[:6]) == ("⏸", "paused")
    later = replace(HEAD, planned_start=NOW + timedelta(minutes=5))
    assert (at(0, head=later).clock, at(0, head=later).caption) == (
        "5:00",
        "until we begin at 10:05",
    )
    tomorrow = replace(HEAD, planned_start=NOW + timedelta(days=1))
    assert at(0, head=tomorrow).caption == "we begin on Wednesday 25 November"
    assert at(0).caption == "not started yet"
    over = replace(HEAD, next_date=date(2026, 12, 22))
    ended = at(9, "start", "end", head=over)
    assert (ended.prompt, ended.title) == ("Thank you all!", "We meet again on Tuesday 22 December")
    assert ended.next_up == "This session ended at 10:00"


def test_of_a_name_no_more_is_shown_than_tells_people_apart() -> None:
    people = ("Ana Ruiz", "Ana Berg Sol", "Ben Okafor", "Zoë")
    assert [called(name, people) for name in people] == ["Ana R.", "Ana S.", "Ben", "Zoë"]
    clock = clock_at(HEAD, [ClockEvent(EventId(new_id()), "start", NOW)], NOW).phases[0]
    view = with_turn(View(), GoRound(("Ben Okafor", "Ana Ruiz")), clock, people)
    assert (view.turn, view.beside_turn) == ("Ben", "5:00 left · then Ana R.")
    assert with_turn(View(), GoRound(("Zoë",)), clock, people).beside_turn.endswith(
        "last in this round"
    )
