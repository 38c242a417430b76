"""What was done at one terminal, to be taken back and brought back action by action.

A session and the community opened beside it share one stack, so what was done in either is taken
back in its order.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from data.store.changes import Fields
from data.store.records import AnyRecord


class Step(NamedTuple):
    """One record's part in an action: the fields it changed, before and after."""

    table: str
    id: str
    before: Fields
    """REMOVED for a record that the action made."""
    after: Fields


@dataclass(eq=False, slots=True)
class Action:
    """What one call did: taken back as a whole, and the same one however often it is turned."""

    steps: list[Step]
    """None once all that it touched was redacted or lost its name: it stands in no stack then."""


class Turn(NamedTuple):
    """An action, and what turns it round."""

    done: Sequence[Step]
    steps: Sequence[Step]
    """Empty where others have changed since all that it did."""


class Holder(Protocol):
    """What an action is done in: an open session or community."""

    def holds(self, table: str) -> bool:
        """Say whether records of this table are kept here."""

    def turned(self, step: Step, *, back: bool) -> Step | None:
        """Return the step that takes one back, or brings it back; None if it is left to others."""

    def catch_up(self) -> None:
        """Take in what others did."""

    def enact(self, action: Sequence[Step]) -> None:
        """Let steps count, to be written by the next `save`."""

    def save(self) -> None:
        """Write what waits, unless an action is still being done. StoreFailed."""

    def record_of(self, step: Step) -> AnyRecord | None:
        """Return the record that a step is about, as it stands."""

    def changed_by(self, step: Step) -> str:
        """Return who else changed that record last; empty where nobody knows."""


class UndoStack:
    """The actions done and those taken back; a new action ends what could be brought back."""

    def __init__(self, holder: Holder) -> None:
        """Begin with nothing done."""
        self.holders = [holder]
        """What the actions are done in; the last is written first."""
        self._done: list[Action] = []
        self._taken_back: list[Action] = []
        self._together: Action | None = None
        self._postponed = False

    @property
    def count(self) -> int:
        """How many actions could be taken back."""
        return len(self._done)

    @property
    def next_back(self) -> Action | None:
        """What would be taken back now."""
        return self._done[-1] if self._done else None

    @property
    def next_forth(self) -> Action | None:
        """What would be brought back now."""
        return self._taken_back[-1] if self._taken_back else None

    def did(self, action: Iterable[Step]) -> None:
        """Take note of an action, or of a part of the one that is being done."""
        if self._together is not None:
            self._together.steps += action
        else:
            self._keep(Action(list(action)))

    def _keep(self, action: Action) -> None:
        if action.steps:
            self._done.append(action)
            self._taken_back.clear()

    def postpones(self) -> bool:
        """Say whether an action is still being done: what waits is written at its end."""
        self._postponed = self._together is not None
        return self._postponed

    @contextmanager
    def together(self) -> Iterator[Action]:
        """Make one action, written at its end, of all that is done within. StoreFailed."""
        if self._together is not None:
            yield self._together
            return
        action = self._together = Action([])
        self._postponed = False
        try:
            yield action
        finally:
            self._together = None
            self._keep(action)
            if self._postponed:
                self.save()

    def save(self) -> None:
        """Write what waits, all of it that can be written. StoreFailed."""
        holders = iter(reversed(self.holders))
        self._save_each(holders)

    def _save_each(self, holders: Iterator[Holder]) -> None:
        for holder in holders:
            try:
                holder.save()
            finally:
                self._save_each(holders)

    def back(self) -> Turn | None:
        """Take back the last action; None where there is none. StoreFailed."""
        return self._turn(self._done, self._taken_back, back=True)

    def forth(self) -> Turn | None:
        """Bring back the action taken back last; None where there is none. StoreFailed."""
        return self._turn(self._taken_back, self._done, back=False)

    def forgo(self, table: str, *, redo: bool = False) -> bool:
        """Let what was done last stand for good where it touched this table; say whether it did."""
        done = self._taken_back if redo else self._done
        before = len(done)
        while done and any(step.table == table for step in done[-1].steps):
            done.pop()
        return len(done) < before

    def _turn(self, source: list[Action], target: list[Action], *, back: bool) -> Turn | None:
        if not source:
            return None
        action, done = source[-1], tuple(source[-1].steps)
        for holder in self.holders:
            holder.catch_up()
        if not action.steps:
            return Turn(done, ())  # what it did was redacted, or lost its name, meanwhile
        done = tuple(source.pop().steps)
        turned = (self.holder(s.table).turned(s, back=back) for s in reversed(done))
        steps = [step for step in turned if step]
        if steps:
            action.steps = steps
            target.append(action)
            for holder in self.holders:
                holder.enact(tuple(step for step in steps if holder.holds(step.table)))
            self.save()
        return Turn(done, steps)

    def forget(self, records: Container[tuple[str, str]]) -> None:
        """Forget every step that touched some records, by their table and id."""
        being_done = (self._together,) if self._together else ()
        for action in (*self._done, *self._taken_back, *being_done):
            action.steps = [s for s in action.steps if (s.table, s.id) not in records]
        for actions in (self._done, self._taken_back):
            actions[:] = [action for action in actions if action.steps]

    def holder(self, table: str) -> Holder:
        """Return what keeps the records of a table."""
        return next(holder for holder in self.holders if holder.holds(table))


def fields_in(names: Iterable[str], fields: Fields) -> Fields:
    """Return these of some fields."""
    return {name: fields[name] for name in names}
