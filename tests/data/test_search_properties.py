"""Whatever was said and asked: the index finds what a naive search finds, however it came about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.carryover import OUTCOMES
from data.models.ids import PhaseId, SessionId
from data.models.records import Carried, Entry, FollowUp, Record
from data.search.folding import words
from data.search.hit import ENTRY, Hit
from data.search.query import Query
from data.search.reading import read_query
from data.still_open import past, still_open
from data.store.open_session import OpenSession
from data.store.store import Store
from data.store.taking_in import take_in
from tests.data.search_help import TODAY, find, goes_on, head, heard, held, said, searched

WORDS = ("tea", "Tee", "TÉA", "teapot", "door", "at", "the", "協作", "作", "don't", "e-mail", "ﬁne")
KINDS = ("note", "decision", "action", "commitment", "question", "parked", "parked", "help")
NAMES = ("Ana Ruiz", "Ben Lind", "Anabel Ó Riain")
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    kind = draw(st.sampled_from(KINDS))
    own: dict[str, Any] = {
        "by": draw(st.sampled_from((None, *NAMES))),
        "tags": draw(st.sampled_from(((), ("trust",), ("team", "tea time")))),
        "level": draw(st.sampled_from(("named", "named", "private", "role", "anon"))),
        "phase": PhaseId(draw(st.sampled_from(("reflect", "talk")))),
    }
    if kind == "action":
        own["owners"] = draw(st.sampled_from(((), NAMES[:1], NAMES[1:])))
        own["status"] = draw(st.sampled_from(("open", "open", "done", "dropped")))
        own["due"] = draw(st.sampled_from((None, date(2026, 1, 1), date(2027, 1, 1))))
    return said(" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=6))), kind, **own)


SESSIONS = st.lists(st.lists(entries(), max_size=6), min_size=1, max_size=4)
TYPED = st.lists(
    st.one_of(
        st.sampled_from(
            (
                *WORDS,
                *('"the door"', "te*", "-tea", "-the", '"at the"', "作 ", "t", "-te*"),
                *("kind:dec", "kind:a", "-kind:note", "kind:entry", "by:ana", "by:ri", "-by:ben"),
                *("tag:te", "#trust", "-tag:trust", "owner:ben", "owner:ana,anab", "in:evening"),
                *('in:"ev 1"', "-in:1", "is:open", "is:done", "is:overdue", "-is:open", "is:kept"),
                *("-is:overdue", "is:overdue,done", "after:2026-03-09", "before:2026-03-16"),
            )
        ),
        st.text(max_size=4),
    ),
    max_size=4,
).map(" ".join)


@QUICK
@given(SESSIONS, st.lists(TYPED, min_size=1, max_size=8), st.booleans())
def test_the_index_finds_what_a_naive_search_finds(
    sessions: list[list[Entry]], queries: list[str], private: bool
) -> None:
    with TemporaryDirectory() as name:
        store = searched(Path(name))
        for number, session in enumerate(sessions):
            held(store, *session, number=number)
        for typed in queries:
            query = read_query(typed, TODAY)
            found = [h.entry for h in find(store, typed, private=private) if h.entry]
            newest = [
                (number, entry)
                for number, session in reversed(list(enumerate(sessions)))
                for entry in sorted(session, key=lambda entry: entry.id, reverse=True)
            ]
            naive = [e.id for n, e in newest if answers(query, e, n, private)]
            assert found == naive, typed


def answers(query: Query, entry: Entry, number: int, private: bool) -> bool:
    """Say, as simply as that can be said, whether an entry is what was asked for."""
    if entry.level == "private" and not private:
        return False
    day = f"{date(2026, 3, 2).fromordinal(date(2026, 3, 2).toordinal() + 7 * number)}"
    if (query.after and day < str(query.after)) or (query.before and day >= str(query.before)):
        return False
    texts = [f" {' '.join(words(text))} " for text in (entry.text, *entry.tags)]
    for term in query.terms:
        wanted = f" {' '.join(term.words)}{'' if term.begun else ' '}"
        if any(wanted in text for text in texts) is term.without:
            return False
    return all(
        any(_is(f.name, value, entry, number) for value in f.values) is not f.without
        for f in query.filters
    )


def _is(name: str, value: str, entry: Entry, number: int) -> bool:
    nameless = entry.level in ("role", "anon")
    begun = words(value)
    names: dict[str, tuple[str, ...]] = {
        "by": () if nameless or not entry.by else (entry.by,),
        "owner": () if nameless else entry.owners,
        "tag": entry.tags,
        "for": entry.whom,
        "in": (f"Evening {number}", "Riverside Early Years"),
    }
    if name in names:
        return any(_begins(begun, words(own)) for own in names[name])
    if name == "kind":
        return value in (entry.kind, "entry")
    return value in _states(entry)


def _begins(begun: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return any(
        all(o.startswith(b) for o, b in zip(own[at : at + len(begun)], begun, strict=False))
        for at in range(len(own) - len(begun) + 1)
    )


def _states(entry: Entry) -> set[str]:
    found = {"private"} if entry.level == "private" else set()
    if entry.kind == "action":
        found.add(entry.status or "open")
    elif entry.kind in ("commitment", "help", "parked") or (
        entry.kind == "question" and entry.phase == "talk"
    ):
        found.add("open")
    if "open" in found and entry.due and entry.due < TODAY:
        found.add("overdue")
    return found


OUTCOME_IDS = tuple(dict.fromkeys(outcome.id for outcome in OUTCOMES))
DEED = st.sampled_from((*["hand"] * 8, "not-yet", *OUTCOME_IDS))
NOTE = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
LATER = st.lists(st.tuples(st.integers(0, 40), DEED, NOTE), max_size=6)
ASKED = (
    "",
    "te",
    "tea ",
    "作",
    "is:open",
    "is:kept te",
    "by:ana",
    "kind:action",
    "-kind:heard",
    "tag:te",
)


@QUICK
@given(st.lists(st.tuples(st.lists(entries(), max_size=4), LATER), min_size=1, max_size=5))
def test_what_is_open_is_what_the_next_session_would_be_handed(
    sessions: list[tuple[list[Entry], list[tuple[int, str, str]]]],
) -> None:
    with TemporaryDirectory() as name:
        store = searched(Path(name))
        passed = []
        every: list[tuple[Entry, SessionId]] = []
        for number, (own, later) in enumerate(sessions):
            top = head(store, number)
            carried, followups = later_in(top.id, later, every, number)
            every += [(entry, top.id) for entry in own]
            passed.append(past(top, own, carried.values(), followups.values()))
            records: list[Record] = [*own, *carried.values(), *followups.values()]
            take_in(store, top, records)
        known = {entry.id for entry, _ in every}
        wanted = {item.id for item in still_open(passed)} & known
        found = find(store, "is:open", private=True)
        assert {hit.entry for hit in found if hit.place == ENTRY} == wanted
        assert all(hit.state == "open" for hit in found)


def later_in(
    here: SessionId,
    later: list[tuple[int, str, str]],
    every: list[tuple[Entry, SessionId]],
    number: int,
) -> tuple[dict[str, Carried], dict[str, FollowUp]]:
    carried: dict[str, Carried] = {}
    followups: dict[str, FollowUp] = {}
    for place, what, note in later if every else ():
        entry, origin = every[place % len(every)]
        if what == "hand":
            carried[entry.id] = Carried(entry.id, origin, (here,))
        else:
            followups[entry.id] = heard(entry, what, number, note)
    return carried, followups


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(("put", "change", "change level", "remove", "hear", "seal", "hold")),
        st.integers(0, 9),
    ),
    max_size=12,
)


@QUICK
@given(st.lists(entries(), min_size=1, max_size=10), DEEDS)
def test_an_index_that_was_kept_up_is_one_that_was_made_anew(
    own: list[Entry], deeds: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as name:
        store = searched(Path(name))
        session = goes_on(store, number=1)
        for number, (deed, place) in enumerate(deeds):
            _do(store, session, deed, own[place % len(own)], number)
            store.search.bring_up()
        session.close()
        fresh = Store(store.root)
        for typed in (*ASKED, "kind:dec", "-tea"):
            assert _told(find(store, typed, private=True)) == _told(
                find(fresh, typed, private=True)
            )
        store.search.bring_up()
        assert _vocabulary(store) == _vocabulary(fresh)


def _do(store: Store, session: OpenSession, deed: str, entry: Entry, number: int) -> None:
    if deed == "hold":
        told = heard(entry, "not-yet", 0, f"no tea {number}")
        held(store, said("tea at home", "help"), told, number=number - 6)
    elif deed == "seal":
        session.seal()
    elif deed == "put":
        session.put(entry)
    elif entry.id not in session.entries:
        return
    elif deed == "change":
        session.put(replace(entry, text=f"tea {number}", kind="parked"))
    elif deed == "hear":
        note = "" if number % 3 else f"te {number}"
        session.put(heard(entry, "done" if number % 2 else "not-yet", 1, note))
    elif deed == "change level":
        session.put(replace(entry, level="role" if number % 2 else "private"))
    else:
        session.put(replace(entry, removed=True))


def _told(hits: list[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.stem, hit.place, hit.entry or "", hit.text))


def _vocabulary(store: Store) -> list[tuple[str, int]]:
    return store.search._asked(
        lambda values: list(values.sql.execute("SELECT word, count FROM vocabulary ORDER BY 1"))
    )
