from datetime import timedelta
from pathlib import Path

from data.comparing import Comparison, compare
from data.meeting import end, keep, press
from data.models.records import Carried, FollowUp
from data.store.open_session import OpenSession
from screens.review.comparison_lines import comparison_lines
from tests.hostile import hostile_texts
from tests.screens.stage import NOW, held_session, store_in


def two(folder: Path) -> tuple[OpenSession, OpenSession]:
    """Hold two sessions a month apart; the second heard of what was promised in the first."""
    store = store_in(folder)
    first = held_session(
        store,
        "! Share the form @ben #form",
        "> Ana: Ask one question",
        "= We meet on Tuesdays #rhythm",
        "#private a thing that stays here #secret",
        topic="Doors",
        began=NOW - timedelta(days=30),
    )
    second = held_session(store, "= We meet on Mondays #rhythm", "a note", topic="Forms")
    action, promise = list(first.entries.values())[:2]
    for entry in (action, promise):
        second.put(Carried(entry.id, first.head.id, (second.head.id,)))
    second.put(FollowUp(action.id, "done", NOW, "nine copies"))
    return first, second


def text(told: Comparison, width: int) -> str:
    lines = comparison_lines(told, width)
    return "\n".join("".join(span.text for span in line).rstrip() for line in lines)


def test_the_earlier_one_stands_first_whichever_was_asked_for(tmp_path: Path) -> None:
    first, second = two(tmp_path)
    told = compare(second, first, NOW)
    assert told == compare(first, second, NOW)
    assert told.titles == ("Doors", "Forms")


def test_what_was_promised_in_one_is_heard_in_the_other(tmp_path: Path) -> None:
    told = compare(*two(tmp_path), NOW)
    assert [(p.text, p.who, p.became) for p in told.promises] == [
        ("Share the form", "Ben Okafor", "done: nine copies"),
        ("Ask one question", "Ana Ruiz", ""),
    ]


def test_people_tags_decisions_and_counts_stand_side_by_side(tmp_path: Path) -> None:
    told = compare(*two(tmp_path), NOW)
    assert told.people.both == ("Amir Haddad", "Ana Ruiz", "Ben Okafor")
    assert (told.tags.both, told.tags.first) == (("#rhythm",), ("#form",))
    assert told.decisions == (("We meet on Tuesdays",), ("We meet on Mondays",))
    assert {p.label: (p.first, p.second) for p in told.kinds}["Notes"] == ("0", "1")


def test_time_is_told_by_phase(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    began = NOW - timedelta(days=7)
    first = held_session(store, "said", topic="A", ended=False, began=began)
    press(first, "next", began + timedelta(minutes=12))
    end(first, began + timedelta(minutes=40))
    second = held_session(store, "said", topic="B")
    told = compare(first, second, NOW)
    welcome = told.phases[0]
    assert (welcome.label, welcome.first) == ("Welcome", "planned 10 min, took 12 min")
    assert "not reached" in told.phases[-1].first


def test_nothing_private_and_no_name_of_the_nameless_is_told(tmp_path: Path) -> None:
    first, second = two(tmp_path)
    keep(first, "> Ben: Quietly try it #anon", now=NOW)
    nameless = next(e for e in first.entries.values() if "Quietly" in e.text)
    second.put(Carried(nameless.id, first.head.id, (second.head.id,)))
    told = compare(first, second, NOW)
    assert ("Entries", "4, and 1 private", "2") in told.facts
    assert "a thing that stays here" not in text(told, 120)
    assert "#secret" not in text(told, 120)
    assert next(p.who for p in told.promises if "Quietly" in p.text) == ""


def test_the_page_fits_any_width_and_shows_hostile_words_as_they_are(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    lines = [f"= \\{words}" for words in hostile_texts(300)]
    first = held_session(store, *lines, topic="[/x] \x1b[2J", began=NOW - timedelta(days=3))
    told = compare(first, held_session(store, *lines, topic="B"), NOW)
    for width in (20, 40, 80, 160):
        page = text(told, width)
        assert "\x1b" not in page
        assert "Decisions" in page
