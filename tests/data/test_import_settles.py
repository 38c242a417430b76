"""What minutes say of an action of earlier ones settles it, in whichever import they come."""

import os
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.formats.loader import load_format
from data.importing.found import Look
from data.importing.job import look, take
from data.ledger import ledger
from data.meeting import begin, end, keep
from data.planning import found as made
from data.still_open import still_open
from data.store.store import Store
from data.store.traces import traces

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIRST = "Present: Ana Ruiz, Ben\n\n## Actions\n- [ ] Ana: call the mayor about lamps\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def _take(store: Store, folder: Path, *texts: tuple[str, str]) -> Look:
    folder.mkdir(exist_ok=True)
    for day, text in texts:
        (folder / f"{day}.md").write_text(text, encoding="utf-8")
    community = next(iter(store.communities()), None)
    places = [folder / f"{day}.md" for day, _ in texts]
    seen = look(store, community, "Riverside", places)
    list(take(store, community or made(store, "Riverside"), seen, now=NOW))
    return seen


def _states(store: Store) -> list[tuple[str, str]]:
    (community,) = store.communities()
    every = ledger(store, community.id, NOW)
    return sorted((p.entry.text, p.state) for p in every if p.entry.kind == "action")


def test_another_owner_or_day_in_later_minutes_is_noted_with_the_action(
    store: Store, tmp_path: Path
) -> None:
    line = "- Ana, Ben: call the mayor about lamps by 1 December 2026"
    again = f"Present: Ben\n\n## Actions\n{line}\n"
    same, hidden = again.replace("Ana, Ben", "Ana"), again.replace("2026", "2027 #private")
    _take(store, tmp_path / "one", ("2026-09-01", FIRST))
    _take(store, tmp_path / "two", ("2026-09-15", again), ("2026-09-22", same))
    _take(store, tmp_path / "three", ("2026-09-29", hidden))
    (community,) = store.communities()
    every = {p.entry.level: p for p in ledger(store, community.id, NOW) if p.entry.kind == "action"}
    action, confided = every["named"], every["private"]
    assert "2027" in f"{confided.entry.text} {confided.entry.due}"
    assert not confided.heard
    assert action.whose == ("Ana Ruiz",)
    assert [(heard.outcome, heard.note) for heard in action.heard] == [
        ("not-yet", "Ana Ruiz, Ben: call the mayor about lamps by 1 December 2026")
    ]


@pytest.mark.parametrize(
    "later",
    [
        "## Actions from the last meeting\n- [x] AR: call the mayor about lamps\n",
        "## Review of actions\n- Ana: call the mayor about lamps - done\n",
        "## Matters arising\n- Call the mayor about lamps (Ana Ruiz) - DONE\n",
        "ACTION: Ana to call the mayor about lamps (done)\n",
    ],
)
def test_a_later_import_settles_an_action_of_an_earlier_one(
    store: Store, tmp_path: Path, later: str
) -> None:
    _take(store, tmp_path / "a", ("2026-03-03", FIRST))
    _take(store, tmp_path / "b", ("2026-03-10", f"Present: Ana Ruiz (AR), Ben\n\n{later}"))
    assert _states(store) == [("call the mayor about lamps", "done")]
    (community,) = store.communities()
    assert not still_open(traces(store, community.id, NOW).sessions)
    newest, oldest = store.sessions(community.id)
    second = store.open(newest)
    assert second.head.previous == store.id_of(oldest)
    ((carried, heard),) = zip(second.carried.values(), second.followups.values(), strict=True)
    assert (carried.origin, heard.outcome) == (store.id_of(oldest), "done")
    assert carried.visits == (second.head.id,)


def test_an_action_of_a_session_held_here_is_settled_too(store: Store, tmp_path: Path) -> None:
    community = made(store, "Riverside", ("Ana Ruiz", "Ben Okafor"))
    began = datetime(2026, 3, 3, 18, tzinfo=UTC)
    live = begin(
        store,
        community,
        format=load_format("circle"),
        topic="Doors",
        present=["Ana Ruiz"],
        now=began,
    )
    keep(live, "! @ana call the mayor about lamps due:2026-03-09", now=began)
    keep(live, "! @ana hush the roof #private", now=began)
    end(live, began + timedelta(hours=1))
    live.close()
    boxes = "- [x] Ana: call the mayor about lamps\n- [x] hush the roof, Ben\n"
    seen = _take(store, tmp_path / "b", ("2026-03-10", f"Present: Ana\n\n{boxes}"))
    assert ("call the mayor about lamps", "done") in _states(store)
    assert "hush" not in " ".join(doubt.why for doubt in seen.sessions[0].past.doubts)


