"""Every screen over the archives, opened and pressed through as a person would, at two sizes."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from statistics import quantiles
from time import process_time
from typing import Literal

from textual.message import Message
from textual.pilot import Pilot

from benchmarks.opening import Bare
from data.formats.loader import load_format
from data.meeting import begin, end
from data.models.community import Community
from data.store.refs import SessionRef
from data.store.store import Store
from lctui.settings import Settings
from screens.requests import (
    GoHome,
    OpenActions,
    OpenImport,
    OpenInsights,
    OpenLive,
    OpenReports,
    OpenReview,
    OpenSearch,
    OpenWrapUp,
    ShowCommunity,
    ShowPlan,
)
from tests.proof.past.papers import topic_of
from tests.proof.past.raw import kept_in
from tests.proof.past.shell import Part, Shell, part
from tests.screens.stage import settled

SIZES = ((80, 24), (120, 36))
SEED = 2026
SLOW = 0.5
"""Seconds of the processor from asking for a screen to its first paint, or from a key to what came
of it: what else the machine does meanwhile is not counted.
"""
PATIENCE = 60


@dataclass(frozen=True)
class Visit:
    """A screen and the keys that are pressed on it."""

    name: str
    request: Message
    keys: tuple[str, ...] = ()


class Watched(Bare):
    """The program, which remembers what it had to complain of."""

    refused: list[str]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Keep what went wrong."""
        if severity == "error":
            self.refused.append(title)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)


def walk(
    shell: Shell,
    drawn: int = 40,
    sizes: Sequence[tuple[int, int]] = SIZES,
    most_keys: int | None = None,
) -> Part:
    """Open every screen at each size; note what was slow, and anything that went wrong."""
    with part("screens, opened and pressed through") as row:
        steps = _Steps(row, shell, most_keys)
        for size in sizes:
            asyncio.run(steps.walk(size, drawn))
        row.told = steps.told
    return row


