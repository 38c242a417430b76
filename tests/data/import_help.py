"""Reads invented minutes for tests."""

from datetime import date
from textwrap import dedent

from data.importing.minutes import Text, read_archive
from data.importing.past import PRESENT, Item, PastSession


def session(text: str, path: str = "minutes/2026-03-10.md") -> PastSession:
    """Return the only session of a text."""
    (only,) = sessions(text, path)
    return only


def sessions(text: str, path: str = "minutes.md", given: date | None = None) -> list[PastSession]:
    """Return all sessions of a text."""
    return read_archive([Text(path, dedent(text).lstrip("\n"))], given=given)


def names(past: PastSession, came: str = PRESENT) -> list[str]:
    """Return who came, or who stands on the list in another way."""
    return [person.name for person in past.people if person.came == came]


def items(past: PastSession, kind: str) -> list[Item]:
    """Return the items of a kind."""
    return [item for item in past.items if item.kind == kind]


def texts(past: PastSession, kind: str) -> list[str]:
    """Return their words."""
    return [item.text for item in items(past, kind)]
