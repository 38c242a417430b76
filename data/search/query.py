"""A query, as it was understood."""

from dataclasses import dataclass
from datetime import date

KIND, BY, TAG, OWNER, FOR, IS, AFTER, BEFORE, IN = (
    *("kind", "by", "tag", "owner", "for", "is", "after", "before", "in"),
)
FILTERS = (KIND, BY, TAG, OWNER, FOR, IS, AFTER, BEFORE, IN)
"""The names that stand before a colon."""

OPEN, DONE, DROPPED, OVERDUE, KEPT, PRIVATE = (
    *("open", "done", "dropped", "overdue", "kept", "private"),
)
STATES = (OPEN, DONE, DROPPED, OVERDUE, KEPT, PRIVATE)
"""What `is:` can ask for."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; mostly one."""

    words: tuple[str, ...]
    """Folded, as data.search.folding cuts them."""
    begun: bool = False
    """The last of them may go on."""
    without: bool = False
    """What holds it is left out."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Something asked of an entry or its session beside its words."""

    name: str
    """One of FILTERS, without `after` and `before`."""
    values: tuple[str, ...]
    """Any of them will do. Of `kind` Kind.ids and places, of `is` STATES, else as typed, safe."""
    without: bool = False
    """What answers to it is left out."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of the terms and all of the filters. An empty one finds all."""

    today: date
    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    after: date | None = None
    """Sessions held on this day or later."""
    before: date | None = None
    """Sessions held earlier than this day."""
    problems: tuple[str, ...] = ()
    """Sentences about what could not be understood; the rest is looked for."""

    @property
    def empty(self) -> bool:
        """Whether nothing in particular is asked for."""
        return not (self.terms or self.filters or self.after or self.before)

    def values(self, name: str) -> tuple[str, ...]:
        """Return what one filter asks for, without what it leaves out."""
        return tuple(v for f in self.filters if f.name == name and not f.without for v in f.values)
