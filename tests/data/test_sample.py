import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from data.carryover import OUTCOMES, outcomes_for
from data.clock import ClockState, clock_at
from data.models.ids import moment_of
from data.models.kinds import KINDS
from data.models.records import Entry
from data.samples.sample import build_sample
from data.samples.script import read_script
from data.store.open_session import OpenSession
from data.store.store import Store
from data.zone import local

NOW = datetime(2026, 11, 24, 9, 45, 3, tzinfo=UTC)
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("sample") / "store")
    build_sample(store, NOW)
    return store


@pytest.fixture(scope="module")
def sessions(store: Store) -> Iterator[list[OpenSession]]:
    opened = [store.open(ref) for ref in reversed(store.sessions())]
    yield opened
    for session in opened:
        session.close()


@pytest.fixture(scope="module")
def today(sessions: list[OpenSession]) -> OpenSession:
    return sessions[-1]


def clock(session: OpenSession) -> ClockState:
    return clock_at(session.head, session.clock, NOW)


def said(sessions: list[OpenSession]) -> list[Entry]:
    return [entry for session in sessions for entry in session.entries.values()]


def test_there_is_a_year_of_sessions_and_only_the_last_is_live(
    sessions: list[OpenSession],
) -> None:
    *past, today = sessions
    assert [session.head.number for session in sessions] == list(range(1, len(sessions) + 1))
    assert 11 <= len(sessions) <= 13
    assert {clock(session).status for session in past} == {"ended"}
    assert not any(session.ref.live for session in past)
    assert today.ref.live
    begun = [s.head.planned_start for s in sessions if s.head.planned_start]
    assert timedelta(weeks=50) < begun[-1] - begun[0] < timedelta(weeks=54)
    assert not any(session.damage for session in sessions)


def test_each_session_names_the_one_before_and_the_date_of_the_next(
    sessions: list[OpenSession],
) -> None:
    for before, after in pairwise(sessions):
        assert after.head.previous == before.head.id
        assert after.head.planned_start
        start = local(after.head.planned_start, after.head)
        assert before.head.next_date == start.date()


def test_every_session_has_many_entries_of_many_kinds(sessions: list[OpenSession]) -> None:
    for session in sessions:
        kinds = Counter(entry.kind for entry in session.entries.values())
        assert 15 <= kinds.total() <= 40
        assert len(kinds) >= 6


def test_all_kinds_and_levels_occur_with_marks_and_entries_under_entries(
    sessions: list[OpenSession],
) -> None:
    entries = said(sessions)
    assert {entry.kind for entry in entries} == {kind.id for kind in KINDS}
    assert {entry.level for entry in entries} == {"named", "role", "anon", "private"}
    assert {entry.depth for entry in entries} == {0, 1, 2}
    assert any(entry.marked for entry in entries)
    assert any(entry.whom for entry in entries)
    assert any(entry.because for entry in entries)
    assert any("\n" in (entry.typed or "") for entry in entries)


def test_nobody_says_the_same_twice(sessions: list[OpenSession]) -> None:
    texts = [entry.text for entry in said(sessions)]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_only_those_present_say_owe_or_write_anything(sessions: list[OpenSession]) -> None:
    for session in sessions:
        here = {person.name for person in session.people.values() if person.present}
        for entry in session.entries.values():
            named = {*entry.owners, entry.by, entry.captured_by} - {None}
            assert named <= here, entry.text


def test_commitments_and_actions_have_somebody_who_means_to_do_them(
    sessions: list[OpenSession],
) -> None:
    for entry in said(sessions):
        assert entry.by or entry.kind != "commitment", entry.text
        assert (entry.owners and entry.due) or entry.kind != "action", entry.text


def test_words_keep_no_trace_of_the_tokens_at_their_end(sessions: list[OpenSession]) -> None:
    for entry in said(sessions):
        before_tokens = re.split(r" (?:#|@@|due:|for:)", entry.typed or entry.text)[0]
        continued = "\n" in (entry.typed or "")
        assert continued or before_tokens.endswith(entry.text)


def test_what_is_carried_has_an_outcome_or_stands_before_us_today(
    sessions: list[OpenSession], today: OpenSession
) -> None:
    carrying = {kind.id for kind in KINDS if kind.carries}
    promised = {e.id for e in said(sessions[:-1]) if e.kind in carrying}
    closing = {outcome.id for outcome in OUTCOMES if outcome.closes}
    settled = {f.id for s in sessions[:-1] for f in s.followups.values() if f.outcome in closing}
    parked = {e.id for e in said(sessions) if e.kind == "parked"}
    heard = {f.id for s in sessions for f in s.followups.values()}
    rested = {c for s in sessions[:-1] for c in s.carried if c in parked and c not in heard}
    assert promised - settled - rested == set(today.carried)
    assert settled <= promised


