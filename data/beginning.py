"""Begins a session from the few answers that a person gives on the first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.formats.loader import load_format
from data.meeting import begin
from data.planning import found, visits

if TYPE_CHECKING:
    from datetime import datetime

    from data.models.answers import StartAnswers
    from data.models.community import Community
    from data.store.open_session import OpenSession
    from data.store.store import Store


def begin_from(store: Store, answers: StartAnswers, now: datetime) -> OpenSession:
    """Begin the session, with its community made if it is new. Raises LctuiError.

    The clock of a session that was planned for later waits.
    """
    community = community_called(store, answers.community)
    wanted = load_format(answers.format, [store.formats_dir(community.id)] if community else [])
    return begin(
        store,
        community or found(store, answers.community, [n for n in answers.present if not visits(n)]),
        format=wanted,
        topic=answers.topic or None,
        minutes=round(answers.seconds / 60) if answers.seconds else None,
        at=answers.at,
        present=answers.present,
        now=now,
        start_clock=answers.at is None or answers.at <= now,
    )


def community_called(store: Store, name: str) -> Community | None:
    """Return the community of exactly that name, in whatever letters; None where there is none."""
    wanted = name.casefold()
    return next((c for c in store.communities() if c.name.casefold() == wanted), None)
