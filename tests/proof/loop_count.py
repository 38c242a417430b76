"""What is open in a community, counted out of what each of its sessions holds."""

from collections.abc import Sequence

from data.carryover import CLOSING
from data.models.ids import CommunityId, EntryId
from data.models.kinds import KIND_BY_ID
from data.models.records import Entry
from data.store.open_session import OpenSession
from data.store.store import Store


def counted(
    store: Store, community: CommunityId
) -> tuple[dict[EntryId, int], dict[EntryId, Entry]]:
    """Return what is open with how often it was carried, and all that was said."""
    every = [store.open(ref) for ref in reversed(store.sessions(community))]
    for session in every:
        session.close()
    said = {entry.id: (entry, s) for s in every for entry in s.entries.values()}
    closed = {f.id for s in every for f in s.followups.values() if f.outcome in CLOSING}
    found: dict[EntryId, int] = {}
    for item, (entry, session) in said.items():
        visited = [s for s in every if item in s.carried]
        if _owed(entry, session) and item not in closed and _goes_on(entry, visited):
            found[item] = len({v for s in visited for v in s.carried[item].visits})
    return found, {item: entry for item, (entry, _) in said.items()}


def _owed(entry: Entry, session: OpenSession) -> bool:
    talks = {phase.id for phase in session.head.phases if phase.activity == "talk"}
    wanted = KIND_BY_ID[entry.kind].carries or (entry.kind == "question" and entry.phase in talks)
    return wanted and entry.redacted is None and entry.status not in ("done", "dropped")


def _goes_on(entry: Entry, visited: Sequence[OpenSession]) -> bool:
    """Say whether something parked still waits to come back: once, and where somebody said so."""
    if entry.kind != "parked" or not visited:
        return True
    before = {v for s in visited for v in s.carried[entry.id].visits if v != s.head.id}
    last = [session for session in visited if session.head.id not in before]
    return any(entry.id in session.followups for session in last)