def test_an_outcome_is_told_only_of_what_was_carried_here_and_fits_its_kind(
    sessions: list[OpenSession],
) -> None:
    kinds = {entry.id: entry.kind for entry in said(sessions)}
    for session in sessions:
        for followup in session.followups.values():
            assert followup.id in session.carried
            assert followup.outcome in {o.id for o in outcomes_for(kinds[followup.id])}


def test_who_tells_an_outcome_is_there_to_tell_it(sessions: list[OpenSession]) -> None:
    by = {entry.id: entry.by for entry in said(sessions) if entry.kind == "commitment"}
    for session in sessions:
        here = {person.name for person in session.people.values() if person.present}
        for followup in session.followups.values():
            assert by.get(followup.id) in {*here, None}, followup.note


def test_every_way_a_promise_can_end_is_there_to_see(sessions: list[OpenSession]) -> None:
    outcomes = {f.outcome for session in sessions for f in session.followups.values()}
    assert outcomes == {outcome.id for outcome in OUTCOMES}


def test_today_one_action_was_carried_three_times_and_some_items_are_settled(
    store: Store, today: OpenSession
) -> None:
    items = store.items(today)
    assert [i.entry.kind for i in items if i.still_alive_question] == ["action"]
    assert sum(i.followup is not None for i in items) >= 5
    assert sum(i.followup is None for i in items) >= 5


def test_today_we_are_in_the_middle_of_learning_together(today: OpenSession) -> None:
    state = clock(today)
    assert state.running
    assert state.running.phase.title == "Learn together"
    assert 2400 < sum(phase.taken for phase in state.phases) < 3000
    assert [phase.status for phase in state.phases] == ["done", "done", "running", "waiting"]
    assert state.running.left > 2400
    assert max(entry.at for entry in today.entries.values()) <= NOW


def test_what_was_said_in_a_phase_was_said_while_it_ran(sessions: list[OpenSession]) -> None:
    for session in sessions:
        ran = {p.phase.id: (p.started, p.ended or NOW) for p in clock(session).phases}
        for entry in session.entries.values():
            assert entry.phase
            started, ended = ran[entry.phase]
            assert started
            assert started <= entry.at <= ended, entry.text


def test_anonymous_words_keep_nobody_and_no_second(sessions: list[OpenSession]) -> None:
    for entry in said(sessions):
        if entry.level == "anon":
            assert (entry.by, entry.typed, entry.captured_by) == (None, None, None)
            assert entry.at.second == 0
            assert moment_of(entry.id) == entry.at


@pytest.mark.parametrize(
    "now",
    [
        datetime(2028, 2, 29, 0, 0, 1, tzinfo=UTC),
        datetime(2027, 1, 1, 0, 20, tzinfo=UTC),
        datetime(2026, 3, 29, 2, 30, tzinfo=UTC),
    ],
)
def test_it_can_be_built_at_any_moment(tmp_path: Path, now: datetime) -> None:
    store = Store(tmp_path / "store")
    ref = build_sample(store, now)
    assert store.live() == [ref]
    with_items = store.open(ref)
    assert len(store.items(with_items)) == len(with_items.carried)
    with_items.close()


def test_its_people_are_invented() -> None:
    if not CORPORA.is_dir():
        pytest.skip(f"the public minutes are not at {CORPORA}")
    folder = Path(__file__).parents[2] / "data" / "samples"
    facts = json.loads((folder / "community.json").read_text(encoding="utf-8"))
    real = "\n".join(p.read_text(errors="replace") for p in CORPORA.glob("*/sessions.jsonl"))
    names = [member["name"] for member in facts["members"]]
    assert real
    assert [name for name in (*names, "Nadia Rahimi") if name.casefold() in real.casefold()] == []


def test_a_line_that_is_no_step_of_a_script_is_refused() -> None:
    with pytest.raises(ValueError, match="not a step of a script: hello"):
        read_script("weeks ago: 1\n\nhello")


def test_the_sample_community_knows_why_it_meets_and_what_it_measures(store: Store) -> None:
    from data.models.community_records import (
        COMMUNITY_RECORDS,
        Measure,
        OtherName,
        Plan,
        Reading,
        Revisit,
    )

    community = store.open_community(store.communities()[0].id)
    told = {kind.TABLE for kind in COMMUNITY_RECORDS.values() if community.table(kind)}
    assert told == COMMUNITY_RECORDS.keys() - {Plan.TABLE, OtherName.TABLE}
    assert not community.damage
    assert {reading.measure for reading in community.table(Reading).values()} <= set(
        community.table(Measure)
    )
    held = {ref.local.date() for ref in store.sessions()}
    assert {revisit.on for revisit in community.table(Revisit).values()} <= held
    assert all(day <= NOW.date() for day in (r.on for r in community.table(Reading).values()))
