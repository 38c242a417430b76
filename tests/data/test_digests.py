"""Figures, trend and turns out of one row of the index: the same as out of every session."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.figures import Figures, figures
from data.models.ids import EventId, MemberId, SessionId, new_id
from data.models.records import Carried, ExitSlip, FollowUp, Presence
from data.models.side_records import Dots, Offer
from data.models.summary import Summary
from data.progress import Stopped
from data.rotation import last_held
from data.store.digests import counted, digest_of, digests, light
from data.store.index import summaries
from data.store.open_session import OpenSession
from data.store.store import Store
from data.trend import pulse_lines, trend
from tests.data.store_help import NOW, begun, end, entry, event, head
from tests.data.test_index_file import COMMUNITY, opens

ANA, BEN = MemberId(new_id()), MemberId(new_id())


def opened(folder: Path) -> Store:
    store = Store(folder / "store")
    store.cache = lambda: folder / "cache"
    return store


def ask(folder: Path) -> list[Summary]:
    """Ask with the index and without it; what is made of either is the same."""
    plain = summaries(Store(folder / "store"), COMMUNITY, now=NOW)
    found = counted(opened(folder), COMMUNITY, NOW)
    assert found == [digest_of(summary) for summary in plain]
    lighter = digests(opened(folder), COMMUNITY, NOW)
    assert lighter == [light(summary) for summary in plain]
    assert told(lighter)[1:] == told(plain)[1:]
    assert told(found) == told(plain)
    return found


def told(known: list[Summary]) -> tuple[Figures, object, object, object]:
    return figures(known), trend(known), pulse_lines(known), last_held(known)


def hold(folder: Path, title: str, carried: Carried | None = None) -> OpenSession:
    """Begin a session with all that is counted; return it."""
    store = opened(folder)
    session = store.create(head(store, title)) if carried else begun(store.root, title)[1]
    promised = replace(entry("Ask twice"), kind="commitment", by="Ana Ruiz")
    calls = replace(entry("Who has a room?"), kind="help", by="Ben Okafor")
    session.put(
        Presence(ANA, "Ana Ruiz", roles=("scribe",)),
        Presence(BEN, "Ben Okafor", shadows=("scribe",)),
        Presence(MemberId(new_id()), "Dana", guest=True),
        *(promised, calls, entry("A note"), replace(entry("Why?"), kind="question")),
        Offer(EventId(new_id()), calls.id, "Ana Ruiz", NOW),
        Dots(EventId(new_id()), calls.id, 2),
        *(ExitSlip(EventId(new_id()), worth, 4) for worth in (5, 3, 4)),
    )
    if carried:
        session.put(
            replace(carried, visits=(session.head.id,)), FollowUp(carried.id, "worked", NOW)
        )
    return session


def test_figures_trend_and_turns_come_from_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hold(tmp_path, "First")
    (promised,) = (e for e in first.entries.values() if e.kind == "commitment")
    end(first)
    assert ask(tmp_path)[0].people[0].roles == ("scribe",)
    second = hold(tmp_path, "Second", Carried(promised.id, SessionId(first.head.id), ()))
    second.put(event("start"))
    assert [digest.live for digest in ask(tmp_path)] == [True, False]
    second.put(event("end"))
    second.seal()
    assert figures(ask(tmp_path)).commitments == {"worked": 1, "unheard": 1}
    read = opens(monkeypatch)
    assert len(digests(opened(tmp_path), COMMUNITY, datetime.now(UTC))) == 2
    assert read == []
    amended = opened(tmp_path).open(first.ref)
    amended.change(amended.entries[promised.id], kind="note")
    amended.close()
    assert figures(ask(tmp_path)).commitments == {"unheard": 1}


def test_whoever_leaves_while_sessions_are_read_finds_what_was_read_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("Doors", "Forms", "Fathers"):
        begun(tmp_path / "store", title)[1].seal()
    known: list[int] = []

    def leaves(done: int, _every: int, found: Mapping[str, Summary]) -> None:
        known.append(len(found))
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        digests(opened(tmp_path), COMMUNITY, NOW, told=leaves)
    assert known == [0, 1, 2]
    read = opens(monkeypatch)
    assert len(digests(opened(tmp_path), COMMUNITY, NOW)) == 3
    assert len(read) == 1, "the others were kept"
