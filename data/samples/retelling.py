"""Turns a script into the records that its session would have kept."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any

from data.capture.entry import continued, entry_of
from data.capture.grammar import read_line
from data.capture.people import People
from data.clock import EVENT_KINDS
from data.models.ids import EntryId, EventId, PhaseId, new_id
from data.models.records import (
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Phase,
    Record,
    SessionHead,
)
from data.samples.script import Asked, Heard, Pressed, Said, Script, Slipped, seconds
from data.zone import local


class Retelling:
    """One session under way: where its clock stands and what was said last."""

    def __init__(self, script: Script, head: SessionHead, start: datetime, people: People) -> None:
        """Stand before the first step."""
        self._steps = script.steps
        self._start = start
        self._today = local(start, head).date()
        self._people = people
        self._scribes = cycle(people.find(name) for name in script.names("scribe"))
        self._phases = {phase.id: phase for phase in head.phases}
        self._phase: Phase | None = None
        self._prompt = 1
        self._last: Entry | None = None
        self._stamped = 0

    def records(self, known: dict[str, EntryId]) -> Iterator[Record]:
        """Yield what the session kept; `known` are the names of what was said, old and new."""
        for step in self._steps:
            match step:
                case Pressed():
                    yield self._press(step)
                case Asked():
                    self._prompt = int(step.prompt)
                case Said():
                    yield (entry := self._say(step))
                    if step.label:
                        known[step.label] = entry.id
                case Heard():
                    at, note = self._moment(step.at), step.note or ""
                    yield FollowUp(known[step.label], step.outcome, at, note)
                case Slipped():
                    worth, safe = int(step.worth), int(step.safe)
                    yield ExitSlip(EventId(new_id()), worth, safe, step.change or "")

    def _press(self, step: Pressed) -> ClockEvent:
        at, kind = self._moment(step.at), step.what
        if kind not in EVENT_KINDS:
            kind = "next" if self._phase else "start"
            self._phase, self._prompt = self._phases[PhaseId(step.what)], 1
        return ClockEvent(EventId(self._id(at)), kind, at, seconds=60 * int(step.minutes or 0))

    def _say(self, step: Said) -> Entry:
        line = read_line(step.typed, self._people, self._today)
        if line.continues and self._last:
            self._last = continued(self._last, line, self._people)
        else:
            assert self._phase
            self._last = entry_of(
                line,
                **self._stamp(step, nameless=line.nameless),
                phase=self._phase.id,
                prompt=self._phase.prompts[self._prompt - 1],
                captured_by=None if line.nameless else next(self._scribes),
            )
        return self._last

    def _stamp(self, step: Said, *, nameless: bool) -> dict[str, Any]:
        """Return the id and time of an entry; of a nameless one they tell only the minute."""
        at = self._moment(step.at)
        if not nameless:
            return {"id": EntryId(self._id(at)), "at": at}
        minute = at.replace(second=0, microsecond=0)
        return {"id": EntryId(new_id(int(minute.timestamp() * 1000))), "at": minute}

    def _moment(self, minutes: str) -> datetime:
        return (self._start + timedelta(seconds=seconds(minutes))).astimezone(UTC)

    def _id(self, at: datetime) -> str:
        """Return an id of that moment; of two in one minute the later step has the later one."""
        self._stamped += 1
        return new_id(int(at.timestamp() * 1000) + self._stamped)