class _Steps:
    """The way through all screens."""

    def __init__(self, row: Part, shell: Shell, most_keys: int | None) -> None:
        self._row, self._shell, self._most_keys = row, shell, most_keys
        self._topics = {each.community: "" for each in kept_in(shell.root)}
        for name in self._topics:
            mine = [each for each in kept_in(shell.root) if each.community == name]
            self._topics[name] = topic_of(mine)
        self.paints: dict[str, list[float]] = {}
        self.keys: dict[str, list[float]] = {}

    async def walk(self, size: tuple[int, int], drawn: int) -> None:
        """Go through all of them in one run of the program."""
        store = self._shell.store()
        chance = Random(SEED)
        app = Watched(store, None, settings=Settings())
        app.refused = []
        async with app.run_test(size=size, notifications=True) as pilot:
            for visit in self._visits(store, chance, drawn):
                await self.step(app, pilot, visit)
            for community in store.communities():
                await self._live(app, pilot, store, community)

    def _visits(self, store: Store, chance: Random, drawn: int) -> Iterator[Visit]:
        yield Visit("Home", GoHome(), (*["right"] * 5, "left", "down", "pagedown", "end", "home"))
        refs = store.sessions()
        for community in store.communities():
            yield from self._of_one(community)
        for ref in chance.sample(refs, min(drawn, len(refs))):
            yield Visit("Review", OpenReview(ref), ("1", "2", "3", "4", "1", "end", "home"))
        yield Visit("Review, compared", OpenReview(refs[0]), ("equals_sign", "down", "enter"))
        yield Visit("Review, filter", OpenReview(refs[-1]), ("f", "down", "space", "escape"))
        yield Visit("Review, filter", OpenReview(refs[-1]), ("F", "down", "space", "escape"))
        yield Visit("Home", GoHome(), ("n", "escape"))

    def _of_one(self, community: Community) -> Iterator[Visit]:
        name, topic = community.id, self._topics[community.id]
        looks = ("1", "2", "3", "4", "1", "g", "g", "g", "g", "down", "h", "escape", "end")
        yield Visit("Actions", OpenActions(name), looks)
        insights = (*["right"] * 9, "t", *["right"] * 9, "t", "s", "s", "s")
        yield Visit("Insights", OpenInsights(name), insights)
        for typed in (topic, "kind:action ", f"in:{name} ", "is:open before:2024"):
            yield Visit("Search", OpenSearch(typed), ("down", "down", "pagedown", "end", "up"))
        for report in ("digest", "brief"):
            keys = ("f4", "f5", "f5", "tab", "right", "right", "tab", "right")
            yield Visit(f"Report: {report}", OpenReports(name, report=report), keys)
        keys = ("tab", "tab", "tab", *topic[:9], "f4", "f5", "f5")
        yield Visit("Report: toolkit", OpenReports(name, report="toolkit"), keys)
        yield Visit("Report: minutes", OpenReports(name, report="minutes"), ("f5", "f5", "tab"))
        moves = ("down", "down", "tab", "down", "tab", *["down"] * 9)
        yield Visit("Community", ShowCommunity(name), moves)
        yield Visit("Plan", ShowPlan(name), ("down", "down", "end", "home"))
        yield Visit("Import", OpenImport(name), ("tab", "tab"))

    async def _live(
        self, app: Watched, pilot: Pilot[None], store: Store, community: Community
    ) -> None:
        """Hold a session on top of what is there, and wrap it up."""
        ref = _begun(store, community, self._topics[community.id])
        typed = (*self._topics[community.id], "space", "o", "n", "c", "e", "enter")
        keys = ("f2", "f2", "f5", "f5", "f3", "f3", *typed, "f8", "escape", "f2", "f5", "f5")
        await self.step(app, pilot, Visit("Live", OpenLive(ref), keys))
        await self.step(app, pilot, Visit("Home", GoHome()))
        session = store.open(ref)
        end(session, datetime.now(UTC))
        session.close()
        await self.step(app, pilot, Visit("Wrap-up", OpenWrapUp(ref), ("down", "v", "tab", "down")))
        await self.step(app, pilot, Visit("Home", GoHome()))

    async def step(self, app: Watched, pilot: Pilot[None], visit: Visit) -> None:
        """Open one screen and press its keys; whatever it complains of is wrong."""
        app.refused.clear()
        began, before = process_time(), app.screen
        app.post_message(visit.request)
        async with asyncio.timeout(PATIENCE):
            while app.screen is before:
                await asyncio.sleep(0)
            painted = asyncio.Event()
            app.screen.call_after_refresh(painted.set)
            await painted.wait()
            self.paints.setdefault(visit.name, []).append(process_time() - began)
            await settled(pilot)
            for key in visit.keys[: self._most_keys]:
                began = process_time()
                await pilot.press(key)
                await settled(pilot)
                where = f"{visit.name}: {key}"
                self.keys.setdefault(where, []).append(process_time() - began)
        self._row.hold(app.refused, [], visit.name)
        await _to_the_bottom(app, pilot)

    @property
    def told(self) -> str:
        """Return how long first paints took, and what was slow."""
        paints = [took for each in self.paints.values() for took in each]
        slow = {n: max(t) for n, t in (*self.paints.items(), *self.keys.items()) if max(t) > SLOW}
        late = quantiles(paints, n=20)[-1] * 1000
        p95 = f"{len(paints)} openings, first paint p95 {late:.0f} ms of CPU"
        worst = ", ".join(f"{name} {took:.1f}" for name, took in sorted(slow.items()))
        keys = sum(map(len, self.keys.values()))
        return f"{p95}, {keys} keys" + (f"; over {SLOW} s: {worst}" if worst else "")


def _begun(store: Store, community: Community, topic: str) -> SessionRef:
    now = datetime.now(UTC)
    people = ("Ana Ruiz", "Ben Okafor")
    circle = load_format("circle")
    session = begin(store, community, format=circle, topic=topic, present=people, now=now)
    session.close()
    return session.ref


async def _to_the_bottom(app: Watched, pilot: Pilot[None]) -> None:
    """Close what dialogs were left open, so that the next screen takes the place of this one."""
    while len(app.screen_stack) > 2:
        app.pop_screen()
        await pilot.pause()
