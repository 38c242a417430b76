"""What the sessions add up to: about the group, each figure with its number of cases."""

from collections.abc import Iterator
from typing import ClassVar

from textual.content import Content

from data.figures import figures
from data.figures_told import in_words
from data.numbers import count_of
from data.refresh import refresh_due
from data.store.digests import counted as told_of
from data.trend import pulse_lines
from screens.community.row import Part, Row, heading
from screens.community.section import Place, Section
from screens.widgets.content import shown

_LABEL = 20
"""Cells of what a figure is called."""


class FiguresSection(Section):
    """Reads only; there is nothing to edit in what happened."""

    id = "figures"
    title = "Figures"
    hint = "They come with the first session."
    can: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, place: Place) -> None:
        """Take what it looks at; it is read later."""
        super().__init__(place)
        self._figures: tuple[tuple[str, str], ...] = ()
        self._pulse: tuple[str, ...] = ()
        self._due = ""
        self._held = 0

    def read(self) -> None:
        """Read what the sessions add up to."""
        known = told_of(self.place.store, self.place.own.id)
        found = figures(known)
        self._held = found.sessions
        self._figures = tuple(in_words(found)) if found.sessions else ()
        self._pulse = pulse_lines(known)
        self._due = refresh_due(self.place.own, known, self.place.today) or ""

    def state(self) -> str:
        """Return how many sessions there were."""
        return count_of(self._held, "session", "sessions") if self._held else ""

    def rows(self) -> Iterator[Row]:
        """Yield a line for each figure, then the trend of the exit slips."""
        for label, words in self._figures:
            lead = Content.assemble(shown(f"{label:<{_LABEL}} ", "$text-muted"))
            yield Row(f"figure {label}", (Part(words, lead=lead),))
        if self._pulse:
            yield heading("Exit slips")
            yield from (Row(f"pulse {n}", (Part(line),)) for n, line in enumerate(self._pulse))
        if self._due:
            yield heading("A refresh?")
            yield Row("refresh", (Part(self._due),))
