"""Twenty sessions, one after another, counted by arithmetic that knows nothing of the code."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from data.backlog import backlog_of
from data.chain import chain_of
from data.formats.loader import load_format
from data.meeting import begin, end, keep, press
from data.models.ids import EntryId
from data.models.records import Entry
from data.outlook import open_items
from data.planning import found
from data.settling import hear
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.store_help import NOW

SESSIONS = 20
SAID = ("> soon", "> slow", "! act", "< even or odd", "~ wish", "^ park", "? aside")
"""What each session says, and a question in its talk."""


def expected(n: int) -> dict[str, int]:
    """How many of each the n-th session is handed, counted by hand.

    The soon are settled at the first visit, the slow at the third, actions at the second, wishes
    at the fourth, questions at the third. Help asked in an even session is answered at once, in an
    odd one never. What was parked comes once.
    """
    before = n - 1
    return {
        "soon": min(before, 1),
        "slow": min(before, 3),
        "act": min(before, 2),
        "even": int(before > 0 and before % 2 == 0),
        "odd": n // 2,
        "wish": min(before, 4),
        "park": min(before, 1),
        "why": min(before, 3),
    }


SETTLED = {
    "soon": (1, "worked"),
    "slow": (3, "let-go"),
    "act": (2, "done"),
    "even": (1, "answered"),
    "wish": (4, "taken-up"),
    "why": (3, "answered"),
}


def name_of(entry: Entry, session: int) -> str:
    return ("even" if session % 2 == 0 else "odd") if entry.kind == "help" else entry.text


def test_each_of_twenty_sessions_is_handed_what_arithmetic_says_and_all_of_it_once(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    community = found(store, "Riverside", ["Ana Ruiz", "Ben Okafor"])
    names: dict[EntryId, str] = {}
    for number in range(1, SESSIONS + 1):
        now = NOW + timedelta(days=14 * number)
        session = begin(store, community, format=load_format("circle"), now=now)
        items = store.items(session)
        assert len({item.entry.id for item in items}) == len(items) == len(session.carried)
        assert Counter(names[item.entry.id] for item in items) == Counter(expected(number))
        with session.together():
            for item in items:
                visit, outcome = SETTLED.get(names[item.entry.id], (0, ""))
                age = number - int(item.entry.tags[0][1:])
                assert item.carries == age
                if outcome:
                    told = outcome if age == visit else "not-yet"
                    hear(session, item.entry.id, told, now, "surprise")
            say_all(session, number, names)
        end(session, now + timedelta(hours=2))
        session.close()
    chain = chain_of(store, community.id, next(i for i, name in names.items() if name == "slow"))
    assert chain
    assert (chain.carried, [link.number for link in chain.links]) == (3, [1, 2, 3, 4])
    assert [link.lines[-1] for link in chain.links[1:]] == [
        ("outcome", "not tried yet: surprise"),
        ("outcome", "not tried yet: surprise"),
        ("outcome", "let go: surprise"),
    ]
    left = open_items(store, community.id)
    assert Counter(names[item.entry.id] for item in left) == Counter(expected(SESSIONS + 1))
    wishes = expected(SESSIONS + 1)
    assert Counter(wish.kind for wish in backlog_of(store, community.id)) == {
        "request": wishes["wish"],
        "question": wishes["why"],
    }


def say_all(session: OpenSession, number: int, names: dict[EntryId, str]) -> None:
    """Hold a session whose third phase is a talk; only what is asked there waits for an answer."""
    phases = session.head.phases
    talk = replace(phases[2], activity="talk")
    session.change(session.head, phases=(*phases[:2], talk, *phases[3:]))
    now = session.clock[-1].at
    said = [keep(session, f"{line} #s{number}", now=now) for line in SAID]
    for phase in session.head.phases[1:]:
        press(session, "next", now)
        asked = "why" if phase.activity == "talk" else "aside"
        said.append(keep(session, f"? {asked} #s{number}", now=now))
    names.update((entry.id, name_of(entry, number)) for entry in said)
