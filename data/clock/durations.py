"""Lengths of time as people type and read them."""

import re

LONGEST = 24 * 3600
"""Seconds; what is longer was mistyped."""

TO_THE_MINUTE = 600
"""Seconds from which on a length is told in minutes."""

_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,6})\s*(?:h|hrs?|hours?)\s*)?"
    r"(?:(?P<minutes>\d{1,6})\s*(?:m|mins?|minutes?|$)\s*)?"
    r"(?:(?P<seconds>\d{1,6})\s*(?:s|secs?|seconds?))?",
    re.ASCII | re.IGNORECASE,
)


def parse_duration(text: str) -> int:
    """Return the seconds that `25` (minutes), `1h10`, `90s` or `5m 30s` stand for.

    Raises ValueError, with a sentence to show, for anything else.
    """
    match = _DURATION.fullmatch(text.strip())
    if not match or not any(match.groups()):
        raise ValueError(f"“{text:.20}” is not a length of time. Write it like 25, 1h10 or 90s.")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    total = hours * 3600 + minutes * 60 + seconds
    if total > LONGEST:
        raise ValueError(f"“{text:.20}” is longer than a day. Write it like 25, 1h10 or 90s.")
    return total


def parse_ago(text: str) -> int:
    """Return the seconds that `3m ago` lies back; the `ago` may be left out, errors as above."""
    return parse_duration(re.sub(r"\s*\bago\s*$", "", text, flags=re.IGNORECASE))


def spell_clock(seconds: float, *, hours: bool = False) -> str:
    """Return `29:10` or `1:02:03`; what is below zero is overtime and counts up: `+2:05`.

    With `hours` what is shorter has them too: `0:29:10`, beside something longer.
    """
    whole = int(abs(seconds))
    minutes, rest = divmod(whole, 60)
    whole_hours, minutes = divmod(minutes, 60)
    long = hours or whole_hours
    spelled = f"{whole_hours}:{minutes:02}:{rest:02}" if long else f"{minutes}:{rest:02}"
    return f"+{spelled}" if seconds <= -1 else spelled


def tell_length(seconds: float) -> str:
    """Return a length as people say it: `1 h 59 min`, `12 min`, `1 min 29 s`, `40 s`.

    From ten minutes on nobody asks for the seconds.
    """
    whole = round(seconds / 60) * 60 if seconds >= TO_THE_MINUTE else int(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 min"


def tell_lengths(planned: float, taken: float | None) -> str:
    """Return what was planned and what it took, in seconds, as words; None was not reached."""
    took = "not reached" if taken is None else f"took {tell_length(taken)}"
    return f"planned {tell_length(planned)}, {took}"
