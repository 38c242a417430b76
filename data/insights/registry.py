"""Every page of insights. A new one is a file in `pages/` and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from data.errors import NotFound
from data.insights.material import Material
from data.insights.pages import attendance, follow, measures, moving, pace, pulse, told, topics
from data.insights.plot import Plot


@dataclass(frozen=True, slots=True)
class Page:
    """One page, or as many as there are measures."""

    id: str
    """What it is called in a shell."""
    title: str
    """Empty where there may be several, each with its own."""
    make: Callable[[Material], Iterator[Plot]]


PAGES: tuple[Page, ...] = (
    Page(moving.ID, moving.TITLE, moving.moving),
    Page(attendance.ID, attendance.TITLE, attendance.attendance),
    Page(pace.ID, pace.TITLE, pace.pace),
    Page(follow.ID, follow.TITLE, follow.follow),
    Page(follow.DELAY_ID, follow.DELAY_TITLE, follow.delay),
    Page(told.ID, told.TITLE, told.told),
    Page(topics.ID, topics.TITLE, topics.topics),
    Page(pulse.ID, pulse.TITLE, pulse.pulse),
    Page(measures.ID, "", measures.measures),
)


class Listed(NamedTuple):
    """A page by its name, before it is made."""

    id: str
    title: str


class Plots:
    """What `plots_of` returns, each page made once somebody looks at it."""

    def __init__(self, material: Material) -> None:
        """List the pages."""
        self._material = material
        self._made: list[Plot | Page] = []
        for page in PAGES:
            self._made.extend([page] if page.title else page.make(material))
        self.listed = tuple(Listed(each.id, each.title) for each in self._made)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._made)

    def __getitem__(self, place: int) -> Plot:
        """Return one; IndexError."""
        made = self._made[place]
        if isinstance(made, Page):
            (made,) = made.make(self._material)
            self._made[place] = made
        return made

    def place(self, id: str) -> int:
        """Return where the page of that id stands; the first where there is none."""
        return next((n for n, listed in enumerate(self.listed) if listed.id == id), 0)


def plots_of(material: Material) -> tuple[Plot, ...]:
    """Return every page, in their order."""
    return tuple(plot for page in PAGES for plot in page.make(material))


def plots_named(material: Material, name: str) -> tuple[Plot, ...]:
    """Return the page of that name, any unique beginning of it; `measures` are all of them.

    NotFound, with the names there are.
    """
    wanted = name.casefold()
    ids = [page.id for page in PAGES if page.id.startswith(wanted)]
    exact = [id for id in ids if id == wanted] or ids
    if len(exact) == 1:
        (page,) = (page for page in PAGES if page.id == exact[0])
        return tuple(page.make(material))
    plots = [plot for plot in plots_of(material) if plot.id == wanted]
    if plots:
        return tuple(plots)
    known = ", ".join(page.id for page in PAGES)
    raise NotFound(f"There is no page {name} among the insights.", f"There are: {known}.")
