"""What was done in one session object, to be taken back and brought back action by action."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from data.store.changes import REMOVED, Fields


class Step(NamedTuple):
    """One record's part in an action: the fields it changed, before and after."""

    table: str
    id: str
    before: Fields
    """REMOVED for a record that the action made."""
    after: Fields


Action = tuple[Step, ...]
"""What one call did: taken back as a whole."""

FieldsOf = Callable[[str, str], Fields]
"""How a record's fields stand now, by its table and id."""


class UndoStack:
    """The actions done and those taken back; a new action ends what could be brought back."""

    def __init__(self, fields_of: FieldsOf) -> None:
        """Begin with nothing done."""
        self._fields_of = fields_of
        self._done: list[Action] = []
        self._taken_back: list[Action] = []

    def did(self, action: Action) -> None:
        """Take note of an action."""
        self._done.append(action)
        self._taken_back.clear()

    def back(self) -> Action | None:
        """Return what takes back the last action; None where nothing is left of any."""
        return self._turned(self._done, self._taken_back)

    def forth(self) -> Action | None:
        """Return what brings back the action taken back last; None where there is none."""
        return self._turned(self._taken_back, self._done)

    def _turned(self, source: list[Action], target: list[Action]) -> Action | None:
        while source:
            turned = tuple(filter(None, map(self._reverse, reversed(source.pop()))))
            if turned:
                target.append(turned)
                return turned
        return None

    def _reverse(self, step: Step) -> Step | None:
        """Return the step that takes one back; what others changed since is left to them."""
        if step.before == REMOVED:
            return step._replace(before={"removed": False}, after=REMOVED)
        now = self._fields_of(step.table, step.id)
        ours = [name for name, value in step.after.items() if now.get(name) == value]
        before, after = _only(ours, step.before), _only(ours, step.after)
        return step._replace(before=after, after=before) if ours else None


def _only(names: Iterable[str], fields: Fields) -> Fields:
    return {name: fields[name] for name in names}
