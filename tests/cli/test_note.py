"""What is said gets kept, from the words of a command and from standard input."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.errors import StoreFailed
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.cli.conftest import Cli


def entries(cli: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli("show", "live", "--json").out)["entries"]
    return found


def test_a_note_prints_the_id_of_its_entry(live: Cli) -> None:
    answer = live("note", "Small", "talk", "matters")
    assert answer.status == 0
    assert [(e["id"], e["text"]) for e in entries(live)] == [
        (answer.lines[0], "Small talk matters")
    ]


@pytest.mark.parametrize("text", ["-Cold visits", "- cold", "--as if", "-5 degrees", "/next"])
def test_what_begins_like_an_option_or_a_command_is_text(live: Cli, text: str) -> None:
    assert live("note", text).status == 0
    assert entries(live)[0]["typed"] == text


def test_options_stand_before_or_after_the_words(live: Cli) -> None:
    live("note", "--as", "dana", "one")
    live("note", "two", "--as=Dana")
    live("note", "three", "--", "--as", "four")
    assert [(e["text"], e["captured_by"]) for e in entries(live)] == [
        ("one", "Dana Whitlock"),
        ("two", "Dana Whitlock"),
        ("three --as four", None),
    ]


def test_each_line_of_input_is_an_entry_whatever_it_holds(live: Cli) -> None:
    typed = b"\xef\xbb\xbfone\r\n\n  \ntwo\0\nM\xfcller\n\xe2\x80\x8b\nno newline"
    answer = live("note", "-", typed=typed)
    assert answer.status == 0
    found = entries(live)
    assert answer.lines == [e["id"] for e in found]
    assert [e["text"] for e in found] == ["one", "two␀", "M\ufffdller", "no newline"]


def test_blank_input_keeps_nothing(live: Cli) -> None:
    answer = live("note", "-", typed=b"\n \n")
    assert (answer.status, answer.out, entries(live)) == (0, "", [])


def test_nothing_to_note_is_wrong_usage(live: Cli) -> None:
    assert live("note").status == 2


def test_dots_continue_the_entry_before(live: Cli) -> None:
    first = live("note", "we will visit").lines
    assert live("note", "...in pairs").lines == first
    assert [e["text"] for e in entries(live)] == ["we will visit in pairs"]


def test_a_mend_changes_the_entry_before(live: Cli) -> None:
    live("note", "-", typed=b"two vists a week\ns/vists/visits/\n")
    assert [e["text"] for e in entries(live)] == ["two visits a week"]


def test_a_mend_that_finds_nothing_is_kept_as_text(live: Cli) -> None:
    live("note", "-", typed=b"two visits\ns/vists/visits/\n")
    assert [e["text"] for e in entries(live)] == ["two visits", "s/vists/visits/"]


def test_an_anonymous_note_tells_no_name_and_no_second(live: Cli) -> None:
    live("note", "I feel left out #anon", "--as", "dana")
    (entry,) = entries(live)
    assert (entry["level"], entry["by"], entry["captured_by"], entry["typed"]) == (
        "anon",
        None,
        None,
        None,
    )
    assert entry["at"][16:20] == ":00+"


def test_what_continues_a_nameless_note_never_ends_under_a_name(live: Cli) -> None:
    live("note", "Ana: fine so far")
    live("note", "I feel left out #anon")
    live("note", "...since spring")
    assert "since spring" not in entries(live)[0]["text"]


def test_a_line_past_a_megabyte_becomes_several_entries(live: Cli) -> None:
    long = "\r".join(["! " + "word " * 200] * 1100).encode()
    answer = live("note", "-", typed=long)
    found = entries(live)
    assert len(answer.lines) == len(found) == 2
    assert {e["kind"] for e in found} == {"action"}
    assert sum(e["text"].count("word") for e in found) == 200 * 1100


def test_people_of_the_community_are_known_before_a_roll_is_taken(cli: Cli) -> None:
    cli("new", "Riverside", "--members", "Ana Ruiz, Ben Okafor")
    cli("start", "Riverside")
    cli("note", "ben: it went well")
    assert entries(cli)[0]["by"] == "Ben Okafor"


def test_off_the_record_says_from_where_on_nothing_was_kept(live: Cli, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    session = store.open(store.find("live"))
    session.change(session.head, off_record=True)
    session.close()
    answer = live("note", "-", typed=b"\nhush\n")
    assert (answer.status, answer.out) == (1, "")
    assert "from line 2 on" in answer.err
    assert "off the record" in answer.err


def test_what_the_disk_does_not_take_is_said(live: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreFailed("The disk is full.")

    monkeypatch.setattr(OpenSession, "put", full)
    answer = live("note", "hello")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("lctui: Not kept: The disk is full.")


def test_what_was_not_understood_is_said_though_it_is_kept(live: Cli) -> None:
    answer = live("note", "! Bring hoes @fox due:31feb")
    assert (answer.status, len(answer.lines)) == (0, 1)
    assert "“fox” is not on the roll: kept as text." in answer.err
    assert "“due:31feb” is no day: kept as text." in answer.err
    assert "Line 2: “fox”" in live("note", "-", typed=b"one\ntwo @fox").err
    assert live("note", "! Bring hoes @Ana due:tomorrow").err == ""
    assert (live("note", " ").status, len(entries(live))) == (2, 4)
