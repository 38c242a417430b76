"""Sessions that went out as JSON and came in elsewhere hand on what they handed on before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.importing.json_loop import HeardInFile
from data.importing.json_sessions import documents_in, records_of
from data.models.community import Community
from data.models.ids import CommunityId, EntryId
from data.models.records import Carried, Entry, FollowUp, Record, SessionHead
from data.reports.between import between, level_told
from data.reports.json_text import write
from data.reports.minutes import Minutes, minutes_of
from data.still_open import Past, past, still_open
from tests.data.clock_help import TEN, head
from tests.data.report_sample import Session
from tests.data.test_carryover_chains import PHASES, Held, World

RIVERSIDE = Community(CommunityId("riverside"), head().community_name)


def told(held: Held, every: Iterable[Held]) -> Minutes:
    """Return the minutes of a session with what itself and later ones heard of its entries."""
    began = TEN + timedelta(minutes=held.start)
    session = Session(replace(head(), id=held.id, phases=PHASES, planned_start=began))
    session.entries = {entry.id: entry for entry in held.entries}
    later: dict[EntryId, list[FollowUp]] = {}
    for each in sorted((e for e in every if e.start >= held.start), key=lambda e: e.start):
        for heard in each.followups:
            if heard.id in session.entries:
                later.setdefault(heard.id, []).append(heard)
    levels = {e.id: level_told(e) for one in every for e in one.entries}
    loop = between(levels, held.carried, held.followups, {})
    return minutes_of(session, TEN, later_followups=later, loop=loop)


def taken_in(text: str) -> list[Past]:
    """Return the sessions of a file as they come in, in their order."""
    documents = documents_in(text)
    heard = HeardInFile(documents)
    return [
        _past(*records_of(document, RIVERSIDE, 1, TEN, heard.of(document)))
        for document in documents
    ]


def _past(came: SessionHead, records: Iterable[Record]) -> Past:
    found = list(records)
    return past(
        came,
        (r for r in found if isinstance(r, Entry)),
        (r for r in found if isinstance(r, Carried)),
        (r for r in found if isinstance(r, FollowUp)),
    )


def keep_some_private(data: st.DataObject, world: World) -> None:
    for held in world.held():
        held.entries[:] = [
            replace(entry, level=data.draw(st.sampled_from(("named", "anon", "private"))))
            for entry in held.entries
        ]


@given(st.data())
def test_what_is_open_after_an_import_is_what_was_open_where_it_was_exported(
    data: st.DataObject,
) -> None:
    world = World(data)
    world.live_on()
    keep_some_private(data, world)
    every = sorted(world.held(), key=lambda held: held.start)
    private = {e.id for held in every for e in held.entries if e.level == "private"}
    was = still_open(held.past() for held in every)
    came = still_open(taken_in(write([told(held, every) for held in every])))
    assert came == tuple(item for item in was if item.id not in private)
