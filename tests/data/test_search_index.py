"""What was said in any session is found, and only what may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.models.ids import CommunityId
from data.store.store import Store
from tests.data.search_help import (
    carried,
    community_in,
    find,
    goes_on,
    head,
    heard,
    held,
    person,
    said,
    searched,
    told,
)
from tests.hostile import hostile


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return searched(tmp_path)


def test_entries_topics_prompts_and_names_are_found_with_what_matched(store: Store) -> None:
    entry = said("The door opens late", "insight", by="Ana Ruiz", tags=("trust",))
    held(store, person("Chidi Okafor"), entry, title="At the door")
    hits = find(store, "door")
    assert [(h.place, h.text) for h in hits] == [
        ("entry", "The door opens late"),
        ("topic", "At the door"),
    ]
    assert hits[0].spans == ((4, 8),)
    assert (hits[0].entry, hits[0].by, hits[0].tags) == (entry.id, "Ana Ruiz", ("trust",))
    assert hits[0].title == "At the door"
    assert [(h.place, h.text) for h in find(store, "chid")] == [("name", "Chidi Okafor")]
    assert [(h.place, h.text) for h in find(store, "surprised")] == [
        ("prompt", "What surprised you?")
    ]


def test_the_newest_session_comes_first_and_in_it_what_was_said_last(store: Store) -> None:
    for number in (1, 0, 2):
        held(store, said(f"tea {number} first"), said(f"tea {number} then"), number=number)
    assert told(store, "tea") == [f"tea {n} {w}" for n in (2, 1, 0) for w in ("then", "first")]
    assert told(store, "tea", limit=2) == ["tea 2 then", "tea 2 first"]


def test_a_prompt_asked_in_every_session_is_found_once_unless_asked_for(store: Store) -> None:
    for number in range(3):
        held(store, person("Ana Ruiz"), number=number)
    assert len(find(store, "surprised")) == 1
    assert len(find(store, "kind:prompt surprised")) == 3
    assert len(find(store, "ana")) == 1
    assert len(find(store, "ana kind:name")) == 3


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kind:decision", ["Doors open at nine"]),
        ("by:ana", ["Late trains", "Doors open at nine"]),
        ('by:"ru an"', []),
        ("by:rui trains", ["Late trains"]),
        ("tag:tru", ["Late trains"]),
        ("#trust", ["Late trains"]),
        ("owner:ben", ["Ask for keys"]),
        ("for:fathers", ["Play helps"]),
        ("-kind:decision -kind:action -tag:trust kind:entry", ["Play helps"]),
        ("doors OR keys", []),
        ("door* nine", ["Doors open at nine"]),
        ('"open at"', ["Doors open at nine"]),
        ('"at open"', []),
        ("-late by:ana", ["Doors open at nine"]),
        ("LÁTE", ["Late trains"]),
        ("in:even kind:decision", ["Doors open at nine"]),
        ("in:nowhere kind:decision", []),
        ("in:riverside kind:decision", ["Doors open at nine"]),
    ],
)
def test_filters_ask_for_what_they_say(store: Store, typed: str, found: list[str]) -> None:
    held(
        store,
        said("Doors open at nine", "decision", by="Ana Ruiz"),
        said("Late trains", "setback", by="Ana Ruiz", tags=("trust",)),
        said("Ask for keys", "action", owners=("Ben Lind",), status="open"),
        said("Play helps", "success", whom=("fathers",)),
    )
    assert told(store, f"{typed} ") == found


def test_plain_words_find_tags_as_they_are_said(store: Store) -> None:
    held(
        store,
        said("A tray of lava stones", "setback", tags=("oven", "interpreters")),
        said("The oven is cold"),
    )
    assert told(store, "oven ") == ["The oven is cold", "A tray of lava stones"]
    (hit,) = find(store, "interpr kind:setback")
    assert (hit.met, hit.spans) == (("interpreters",), ())
    assert told(store, "lava oven ") == ["A tray of lava stones"]
    assert told(store, "-oven kind:entry ") == []
    assert told(store, '"stones oven"') == told(store, '"oven interpreters"') == []


def test_days_are_those_of_the_sessions(store: Store) -> None:
    for number in range(3):
        held(store, said(f"tea {number}"), number=number)
    assert told(store, "tea after:2026-03-09") == ["tea 2", "tea 1"]
    assert told(store, "tea before:2026-03-09") == ["tea 0"]
    assert told(store, "tea after:2026-03-09 before:2026-03-10") == ["tea 1"]
    assert told(store, "tea after:2025 before:2027") == ["tea 2", "tea 1", "tea 0"]


def test_scripts_without_blanks_are_found_by_any_part(store: Store) -> None:
    held(store, said("私たちは協同学習を始めた"), said("학습공동체는 좋다"))
    assert told(store, "学習") == ["私たちは協同学習を始めた"]
    assert told(store, "習学") == []
    assert told(store, "공동체") == ["학습공동체는 좋다"]
    assert find(store, "協同")[0].spans == ((4, 6),)


def test_what_is_private_is_found_only_where_that_is_asked_for(store: Store) -> None:
    held(store, said("hidden thing", level="private"), said("plain thing"))
    assert told(store, "thing") == ["plain thing"]
    assert told(store, "is:private") == []
    assert told(store, "thing", private=True) == ["plain thing", "hidden thing"]
    assert told(store, "is:private", private=True) == ["hidden thing"]
    community = community_in(store)
    assert store.search.nearest("hidden thing ", community) == []
    assert "hidden thing" not in [
        h.text for h in store.search.of_sessions(community, [s.path.name for s in store.sessions()])
    ]


def test_nobody_finds_out_who_said_something_without_a_name(store: Store) -> None:
    held(store, said("hard words", level="role", by="Ana Ruiz", owners=("Ben Lind",)))
    assert told(store, "by:ana") == []
    assert told(store, "owner:ben") == []
    (hit,) = find(store, "hard")
    assert (hit.by, hit.owners) == (None, ())
    assert store.search.values("by", "a") == []


def test_what_was_taken_back_or_redacted_never_turns_up(store: Store) -> None:
    gone = said("gone for good")
    session = goes_on(store, gone, said("stays for good"))
    assert told(store, "good") == ["stays for good", "gone for good"]
    session.put(replace(gone, removed=True))
    assert told(store, "good") == ["stays for good"]
    session.put(replace(gone, text="[redacted]", redacted=date(2026, 11, 22)))
    assert told(store, "redacted") == []
    session.close()


def test_a_live_session_is_found_as_it_is_now_and_as_it_was_sealed(store: Store) -> None:
    session = goes_on(store, said("first tea"))
    assert told(store, "tea") == ["first tea"]
    session.put(said("second tea"))
    assert told(store, "tea") == ["second tea", "first tea"]
    session.seal()
    assert told(store, "tea") == ["second tea", "first tea"]


def test_no_hit_is_told_of_a_session_that_changed_since(store: Store) -> None:
    entry = said("old words")
    session = goes_on(store, entry)
    assert told(store, "words") == ["old words"]
    session.put(replace(entry, text="new words"))
    assert [h.text for h in find(store, "words")] == ["new words"]
    session.close()


def test_a_session_that_is_gone_is_forgotten(store: Store) -> None:
    ref = held(store, said("tea"))
    assert told(store, "tea") == ["tea"]
    ref.path.with_name(f"{ref.path.name}.json").unlink()
    assert [h.text for h in find(store, "tea")] == []


def test_what_became_of_a_promise_is_known_however_late_it_was_told(store: Store) -> None:
    action = said("bring keys", "action", status="open", due=date(2026, 5, 1))
    trial = said("try two questions", "commitment", by="Ana Ruiz")
    own = said("done already", "action", status="done")
    first = head(store)
    held(store, action, trial, own)
    assert told(store, "is:open") == ["try two questions", "bring keys"]
    assert told(store, "is:overdue") == ["bring keys"]
    assert told(store, "is:done") == ["done already"]
    held(
        store, carried(trial, first.id, [first.id]), heard(trial, "worked", 1),
        heard(action, "dropped", 1), number=1,
    )  # fmt: skip
    assert told(store, "is:open") == []
    assert told(store, "is:kept") == ["try two questions"]
    assert [h.state for h in find(store, "try kind:commitment")] == ["worked"]
    assert told(store, "is:dropped") == ["bring keys"]


def test_one_community_can_be_asked_alone(store: Store) -> None:
    held(store, said("tea here"))
    held(store, said("tea there"), name="Hillside")
    hillside = community_in(store, "Hillside")
    assert told(store, "tea", community=hillside) == ["tea there"]
    assert told(store, "tea in:hill") == ["tea there"]
    assert told(store, "tea", community=CommunityId("nobody")) == []


@pytest.mark.parametrize("text", hostile())
def test_any_text_is_kept_and_found_as_it_is(store: Store, text: str) -> None:
    held(store, said(f"needle {text}"), title=text[:40] or "x")
    store.search.bring_up()
    (hit,) = find(store, "needle kind:entry")
    assert hit.text.startswith("needle")
    for start, end in hit.spans:
        assert hit.text[start:end].casefold() == "needle"
    find(store, text)


def test_values_are_offered_by_any_beginning_the_commonest_first(store: Store) -> None:
    for number in range(3):
        held(
            store, said("tea", by="Ben Adler", tags=("team",)), number=number, title=f"Tea {number}"
        )
    held(store, said("tea", by="Ana Ruiz"), number=4, title="Coffee")
    store.search.bring_up()
    assert store.search.values("by", "a") == ["Ben Adler", "Ana Ruiz"]
    assert store.search.values("by", "zz") == []
    assert store.search.values("tag", "") == ["team"]
    assert store.search.values("in", "cof") == ["Coffee"]
    assert len(store.search.values("in", "tea", limit=2)) == 2


def test_the_closest_entry_is_one_that_really_fits(store: Store) -> None:
    community = community_in(store)
    fits = said("Two questions at the door calmed the parents", "success")
    held(store, fits, said("The kitchen was cold"), said("We met parents in the kitchen"))
    store.search.bring_up()
    (hit,) = store.search.nearest("ask parents a question at the door", community)
    assert hit.entry == fits.id
    assert [hit.text[a:b] for a, b in hit.spans] == ["questions", "door", "parents"]
    assert store.search.nearest("they were with us", community) == []
    assert store.search.nearest("", community) == []
    other = store.search.nearest("parents question door", community, but=[fits.id])
    assert [h.text for h in other] == ["We met parents in the kitchen"]


def test_sessions_are_told_whole(store: Store) -> None:
    refs = [held(store, said(f"one {n}"), said(f"two {n}"), number=n) for n in range(2)]
    found = store.search.of_sessions(community_in(store), [ref.path.name for ref in refs])
    assert [h.text for h in found] == ["one 0", "two 0", "one 1", "two 1"]


def test_many_entries_in_one_minute_stay_in_order(store: Store) -> None:
    for name in ("Riverside Early Years", "Hillside", "Valley"):
        held(store, *(said(f"tea {n} {name}") for n in range(200)), name=name)
    assert len(told(store, "tea")) == 600
    assert told(store, "tea hillside") == [f"tea {n} Hillside" for n in reversed(range(200))]
