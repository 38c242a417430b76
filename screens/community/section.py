"""What a section of the community screen is: a state in a line, rows, and ways to change them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from data.models.community import Community
from data.store.open_community import OpenCommunity
from data.store.records_view import Version
from data.store.store import Store
from screens.community.row import Row, remark
from screens.widgets.form import FormField
from screens.widgets.form_dialog import Check, Values, all_well


@dataclass(frozen=True, slots=True)
class Asking:
    """A form, and what becomes of it."""

    title: str
    fields: tuple[FormField, ...]
    keep: Callable[[Values], str]
    """Changes the community, as one action; returns the id of the row to go to. StoreFailed."""
    check: Check = all_well
    preface: str = ""
    at: str = ""
    """The field to begin in."""


@dataclass(frozen=True, slots=True)
class Past:
    """How something came to be as it is."""

    title: str
    versions: tuple[Version, ...]
    tell: Callable[[Mapping[str, object]], str]
    """Says one version in words; empty where it says nothing of this."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the sections look at."""

    store: Store
    own: OpenCommunity
    """The community, open."""
    now: Callable[[], datetime]

    @property
    def community(self) -> Community:
        """The community as it stands."""
        return self.own.community

    @property
    def today(self) -> date:
        """Today where this terminal is."""
        return self.now().astimezone().date()


class Section:
    """One section; a subclass says what it holds."""

    id: ClassVar[str]
    title: ClassVar[str]
    hint: ClassVar[str]
    """One line on how to fill it, shown where it is empty."""
    can: ClassVar[frozenset[str]] = frozenset({"add-thing", "edit-thing", "show-history"})
    """The ids of the commands that have something to do here."""

    def __init__(self, place: Place) -> None:
        """Take what it looks at."""
        self.place = place
        self.remark = ""
        """What is to be said of what was kept last, beside that it was."""

    def read(self) -> None:
        """Read what takes a while; called in a thread."""

    def state(self) -> str:
        """Return how it stands, in a few words."""
        raise NotImplementedError

    def rows(self) -> Iterable[Row]:
        """Return what is in it."""
        raise NotImplementedError

    def all_rows(self) -> Iterator[Row]:
        """Yield its rows, or how to fill it where there are none that could be chosen."""
        rows = list(self.rows())
        yield from rows
        if not any(row.id for row in rows):
            yield remark(self.hint)

    def add(self, row: str) -> Asking | None:
        """Return the form for a new thing; `row` is what is highlighted."""
        return None

    def edit(self, row: str) -> Asking | None:
        """Return the form for a row."""
        return None

    def remove(self, row: str) -> str:
        """Take a row away and return what to say about it."""
        return ""

    def move(self, row: str, step: int) -> str:
        """Move a row up or down and return where it is now."""
        return row

    def past(self, row: str) -> Past | None:
        """Return how a row came to be as it is."""
        return None

    def act(self, command: str, row: str) -> str:
        """Do at once what a command of this section alone does, and return what to say."""
        return ""

    def asks(self, command: str, row: str) -> Asking | None:
        """Return the form of a command that only this section has."""
        return None
