"""Votes from one keyboard and from several terminals; offers of help; what may get in the way."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.asked import queue_of
from data.errors import LctuiError
from data.help_words import help_words, offers_by_item
from data.helping import offer, read_obstacle, set_obstacle, spell_obstacle
from data.models.ids import MemberId
from data.models.records import FollowUp, Presence
from data.voting import DOTS, dots_left, give_dots, new_voter, show_of_hands, tally
from tests.data.store_help import NOW, begun, end, entry, reopened


def test_hands_and_the_dots_of_every_terminal_are_summed_and_nobody_is_told(tmp_path: Path) -> None:
    store, one = begun(tmp_path)
    one.by = "Dana Brook"
    wishes = [replace(entry(text), kind="request") for text in ("food", "shelter")]
    one.put(*wishes)
    food, shelter = (wish.id for wish in wishes)
    other = reopened(store, one)
    other.by = "Amir Haddad"
    voters = new_voter(), new_voter()
    show_of_hands(one, food, 4)
    give_dots(one, food, voters[0], 1)
    for _ in range(DOTS):
        give_dots(other, shelter, voters[1], 1)
    with pytest.raises(LctuiError, match="dots of this terminal are given"):
        give_dots(other, food, voters[1], 1)
    give_dots(other, shelter, voters[1], -1)
    give_dots(other, food, voters[1], -1)
    show_of_hands(other, food, 6)
    one.refresh()
    given = tally(one.dots.values(), voters[0])
    assert {i: (t.votes, t.hands, t.own) for i, t in given.items()} == {
        food: (7, 6, 1),
        shelter: (2, 0, 0),
    }
    assert dots_left(other.dots.values(), voters[1]) == 1
    told = [v for s in (one, other) for d in s.dots for v in s.versions(d, "dots")]
    assert {v.by for v in told} <= {""}
    other.undo()
    one.refresh()
    assert tally(one.dots.values(), voters[0])[food].votes == 5
    other.close()
    end(one)
    found = reopened(store, one)
    assert tally(found.dots.values(), "")[food].votes == 5
    assert {v.by for d in found.dots for v in found.versions(d, "dots")} <= {""}


def test_what_may_get_in_the_way_names_who_can_help_and_is_typed_again_as_it_stands(
    tmp_path: Path,
) -> None:
    _, session = begun(tmp_path)
    people = ("Ben Okafor", "Ana Ruiz")
    session.put(*(Presence(MemberId(name), name) for name in people))
    said = replace(entry("Try small talk"), kind="commitment")
    session.put(said)
    kept = set_obstacle(session, said, "- the forms @ben @zoe", NOW)
    assert (kept.obstacle, kept.helpers) == ("- the forms @zoe", ("Ben Okafor", "zoe"))
    kept = set_obstacle(session, kept, "the forms @ben @ana", NOW)
    assert (kept.obstacle, kept.helpers) == ("the forms", people)
    assert read_obstacle(session, spell_obstacle(kept), NOW) == (kept.obstacle, kept.helpers)
    assert help_words(kept, short=True) == "in the way: the forms · Ben and Ana can help"
    kept = set_obstacle(session, kept, "@ben", NOW)
    assert help_words(kept) == "Ben Okafor can help"
    assert help_words(set_obstacle(session, kept, "", NOW)) == ""
    with pytest.raises(LctuiError, match="commitment"):
        set_obstacle(session, entry("a note"), "rain", NOW)


def test_help_is_offered_once_by_each_however_often_it_is_said(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    session.put(Presence(MemberId("b"), "Ben Okafor"))
    call = replace(entry("Who knows a good form?"), kind="help")
    session.put(call)
    for name in ("ben", "Ben Okafor", "Zoe"):
        offer(session, call.id, name, NOW)
    assert offers_by_item(session.offers.values()) == {call.id: ("Ben Okafor", "Zoe")}
    session.undo()
    assert offers_by_item(session.offers.values()) == {call.id: ("Ben Okafor",)}
    with pytest.raises(LctuiError, match="Who can help"):
        offer(session, call.id, " ", NOW)
    session.change(session.head, off_record=True)
    with pytest.raises(LctuiError, match="off the record"):
        offer(session, call.id, "Zoe", NOW)


def test_the_question_most_wanted_comes_first_and_what_was_answered_last(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    asked = [replace(entry(text), kind="question", phase="reflect") for text in "abc"]  # type: ignore[arg-type]
    session.put(*asked, replace(entry("elsewhere"), kind="question"))
    give_dots(session, asked[2].id, new_voter(), 2)
    session.put(FollowUp(asked[0].id, "answered", NOW))
    queue = queue_of(
        session.entries.values(), session.dots.values(), session.followups.values(), asked[0].phase
    )
    assert [(q.entry.text, q.votes, q.answered) for q in queue] == [
        ("c", 2, False),
        ("b", 0, False),
        ("a", 0, True),
    ]
