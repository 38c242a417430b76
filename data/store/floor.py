"""The floor of a live session: question, step, turn and small groups, for every terminal.

It is one small file in the live folder, replaced whole, the last writer wins; a go-round goes from
it with its last turn, and the file when the session is sealed. Journals are no place for it: what
stands there stays for good, and a trail of who spoke when and how long is kept of nobody. Only
where a community keeps voices does it hold their sums, so that no crash takes them. It holds ids,
not names, and is not synced: after a loss of power the facilitator presses a key once more.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from data.go_round import GoRound
from data.groups import Groups
from data.models.ids import MemberId, PhaseId, new_id
from data.store.files import FILE_MODE, FOLDER_MODE, read_file, write_all
from data.store.places import Places
from data.voices import Voices

_LARGEST = 1 << 20
"""Bytes; what is larger was not written by us."""
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True)
class Floor:
    """What the facilitator put before everybody."""

    prompts: Mapping[PhaseId, int] = field(default_factory=dict)
    """Place of the question asked, of each phase that is past its first."""
    phase: PhaseId | None = None
    """The phase whose go-round is on; None without one."""
    turns: GoRound | None = None
    """That go-round, of ids."""
    steps: Mapping[PhaseId, tuple[int, ...]] = field(default_factory=dict)
    """What a phase had taken, in seconds, when each of its later steps began.

    Of a phase that is a go-round: when everybody had had a turn.
    """
    groups: Mapping[PhaseId, Groups] = field(default_factory=dict)
    """The small groups of a phase, of ids."""
    voices: Voices | None = None
    """Who was heard so far, where the community keeps that: a crash is to take nothing of it."""

    def prompt_in(self, phase: PhaseId) -> int:
        """Return the place of the question that is asked in a phase."""
        return self.prompts.get(phase, 0)

    def turns_in(self, phase: PhaseId) -> GoRound | None:
        """Return the go-round of ids that is on in a phase."""
        return self.turns if phase == self.phase else None

    def begun_in(self, phase: PhaseId) -> tuple[int, ...]:
        """Return what a phase had taken when each of its later steps began."""
        return self.steps.get(phase, ())


class FloorFile:
    """The floor on the disk. It is a help, not a record: no trouble with it stops a session."""

    def __init__(self, stem: Path) -> None:
        """Touch nothing yet; `stem` is the session's path without a suffix."""
        self._path = Places.of(stem).floor
        self._known: Floor | None = None
        self._signature: tuple[int, int, int] | None = None

    def read(self) -> Floor | None:
        """Return the floor; None where nobody put anything there that can be read."""
        signature = self._look()
        if signature != self._signature:
            self._signature, self._known = signature, self._parse()
        return self._known

    def _look(self) -> tuple[int, int, int] | None:
        with suppress(OSError):
            status = self._path.lstat()
            if status.st_size < _LARGEST:
                return status.st_ino, status.st_size, status.st_mtime_ns
        return None

    def _parse(self) -> Floor | None:
        try:
            return _floor_from(json.loads(read_file(self._path)))
        except (OSError, *_DAMAGED):
            return None

    def write(self, floor: Floor) -> None:
        """Put a floor in place of the one there, where the store can be written at all."""
        if floor != self.read():
            with suppress(OSError):
                self._replace(json.dumps(_fields(floor)).encode())
        self._signature, self._known = self._look(), floor

    def _replace(self, data: bytes) -> None:
        with suppress(FileExistsError):
            self._path.parent.mkdir(FOLDER_MODE)
        temporary = self._path.with_suffix(f".{new_id()}")
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW
        handle = os.open(temporary, flags, FILE_MODE)
        try:
            write_all(handle, data)
            temporary.rename(self._path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        finally:
            os.close(handle)


def _fields(floor: Floor) -> dict[str, Any]:
    fields: dict[str, Any] = {"prompts": dict(floor.prompts)}
    if turns := floor.turns:
        fields |= {"phase": floor.phase, "waiting": turns.waiting, "done": turns.done}
        fields["since"] = turns.since
    by_phase = {"steps": dict(floor.steps), "groups": dict(floor.groups)}
    if voices := floor.voices:
        told = {"heard": dict(voices.heard), "turns": dict(voices.turns)}
        fields["voices"] = told | {"speaking": voices.speaking, "since": voices.since}
    return fields | {name: told for name, told in by_phase.items() if told}


def _floor_from(fields: Mapping[str, Any]) -> Floor:
    """Return the floor that a file tells of; an error where it is none."""
    prompts = {PhaseId(str(p)): int(place) for p, place in fields["prompts"].items()}
    steps = {PhaseId(str(p)): _begun(told) for p, told in fields.get("steps", {}).items()}
    groups = {PhaseId(str(p)): _groups(told) for p, told in fields.get("groups", {}).items()}
    phase, turns = _turns(fields) if "phase" in fields else (None, None)
    voices = _voices(fields["voices"]) if "voices" in fields else None
    return Floor(prompts, phase, turns, steps, groups, voices)


def _turns(fields: Mapping[str, Any]) -> tuple[PhaseId, GoRound]:
    waiting, done = (tuple(map(str, fields[name])) for name in ("waiting", "done"))
    since = float(fields["since"])
    if not waiting or not isfinite(since):
        raise ValueError("no go-round")
    return PhaseId(str(fields["phase"])), GoRound(waiting, done, since)


def _voices(told: Any) -> Voices:
    heard = {MemberId(str(who)): float(seconds) for who, seconds in told["heard"].items()}
    turns = {MemberId(str(who)): int(count) for who, count in told["turns"].items()}
    since = float(told["since"])
    if not all(isfinite(seconds) and seconds >= 0 for seconds in (*heard.values(), since)):
        raise ValueError("no voices")
    speaking = told["speaking"]
    return Voices(heard, turns, None if speaking is None else MemberId(str(speaking)), since)


def _begun(told: Any) -> tuple[int, ...]:
    begun = tuple(map(int, told))
    if list(begun) != sorted(begun) or any(second < 0 for second in begun):
        raise ValueError("no steps")
    return begun


def _groups(told: Any) -> Groups:
    return tuple(tuple(map(str, group)) for group in told)
