"""What a screen asks of the App: plain requests that it answers by showing another screen.

The App keeps the trail of them; a screen that has a place to come back to (what was searched, which
row was highlighted) writes that into its own request, and finds it there when it is shown again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from data.models.answers import StartAnswers
from data.models.ids import CommunityId, EntryId, SessionId
from data.store.refs import SessionRef

if TYPE_CHECKING:
    from data.facets import Facet
    from data.importing.deciding import Decided
    from data.store.open_session import OpenSession


@dataclass
class OpenScreen(Message):
    """Go to another screen; its way there is a row of lctui.routes."""


@dataclass
class GoHome(Message):
    """Go back to the first screen, which looks at the store anew."""


@dataclass
class GoBack(Message):
    """Go one step back: to the screen that this one was opened from."""


@dataclass
class OpenLive(OpenScreen):
    """Go to the live screen of a session."""

    ref: SessionRef
    session: OpenSession | None = None
    """It, where it is open already; the screen takes it over."""


@dataclass
class OpenWrapUp(OpenScreen):
    """Go to the wrap-up of a session whose time is over."""

    ref: SessionRef


@dataclass
class OpenReview(OpenScreen):
    """Go to review, at one session or at the newest."""

    ref: SessionRef | None = None
    entry: EntryId | None = None
    """The entry to highlight."""
    view: str = ""
    """How its entries are gathered: phases, kinds, people or times; empty leaves it to the
    community."""
    among: tuple[Facet, ...] = ()
    """What the sessions are narrowed to."""
    only: tuple[Facet, ...] = ()
    """What the entries are narrowed to."""


@dataclass
class OpenSearch(OpenScreen):
    """Go to search."""

    query: str = ""
    """As typed."""
    place: int | None = None
    """The hit that is highlighted; None while somebody types."""


@dataclass
class OpenActions(OpenScreen):
    """Go to what is owed and what became of it."""

    community: CommunityId | None = None
    """None is all of them."""
    view: str = ""
    """What is listed, as the screen calls it; empty leaves it to the screen."""
    item: EntryId | None = None
    """The item that is highlighted."""
    by: str = ""
    """How it is gathered, as the screen calls it; empty leaves it to the screen."""
    words: str = ""
    """What stands in the filter."""


@dataclass
class OpenInsights(OpenScreen):
    """Go to how a community does."""

    community: CommunityId
    page: str = ""
    """The plot that is shown, as the screen calls it."""
    span: str = ""
    """The span of time that it tells of, as the screen calls it."""


@dataclass
class OpenReports(OpenScreen):
    """Go to writing a report for an audience."""

    community: CommunityId
    session: SessionRef | None = None
    """The session whose minutes are wanted."""
    report: str = ""
    """minutes, digest, toolkit or brief; empty leaves it to the screen."""
    audience: str = ""
    """The name of the audience that somebody chose; empty is whom the report is usually for."""
    who: str = ""
    """How names are told, as the form calls it."""
    since: str | None = None
    """The first day, as typed; None leaves it to the screen."""
    until: str = ""
    """The last day, as typed."""
    topic: str = ""
    """Of a guide, as typed."""
    kind: str = ""
    """The format, one of REPORTS."""
    whole: bool = False
    """All of it, however long it gets."""


@dataclass
class OpenImport(OpenScreen):
    """Go to taking in past minutes."""

    community: CommunityId | None = None
    """Whose they are; None leaves it to the screen."""
    path: str = ""
    """The files or folders, as typed."""
    decided: Decided | None = None
    """What was decided on single lines before they come in."""


@dataclass
class ShowCommunity(OpenScreen):
    """Go to what a community knows about itself."""

    community: CommunityId
    section: str = ""
    """The id of the section to begin in; empty is the first, from the list of them."""


@dataclass
class ShowPlan(OpenScreen):
    """Go to the plan of a community's next session, or to one of its plans."""

    community: CommunityId
    plan: SessionId | None = None


@dataclass
class BeginSession(Message):
    """Make a session and go live with it; how is a row of lctui.routes."""


@dataclass
class StartSession(BeginSession):
    """Plan a session from these answers and go live."""

    answers: StartAnswers


@dataclass
class StartPlanned(BeginSession):
    """Go live with a plan."""

    community: CommunityId
    plan: SessionId


@dataclass
class OpenDemo(Message):
    """Open a throw-away sample community."""
