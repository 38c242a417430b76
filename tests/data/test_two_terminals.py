"""Two terminals at one session, whatever either does to it: both come to know the same."""

from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from data.amending import amend, keep_beside, turn_into
from data.errors import LctuiError
from data.meeting import keep
from data.models.ids import CommunityId, MemberId, PhaseId, SessionId, new_id
from data.models.records import Entry, FollowUp, Phase, Presence, SessionHead
from data.redaction import tombstone_of
from data.store.changes import ANONYMOUS
from data.store.memory_log import MemoryPlace
from data.store.open_session import OpenSession
from tests.data.store_help import NOW
from tests.data.test_undo_beside_others import act, terminal

HEAD = SessionHead(
    id=SessionId(new_id()),
    community=CommunityId("riverside"),
    community_name="Riverside",
    number=1,
    title="Visits",
    topic=None,
    format="circle",
    planned_start=NOW,
    zone="UTC",
    phases=(Phase(PhaseId("a"), "A", 600),),
)
ANA, BEN = Presence(MemberId("a"), "Ana Ruiz"), Presence(MemberId("b"), "Ben Okafor")
DAY = date(2026, 11, 24)
TO_ONE = ("anon", "redact", "amend", "beside", "turn", "heard")
ACTS = (*TO_ONE, "keep", "edit", "remove", "back", "undo", "undo", "redo", "refresh", "together")
LINES = (
    "hello",
    "! @ana send due:fri",
    "...more @ben",
    "...x #anon",
    "s/hello/bye #anon/",
    "  - no",
)
MOVES = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.integers(0, 7), st.sampled_from(LINES)),
    min_size=4,
    max_size=30,
)


def do(session: OpenSession, what: str, which: int, line: str) -> None:
    said = list(session.entries.values())
    match what:
        case "keep":
            keep(session, line, now=NOW, captured_by=("Ana Ruiz", "Ben Okafor", None)[which % 3])
        case "back":
            gone = [each for each in map(session.record, *everything(session)) if each]
            for record in [each for each in gone if each.removed][:1]:
                session.change(record, removed=False)
        case "together":
            with session.together():
                act(session, "edit", which, "a")
                act(session, "remove", which + 1, "b")
        case _ if what in TO_ONE:
            if said:
                do_to(session, said[which % len(said)], what, line)
        case _:
            act(session, what, which, "a")


def everything(session: OpenSession) -> tuple[list[str], list[str]]:
    """Return the table and the id of every entry that was ever there."""
    ids = [change.id for change in session.known_changes() if change.table == Entry.TABLE]
    return [Entry.TABLE] * len(ids), ids


def do_to(session: OpenSession, entry: Entry, what: str, line: str) -> None:
    match what:
        case "anon":
            session.change(entry, level="anon")
        case "redact" if entry.redacted is None:
            session.redact(DAY, tombstone_of(entry, DAY))
        case "amend":
            amend(session, entry, line, NOW)
        case "beside":
            keep_beside(session, entry, line, NOW)
        case "turn":
            turn_into(session, entry, "action" if line.startswith("...") else "note")
        case "heard":
            session.put(FollowUp(entry.id, "done", NOW))


@settings(max_examples=150, deadline=None)
@given(MOVES)
def test_two_terminals_agree_on_all_and_no_name_outlives_that_it_was_taken_off(
    moves: list[tuple[int, str, int, str]],
) -> None:
    place = MemoryPlace()
    both = terminal(place), terminal(place)
    both[0].keep_for_good(HEAD, ANA, BEN)
    keep(both[0], "hello", now=NOW, captured_by="Ana Ruiz")
    both[1].refresh()
    for who, what, which, line in moves:
        with suppress(LctuiError):  # refused, with a sentence
            do(both[who], what, which, line)
        assert not both[who].unsaved
    for session in both:
        session.refresh()
    entries = terminal(place).entries
    assert both[0].entries == both[1].entries == entries
    assert both[0].followups == both[1].followups == terminal(place).followups
    nameless = {entry.id for entry in entries.values() if entry.level == "anon"}
    told = [c for c in place.changes if c.table == Entry.TABLE and c.id in nameless]
    assert {change.writer for change in told} <= {ANONYMOUS}
    assert not any(entries[i].by or entries[i].owners or entries[i].typed for i in nameless)
