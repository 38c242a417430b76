"""A span read from the store and told to one audience: what digest, guide and brief begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from data.audience.roster import names_known
from data.audience.standing import tells_names, told_to
from data.audience.taking_out import take_out
from data.audience.withheld import Withheld
from data.digest.draft import Draft, Wanted, audience_for, file_name, for_whom
from data.digest.span import Span, narrowed, span_of
from data.digest.telling import told_span

if TYPE_CHECKING:
    from data.models.ids import EntryId
    from data.progress import Progress
    from data.reports.page import Page
    from data.store.store import Store


class Order(NamedTuple):
    """What is wanted of a store, and who waits for it."""

    store: Store
    wanted: Wanted
    now: datetime
    progress: Progress | None = None


class Told:
    """A span read and told to one audience."""

    def __init__(self, order: Order, found: Mapping[EntryId, str] | None = None) -> None:
        """Take what is wanted; `found` are the only entries that count, with their sessions."""
        self._order, self._wanted, self._found = order, order.wanted, found
        store, wanted = order.store, order.wanted
        self._audience = audience_for(store, wanted.community, wanted.audience)
        self._names = names_known(store, wanted.community)
        self._withheld = Withheld()
        self.speakers: dict[str, tuple[str, ...]] = {}
        """Who stands behind each entry: for counting, never told."""

    @property
    def notice(self) -> str:
        """For whom it is and what is left out."""
        return told_to(self._audience, chatham=self._wanted.chatham)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of entry that this audience is told; none where it is told all."""
        return self._audience.sections

    def tell(self) -> Span:
        """Read the span and return what is told of it."""
        wanted, order = self._wanted, self._order
        whole = span_of(
            order.store,
            wanted.community,
            order.now,
            wanted.since,
            wanted.until,
            stems=None if self._found is None else frozenset(self._found.values()),
            progress=order.progress,
        )
        if self._found is not None:
            whole = narrowed(whole, self._found)
        self.speakers = dict(_speakers(whole))
        told, self._withheld = told_span(
            whole, self._audience, chatham=wanted.chatham, names=self._names
        )
        return told

    def scrubbed(self, words: str) -> str:
        """Return words of whoever asks, as this audience may read them."""
        named = tells_names(self._audience, chatham=self._wanted.chatham)
        return words if named else take_out(words, self._names).text

    def draft(self, paper: str, span: Span, page: Page) -> Draft:
        """Return the draft of a page."""
        whom = for_whom(self._audience, chatham=self._wanted.chatham)
        name = file_name(span.community.name, paper, whom, f"{self._order.now:%Y-%m-%d}")
        return Draft(name, self._wanted.community, self._audience, (page,), self._withheld)


def _speakers(span: Span) -> Iterator[tuple[str, tuple[str, ...]]]:
    for minutes in span.minutes:
        for entry in minutes.document.entries:
            yield entry.id, tuple(entry.owners) or tuple(filter(None, (entry.by,)))
