"""What the sample community knows beside its members and its sessions.

`known.json` has a list of records for each table. A day in it is told as weeks before today
(`-26w`); a goal, a measure and a member by their label or name; a session by its number.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from data.models.codec import from_fields
from data.models.community import Community
from data.models.community_records import COMMUNITY_RECORDS, CommunityRecord
from data.models.ids import new_id
from data.models.records import SessionHead
from data.zone import local

_FILE = files("data") / "samples" / "known.json"
_WEEKS_AGO = re.compile(r"-(\d+)w")


def known_records(
    community: Community, held: Sequence[SessionHead], today: date
) -> Iterator[CommunityRecord]:
    """Yield the records of `known.json`, for a community that held these sessions until today."""
    names = {member.name: str(member.id) for member in community.members}
    for table, rows in json.loads(_FILE.read_text(encoding="utf-8")).items():
        for row in rows:
            identifier = row.pop("id", None) or new_id()
            names[row.pop("label", "")] = identifier
            fields = {name: _told(value, today) for name, value in row.items()}
            fields |= _linked(fields, names)
            if "number" in fields:
                fields |= _session(held[fields["number"] - 1])
            yield from_fields(COMMUNITY_RECORDS[table], fields, id=identifier)


def _told(value: Any, today: date) -> Any:
    weeks = _WEEKS_AGO.fullmatch(value) if isinstance(value, str) else None
    return (today - timedelta(weeks=int(weeks[1]))).isoformat() if weeks else value


def _linked(fields: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    return {key: names[fields[key]] for key in ("goal", "measure", "member") if key in fields}


def _session(head: SessionHead) -> dict[str, str]:
    day = local(head.planned_start, head).date() if head.planned_start else date.min
    return {"session": head.id, "on": day.isoformat()}
