from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.amended_facts import TOLD, amended_facts, facts_history
from data.amending_facts import amend_facts, read_roll, roll_text, tell_roll
from data.models.community import Member
from data.models.ids import MemberId
from data.models.records import Presence
from data.reports.gather import minutes_from
from data.reports.registry import REPORTS
from data.store.open_session import OpenSession
from tests.screens.stage import NOW, held_session, store_in

ANA, BEN = (Presence(MemberId(n), name) for n, name in (("a", "Ana Ruiz"), ("b", "Ben Okafor")))
DANA = Member(MemberId("d"), "Dana Levi")
NAMES = st.lists(st.sampled_from(("Ana", "Ana Ruiz", "Anabel", "Ode, Jr.", "Ben", "Ben", "[x]")))


def amend(session: OpenSession, title: str, roll: str) -> None:
    shown = {person.id for person in session.people.values() if person.present}
    amend_facts(session, (DANA,), title, roll, shown)


def here(session: OpenSession) -> str:
    return roll_text(session.people.values())


@given(NAMES)
def test_a_roll_that_is_kept_as_it_stands_changes_nothing(names: list[str]) -> None:
    people = [Presence(MemberId(str(n)), name) for n, name in enumerate(names)]
    read = read_roll(roll_text(people), people, ())
    assert read.ids == {person.id for person in people}
    assert (read.known, read.guests) == ((), ())


def test_a_name_on_the_list_is_somebody_known_before_it_is_a_guest() -> None:
    read = read_roll("ben (guest), Dana; Zoe\nZoe (visitor)", (ANA, BEN), (DANA,))
    assert (read.here, read.known, read.guests) == ((BEN,), (DANA,), ("Zoe",))
    told = tell_roll(read, (ANA, BEN))
    assert told == (
        "3 on the roll · was there after all: Dana Levi · was there, as a guest: Zoe"
        " · was not there: Ana Ruiz"
    )


def test_title_and_roll_of_a_session_that_is_over_are_amended_and_one_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, "= We meet on Tuesday", topic="Hoem visits")
    session = store.open(store.sessions()[0])
    before = here(session)
    amend(session, "Home visits", before)
    assert (session.head.title, session.head.topic, here(session)) == (
        ("Home visits", "Home visits", before)
    )
    amend(session, "Home visits", "Dana, Zoe")
    assert {p.name for p in session.people.values() if p.present} == {"Dana Levi", "Zoe"}
    amended = amended_facts(session)
    assert amended is not None
    assert amended.what == "title and who was there"
    assert [v.fields[TOLD] for v in facts_history(session)][:2] == [
        "title “Hoem visits”",
        "title “Home visits”",
    ]
    page = REPORTS["md"].write([minutes_from(store, session, NOW)])
    assert "title and who was there" in page
    session.undo()
    assert here(session) == before
    assert (again := session.undo())
    assert "Hoem visits" in again.label
    assert session.head.title == "Hoem visits"
    assert amended_facts(session) is None
    assert "Amended" not in REPORTS["md"].write([minutes_from(store, session, NOW)])


def test_who_came_onto_the_roll_meanwhile_is_not_taken_off(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, topic="Home visits")
    session = store.open(store.sessions()[0])
    shown = {person.id for person in session.people.values() if person.present}
    session.put(Presence(MemberId("m"), "Mo", guest=True))
    amend_facts(session, (), "Home visits", "", shown)
    assert here(session) == "Mo"
