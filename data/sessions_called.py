"""Which sessions people mean by what lists show of them: a title, its slug, or a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from data.glance import Glance, glances_listed
from data.past_days import parse_days
from data.safe_text import one_line
from data.store.refs import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.store.refs import SessionRef
    from data.store.store import Store


class SessionsCalled:
    """What each session is called in lists, read once and asked for as often as it takes."""

    def __init__(self, store: Store, refs: Sequence[SessionRef]) -> None:
        """Read the titles; of what no index knows the newest alone are opened for that."""
        self._known = glances_listed(store, refs)

    def wholly(self, name: str, today: date) -> list[SessionRef]:
        """Return those of this title, in whatever letters; else of this slug, else of this day."""
        title, slug = one_line(name).casefold(), slug_of(name, "")
        return (
            self._those(lambda _, known: one_line(known.title).casefold() == title)
            or self._those(lambda ref, known: bool(slug) and slug in _slugs(ref, known))
            or self._of_day(name, today)
        )

    def beginning(self, name: str) -> list[SessionRef]:
        """Return those of which the title begins so."""
        slug = slug_of(name, "")
        return self._those(
            lambda ref, known: bool(slug) and any(s.startswith(slug) for s in _slugs(ref, known))
        )

    def _of_day(self, name: str, today: date) -> list[SessionRef]:
        try:
            first, last = parse_days(name, today) or (date.max, date.min)
        except ValueError:
            return []
        return self._those(lambda ref, known: first == last == (known.began or ref.local).date())

    def _those(self, fits: Callable[[SessionRef, Glance], bool]) -> list[SessionRef]:
        return [ref for ref, known in self._known.items() if fits(ref, known)]


def _slugs(ref: SessionRef, known: Glance) -> tuple[str, str]:
    return ref.slug.casefold(), slug_of(known.title, "")
