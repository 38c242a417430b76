"""What the tests of screens play on: a store in a folder, a clock that stands still, an App."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.planning import found
from data.store.open_session import OpenSession
from data.store.store import Store
from lctui.app import LctuiApp
from lctui.settings import Settings

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PEOPLE = ("Ana Ruiz", "Ben Okafor", "Amir Haddad")


def held_session(
    store: Store,
    *lines: str,
    topic: str = "Home visits",
    ended: bool = True,
    began: datetime = NOW - timedelta(hours=2),
) -> OpenSession:
    """Hold a session of an invented community; each line is kept in its first phase."""
    known = {c.name: c for c in store.communities()}
    community = known.get("Riverside") or found(store, "Riverside", PEOPLE)
    session = begin(
        store, community, format=load_format("circle"), topic=topic, present=PEOPLE, now=began
    )
    for line in lines:
        keep(session, line, now=began + timedelta(minutes=5))
    if ended:
        end(session, began + timedelta(minutes=90))
    return session


def app_on(store: Store, now: Callable[[], datetime] = lambda: NOW) -> LctuiApp:
    """Return the App on that store, its clock standing still."""
    return LctuiApp(store, None, settings=Settings(), now=now)


def store_in(folder: Path) -> Store:
    """Return a store that is not there yet."""
    return Store(folder / "store")


READERS = {
    "before",
    "beside",
    "chain",
    "communities",
    "deed",
    "demo",
    "format",
    "handed",
    "history",
    "ledger",
    "listing",
    "overview",
    "import",
    "insights",
    "minutes",
    "offers",
    "notice",
    "outlook",
    "plan",
    "redact-files",
    "report",
    "sections",
    "titles",
    "trend",
}
"""Groups of workers that end by themselves; others wait for a person to answer."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no worker reads any more and what it read was taken in."""
    await pilot.pause()
    while any(w.is_running and w.group in READERS for w in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()
