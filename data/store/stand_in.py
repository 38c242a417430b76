"""What stands in for a session's head that cannot be read, so that all else can still be."""

from data.models.ids import PhaseId, SessionId
from data.models.records import Phase, SessionHead
from data.store.finding import session_id
from data.store.places import Places
from data.store.refs import SessionRef

_AN_HOUR = 3600
DAMAGE = "What the session is (title, phases, zone) cannot be read; its file's name stands in."


def stand_in(ref: SessionRef) -> SessionHead:
    """Return a head that says no more than the names of the session's files."""
    return SessionHead(
        id=SessionId(session_id(Places.of(ref.path)) or ref.path.name),
        community=ref.community,
        community_name=ref.community.replace("-", " ").capitalize(),
        number=0,
        title=ref.title,
        topic=None,
        format="",
        planned_start=None,
        zone="UTC",
        phases=(Phase(PhaseId("session"), "Session", _AN_HOUR),),
    )
