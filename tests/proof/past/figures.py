"""What insights and figures say of each community, beside counts of the files."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from statistics import fmean
from typing import Any

from tests.proof.past.raw import Kept, kept_in
from tests.proof.past.shell import Part, Shell, part

_ACTIONS = re.compile(r"(\d+) of (\d+) done, (\d+) dropped")
_CAME = re.compile(r"([\d.]+) people on average \(n = (\d+)\), (\d+) to (\d+)\. (\d+) different")
_TOLD = ("success", "setback", "question")


def figures_told(shell: Shell) -> Part:
    """Hold every figure that can be counted apart to that count."""
    with part("insights, figures, actions") as row:
        kept = kept_in(shell.root)
        for name in sorted({each.head["community_name"] for each in kept}):
            mine = [each for each in kept if each.head["community_name"] == name]
            _community(row, shell, name, mine)
            _insights(row, shell, name, mine)
            _owed(row, shell, name, mine)
        row.told = "attendance, actions, entries, successes, setbacks, questions"
    return row


def _community(row: Part, shell: Shell, name: str, mine: Sequence[Kept]) -> None:
    told: dict[str, Any] = json.loads(shell.say("community", name, "--json")[1])["figures"]
    crowds = [len(each.present) for each in mine if each.present]
    entries = [entry for each in mine for entry in each.entries]
    actions = Counter(e["status"] for e in entries if e["kind"] == "action")
    wanted = {
        "sessions": len(mine),
        "last": max(each.day for each in mine),
        "attendance_of": len(crowds),
        "entries": len(entries),
        "actions": dict(actions),
        "commitments_made": sum(e["kind"] == "commitment" for e in entries),
        "help_asked": sum(e["kind"] == "help" for e in entries),
        "requests": sum(e["kind"] == "request" for e in entries),
    }
    for figure, count in wanted.items():
        row.hold(told[figure], count, f"{name}: {figure}")
    mean = fmean(crowds) if crowds else None
    row.hold(told["attendance"], mean, f"{name}: attendance")


def _insights(row: Part, shell: Shell, name: str, mine: Sequence[Kept]) -> None:
    told = json.loads(shell.say("insights", name, "--to", "json")[1])
    pages = {page["id"]: page for page in told["pages"]}
    there = [len(each.present) or None for each in mine]
    columns = [row_[2] for row_ in pages["attendance"]["rows"]]
    row.hold(columns, there, f"{name}: who was there, session by session")
    crowds = [count for count in there if count]
    people = {person["name"].casefold() for each in mine for person in each.present}
    said = _CAME.match(pages["attendance"]["says"])
    if len(crowds) >= 5:
        wanted = (f"{fmean(crowds):.1f}", *map(str, (len(crowds), min(crowds), max(crowds))))
        row.hold(said and said.groups(), (*wanted, str(len(people))), f"{name}: attendance")
    kinds = [Counter(entry["kind"] for entry in each.entries) for each in mine]
    rows = [
        [each.day, each.head["title"], *(c[k] for k in _TOLD)]
        for each, c in zip(mine, kinds, strict=True)
    ]
    row.hold([[r[0], *r[2:]] for r in pages["told"]["rows"]], [[r[0], *r[2:]] for r in rows], name)
    states = Counter(e["status"] for each in mine for e in each.entries if e["kind"] == "action")
    actions = _ACTIONS.match(pages["moving"]["facts"].get("Actions", ""))
    wanted_actions = (states["done"], states.total(), states["dropped"])
    if states:
        told_actions = actions and tuple(map(int, actions.groups()))
        row.hold(told_actions, wanted_actions, f"{name}: actions")


def _owed(row: Part, shell: Shell, name: str, mine: Sequence[Kept]) -> None:
    actions = [e for each in mine for e in each.entries if e["kind"] == "action"]
    for state in ("open", "done"):
        status, said, complaint = shell.say("actions", name, f"--{state}", "--json")
        ids = sorted(e["id"] for e in actions if e["status"] == state)
        found = sorted(each["id"] for each in json.loads(said or "[]"))
        row.hold(found == ids, True, f"{name}: actions --{state}, {len(found)} of {len(ids)}")
        row.hold((status, complaint), (0, ""), f"lctui actions --{state}")
