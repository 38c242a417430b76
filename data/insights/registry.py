"""Every page of insights. A new one is a file in `pages/` and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.errors import NotFound
from data.insights.material import Material
from data.insights.pages.attendance import attendance
from data.insights.pages.follow import delay, follow
from data.insights.pages.measures import measures
from data.insights.pages.moving import moving
from data.insights.pages.pace import pace
from data.insights.pages.pulse import pulse
from data.insights.pages.told import told
from data.insights.pages.topics import topics
from data.insights.plot import Plot


@dataclass(frozen=True, slots=True)
class Page:
    """One page, or as many as there are measures."""

    id: str
    """What it is called in a shell."""
    make: Callable[[Material], Iterator[Plot]]


PAGES: tuple[Page, ...] = (
    Page("moving", moving),
    Page("attendance", attendance),
    Page("time", pace),
    Page("follow-through", follow),
    Page("delay", delay),
    Page("told", told),
    Page("topics", topics),
    Page("pulse", pulse),
    Page("measures", measures),
)


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
