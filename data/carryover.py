"""What is asked of an item that an earlier session handed on, and how that is shown.

Which items those are says data.still_open: they are moved, never copied, until they are settled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data.models.ids import SessionId
from data.models.kinds import KIND_BY_ID
from data.models.records import Entry, FollowUp
from data.models.summary import Owed

ALIVE_AFTER = 3
"""From this carry on an item asks whether it is still alive."""

STILL_ALIVE = "still alive?"
"""The question itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What can have become of an item of some kinds. A new outcome is a new row below."""

    id: str
    title: str
    key: str
    """The one key that gives it; unique among the outcomes of a kind."""
    closes: bool
    """The item is settled and is not handed on."""
    kinds: tuple[str, ...]
    """The Kind.ids that it can be said of."""
    counts_as: str | None = None
    """`success` or `setback`, which are worth the same to those who learn; None is neither."""


_ASKS = ("help", "request", "parked", "question")

OUTCOMES: tuple[Outcome, ...] = (
    Outcome("worked", "worked", "w", True, ("commitment",), "success"),
    Outcome("partly", "worked partly", "p", True, ("commitment",), "success"),
    Outcome("did-not", "did not work", "d", True, ("commitment",), "setback"),
    Outcome("done", "done", "d", True, ("action",)),
    Outcome("answered", "answered", "a", True, ("help", "question")),
    Outcome("taken-up", "taken up", "t", True, ("request", "question")),
    Outcome("brought-back", "brought back", "b", True, ("parked",)),
    Outcome("not-yet", "not tried yet", "n", False, ("commitment",)),
    Outcome("not-yet", "not yet", "n", False, ("action", *_ASKS)),
    Outcome("dropped", "dropped", "x", True, ("action",)),
    Outcome("let-go", "let go", "l", True, ("commitment", *_ASKS)),
)

TRIED = tuple(outcome.id for outcome in OUTCOMES if outcome.counts_as)
"""The outcomes of what was tried, whichever way it went."""
WORKED = tuple(outcome.id for outcome in OUTCOMES if outcome.counts_as == "success")
"""Those of them that are told as successes."""
GIVEN_UP = ("dropped", "let-go")
"""The outcomes of what is not done any more."""
CLOSING = frozenset(outcome.id for outcome in OUTCOMES if outcome.closes)
"""The outcomes that settle an item, whatever its kind."""
_SETTLED = ("done", "dropped")


def outcomes_for(kind_id: str) -> tuple[Outcome, ...]:
    """Return what can be said of an item of this kind, in the order of the keys on screen."""
    return tuple(outcome for outcome in OUTCOMES if kind_id in outcome.kinds)


def outcome_title(kind_id: str, outcome_id: str) -> str:
    """Return the outcome in words, or its id where a later version wrote one unknown here."""
    titles = (outcome.title for outcome in outcomes_for(kind_id) if outcome.id == outcome_id)
    return next(titles, outcome_id)


@dataclass(frozen=True, slots=True)
class Item:
    """Something an earlier session handed to this one, with its words and its way here."""

    entry: Entry
    origin: SessionId
    """The session in which it was said."""
    said: date
    """When it was said; a datetime where that is known."""
    visits: tuple[SessionId, ...]
    """The sessions it was carried to, this one last."""
    followup: FollowUp | None = None
    """What this session heard about it."""
    offers: tuple[str, ...] = ()
    """Full names of those who offered to help with it."""

    @property
    def told(self) -> bool:
        """Whether nothing is to be asked here any more: heard of, settled elsewhere or redacted."""
        return bool(self.followup or self.entry.redacted or is_settled(self.entry))

    @property
    def carries(self) -> int:
        """How often it was handed on."""
        return len(self.visits)

    @property
    def still_alive_question(self) -> bool:
        """Whether to ask if it is still alive: carried for the third time, and not yet answered."""
        return self.carries >= ALIVE_AFTER and not self.told

    @property
    def carries_in_words(self) -> str:
        """`carried twice`; empty the first time, when everything beside it is new too."""
        if self.carries < 2:
            return ""
        return "carried twice" if self.carries == 2 else f"carried {self.carries} times"


def carries(entry: Entry | Owed) -> bool:
    """Say whether an entry is of a kind that is handed on."""
    kind = KIND_BY_ID.get(entry.kind)
    return bool(kind and kind.carries)


def is_settled(entry: Entry | Owed) -> bool:
    """Say whether an entry itself says that nothing is owed any more."""
    return entry.kind == "action" and entry.status in _SETTLED


def entry_with_followups(
    entry: Entry, followups_in_order: Sequence[FollowUp]
) -> tuple[str | None, str | None]:
    """Return (status, outcome) of an entry after what later sessions heard about it."""
    heard = [followup for followup in followups_in_order if not followup.removed]
    outcome = heard[-1].outcome if heard else None
    if entry.kind != "action":
        return None, outcome
    return (outcome if outcome in _SETTLED else entry.status or "open"), outcome


@dataclass(frozen=True, slots=True)
class Group:
    """Items that stand together in "since last time"."""

    title: str
    kind: str
    """The Kind.id that all of them have."""
    items: tuple[Item, ...]


_TITLES = {
    "action": "Open actions",
    "help": "Help wanted",
    "parked": "Parked",
    "request": "Requests",
}


def since_last_time(items: Iterable[Item]) -> tuple[Group, ...]:
    """Return the commitments of each person, then actions, help, parked matters and requests.

    Questions are not among them: they wait in the learning backlog.
    """
    return tuple(_groups(tuple(items)))


def _groups(items: tuple[Item, ...]) -> Iterator[Group]:
    by_person: dict[str | None, list[Item]] = {}
    for item in items:
        if item.entry.kind == "commitment":
            by_person.setdefault(item.entry.by, []).append(item)
    for person, theirs in by_person.items():
        yield Group(person or "Nobody named", "commitment", tuple(theirs))
    for kind, title in _TITLES.items():
        if found := tuple(item for item in items if item.entry.kind == kind):
            yield Group(title, kind, found)
