"""What a search found, as it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from data.hit_words import lead_words, people_in, said_on, told_about, told_state
from data.models.levels import PRIVATE
from data.moments import tell_day
from lctui.items import short_ids

if TYPE_CHECKING:
    from data.search.hit import Hit, Span


def lines_of(hits: Iterable[Hit], today: date) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the lines that tell of hits, session by session, each with what matched in it."""
    every = list(hits)
    short = short_ids(list(dict.fromkeys(hit.entry for hit in every if hit.entry)))
    width = max(map(len, short.values()), default=0)
    session = None
    for hit in every:
        if session != (hit.community, hit.stem):
            session = hit.community, hit.stem
            yield f"{tell_day(said_on(hit))} · {hit.title} ({hit.stem})", ()
        front = f"  {short[hit.entry] if hit.entry else '':{width}}  {lead_words(hit)}: "
        private = "private" if hit.level == PRIVATE else ""
        about, state = told_about(hit), told_state(hit, today)
        aside = ", ".join(filter(None, (about, *people_in(hit), state, private)))
        spans = tuple((start + len(front), end + len(front)) for start, end in hit.spans)
        text = hit.text.replace("\n", " ").replace("\t", " ")
        for tag in hit.met:
            spans = (*spans, (len(front) + len(text) + 1, len(front) + len(text) + 2 + len(tag)))
            text += f" #{tag}"
        yield f"{front}{text}{f'  ({aside})' if aside else ''}", spans


def row_of(hit: Hit) -> dict[str, Any]:
    """Return a hit for programs; a person whom it worked for stands under `for`, as in exports."""
    row = asdict(hit)
    row |= {"session": row.pop("stem"), "id": row.pop("entry"), "for": row.pop("whom")}
    row |= {"at": hit.at.isoformat(), "due": hit.due.isoformat() if hit.due else None}
    row |= {name: row[name] or None for name in ("kind", "state", "about", "outcome", "said_in")}
    return row
