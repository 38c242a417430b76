"""What a screen asks of the App: plain requests that it answers by showing another screen."""

from dataclasses import dataclass

from textual.message import Message

from data.models.answers import StartAnswers
from data.models.ids import CommunityId, SessionId
from data.store.refs import SessionRef


@dataclass
class OpenLive(Message):
    """Go to the live screen of a session."""

    ref: SessionRef


@dataclass
class OpenWrapUp(Message):
    """Go to the wrap-up of a session whose time is over."""

    ref: SessionRef


@dataclass
class OpenReview(Message):
    """Go to review, at one session or at the newest."""

    ref: SessionRef | None = None
    wrapping_up: bool = False
    """Leads back to the wrap-up of that session."""


@dataclass
class ShowCommunity(Message):
    """Go to what a community knows about itself."""

    community: CommunityId
    section: str = ""
    """The id of the section to begin in; empty is the first, from the list of them."""


@dataclass
class GoHome(Message):
    """Go back to the first screen, which looks at the store anew."""


@dataclass
class OpenDemo(Message):
    """Open a throw-away sample community."""


@dataclass
class StartSession(Message):
    """Plan a session from these answers and go live."""

    answers: StartAnswers


@dataclass
class ShowPlan(Message):
    """Go to the plan of a community's next session, or to one of its plans."""

    community: CommunityId
    plan: SessionId | None = None


@dataclass
class StartPlanned(Message):
    """Go live with a plan."""

    community: CommunityId
    plan: SessionId
