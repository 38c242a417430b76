"""What is said while something is not saved: how much, since when, why, and which key helps."""

from datetime import datetime

from data.errors import FolderGone
from data.numbers import count_of
from data.store.open_session import OpenSession


def how_much(session: OpenSession) -> str:
    """Return what is not saved of a session, `3 entries`, where it is no entry `1 change`."""
    unsaved = session.unsaved
    entries = sum(identifier in unsaved for identifier in session.entries)
    if entries:
        return count_of(entries, "entry", "entries")
    return count_of(len(unsaved), "change", "changes")


def banner_words(session: OpenSession, since: datetime, *, save: str, put_back: str) -> str:
    """Return the banner; `save` and `put_back` name the keys. Empty where all is well."""
    trouble = session.trouble
    if trouble is None:
        return ""
    if isinstance(trouble, FolderGone):
        return _gone_words(session, trouble, since, save, put_back)
    if not session.unsaved:
        return f"✗ Nothing can be kept since {since:%H:%M}. {trouble.reason}"
    what = f"✗ Not saved since {since:%H:%M}: {how_much(session)}. {trouble.reason}"
    return f"{what} Kept here and tried again. {save} saves elsewhere."


def _gone_words(
    session: OpenSession, trouble: FolderGone, since: datetime, save: str, put_back: str
) -> str:
    """Return the banner of a folder that is gone; what matters least, where it is, comes last."""
    what = f" Not saved: {how_much(session)}." if session.unsaved else ""
    ways = "" if trouble.deleted else " Put it back, or"
    keys = f"{put_back} makes it anew; {save} saves elsewhere."
    where = f" It is at {trouble.where} now." if trouble.where else ""
    return f"✗ {since:%H:%M}: {trouble.reason}{what}{ways} {keys}{where}"
