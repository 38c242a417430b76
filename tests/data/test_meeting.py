"""Holding a session: begun, kept line by line, ended."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.beginning import begin_from
from data.errors import LctuiError
from data.formats.loader import load_format
from data.meeting import (
    add_guest,
    begin,
    clock_of,
    end,
    keep,
    keep_all,
    keep_many,
    people_of,
    press,
)
from data.models.answers import StartAnswers
from data.models.ids import moment_of
from data.planning import found, names_in, names_typed
from data.roll_call import seat
from data.store.open_session import OpenSession
from data.store.store import Store

TEN = datetime(2026, 11, 24, 10, 0, 7, tzinfo=UTC)
Begin = Callable[..., OpenSession]


def later(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def session(store: Store) -> OpenSession:
    community = found(store, "Riverside", names_in("Ana Ruiz, Ben Okafor, Dana Whitlock"))
    present = ["ana (new)", "Ben Okafor", "Milo Hart (Visitor)"]
    return begin(store, community, format=load_format("circle"), present=present, now=TEN)


def test_who_is_present_is_matched_with_the_members_and_others_are_guests(
    session: OpenSession,
) -> None:
    assert [(p.name, p.present, p.guest) for p in session.people.values()] == [
        ("Ana Ruiz", True, False),
        ("Ben Okafor", True, False),
        ("Dana Whitlock", False, False),
        ("Milo Hart", True, True),
    ]


def test_who_is_marked_as_a_guest_is_one_under_the_bare_name(store: Store) -> None:
    typed = names_typed("Ana Ruiz, Kofi [guest], Dana (new), (guest), Ben (Leeds)")
    answers = StartAnswers("Hill", "", None, "circle", typed)
    session = begin_from(store, answers, TEN)
    roll = [(p.name, p.guest) for p in session.people.values()]
    assert roll == [
        ("Ana Ruiz", False),
        ("Dana", False),
        ("Ben (Leeds)", False),
        ("Kofi", True),
    ]
    assert seat(session, "kofi (guest)") == "Kofi"
    members = found(store, "Lake", names_typed("Kofi (guest), Ana")).members
    assert [(m.name, m.level) for m in members] == [("Kofi", "guest"), ("Ana", "active")]


def test_undo_takes_back_the_start_but_never_the_roll(session: OpenSession) -> None:
    assert session.undo() is not None
    assert clock_of(session, later(1)).status == "idle"
    assert session.undo() is None
    assert len(session.people) == 4


def test_a_line_is_kept_in_the_phase_and_under_the_prompt(session: OpenSession) -> None:
    first = keep(session, "hello", now=later(1), prompt="Who is here?")
    press(session, "next", later(5))
    second = keep(session, "BO: it went well", now=later(6))
    phases = session.head.phases
    assert (first.phase, first.prompt) == (phases[0].id, "Who is here?")
    assert (second.phase, second.by) == (phases[1].id, "Ben Okafor")


def test_what_comes_after_the_end_stands_in_the_phase_in_which_we_ended(
    session: OpenSession,
) -> None:
    press(session, "next", later(5))
    press(session, "end", later(20))
    late = keep(session, "typed until the end", now=later(21))
    assert late.phase == session.head.phases[1].id


def test_a_line_is_kept_where_no_phase_was_planned(session: OpenSession) -> None:
    session.change(session.head, phases=())
    assert keep(session, "all the same", now=later(1)).phase is None


def test_off_the_record_nothing_is_kept(session: OpenSession) -> None:
    session.change(session.head, off_record=True)
    with pytest.raises(LctuiError, match="off the record"):
        keep(session, "hush", now=later(1))
    assert session.entries == {}


def test_a_line_lies_at_most_one_deeper_than_the_one_above(session: OpenSession) -> None:
    typed = ["      too deep", "top", "    under it", "      deeper", "  back"]
    assert [keep(session, line, now=later(1)).depth for line in typed] == [0, 0, 1, 2, 1]


def test_dots_continue_what_the_same_scribe_kept(session: OpenSession) -> None:
    mine = keep(session, "we visit", now=later(1), captured_by="Dana Whitlock")
    keep(session, "an aside", now=later(2), captured_by="Ben Okafor")
    longer = keep(session, "...in pairs", now=later(3), captured_by="Dana Whitlock")
    assert (longer.id, longer.text) == (mine.id, "we visit in pairs")


def test_a_scribe_goes_on_with_her_own_nameless_line_and_stays_nameless(
    session: OpenSession,
) -> None:
    session.by = "Ana Ruiz"
    for line in ("#anon teh boss", "s/teh/the/", "... shouts"):
        keep(session, line, now=later(1), captured_by="Ana Ruiz")
    (entry,) = session.entries.values()
    assert (entry.text, entry.captured_by, entry.level) == ("the boss shouts", None, "anon")
    assert [version.by for version in session.versions(entry.id)] == ["", "", ""]


def test_in_the_minute_of_a_nameless_line_dots_go_on_with_what_was_said_after_it(
    session: OpenSession,
) -> None:
    for line in ("#anon the boss", "#private hers", "... alone", "plain", "... and more"):
        keep(session, line, now=later(1), captured_by="Ana Ruiz")
    said = {entry.text: entry.level for entry in session.entries.values()}
    assert said == {"the boss": "anon", "hers alone": "private", "plain and more": "named"}


def test_where_it_is_not_clear_what_dots_go_on_with_nothing_is_kept_under_a_name(
    session: OpenSession, store: Store
) -> None:
    keep(session, "she said", now=later(1), captured_by="Ana Ruiz")
    keep(session, "#anon the boss", now=later(1), captured_by="Ana Ruiz")
    again = store.open(session.ref)
    with pytest.raises(LctuiError, match="not clear"):
        keep(again, "... shouts", now=later(1), captured_by="Ana Ruiz")
    assert len(again.entries) == 2


def test_dots_and_mends_with_nothing_before_them_are_kept_as_entries(session: OpenSession) -> None:
    assert "in pairs" in keep(session, "...in pairs", now=later(1)).text
    assert keep(session, "s/old/new/", now=later(1)).text == "s/old/new/"
    assert len(session.entries) == 2


def test_a_mend_can_be_undone(session: OpenSession) -> None:
    keep(session, "two vists", now=later(1))
    assert keep(session, "s/vists/visits/", now=later(2)).text == "two visits"
    session.undo()
    assert [e.text for e in session.entries.values()] == ["two vists"]


def test_no_mend_leaves_an_entry_without_words(session: OpenSession) -> None:
    keep(session, "two visits", now=later(1))
    with pytest.raises(LctuiError, match="no word of it"):
        keep(session, "s/two visits//", now=later(2))
    assert [e.text for e in session.entries.values()] == ["two visits"]


@pytest.mark.parametrize("line", ["I feel left out #anon", "left out #anon #private"])
def test_a_nameless_entry_tells_no_more_than_the_minute(session: OpenSession, line: str) -> None:
    entry = keep(session, line, now=later(1.5), captured_by="Ana Ruiz", turn="Ana Ruiz")
    assert (entry.by, entry.typed, entry.captured_by) == (None, None, None)
    assert entry.at.second == 0
    assert moment_of(entry.id).replace(microsecond=0) == entry.at


def test_nothing_nameless_ends_in_an_entry_with_a_name(session: OpenSession) -> None:
    named = keep(session, "Ana: fine so far", now=later(1))
    apart = keep(session, "...not for me #anon", now=later(1))
    assert apart.id != named.id
    after = keep(session, "...since spring", now=later(1))
    assert after.id != named.id


def test_a_line_past_a_megabyte_is_several_entries_in_one_undo_step(session: OpenSession) -> None:
    line = "= Ana: " + "\n".join(["what we agreed " * 50] * 2000)
    entries = keep_all(session, line, now=later(1))
    assert len(entries) == 2
    assert {(e.kind, e.by) for e in entries} == {("decision", "Ana Ruiz")}
    assert sum(e.text.count("agreed") for e in entries) == 50 * 2000
    session.undo()
    assert session.entries == {}


def test_a_guest_is_known_by_name_at_once(session: OpenSession) -> None:
    add_guest(session, "  Jo   March ")
    assert people_of(session).find("jo") == "Jo March"


def test_only_one_session_of_a_community_is_live(store: Store, session: OpenSession) -> None:
    community = store.find_community("Riverside")
    with pytest.raises(LctuiError, match="live session already"):
        begin(store, community, format=load_format("circle"), now=later(1))


def test_a_clock_action_without_sense_says_why(session: OpenSession) -> None:
    with pytest.raises(LctuiError, match="running already"):
        press(session, "resume", later(1))


def test_what_is_open_is_handed_to_the_next_session(store: Store, session: OpenSession) -> None:
    action = keep(session, "! Share the form @ana", now=later(1))
    keep(session, "a remark", now=later(2))
    end(session, later(90))
    session.close()
    following = begin(
        store, store.find_community("Riverside"), format=load_format("circle"), now=later(9000)
    )
    assert list(following.carried) == [action.id]
    assert (following.head.number, following.head.previous) == (2, session.head.id)
    assert [item.entry.text for item in store.items(following)] == ["Share the form"]


def test_a_session_that_never_began_can_be_put_away(store: Store) -> None:
    community = found(store, "Hillside")
    waiting = begin(
        store, community, format=load_format("circle"), at=later(60), now=TEN, start_clock=False
    )
    end(waiting, later(1))
    waiting.close()
    assert store.live() == []


def test_a_damaged_session_does_not_keep_the_next_from_beginning(
    store: Store, session: OpenSession
) -> None:
    end(session, later(90))
    session.close()
    sealed = session.ref.path.with_name(f"{session.ref.path.name}.json")
    sealed.write_text("{ torn")
    following = begin(
        store, store.find_community("Riverside"), format=load_format("circle"), now=later(9000)
    )
    assert following.carried == {}
    assert sealed.read_text() == "{ torn"


def test_many_lines_are_kept_as_if_typed_one_by_one_but_taken_back_at_once(
    session: OpenSession,
) -> None:
    lines = ("+ it went well", "  BO: with tea", "... and cake", "s/tea/coffee/", "? why")
    kept = keep_many(session, lines, now=later(1))
    assert [(entry.kind, entry.text, entry.depth) for entry in session.entries.values()] == [
        ("success", "it went well", 0),
        ("note", "with coffee and cake", 1),
        ("question", "why", 0),
    ]
    assert kept == tuple(session.entries.values())
    session.undo()
    assert not session.entries
    session.redo()
    assert tuple(session.entries.values()) == kept
