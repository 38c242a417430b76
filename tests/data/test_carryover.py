"""What is handed from session to session, and how it is shown there."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from data.carryover import (
    OUTCOMES,
    Item,
    entry_with_followups,
    outcome_title,
    outcomes_for,
    since_last_time,
)
from data.models.ids import EntryId, SessionId
from data.models.kinds import KINDS
from data.models.records import Carried, Entry, FollowUp
from data.still_open import Past, hand_over, past
from tests.data.clock_help import TEN, head

NEXT = SessionId("next")


def entry(name: str, kind: str, **fields: str) -> Entry:
    status = "open" if kind == "action" else None
    return replace(Entry(EntryId(name), kind, f"words of {name}", TEN, status=status), **fields)  # type: ignore[arg-type]


def heard(name: str, outcome: str) -> FollowUp:
    return FollowUp(EntryId(name), outcome, TEN)


def item(said: Entry, carries: int = 1, followup: FollowUp | None = None) -> Item:
    visits = tuple(SessionId(f"s{number}") for number in range(carries))
    return Item(said, SessionId("origin"), TEN, visits, followup)


def handed(
    said: Iterable[Entry] = (),
    carried: Iterable[Carried] = (),
    followups: Iterable[FollowUp] = (),
    *before: Past,
) -> tuple[Carried, ...]:
    """What a session hands to the next."""
    return hand_over([*before, past(head(), said, carried, followups)], NEXT)


def first(*said: Entry) -> Past:
    """The session in which it was said."""
    return past(replace(head(), id=SessionId("first")), said, [], [])


def names(handed: Iterable[Carried]) -> list[str]:
    return [carried.id for carried in handed]


def test_what_people_owe_and_ask_is_handed_to_the_next_session() -> None:
    said = [entry(kind.id, kind.id) for kind in KINDS]
    items = handed(said)
    assert names(items) == ["help", "action", "commitment", "request", "parked"]
    assert {(carried.origin, carried.visits) for carried in items} == {(head().id, (NEXT,))}


def test_an_action_done_in_its_own_session_is_not_handed_on() -> None:
    said = [entry("a", "action", status="done"), entry("b", "action", status="dropped")]
    assert handed(said) == ()


def test_what_is_not_settled_goes_on_with_its_identity_and_one_more_visit() -> None:
    carried = Carried(EntryId("old"), SessionId("first"), (SessionId("second"), head().id))
    assert handed([], [carried], [heard("old", "not-yet")]) == (
        replace(carried, visits=(head().id, NEXT)),
    )


def test_an_action_settled_by_a_later_amendment_is_not_handed_on() -> None:
    carried = [Carried(EntryId(name), SessionId("first"), (head().id,)) for name in "abcd"]
    carried.append(Carried(EntryId("e"), SessionId("lost"), (head().id,)))
    gone = replace(entry("c", "help"), removed=True)
    told = replace(entry("d", "help"), redacted=TEN.date())
    origin = first(entry("a", "action", status="done"), entry("b", "action"), gone, told)
    assert names(handed([], carried, [], origin)) == ["b", "e"]


def test_what_was_taken_back_is_neither_handed_on_nor_settles_anything() -> None:
    gone = replace(entry("gone", "action"), removed=True)
    mistaken = replace(heard("kept", "done"), removed=True)
    assert names(handed([gone, entry("kept", "action")], [], [mistaken])) == ["kept"]


@pytest.mark.parametrize("kind", [*(k.id for k in KINDS if k.carries), "question"])
def test_every_kind_that_carries_can_be_settled_or_left_for_next_time_by_one_key(
    kind: str,
) -> None:
    outcomes = outcomes_for(kind)
    assert {outcome.closes for outcome in outcomes} == {True, False}
    assert len({outcome.key for outcome in outcomes}) == len(outcomes)


def test_an_outcome_closes_or_not_whatever_the_kind() -> None:
    assert len({(o.id, o.closes) for o in OUTCOMES}) == len({o.id for o in OUTCOMES})


def test_outcomes_read_as_people_say_them() -> None:
    assert outcome_title("commitment", "not-yet") == "not tried yet"
    assert outcome_title("action", "not-yet") == "not yet"
    assert outcome_title("action", "from-a-later-version") == "from-a-later-version"


def test_a_third_carry_asks_whether_it_is_still_alive_until_that_is_answered() -> None:
    said = entry("a", "commitment")
    assert [item(said, n).still_alive_question for n in (1, 2, 3, 4)] == [False, False, True, True]
    assert not item(said, 3, heard("a", "not-yet")).still_alive_question


def test_carries_are_told_in_words() -> None:
    words = [item(entry("a", "action"), n).carries_in_words for n in (1, 2, 3)]
    assert words == ["", "carried twice", "carried 3 times"]


def test_since_last_time_shows_each_persons_commitments_first() -> None:
    items = [
        item(entry("park", "parked")),
        item(entry("ben 1", "commitment", by="Ben Osei")),
        item(entry("act", "action")),
        item(entry("ana", "commitment", by="Ana Ruiz")),
        item(entry("nobody", "commitment")),
        item(entry("ask", "request")),
        item(entry("ben 2", "commitment", by="Ben Osei")),
        item(entry("hand", "help")),
    ]
    shown = [(g.title, [i.entry.id for i in g.items]) for g in since_last_time(items)]
    assert shown == [
        ("Ben Osei", ["ben 1", "ben 2"]),
        ("Ana Ruiz", ["ana"]),
        ("Nobody named", ["nobody"]),
        ("Open actions", ["act"]),
        ("Help wanted", ["hand"]),
        ("Parked", ["park"]),
        ("Requests", ["ask"]),
    ]


def test_an_action_heard_to_be_done_is_done_and_one_not_yet_stays_open() -> None:
    action = entry("a", "action")
    assert entry_with_followups(action, []) == ("open", None)
    assert entry_with_followups(action, [heard("a", "not-yet")]) == ("open", "not-yet")
    chain = [heard("a", "not-yet"), heard("a", "done")]
    assert entry_with_followups(action, chain) == ("done", "done")
    assert entry_with_followups(entry("c", "commitment"), [heard("c", "partly")]) == (
        None,
        "partly",
    )


def test_what_an_amendment_made_a_plain_note_is_handed_on_no_more() -> None:
    said = entry("a", "commitment")
    carried = Carried(said.id, SessionId("older"), (head().id,))
    for amended, left in ((replace(said, kind="note"), []), (said, ["a"])):
        origin = past(replace(head(), id=carried.origin), [amended], [], [])
        assert names(handed([], [carried], [], origin)) == left


def test_a_question_of_a_talk_waits_until_it_is_answered_and_is_not_since_last_time() -> None:
    talk = replace(head().phases[0], activity="talk")
    asked = [replace(entry(name, "question"), phase=talk.id) for name in "abc"]
    aside = replace(entry("aside", "question"), phase=head().phases[1].id)
    session = replace(head(), phases=(talk, *head().phases[1:]))
    answered = [heard("a", "answered"), heard("c", "not-yet")]
    items = hand_over([past(session, [*asked, aside], [], answered)], NEXT)
    assert names(items) == ["b", "c"]
    assert since_last_time(item(one) for one in asked) == ()


def test_what_was_parked_comes_back_once_and_once_more_where_somebody_says_not_yet() -> None:
    parked, way = entry("p", "parked"), []
    held = [past(replace(head(), id=SessionId("s0")), [parked], [], [])]
    for number, said in enumerate(["not-yet", "not-yet", None], 1):
        carried = hand_over(held, SessionId(f"s{number}"))
        way.append(names(carried))
        told = [heard("p", said)] if said else []
        held.append(past(replace(head(), id=SessionId(f"s{number}")), [], carried, told))
    assert way == [["p"], ["p"], ["p"]]
    assert hand_over(held, NEXT) == ()


def test_what_two_sessions_that_did_not_know_of_each_other_left_is_all_handed_on() -> None:
    origin = first(entry("p", "parked"), entry("a", "action"), entry("h", "help"))
    here, there = SessionId("here"), SessionId("there")
    one = past(
        replace(head(), id=here),
        [entry("own", "request")],
        hand_over([origin], here),
        [heard("p", "not-yet"), heard("h", "answered")],
    )
    other = past(
        replace(head(), id=there),
        [entry("other", "help")],
        hand_over([origin], there),
        [heard("a", "done")],
    )
    after = hand_over([origin, one, other], NEXT)
    assert {c.id: c.visits for c in after} == {
        "p": (here, there, NEXT),
        "own": (NEXT,),
        "other": (NEXT,),
    }
    last = past(replace(head(), id=NEXT), [], after, [])
    assert names(hand_over([origin, one, other, last], SessionId("end"))) == ["own", "other"]
