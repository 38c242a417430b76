"""What a report needs of a session; a session opened from the store is one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from data.models.ids import EntryId, EventId, MemberId
from data.models.records import ClockEvent, Entry, ExitSlip, FollowUp, Presence, SessionHead


class SessionSource(Protocol):
    """A session with its records; what was removed may be among them and is passed over."""

    @property
    def head(self) -> SessionHead:
        """What the session is."""

    @property
    def people(self) -> Mapping[MemberId, Presence]:
        """Who was expected and who came."""

    @property
    def clock(self) -> Iterable[ClockEvent]:
        """What was done to the clock."""

    @property
    def entries(self) -> Mapping[EntryId, Entry]:
        """What was captured, in the order it was said."""

    @property
    def slips(self) -> Mapping[EventId, ExitSlip]:
        """The nameless answers at the exit."""


Heard = Mapping[EntryId, Sequence[FollowUp]]
"""What later sessions heard about this one's entries, in the order of those sessions."""
