"""What is owed, told and changed from a shell, one or many at once."""

import json
from datetime import datetime, timedelta

import pytest

from tests.cli.conftest import Cli
from tests.hostile import hostile


def day(days: int) -> str:
    return (datetime.now().astimezone() + timedelta(days)).date().isoformat()


@pytest.fixture
def held(cli: Cli) -> Cli:
    """Return a shell on a community that held two sessions."""
    cli("start", "Riverside", "--present", "Ana Ruiz, Ben Okafor")
    lines = [
        f"! Share the form @Ana @Ben due:{day(-3)}",
        f"! Ask the *landlord* @Ben due:{day(20)}",
        "! Something that nobody took",
        "Ben: > Two questions at the door",
        "! A thing of this store alone @Ana #private",
        "! A quiet thing @Ana #role",
        "Ana: < A hand with [the report]",
    ]
    cli("note", "-", typed="\n".join(lines).encode())
    cli("end")
    cli("start", "Riverside", "--present", "Ana Ruiz, Ben Okafor")
    cli("end")
    return cli


def rows(cli: Cli, *words: str) -> list[dict[str, object]]:
    told = cli("actions", *words, "--json")
    assert told.status == 0, told.err
    found: list[dict[str, object]] = json.loads(told.out)
    return found


def texts(cli: Cli, *words: str) -> list[object]:
    return [row["text"] for row in rows(cli, *words)]


def item(cli: Cli, text: str, *words: str) -> str:
    (found,) = [row for row in rows(cli, *words) if row["text"] == text]
    return str(found["id"])


def test_actions_are_listed_by_who_owes_them(held: Cli) -> None:
    told = held("actions")
    assert told.status == 0
    headings = [line.strip() for line in told.lines if line.startswith("  ") and line[2] != " "]
    assert headings == ["Ana Ruiz", "Ben Okafor", "Nobody named"]
    assert told.out.count("Share the form") == 2
    assert "overdue 3 days" in told.out
    assert "carried once" in told.out
    assert "store alone" not in told.out
    assert "landlord" not in held("actions", "Riverside", "--owner", "ana").out
    assert texts(held, "--overdue") == ["Share the form"]
    assert texts(held, "--commitments") == ["Two questions at the door"]
    assert texts(held, "--help-wanted") == ["A hand with [the report]"]
    assert "Carried once" in held("actions", "--by", "carries").out
    assert "Said within a week" in held("actions", "--by", "age").out


def test_no_name_leaves_where_none_may_be_told(held: Cli) -> None:
    (quiet,) = [row for row in rows(held) if row["text"] == "A quiet thing"]
    assert quiet["who"] == []
    out = held("actions", "--json").out
    assert "store alone" not in out


def test_several_are_done_at_once_and_opened_again(held: Cli) -> None:
    share, ask = item(held, "Share the form"), item(held, "Ask the *landlord*")
    told = held("actions", "done", share, ask, "--as", "Ben Okafor")
    assert (told.status, told.out) == (0, "Done: 2 actions\n")
    assert texts(held, "--done") == ["Share the form", "Ask the *landlord*"]
    assert "Share the form" not in held("since", "Riverside").out
    assert held("actions", "open", share).out == "Open again: “Share the form”\n"
    assert texts(held, "--overdue") == ["Share the form"]
    assert "Share the form" in held("due").out
    assert held("actions", "drop", share).out == "Let go: “Share the form”\n"
    assert texts(held, "--dropped") == ["Share the form"]
    assert held("actions", "drop", share).out == "Let go already: “Share the form”\n"
    assert held("actions", "done", ask).out.startswith("Done already: ")
    assert held("actions", "done", ask, share).out == "Done: “Share the form”\n"
    assert held("sessions").out.count("live") == 0


def test_an_owner_whom_nobody_knows_is_kept_and_said(held: Cli) -> None:
    (first, *_) = rows(held, "--open")
    told = held("actions", "owner", str(first["id"]), "Zed")
    assert told.status == 0
    assert "Zed is no member" in told.err
    assert held("actions", "owner", str(first["id"]), "Ben").err == ""


def test_a_day_and_an_owner_are_given_in_words(held: Cli) -> None:
    nobody = item(held, "Something that nobody took")
    assert "overdue 1 day" in held("actions", "due", nobody, "-1d").out
    assert "due" in held("actions", "due", nobody, "in", "2", "weeks").out
    (row,) = [row for row in rows(held) if row["id"] == nobody]
    assert row["due"] == day(14) or row["due"] == day(15)
    assert held("actions", "due", nobody, "none").out.endswith("no date\n")
    assert held("actions", "owner", nobody, "ana", "and", "ben").out.endswith(
        "Ana Ruiz, Ben Okafor\n"
    )
    assert texts(held, "--owner", "Ben")[-1] == "Something that nobody took"
    assert "Something that nobody took" in texts(held, "--owner", "ana, ben")
    assert "for “Zed”" in held("actions", "--owner", "Zed").err
    assert held("actions", "due", nobody, "soonish").status == 2
    assert held("actions", "owner", nobody, "none").status == 0
    tried = item(held, "Two questions at the door", "--commitments")
    assert held("actions", "owner", tried, "ana, ben").status == 1
    assert held("actions", "owner", tried, "ana").out.endswith("Ana Ruiz\n")
    assert held("actions", "due", tried, "fri").status == 1


def test_wrong_words_are_refused_with_a_hint(held: Cli) -> None:
    tried = item(held, "Two questions at the door", "--commitments")
    told = held("actions", "done", tried)
    assert told.status == 1
    assert "lctui outcome" in told.err
    assert held("actions", "done", "nothing-like-it").status == 1
    assert held("actions", "done").status == 2
    assert held("actions", "Riverside", "more").status == 2
    assert held("actions", "--by", "worth").status == 2
    assert held("actions", "Nowhere").status == 1
    private = held("actions", "done", "0")
    assert "store alone" not in private.err + private.out


def test_nothing_owed_says_so(cli: Cli) -> None:
    told = cli("actions")
    assert told.status == 0
    assert "begins with !" in told.err
    assert "begins with !" not in cli("actions", "--done").err
    assert rows(cli) == []


@pytest.mark.parametrize("text", hostile())
def test_a_terminal_obeys_nothing_that_was_said(cli: Cli, text: str) -> None:
    cli("start", "Riverside", "--present", "Ana Ruiz")
    cli("note", "-", typed=f"! \\{text}".replace("\n", " ").encode(errors="replace"))
    cli("end")
    for words in ((), ("--json",), ("--by", "session")):
        told = cli("actions", *words)
        assert told.status == 0
        assert not any(control in told.out for control in "\x1b\x9b\u202e")
