"""A newcomer's page as one audience may have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from data.audience.roster import names_known
from data.audience.scrubbing import Scrubber
from data.audience.standing import ANON, is_told, level_of, tells_names, told_to
from data.digest.draft import Draft, audience_for, file_name, for_whom
from data.digest.telling import community_told
from data.reports.welcome import Sitting, Welcome, welcome_page
from data.welcoming import welcome_to

if TYPE_CHECKING:
    from data.digest.told import Order
    from data.models.community_records import Audience


def welcome_draft(order: Order) -> Draft:
    """Return the page and what is withheld. LctuiError."""
    store, wanted = order.store, order.wanted
    audience = audience_for(store, wanted.community, wanted.audience)
    named = tells_names(audience, chatham=wanted.chatham)
    scrub = Scrubber(None if named else names_known(store, wanted.community))
    whole = welcome_to(store, wanted.community, order.now, place=named)
    told = _told(whole, audience, scrub)
    left_out = tuple(_left_out(whole, audience))
    kinds: dict[str, int] = {}
    for kind, _ in left_out:
        kinds[kind] = kinds.get(kind, 0) + 1
    withheld = replace(
        scrub.withheld,
        private=whole.private,
        kinds=kinds,
        left_out=left_out,
        facts=_facts(whole, audience, named=named),
    )
    whom = for_whom(audience, chatham=wanted.chatham)
    name = file_name(told.community.name, "welcome", whom)
    page = welcome_page(told, told_to(audience, chatham=wanted.chatham))
    return Draft(name, wanted.community, audience, (page,), withheld)


def _told(whole: Welcome, audience: Audience, scrub: Scrubber) -> Welcome:
    insights = is_told(audience, "insight")
    return Welcome(
        community_told(whole.community, scrub),
        scrub.each(whole.format),
        tuple(
            Sitting(
                each.day,
                scrub.text(each.title),
                tuple(map(scrub.said, each.insights)) if insights else (),
            )
            for each in whole.sittings
        ),
        tuple(map(scrub.said, whole.questions)) if is_told(audience, "question") else (),
        tuple(map(scrub.said, whole.wishes)) if is_told(audience, "request") else (),
        "" if level_of(audience) == ANON else scrub.text(whole.next_session),
        whole.private,
    )


def _left_out(whole: Welcome, audience: Audience) -> Iterator[tuple[str, str]]:
    insights = (insight for sitting in whole.sittings for insight in sitting.insights)
    every = (("insight", insights), ("question", whole.questions), ("request", whole.wishes))
    for kind, texts in every:
        if not is_told(audience, kind):
            yield from ((kind, text) for text in texts)


def _facts(whole: Welcome, audience: Audience, *, named: bool) -> tuple[str, ...]:
    """Return what else is left out, in words."""
    if not whole.next_session or named:
        return ()
    return ("when the next one is",) if level_of(audience) == ANON else ("where the next one is",)
