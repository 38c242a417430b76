"""Reads the scripts of the sample sessions: who came, and what happened at which minute.

A script begins with `key: value` lines. After an empty line each line is one of

    == 24 reflect         the clock: the phase that begins at minute 24, or `end`; `extend 5`
    -- 2                  from here on the phase's second prompt is asked
    26 > Ana: Try it      a line as a scribe types it
    26 [try] > Ana: Try   the same, under a name by which later sessions know it
    12 {try} worked: Yes  what this session heard of it
    slip 5 4 More time    an exit slip: worth my time, safe to speak, what to change
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Pressed:
    """Something done to the clock."""

    at: str
    """Minutes into the session, `36` or `36:10`, here and below."""
    what: str
    """A phase of the format, or the kind of a clock event."""
    minutes: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A prompt of the running phase is on screen."""

    prompt: str
    """Its place in the phase, from 1."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line that a scribe typed."""

    at: str
    label: str | None
    typed: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of something said in an earlier session."""

    at: str
    label: str
    outcome: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Slipped:
    """An exit slip."""

    worth: str
    safe: str
    change: str | None


Step = Pressed | Asked | Said | Heard | Slipped

_STEPS: tuple[tuple[re.Pattern[str], type[Step]], ...] = (
    (re.compile(r"== (?P<at>\S+) (?P<what>\S+)(?: (?P<minutes>\d+))?"), Pressed),
    (re.compile(r"-- (?P<prompt>\d)"), Asked),
    (re.compile(r"slip (?P<worth>\d) (?P<safe>\d)(?: (?P<change>.+))?"), Slipped),
    (
        re.compile(r"(?P<at>[\d:]+) \{(?P<label>\S+)\} (?P<outcome>[a-z-]+)(?:: (?P<note>.+))?"),
        Heard,
    ),
    (re.compile(r"(?P<at>[\d:]+) (?:\[(?P<label>\S+)\] )?(?P<typed>.+)"), Said),
)


@dataclass(frozen=True, slots=True)
class Script:
    """One session, as it is retold."""

    facts: Mapping[str, str]
    """The `key: value` lines."""
    steps: tuple[Step, ...]

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names in a fact that lists some."""
        return tuple(filter(None, self.facts.get(key, "").split(", ")))


def read_script(text: str) -> Script:
    """Return the script in a file's text. ValueError where a line is none of the above."""
    facts, _, body = text.partition("\n\n")
    pairs = re.findall(r"(.+?): (.+)", facts)
    return Script(dict(pairs), tuple(map(_step, body.splitlines())))


def seconds(minutes: str) -> int:
    """Return the seconds in `36` or `36:10`."""
    whole, _, rest = minutes.partition(":")
    return int(whole) * 60 + int(rest or 0)


def _step(line: str) -> Step:
    for pattern, step in _STEPS:
        if match := pattern.fullmatch(line):
            fields: dict[str, Any] = match.groupdict()
            return step(**fields)
    raise ValueError(f"not a step of a script: {line}")
