"""Sessions of real communities, as far as a simulation needs them. Nothing of them is kept."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
TWO = ("geojupyter__team-compass", "nodejs__community-committee")
_LONGEST = 160
_MOST_PEOPLE = 12
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_SIGNED = re.compile(r":\s*[!>~^<?*+=.-]")
"""A name with a sign behind it, which would be another kind."""
_TOKENS = re.compile(r"#(?:anon|private|role)|@@|\bdue:|\bfor:", re.IGNORECASE)


@dataclass(frozen=True)
class Meeting:
    """What one session gives to the simulation."""

    people: tuple[str, ...]
    actions: tuple[str, ...]
    notes: tuple[str, ...]


def meetings(name: str, count: int) -> list[Meeting]:
    """Return the first sessions of a corpus that had people and enough to say."""
    path = CORPORA / name / "sessions.jsonl"
    lines = filter(None, path.read_text(encoding="utf-8").split("\n"))
    rows = sorted(map(json.loads, lines), key=lambda row: row["date"] or "")
    found = (_meeting(row) for row in rows)
    return [each for each in found if len(each.people) >= 3 and len(each.notes) >= 8][:count]


def _meeting(row: dict[str, Any]) -> Meeting:
    items = [item for item in row["items"] if not item["boiler"]]
    people = dict.fromkeys(filter(None, map(_name, row["attendees"])))
    actions = [item["text"] for item in items if item["kind"] == "action"]
    notes = [item["text"] for item in items if item["kind"] != "action"]
    return Meeting(tuple(people)[:_MOST_PEOPLE], tuple(_said(actions)), tuple(_said(notes)))


def _name(attendee: str) -> str:
    """Return the full name in front of handles and organisations; empty where there is none."""
    plain = re.split(r"[/@(,:]| - ", attendee.replace("\\", ""))[0].strip(" *_[]")
    return plain if _NAME.fullmatch(plain) else ""


def _said(texts: list[str]) -> Iterator[str]:
    """Yield what can be typed behind a sign, each once: one line that begins with a letter."""
    seen = set()
    for text in texts:
        line = re.sub(r"^[^\w]+", "", " ".join(text.split()))[:_LONGEST].strip()
        meant = _TOKENS.search(line) or _SIGNED.search(line) or line.startswith("s/")
        if len(line.split()) >= 3 and not meant and line.casefold() not in seen:
            seen.add(line.casefold())
            yield line
