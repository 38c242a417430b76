"""What insights read: counted apart here, from the sessions themselves."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.figures import figures
from data.insights.material import Material
from data.insights.outcomes import fates
from data.insights.registry import plots_named, plots_of
from data.models.ids import CommunityId
from data.samples.sample import build_sample
from data.store.store import Store
from data.store.tallies import material_of
from tests.screens.stage import held_session, store_in

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def of(store: Store) -> Material:
    return material_of(store, store.communities()[0].id, NOW)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("sample") / "store")
    build_sample(store, NOW)
    return store


def test_what_was_kept_private_counts_nowhere(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "+ It worked", "+ Between us #private", "> Try it Ana #private #secret")
    known = of(store)
    (meeting,) = [m for _, m in known.meetings]
    assert meeting.kinds("success") == 1
    assert meeting.kinds("commitment") == 0
    assert meeting.summary.owed == ()
    assert "secret" not in repr(plots_of(known))


def test_who_is_in_the_notes_is_counted_by_their_own_names_alone(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "Ana: I tried it", "! Call them @ben", "+ Said so #anon", "note")
    (meeting,) = [m for _, m in of(store).meetings]
    assert len(meeting.tally.spoke) == 2
    assert set(meeting.tally.spoke) < meeting.came


def test_the_index_tells_the_same_as_the_sessions(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(
        store, "Ana: I tried it #food", "+ worked", "> Ben will try it", "private #private"
    )
    store.cache = lambda: tmp_path / "cache"
    first = of(store)
    again = Store(store.root)
    again.cache = store.cache
    assert again.index is not None
    assert [m.tally for m in of(again).every] == [m.tally for m in first.every]
    alone = Store(store.root)
    assert [m.tally for m in of(alone).every] == [m.tally for m in first.every]


def test_every_figure_of_the_sample_year_is_what_its_sessions_say(sample: Store) -> None:
    known = of(sample)
    community = CommunityId(sample.communities()[0].id)
    people, kinds, minutes = [], [], []
    for ref in sorted(sample.sessions(community), key=lambda ref: ref.started):
        if ref.live:
            continue
        session = sample.open(ref)
        people.append(sum(p.present for p in session.people.values()))
        every = [e for e in session.entries.values() if e.level != "private"]
        kinds.append(Counter(e.kind for e in every))
        began = min(event.at for event in session.clock)
        minutes.append(round((max(event.at for event in session.clock) - began).seconds / 60))
        session.close()
    rows = {p.id: p.table.rows for p in plots_of(known)}
    assert [int(row[2]) for row in rows["attendance"]] == people
    told = [tuple(int(cell) for cell in row[2:]) for row in rows["told"]]
    assert told == [(k["success"], k["setback"], k["question"]) for k in kinds]
    assert [int(row[3]) for row in rows["time"]] == pytest.approx(minutes, abs=1)
    made = sum(k["commitment"] for k in kinds)
    assert sum(int(row[1]) for row in rows["follow-through"]) >= made


def test_a_session_that_is_live_is_looked_at_for_what_was_told(sample: Store) -> None:
    known = of(sample)
    assert sum(m.summary.live for m in known.every) == 1
    assert len(known.meetings) == len(known.every) - 1


def test_a_measure_of_a_goal_that_was_taken_away_is_not_shown(sample: Store) -> None:
    titles = [plot.title for plot in plots_named(of(sample), "measures")]
    assert titles == ["Second visits kept", "Hard visits after which somebody rang"]


def test_a_session_that_cannot_be_read_is_left_out_and_said_so(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for days in (20, 10, 1):
        held_session(store, "+ worked", topic=f"Day {days}", began=NOW - timedelta(days=days))
    for session in store.sessions():
        store.open(session).seal()
    broken = store.sessions()[1].path.with_suffix(".json")
    broken.write_bytes(b"{")
    known = of(Store(store.root))
    assert len(known.meetings) == 2
    (plot,) = plots_named(known, "told")
    assert "1 session cannot be read: not counted." in plot.remarks


def test_over_all_sessions_they_agree_with_the_figures_of_the_community(sample: Store) -> None:
    known = of(sample)
    whole = figures(known.summaries)
    found = fates(known)
    assert len(found) == whole.made
    assert sum(fate.told for fate in found) == whole.told
    assert sum(fate.days is not None for fate in found) == whole.days_of
    facts = dict(plots_named(known, "moving")[0].lines)
    assert facts["Sessions in a row"].startswith(f"{whole.in_a_row} of {whole.sessions}")
    done = whole.actions.get("done", 0)
    assert facts["Actions"].startswith(f"{done} of {sum(whole.actions.values())} done")
