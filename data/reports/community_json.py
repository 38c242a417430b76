"""All that is known of a community, for programs."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from data.models.codec import plain
from data.models.community import Community
from data.models.community_records import COMMUNITY_RECORDS, CheckIn

if TYPE_CHECKING:
    from data.reports.community_text import Known

KEPT_BACK = (Community.TABLE, CheckIn.TABLE)
"""Tables that are no lists of an export: its own record is its facts, talks stay in the store."""


def community_json(known: Known) -> dict[str, Any]:
    """Return its own facts, a list for each other kind of record, its backlog and its figures."""
    own = _plain(known.community.community)
    del own["members"]
    tables = {
        name: [_plain(each) for each in known.community.table(kind).values()]
        for name, kind in COMMUNITY_RECORDS.items()
        if name not in KEPT_BACK
    }
    return {
        **own,
        **tables,
        "backlog": [_wish(w) for w in known.backlog],
        "figures": _figures(known),
    }


def _plain(record: Any) -> dict[str, Any]:
    names = (field.name for field in fields(record) if field.name != "removed")
    return {name: plain(getattr(record, name)) for name in names}


def _wish(wish: Any) -> dict[str, Any]:
    names = ("id", "kind", "text", "raised_by", "raised_on", "votes")
    return {name: plain(getattr(wish, name)) for name in names}


def _figures(known: Known) -> dict[str, Any]:
    found = known.figures
    told = {name: plain(value) for name, value in asdict(found).items()}
    sums = {"commitments_made": found.made, "tried": found.tried, "told": found.told}
    return {**told, **sums}