def test_what_comes_near_is_told_and_stays_apart(store: Store, tmp_path: Path) -> None:
    _take(store, tmp_path / "a", ("2026-03-03", FIRST))
    boxes = "- [x] Ana: called the mayor about new lamps\n- [x] Ben: call the mayor about lamps\n"
    seen = _take(store, tmp_path / "b", ("2026-03-10", f"Present: Ana, Ben\n\n{boxes}"))
    assert len(_states(store)) == 3
    told = [(d.what, d.why) for d in seen.sessions[0].past.doubts]
    why = "may be “call the mayor about lamps” of 2026-03-03; stays an action of its own"
    assert told == [("called the mayor about new lamps", why), ("call the mayor about lamps", why)]


def test_what_was_settled_before_is_not_settled_again_but_said_anew(
    store: Store, tmp_path: Path
) -> None:
    done = "Present: Ana, Ben\n\n- [x] Ana: call the mayor about lamps\n"
    _take(store, tmp_path / "a", ("2026-03-03", FIRST), ("2026-03-10", done))
    _take(store, tmp_path / "b", ("2026-03-17", FIRST))
    assert [state for _, state in _states(store)] == ["done", "open"]


def test_what_an_import_left_that_was_killed_is_gone_with_the_next(
    store: Store, tmp_path: Path
) -> None:
    _take(store, tmp_path / "a", ("2026-03-03", FIRST))
    (ref,) = store.sessions()
    claimed = ref.path.with_name("2026-03-10-0000-garden.live")
    fresh, held = (claimed.with_name(f"2026-03-{day}-0000-tea.live") for day in (11, 12))
    for folder in (claimed, fresh, held):
        folder.mkdir(0o700)
    (held / "somebody.jsonl").touch()
    for folder in (claimed, held):
        os.utime(folder, (1, 1))
    os.utime(fresh, (4e9, 4e9))
    _take(store, tmp_path / "b", ("2026-03-10", "# Garden\n\n- Tea\n"))
    assert (ref.path.with_name("2026-03-10-0000-garden.json")).exists()
    assert [folder.exists() for folder in (claimed, fresh, held)] == [False, True, True]


def test_a_copy_of_minutes_in_the_folder_does_not_break_the_way_of_an_action(
    store: Store, tmp_path: Path
) -> None:
    _take(store, tmp_path / "a", ("2026-03-03", FIRST))
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / "2026-03-03.md").write_text(FIRST + "\n")
    _take(store, folder, ("2026-03-10", FIRST), ("2026-03-17", FIRST.replace("[ ]", "[x]")))
    assert _states(store) == [("call the mayor about lamps", "done")]


TASKS = ("call the mayor about lamps", "buy jam jars for all", "write to the school board")
OWNERS = ("Ana", "Ben", "")


@given(
    weeks=st.lists(
        st.lists(
            st.tuples(st.sampled_from(TASKS), st.sampled_from(OWNERS), st.booleans()), max_size=4
        ),
        min_size=2,
        max_size=6,
    ),
    cuts=st.sets(st.integers(1, 5)),
)
@settings(max_examples=15, deadline=None)
def test_week_by_week_or_at_once_the_same_is_owed_and_nothing_twice(
    weeks: list[list[tuple[str, str, bool]]], cuts: set[int]
) -> None:
    texts = []
    for number, week in enumerate(weeks):
        lines = [
            f"- [{'x' if done else ' '}] {who and who + ': '}{task}" for task, who, done in week
        ]
        day = (date(2026, 1, 6) + timedelta(weeks=number)).isoformat()
        head = f"# Week {number}\n\nPresent: Ana Ruiz, Ben Okafor\n\n- Tea\n"
        texts.append((day, f"{head}\n## Actions\n" + "\n".join(lines) + "\n"))
    with TemporaryDirectory() as folder:
        at_once, apart = Store(Path(folder, "one")), Store(Path(folder, "many"))
        _take(at_once, Path(folder, "m"), *texts)
        for begun, stop in zip((0, *sorted(cuts)), (*sorted(cuts), None), strict=True):
            if texts[begun:stop]:
                _take(apart, Path(folder, "n"), *texts[begun:stop])
                _take(apart, Path(folder, "n"), *texts[begun:stop])
        assert _states(apart) == _states(at_once)
        assert _handed(apart) == _handed(at_once)
        said = Counter(task for week in weeks for task, _, _ in week)
        assert all(Counter(t for t, _ in _states(apart))[task] <= said[task] for task in said)


def _handed(store: Store) -> list[tuple[int, int]]:
    """Return, session by session, how much was handed to it and heard in it."""
    (community,) = store.communities()
    every = traces(store, community.id, NOW).sessions
    return [(len(each.carried), len(each.heard)) for each in every]
