"""Going through what was agreed: each thing is affirmed, put in other words, or dropped.

Each answer is one action: the change of the community and the record that it was reread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.models.community_records import Revisit
from data.models.ids import EventId, SessionId, new_id
from data.revisiting import AFFIRMED, AMENDED, DROPPED, PURPOSE, RULES
from data.safe_text import one_line
from data.zone import local

if TYPE_CHECKING:
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession


@dataclass(frozen=True, slots=True)
class Agreed:
    """The purpose or one ground rule, as it stands."""

    subject: str
    """PURPOSE or RULES."""
    number: int
    """Of a rule, from 1; 0 for the purpose."""
    text: str
    reread: bool = False
    """Somebody said in this session what is to become of it."""


def to_reread(community: OpenCommunity, session: SessionId) -> tuple[Agreed, ...]:
    """Return the purpose and the rules, with what this session has gone through already."""
    known = community.community
    read = {subject: _words_read(community, session, subject) for subject in (PURPOSE, RULES)}
    purpose = [Agreed(PURPOSE, 0, known.purpose, known.purpose in read[PURPOSE])]
    rules = (
        Agreed(RULES, number, rule, rule in read[RULES])
        for number, rule in enumerate(known.ground_rules, 1)
    )
    return (*(purpose if known.purpose else ()), *rules)


def _words_read(community: OpenCommunity, session: SessionId, subject: str) -> tuple[str, ...]:
    found = revisit_in(community, session, subject)
    return found.gone_through if found else ()


def revisit_in(community: OpenCommunity, session: SessionId, subject: str) -> Revisit | None:
    """Return what a session's rereading of a subject came to so far; None where there was none."""
    known = community.table(Revisit).values()
    return next((r for r in known if r.session == session and r.subject == subject), None)


def affirm(
    session: OpenSession, community: OpenCommunity, things: Iterable[Agreed], now: datetime
) -> None:
    """Let things stand as they are, and keep that they were reread. StoreFailed."""
    chosen = tuple(things)
    with session.together():
        for subject in dict.fromkeys(thing.subject for thing in chosen):
            words = tuple(thing.text for thing in chosen if thing.subject == subject)
            community.put(reread(session, community, subject, AFFIRMED, now, *words))


def amend(
    session: OpenSession, community: OpenCommunity, thing: Agreed, words: str, now: datetime
) -> None:
    """Put a thing in other words. LctuiError where it does not stand any more; StoreFailed."""
    words = one_line(words)
    if words == thing.text:
        affirm(session, community, (thing,), now)
    elif not words:
        drop(session, community, thing, now)
    else:
        _change(session, community, thing, (words,), result=AMENDED, now=now)


def drop(session: OpenSession, community: OpenCommunity, thing: Agreed, now: datetime) -> None:
    """Take a thing away. LctuiError where it does not stand any more; StoreFailed."""
    _change(session, community, thing, (), result=DROPPED, now=now)


def _change(
    session: OpenSession,
    community: OpenCommunity,
    thing: Agreed,
    words: tuple[str, ...],
    *,
    result: str,
    now: datetime,
) -> None:
    """Let these words stand in a thing's place; a list of rules that lost one was amended."""
    known = community.community
    if thing.subject == PURPOSE:
        stands = known.purpose == thing.text
        now_stands = replace(known, purpose="".join(words))
    else:
        stands = thing.text in known.ground_rules
        place = _place(known.ground_rules, thing) if stands else 0
        rules = (*known.ground_rules[:place], *words, *known.ground_rules[place + 1 :])
        now_stands = replace(known, ground_rules=rules)
        result = result if not rules else AMENDED
    if not stands:
        raise LctuiError("Somebody has changed it meanwhile.", "Look at it as it stands now.")
    with session.together():
        community.put(now_stands)
        community.put(reread(session, community, thing.subject, result, now, *words))


def _place(rules: tuple[str, ...], thing: Agreed) -> int:
    """Return where a rule stands, which may have moved."""
    at = thing.number - 1
    return at if 0 <= at < len(rules) and rules[at] == thing.text else rules.index(thing.text)


def reread(
    session: OpenSession,
    community: OpenCommunity,
    subject: str,
    result: str,
    now: datetime,
    *words: str,
    by_adoption: bool = False,
) -> Revisit:
    """Return the record that a session went through some of a subject, with these words standing.

    What it went through before is in it too; nothing that changed is affirmed later.
    """
    head, known = session.head, revisit_in(community, session.head.id, subject)
    before = known or Revisit(
        EventId(new_id()), subject, result, head.id, head.number, local(now, head).date()
    )
    changed = known is not None and known.result != AFFIRMED and result == AFFIRMED
    read = tuple(dict.fromkeys((*before.gone_through, *words)))
    alone = by_adoption and (known is None or known.by_adoption)
    result = before.result if changed else result
    return replace(before, result=result, gone_through=read, by_adoption=alone)
