"""What is to be written, and what it will be: read and made ready, nothing written yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.audience.roster import names_known
from data.audience.standing import audience_called, audiences_of
from data.audience.telling import for_audience
from data.audience.withheld import Withheld, together
from data.models.community_records import Audience
from data.reports import html, markdown, text
from data.reports.outline import page_of
from data.reports.registry import REPORTS
from data.store.refs import slug_of

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.reports.minutes import Minutes
    from data.reports.page import Page
    from data.reports.templating import OwnTemplate
    from data.store.refs import SessionRef
    from data.store.store import Store

PAGE_FORMATS = ("md", "html", "txt")
"""What any page can be written as; minutes can be all that REPORTS has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, for whom."""

    community: CommunityId
    audience: str = ""
    """Its name; empty is whom the report is usually for."""
    chatham: bool = False
    """What was said, not who said it."""
    since: date | None = None
    until: date | None = None
    topic: str = ""
    session: SessionRef | None = None
    """Whose minutes."""
    whole: bool = False
    """Everything, however long it gets."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its audience will have it, and what is withheld: nothing is written yet."""

    name: str
    """What a file of it is called, without an ending; it names nobody who may not be named."""
    community: CommunityId
    """Of several the first."""
    audience: Audience
    pages: tuple[Page, ...]
    withheld: Withheld
    minutes: tuple[Minutes, ...] = ()
    """Where it is minutes, which can be written in more ways."""

    def written(self, kind: str, own: OwnTemplate | None = None) -> str:
        """Return it as text, as one of REPORTS or, where it is no minutes, of PAGE_FORMATS."""
        if kind == "html":
            return html.write_pages(self.pages, own=own)
        if self.minutes:
            return REPORTS[kind].write(self.minutes)
        write = {"md": markdown.write_page, "txt": text.write_page}[kind]
        return "\n".join(map(write, self.pages))


def minutes_draft(
    store: Store, sessions: Sequence[Minutes], audience: str = "", *, chatham: bool = False
) -> Draft:
    """Return the minutes of sessions as an audience of that name will have them. NotFound."""
    communities = dict.fromkeys(minutes.community for minutes in sessions)
    whom = {of: audience_for(store, of, audience) for of in communities}
    names = {of: names_known(store, of) for of in communities}
    told = [
        for_audience(m, whom[m.community], chatham=chatham, names=names[m.community])
        for m in sessions
    ]
    minutes = tuple(each for each, _ in told)
    withheld = together(back for _, back in told)
    first = next(iter(whom.values()))
    name = file_name(*(_name(each) for each in minutes[:1]), for_whom(first, chatham=chatham))
    return Draft(name, next(iter(whom)), first, tuple(map(page_of, minutes)), withheld, minutes)


def _name(minutes: Minutes) -> str:
    moment = minutes.document.started or minutes.document.planned_start
    day = f"{moment:%Y-%m-%d} " if moment else ""
    return f"{day}{minutes.document.title}"


def for_whom(audience: Audience, *, chatham: bool) -> str:
    """Return for whom a report is, as its file's name ends: `sponsor-chatham`."""
    return f"{audience.name}{' chatham' if chatham else ''}"


def file_name(*parts: str) -> str:
    """Return the parts as a file's name; a long one is cut, the others stay."""
    return "-".join(slug_of(part, "report") for part in parts)


def audience_for(store: Store, community: CommunityId, name: str) -> Audience:
    """Return the audience that is meant; members where none is named. NotFound."""
    return audience_called(audiences_of(store.open_community(community)), name or "members")
