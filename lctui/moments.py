"""Moments as people type and read them in a shell."""

import argparse
from contextlib import suppress
from datetime import datetime

YEARS = range(1970, 9000)
"""In which sessions are held; what lies outside was mistyped."""


def typed_moment(text: str) -> datetime:
    """Return the local moment that `14:30`, `2026-12-04` or `2026-12-04 14:30` stands for.

    Raises ArgumentTypeError, with a sentence to show, for anything else.
    """
    today = datetime.now().astimezone().date().isoformat()
    whole = f"{today} {text.zfill(5)}" if ":" in text and len(text) <= 5 else text
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(whole).astimezone()
        if moment.year in YEARS:
            return moment
    raise argparse.ArgumentTypeError(f"“{text}” is no time; write 14:30 or 2026-12-04 14:30")


def typed_seconds(text: str) -> int:
    """Return the seconds in `5` (minutes), `1h10`, `90s`, below zero in `-5`."""
    from data.clock import parse_duration

    sign = -1 if text.startswith("-") else 1
    try:
        return sign * parse_duration(text.lstrip("+-"))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None


def typed_length(text: str) -> int:
    """Return the seconds in `90` (minutes) or `1h30`, a minute at least."""
    if (seconds := typed_seconds(text)) < 60:
        raise argparse.ArgumentTypeError(f"“{text}” is too short; write 90 or 1h30")
    return seconds


def tell_day(moment: datetime) -> str:
    """Return `Tue 24 Nov 2026`."""
    return f"{moment:%a} {moment.day} {moment:%b %Y}"


def tell_moment(moment: datetime) -> str:
    """Return `Tue 24 Nov 2026 10:00`."""
    return f"{tell_day(moment)} {moment:%H:%M}"
