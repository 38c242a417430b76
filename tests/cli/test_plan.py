import json
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def riverside(cli: Cli) -> Cli:
    cli("new", "Riverside", "--members", "Ana Ruiz, Ben Okafor")
    return cli


def test_the_next_session_is_planned_from_a_shell(riverside: Cli, tmp_path: Path) -> None:
    proposed = riverside("plan")
    assert "Learn together" in proposed.out
    assert "proposal" in proposed.err
    assert json.loads(riverside("plan", "--all", "--json").out) == []
    riverside(
        "plan", "--at", "2099-12-08 18:00 Europe/Berlin", "--topic", "Hard talks",
        "--by", "ana", "--place", "Library", "--bring", "soup: ben, pens", "--minutes", "90",
        "--roles", "host: Ben", "--expect", "ben",
    )  # fmt: skip
    told = json.loads(riverside("plan", "--json").out)
    assert told["planned_start"] == "2099-12-08T18:00:00+01:00"
    assert (told["topic"], told["preparer"], told["planned_seconds"]) == (
        "Hard talks", "Ana Ruiz", 5400,
    )  # fmt: skip
    assert told["bring"] == [{"what": "soup", "who": "Ben Okafor"}, {"what": "pens", "who": None}]
    assert told["expected"] == ["Ben Okafor"]
    assert {"role": "host", "name": "Ben Okafor"} in told["roles"]
    assert "facilitator" in {pair["role"] for pair in told["roles"]}, "what is proposed stays"
    riverside("plan", "--at", "2099-12-09", "--roles", "host:")
    moved = json.loads(riverside("plan", "--json").out)
    assert (moved["id"], moved["planned_start"][:16]) == (told["id"], "2099-12-09T18:00")
    assert "host" not in {pair["role"] for pair in moved["roles"]}
    riverside("plan", "--new", "--at", "2099-12-20 10:00")
    path = tmp_path / "all.ics"
    assert riverside("plan", "--all", "-o", str(path)).status == 0
    assert "--force" in riverside("plan", "--all", "-o", str(path)).err
    assert riverside("plan", "--all", "-o", str(path), "--force").status == 0
    assert len(icalendar.Calendar.from_ical(path.read_text()).events) == 2
    riverside("new", "Hillside")
    riverside("plan", "Hillside", "--at", "2099-12-24 10:00")
    every = riverside("plan", "--all", "--to", "ics").out
    assert len(icalendar.Calendar.from_ical(every).events) == 3
    assert len(json.loads(riverside("plan", "Riverside", "--all", "--json").out)) == 2
    assert "## Agenda" in riverside("plan", "Riverside", "--to", "md").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "3/4 10:00"), "two days"),
        (("--at", "soonish"), "no day"),
        (("--format", "no-such"), "no-such"),
        (("--expect", "Zoe"), "Ana Ruiz"),
        (("--roles", "Ana"), "facilitator: Ana"),
        (("--to", "ics"), "no date"),
    ],
)
def test_what_cannot_be_planned_is_said_and_nothing_changes(
    riverside: Cli, words: tuple[str, str], said: str
) -> None:
    answer = riverside("plan", *words)
    assert answer.status == 1
    assert said in answer.err
    assert json.loads(riverside("plan", "--all", "--json").out) == []


def test_start_begins_what_is_planned_for_this_time_and_says_so(riverside: Cli) -> None:
    riverside("plan", "--at", "now", "--topic", "Hard talks", "--roles", "host: Ben")
    planned = json.loads(riverside("plan", "--json").out)
    other = riverside("start", "Riverside", "--topic", "Another")
    assert "stays planned" in other.err
    riverside("end")
    started = riverside("start", "Riverside", "--present", "Ana Ruiz")
    assert "what was planned" in started.err
    shown = json.loads(riverside("show", "live", "--json").out)
    assert (shown["id"], shown["topic"], shown["present"]) == (
        planned["id"], "Hard talks", ["Ana Ruiz"],
    )  # fmt: skip
    assert shown["roles"]["host"] == ["Ben Okafor"]
    assert shown["status"] == "live"
    riverside("end")
    riverside("plan", "--topic", "Named, no day yet")
    assert "no date yet: Named" in riverside("start", "Riverside").err
    riverside("note", "--session", shown["id"], "> Ana: noticed late")
    assert "noticed late" in riverside("since").out


def test_a_plan_of_another_time_or_left_aside_stays_a_plan(riverside: Cli) -> None:
    refused = riverside("start", "Riverside", "--planned")
    assert (refused.status, "Nothing is planned" in refused.err) == (1, True)
    riverside("plan", "--at", "in 20 hours", "--topic", "Tomorrow")
    assert "stays planned: " in (told := riverside("start", "Riverside").err)
    assert "Tomorrow. (--planned begins it.)" in told
    riverside("end")
    riverside("plan", "--at", "in 1 hour")
    riverside("start", "Riverside", "--unplanned")
    shown = json.loads(riverside("show", "live", "--json").out)
    assert shown["topic"] is None
    assert [p["topic"] for p in json.loads(riverside("plan", "--all", "--json").out)] == [
        "Tomorrow"
    ]
    riverside("end")
    riverside("plan", "--at", "in 20 hours")
    riverside("start", "Riverside", "--planned")
    assert "Tomorrow" in riverside("status").out


def test_a_plan_in_the_past_is_called_so_and_can_be_moved(riverside: Cli) -> None:
    late = riverside("plan", "--at", "2020-01-07 18:00", "--topic", "Long ago")
    assert "over" in late.out
    moved = riverside("plan", "--at", "2099-01-07 18:00")
    assert "Long ago" in moved.out
    assert "over" not in moved.out


def test_a_length_mended_gives_the_agenda_that_it_would_have_had_at_once(riverside: Cli) -> None:
    def shares(*words: str) -> list[int]:
        assert riverside("plan", *words).status == 0
        return [p["planned_seconds"] for p in json.loads(riverside("plan", "--json").out)["phases"]]

    at_once = shares("--minutes", "90")
    assert shares("--minutes", "5") != at_once
    assert shares("--minutes", "90") == at_once


def test_names_and_roles_that_nobody_knows_are_kept_and_said(riverside: Cli) -> None:
    told = riverside("plan", "--roles", "scribe: Zed, foo: Ana, host: -")
    assert "“Zed” is no member" in told.err
    assert "“foo” is none of the usual roles" in told.err
    assert "Ana" not in told.err
    assert "host" not in {p["role"] for p in json.loads(riverside("plan", "--json").out)["roles"]}
    assert riverside("plan", "--roles", "scribe: Ben").err == ""


def test_each_of_several_plans_can_be_named_changed_and_taken_away(riverside: Cli) -> None:
    riverside("plan", "--at", "2099-12-01 18:00", "--topic", "Seeds")
    riverside("plan", "--new", "--at", "2099-12-08 18:00", "--topic", "Soil")
    second = json.loads(riverside("plan", "--all", "--json").out)[1]["id"]
    assert f"Id: {second}" in riverside("plan", "--all").out
    assert "Library" in riverside("plan", "--plan", second, "--place", "Library").out
    assert "Soil" in riverside("plan", "--plan", "soi", "--remove").out
    assert riverside("plan", "--plan", "soil").status == 1
    assert [p["topic"] for p in json.loads(riverside("plan", "--all", "--json").out)] == ["Seeds"]


def test_a_session_that_needs_longer_than_asked_says_so(riverside: Cli) -> None:
    assert "and not 5 min" in riverside("start", "--minutes", "5").err
