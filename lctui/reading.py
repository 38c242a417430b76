"""Sessions read for a report, and the report written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from lctui.choosing import find_session

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.reports.minutes import Minutes
    from data.reports.templating import OwnTemplate
    from lctui.shell import Shell


def minutes_named(shell: Shell, names: Sequence[str]) -> list[Minutes]:
    """Return the minutes of the sessions of these names, and warn of what is damaged in them."""
    from data.reports.gather import minutes_from

    sessions = [shell.store.open(find_session(shell, name)) for name in names]
    minutes = [minutes_from(shell.store, session, shell.now) for session in sessions]
    for session in sessions:
        for sentence in session.damage:
            shell.warn(sentence)
        session.close()
    return minutes


def written(shell: Shell, kind: str, sessions: Sequence[Minutes]) -> str:
    """Return minutes as one text; `kind` is one of data.reports' REPORTS."""
    from data.reports.registry import REPORTS

    if kind == "html":
        from data.reports.html import write

        return write(sessions, own_template_of(shell, {each.community for each in sessions}))
    return REPORTS[kind].write(sessions)


def own_template_of(shell: Shell, communities: Collection[CommunityId]) -> OwnTemplate | None:
    """Return the template of the one community that a page is of, where it has one."""
    from data.store.own_templates import own_template

    return own_template(shell.store, *communities) if len(communities) == 1 else None
