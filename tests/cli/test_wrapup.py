"""The end of a session from a shell: told, adopted, handed in, taken away."""

import json
from pathlib import Path

from tests.cli.conftest import Cli


def held(cli: Cli) -> None:
    """Hold a first meeting up to its ground rules, and end it."""
    assert cli("new", "Riverside").status == 0
    begun = cli(
        "start", "Riverside", "--format", "first-meeting", "--present", "Ana Ruiz, Ben Okafor"
    )
    assert begun.status == 0, begun.err
    for _ in range(4):
        cli("next")
    cli("note", "= To learn from each other")
    cli("next")
    cli("note", "= Phones away")
    cli("note", "= Ben gets an hour #private")
    cli("note", "! Share the form")
    assert cli("end").status == 0


def test_the_end_of_a_session_is_told_and_done_from_a_shell(cli: Cli, tmp_path: Path) -> None:
    held(cli)
    told = cli("wrapup")
    assert told.status == 0, told.err
    assert "! Share the form  (no owner and no date yet)" in told.out
    assert "        + Phones away" in told.lines
    assert "hour" not in told.out
    assert "hour" not in cli("wrapup", "--json").out
    assert (cli("wrapup", "--adopt", "3").status, cli("wrapup", "--adopt", "9").status) == (1, 1)
    assert cli("wrapup", "--slip", "7,1").status == 2
    assert cli("wrapup", "--next", "soonish").status == 1

    done = cli("wrapup", "--adopt", "all", "--members", "--slip", "5,4,more breaks",
               "--slip", "4,4", "--next", "2199-12-08 18:00")  # fmt: skip
    assert done.status == 0, done.err
    assert "Adopted: The purpose: To learn from each other" in done.lines
    assert "Members now: Ana Ruiz, Ben Okafor." in done.lines
    told_json = json.loads(cli("wrapup", "last", "--json").out)
    assert [each["into"] for each in told_json["waiting"]] == ["ground-rules"]
    assert told_json["waiting"][0]["after"] is None
    assert told_json["slips"] == {
        "n": 2, "worth": {"n": 2, "mean": None}, "safe": {"n": 2, "mean": None},
        "changes": ["more breaks"],
    }  # fmt: skip
    assert "2199" in told_json["next"]
    assert cli("wrapup", "--decline", told_json["waiting"][0]["id"][:30]).status == 0
    assert json.loads(cli("wrapup", "--json").out)["waiting"] == []
    assert cli("wrapup", "--adopt", "all").lines[0].startswith("Nothing waits")

    archive = tmp_path / "riverside"
    assert cli("wrapup", "--archive", str(archive)).status == 0
    page = archive.with_suffix(".md").read_text()
    assert "Phones away" in page
    assert "hour" not in page
    assert "### Decisions" in page.split("# The minutes of all sessions")[1]
    restored = ("--store", str(tmp_path / "other"))
    assert cli("restore", str(archive.with_suffix(".zip")), *restored).status == 0
    again = json.loads(cli("wrapup", "--json", *restored).out)
    assert again | {"done": []} == json.loads(cli("wrapup", "--json").out)
    assert cli("wrapup", "--archive", str(archive)).status == 1


def test_a_new_date_says_which_plan_it_moves_and_keeps_its_zone(cli: Cli) -> None:
    cli("start", "Riverside")
    cli("end")
    planned = ("plan", "--at", "2099-12-01 18:00 Europe/Berlin", "--topic", "Seed saving")
    assert cli(*planned).status == 0
    told = cli("wrapup", "--next", "2099-12-08 19:00")
    assert (
        "The plan of Tue 1 Dec 2099, 18:00 Europe/Berlin, “Seed saving”, "
        "is moved to Tue 8 Dec 2099, 19:00 Europe/Berlin."
    ) in told.lines[1]
    assert "That is 19:00 Europe/Berlin." in told.lines[0]
    plan = json.loads(cli("plan", "--json").out)
    assert plan["planned_start"] == "2099-12-08T19:00:00+01:00"
    cli("wrapup", "--next", "2099-12-09")
    assert json.loads(cli("plan", "--json").out)["planned_start"][:16] == "2099-12-09T19:00"
    assert "has no date now" in cli("wrapup", "--next", "").lines[1]
