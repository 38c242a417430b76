"""A session held from a shell."""

import json
from datetime import timedelta

import jsonschema
import pytest

from lctui.shell import Shell
from tests.cli.conftest import Cli


def test_a_whole_session_is_held_by_verbs(live: Cli) -> None:
    assert live("note", "+ Ana: two questions at the door worked").status == 0
    assert live("next").status == 0
    typed = b"! Share the consent form @ben due:2030-01-31\n\n> Dana: try it at two visits\n"
    assert len(live("note", "-", typed=typed).lines) == 2
    status = json.loads(live("status", "--json").out)
    assert (status["status"], status["phase_number"]) == ("running", 2)
    assert live("end").status == 0
    exported = json.loads(live("export", "last", "--to", "json").out)
    jsonschema.validate(exported, json.loads(live("schema").out))
    assert [(e["kind"], e["text"], e["by"]) for e in exported["entries"]] == [
        ("success", "two questions at the door worked", "Ana Ruiz"),
        ("action", "Share the consent form", None),
        ("commitment", "try it at two visits", "Dana Whitlock"),
    ]
    assert exported["entries"][1]["owners"] == ["Ben Okafor"]
    assert exported["present"] == ["Ana Ruiz", "Ben Okafor", "Dana Whitlock"]
    assert "Share the consent form" in live("show", "last").out


def test_the_clock_is_driven_from_a_foot_pedal(live: Cli) -> None:
    for words in (["pause"], ["resume"], ["extend", "5"], ["next"], ["back"]):
        answer = live(*words)
        assert answer.status == 0, answer.err
        assert "left of" in answer.out


def test_a_clock_action_without_sense_is_refused_with_its_reason(live: Cli) -> None:
    answer = live("resume")
    assert answer.status == 1
    assert "running already" in answer.err


def test_extend_moves_the_end(live: Cli) -> None:
    before = json.loads(live("status", "--json").out)
    live("extend", "1h10")
    after = json.loads(live("status", "--json").out)
    assert after["planned_seconds"] - before["planned_seconds"] == 4200
    live("extend", "-10")
    shorter = json.loads(live("status", "--json").out)
    assert after["planned_seconds"] - shorter["planned_seconds"] == 600


def test_without_a_live_session_status_says_how_to_start_one(cli: Cli) -> None:
    answer = cli("status")
    assert (answer.status, answer.out) == (1, "")
    assert "lctui start" in answer.err


def test_a_session_planned_for_later_waits_with_its_clock(cli: Cli) -> None:
    past = cli("start", "Riverside", "--at", "2020-11-08 14:00")
    assert (past.status, "lctui import FILE --date 2020-11-08" in past.err) == (1, True)
    assert "Nobody is a member yet" in cli("start", "Riverside", "--present", "all").err
    cli("new", "Riverside", "--members", "Ana Ruiz, Ben Okafor")
    answer = cli("start", "Riverside", "--at", "2099-01-01 10:00", "--present", "all")
    assert answer.status == 0, answer.err
    assert json.loads(cli("status", "--json").out)["status"] == "idle"
    assert cli("resume").status == 0
    assert json.loads(cli("status", "--json").out)["status"] == "running"
    cli("end")
    exported = json.loads(cli("export", "last", "--to", "json").out)
    assert exported["present"] == ["Ana Ruiz", "Ben Okafor"]


def test_a_second_session_of_a_community_is_refused(live: Cli) -> None:
    answer = live("start", "Riverside")
    assert answer.status == 1
    assert "lctui end" in answer.err


def test_of_several_live_sessions_one_must_be_named(live: Cli) -> None:
    live("start", "Hillside", "--topic", "Home visits")
    answer = live("note", "where to?")
    assert answer.status == 1
    assert "--session" in answer.err
    names = [s["name"] for s in json.loads(live("sessions", "--json").out) if "home" in s["name"]]
    assert live("note", "here", "--session", names[0]).status == 0
    assert [e["text"] for e in json.loads(live("show", names[0], "--json").out)["entries"]] == [
        "here"
    ]


def test_a_session_is_planned_by_its_options(cli: Cli) -> None:
    answer = cli(
        "start", "Riverside", "--format", "first-meeting", "--topic", "Who we are",
        "--minutes", "1h30", "--json",
    )  # fmt: skip
    status = json.loads(answer.out)
    assert status["title"] == "Who we are"
    shown = json.loads(cli("show", "live", "--json").out)
    assert sum(phase["planned_seconds"] for phase in shown["phases"]) == 5400
    assert shown["format"] == "first-meeting"


def test_the_next_session_inherits_what_is_open(live: Cli) -> None:
    live("note", "! Share the form @ana")
    live("note", "just a remark")
    live("end")
    live("start", "Riverside")
    live("end")
    assert len(json.loads(live("sessions", "--json").out)) == 2


def test_the_last_session_is_the_one_that_ended_last_and_a_community_stands_for_its_last(
    live: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    live("start", "Hillside")
    live("end", "--session", "Hillside")
    live("next", "--session", "Riverside")
    monkeypatch.setattr("lctui.shell.Shell.now", Shell().now + timedelta(minutes=1))
    live("end")
    assert json.loads(live("show", "last", "--json").out)["community"] == "Riverside"
    assert json.loads(live("show", "hillside", "--json").out)["community"] == "Hillside"
    again = live("end", "--session", "last")
    assert (again.status, "ended already" in again.err) == (1, True)


def test_what_a_shell_is_told_can_be_typed_into_it(live: Cli) -> None:
    for _ in range(9):
        said = live("next").err
    assert "lctui end" in said
    assert "in quotes" in live("members", "River", "Side").err
    second = live("start", "Riverside").err
    assert "Riverside · session 1" in second
