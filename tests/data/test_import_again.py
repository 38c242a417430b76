"""The same people, the same actions, the same minutes, spelled in another way each time."""

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from data.importing.amending import add_what_is_new
from data.importing.job import look, take
from data.importing.minutes import Text, read_archive
from data.importing.past import PastSession
from data.importing.repeated import threads_of
from data.planning import found as made
from data.store.store import Store
from tests.data.import_help import names

NOW = datetime(2026, 6, 1, 18, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def _weeks(*texts: str) -> list[PastSession]:
    return read_archive(
        [Text(f"2026-0{n}-05.md", dedent(text).lstrip("\n")) for n, text in enumerate(texts, 1)]
    )


def _left(past: list[PastSession]) -> list[str]:
    """Return the actions that are open at the end, each as it was said first."""
    threads = threads_of(past)
    told = [
        (item.text, threads[place, number].done if (place, number) in threads else item.done)
        for place, each in enumerate(past)
        for number, item in enumerate(each.items)
        if item.kind == "action"
        and ((place, number) not in threads or threads[place, number].origin == place)
    ]
    return [text for text, done in told if not done]


@pytest.mark.parametrize(
    "later",
    [
        "## Previously\n- [x] Ana: call the mayor about lamps\n",
        "## Previous action items\n- ~~AR: call the mayor about lamps~~\n",
        "## Previously\n- Ana: call the mayor about lamps - done\n",
        "Previously\n- Ana: call the mayor, about lamps ✅\n",
        "## Notes\n- [x] Ana Ruiz to call the mayor about lamps (by Jan 9)\n",
    ],
)
def test_an_action_is_settled_however_it_is_spelled_when_it_is_done(later: str) -> None:
    past = _weeks(
        "Present: Ana Ruiz, Ben\n\n- [ ] Ana: call the mayor about lamps by Jan 9\n",
        f"Present: Ana, Ben\n\n{later}",
    )
    assert not _left(past)


def test_two_words_are_the_same_action_only_of_the_same_owner() -> None:
    past = _weeks(
        "Present: Ana Ruiz, Ben Okafor\n\nTODO: buy jars @ana\nACTION: BO to buy jars\n",
        "Present: Ana, Ben\n\n- [x] Ana: buy jars\n",
    )
    assert _left(past) == ["BO to buy jars"]


def test_letters_without_their_strokes_and_until_next_time_are_no_difference() -> None:
    past = _weeks(
        "Present: Søren Holm\n\n- [ ] @soren to bring saws (by next meeting)\n",
        "Present: Søren\n\n- [x] bring saws (Søren)\n",
    )
    assert not _left(past)


def test_what_is_left_over_without_box_or_owner_stays_a_note() -> None:
    (past,) = _weeks("## Previously\n- The bed by the fence was dug\n- Ana: sow peas - done\n")
    assert [item.kind for item in past.items] == ["note", "action"]


def test_initials_first_names_and_handles_are_the_one_person_who_bears_them() -> None:
    past = _weeks(
        "## Attendees\n- Anna Berg (AB)\n- Olga Lind\n- Søren Holm\n- Will Tanaka\n",
        "Present: AB, OL, @soren, @willt\n\nAB: tea\n",
        "Present: Anna, Olga, Søren, Will T.\n",
    )
    everybody = ["Anna Berg", "Olga Lind", "Søren Holm", "Will Tanaka"]
    assert [names(each) for each in past] == [everybody] * 3
    assert past[1].items[0].by == "Anna Berg"


def test_whom_two_may_be_stays_apart_and_is_told() -> None:
    past = _weeks("Present: Rose Abara, Rose Ito\n", "Present: Rose, Ben Okafor\n")
    assert names(past[1]) == ["Rose", "Ben Okafor"]
    assert [(d.what, d.why) for d in past[1].doubts] == [
        ("Rose", "may be Rose Abara or Rose Ito; stays apart")
    ]


def _file(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "2026-03-01.md").write_text(text)
    return folder


MINUTES = "Present: Anna Berg\n\n- Tea was late\n- The roof leaks\n- We want chairs\n"


def test_minutes_that_moved_and_changed_are_no_new_session(store: Store, tmp_path: Path) -> None:
    community = made(store, "Riverside")
    list(take(store, community, look(store, community, "", [_file(tmp_path / "a", MINUTES)])))
    moved = _file(tmp_path / "b" / "c", MINUTES + "- A lamp, too\n")
    seen = look(store, community, "", [moved])
    assert [each.state for each in seen.sessions] == ["changed"]
    assert add_what_is_new(store, seen.sessions[0]) == 1
    assert len(store.sessions(community.id)) == 1


def test_another_session_of_the_same_day_is_new(store: Store, tmp_path: Path) -> None:
    community = made(store, "Riverside")
    list(take(store, community, look(store, community, "", [_file(tmp_path / "a", MINUTES)])))
    other = _file(tmp_path / "b", "- The roof leaks\n- Beans\n- Peas\n- Maize\n")
    assert [each.state for each in look(store, community, "", [other]).sessions] == ["new"]


def test_guests_of_sessions_that_are_here_are_known_by_their_initials(
    store: Store, tmp_path: Path
) -> None:
    community = made(store, "Riverside")
    list(take(store, community, look(store, community, "", [_file(tmp_path / "a", MINUTES)])))
    later = tmp_path / "2026-04-01.md"
    later.write_text("Present: AB\n\n- AB: more tea\n")
    (seen,) = look(store, community, "", [later]).sessions
    assert (names(seen.past), seen.past.items[0].by) == (["Anna Berg"], "Anna Berg")
