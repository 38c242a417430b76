"""Between two sessions: who owes what, whom to talk to, who is there, and a page for the new."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def held(cli: Cli) -> Cli:
    """Return a shell on a community that held one session."""
    cli("start", "Riverside", "--present", "Ana Ruiz, Ben Okafor")
    lines = [
        f"! Share the form @Ana @Ben due:{_day(-3)}",
        f"! Ask the *landlord* @Ben due:{_day(20)}",
        "! Something that nobody took",
        f"Ben: > Two questions at the door due:{_day(30)}",
        "! A thing of this store alone @Ana #private",
        "Ana: < A hand with [the report]",
        "Ana: * Small talk is the work #role",
        "? Who pays for interpreters?",
        "~ Trust at the door",
    ]
    cli("note", "-", typed="\n".join(lines).encode())
    cli("end")
    return cli


def _day(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days)).date().isoformat()


def test_due_says_who_owes_what_and_its_status_whether_it_presses(held: Cli) -> None:
    told = held("due")
    assert told.status == 3
    assert [line.strip() for line in told.lines if line.startswith("  ") and line[2] != " "] == [
        "Ana Ruiz",
        "Ben Okafor",
        "Nobody named",
    ]
    assert "overdue 3 days" in told.out
    assert told.out.count("Share the form") == 2
    assert "wants to try: Two questions at the door (due " in told.out
    assert "no date: Something that nobody took" in told.out
    assert "store alone" not in told.out
    rows = json.loads(held("due", "Riverside", "--json").out)
    assert [row["person"] for row in rows] == ["Ana Ruiz", "Ben Okafor", None]
    assert rows[1]["actions"][0]["days_overdue"] == 3
    assert rows[1]["actions"][1]["days_overdue"] == 0


def test_due_is_quiet_where_nothing_presses(cli: Cli) -> None:
    assert (cli("due").status, cli("due").out) == (
        0,
        "Nothing is owed: no action is open, and no commitment waits for its outcome.\n",
    )
    cli("start", "Riverside", "--present", "Ana Ruiz")
    cli("note", f"! Later @Ana due:{_day(20)}")
    assert cli("due").status == 0
    assert cli("due", "--within", "30").status == 3
    assert cli("due", "--within", "soon").status == 2
    assert cli("due", "--json", "Elsewhere").status == 1


def test_members_come_and_go_and_what_they_owe_stays(held: Cli) -> None:
    said = held("members", "Riverside", "--add", "Dana, Harbour House, core", "--left", "Ben")
    assert said.lines == [
        "Dana belongs to “Riverside” now.",
        "Ben Okafor has left. 2 actions and 1 commitment stay open under the name Ben Okafor.",
    ]
    listed = held("members", "Riverside").lines
    assert listed[1].startswith("Dana · Harbour House · core · since ")
    assert listed[-1] == "Ben Okafor (left)"
    rows = json.loads(held("members", "Riverside", "--json").out)
    assert [(row["name"], row["left"]) for row in rows] == [
        ("Ana Ruiz", False),
        ("Ben Okafor", True),
        ("Dana", False),
    ]
    told = held("members", "Riverside", "--same", "Ben Okafor", "Dana", "--dry-run")
    assert "Ben Okafor counts as Dana from now on, in 1 session" in told.out
    assert held("members", "Riverside", "--same", "ben okafor", "Dana").out == told.out
    assert held("due", "Riverside").out.count("Dana") == 1
    assert "Ben Okafor" not in held("show", "last").out
    assert "of its own again" in held("members", "Riverside", "--apart", "ben okafor").out
    assert "Dana" not in held("due", "Riverside").out
    assert "no other name" in held("members", "Riverside", "--apart", "Ben Okafor").err
    assert held("members", "Riverside", "--dry-run").status == 2
    same = ("members", "Riverside", "--same", "Ben Okafor", "Dana")
    for wrong in (("--same", "Zed", "Dana"), ("--left", "Zed")):
        assert "Nothing was changed" in held(*same, *wrong).err
        assert "Ben Okafor" in held("members", "Riverside").out
    assert held(*same, "--left", "Dana", "--dry-run").status == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--add", "ana ruiz"), "There is Ana Ruiz already"),
        (("--add", "Eve", "--add", "Eve"), "There is Eve already"),
        (("--add", "Eve, Here, often"), "“often” is no level"),
        (("--add", " , Here"), "A member needs a name"),
        (("--left", "Zoe"), "No member is called “Zoe”"),
        (("--add", "Eve, a, core, more"), "too many commas"),
    ],
)
def test_what_cannot_be_meant_changes_nobody(
    held: Cli, words: tuple[str, ...], sentence: str
) -> None:
    before = held("members", "Riverside").out
    said = held("members", "Riverside", *words)
    assert (said.status, sentence in said.err) == (1, True), said.err
    assert held("members", "Riverside").out == before


def test_a_check_in_is_suggested_kept_and_listed(held: Cli) -> None:
    assert held("checkin", "Riverside").lines == [
        "Ana Ruiz: owes an action, asked for help",
        "Ben Okafor: owes 2 actions, wants to try something",
    ]
    assert held("checkin", "Riverside", "AR").out == (
        "Nothing was noted of a talk with Ana Ruiz yet.\n"
    )
    held("checkin", "Riverside", "Ana", "Got", "the", "report", "done")
    assert held("checkin", "Riverside", "Ana").out.endswith("  Got the report done\n")
    assert (
        held("checkin", "Riverside").lines[0]
        == "Ben Okafor: owes 2 actions, wants to try something"
    )
    assert held("checkin", "Riverside", "Nobody", "words").status == 1
    assert "report done" not in held("community", "Riverside", "--json").out


def test_a_newcomer_reads_what_the_group_is_about_and_no_names(held: Cli, tmp_path: Path) -> None:
    page = held("welcome", "Riverside").out
    assert page.startswith("# Welcome to Riverside\n")
    assert "Small talk is the work" in page
    assert "- Who pays for interpreters?" in page
    assert "- Trust at the door" in page
    assert "Ana" not in page
    assert "store alone" not in page
    assert held("welcome", "-o", str(tmp_path / "page.md")).status == 0
    assert "--force" in held("welcome", "-o", str(tmp_path / "page.md")).err
    assert (tmp_path / "page.md").read_text() == page
    public = held("welcome", "--audience", "public", "--chatham").out
    assert "*For public: what was said, not who said it; only" in public
    assert "Small talk is the work" in public
    assert "interpreters" not in public
    withheld = held("welcome", "--audience", "public", "--preview").out
    assert "1 request" in withheld
    assert "Nothing was written." in withheld
    assert held("welcome", "--to", "html").out.startswith("<!DOCTYPE html>")


def test_all_that_is_known_of_a_community_is_told_with_its_figures(held: Cli) -> None:
    told = held("community")
    assert "  Sessions held: 1" in told.out
    assert "  Commitments: 1: 1 not told of yet" in told.out
    found = json.loads(held("community", "Riverside", "--json").out)
    assert (found["name"], len(found["members"])) == ("Riverside", 2)
    assert found["figures"]["actions"] == {"open": 4}
    assert [wish["text"] for wish in found["backlog"]] == ["Trust at the door"]
    assert found["goals"] == found["plans"] == []


def test_a_talk_is_proposed_with_who_owes_an_action_and_who_left_is_in_nobodys_way(
    cli: Cli,
) -> None:
    cli("start", "Riverside", "--present", "Ana Ruiz, Ben Okafor")
    cli("note", "! Share the seeds @Ben")
    cli("end")
    assert "Ben Okafor: owes an action" in cli("checkin", "Riverside").out
    cli("plan", "--at", "2099-12-01 18:00", "--roles", "host: Ben", "--bring", "soup: Ben")
    gone = cli("members", "Riverside", "--left", "Ben", "--add", "Ben Okafor (Library)")
    assert "Nobody's in the plan now: host, scribe, soup." in gone.out
    plan = json.loads(cli("plan", "--json").out)
    assert "Ben Okafor" not in {pair["name"] for pair in plan["roles"]}
    assert plan["bring"] == [{"what": "soup", "who": None}]
    assert "Library" in cli("checkin", "Riverside", "Ben", "was well").out


def test_somebody_who_left_comes_back(cli: Cli) -> None:
    cli("new", "Riverside", "--members", "Ana Ruiz")
    cli("members", "Riverside", "--left", "Ana")
    refused = cli("members", "Riverside", "--add", "Ana Ruiz")
    assert "--back" in refused.err
    assert cli("members", "Riverside", "--back", "Ana").out == "Ana Ruiz is back.\n"
    assert "left" not in cli("members", "Riverside").out
    assert cli("members", "Riverside", "--back", "Ana").status == 1
