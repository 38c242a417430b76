"""Which past sessions are listed in review, and how they stand on a line of time."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from threading import Lock

from textual import getters, on, work
from textual.worker import get_current_worker

from data.errors import LctuiError
from data.facets import narrowed
from data.glance import in_order
from data.models.ids import CommunityId
from data.models.summary import Summary
from data.past_line import Held, PastLine
from data.progress import Progress, Stopped, stopping
from data.session_facets import TOLD_BY_NAME, Past, facets_of, text_of
from data.store.digests import digests
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.zone import zone_named
from screens.now_and_then import now_and_then
from screens.record_screen import RecordScreen
from screens.requests import OpenReview
from screens.review.past_strip import NO_LINE, PastStrip
from screens.telling import tell
from screens.widgets.glancing import AFTER_PAINT
from screens.widgets.session_list import SessionList

OFTEN = 0.2
"""Seconds between two times that it is told how far reading is."""
FIRST = 50
"""Sessions listed before the first paint; the others follow."""

Told = Mapping[str, Summary]
"""What is known of a community's sessions, by their stems."""


class PastKeys(RecordScreen):
    """Lists the newest sessions at once, the others a moment later, what they were after that."""

    sessions = getters.query_one("#sessions", SessionList)
    strip = getters.query_one("#strip", PastStrip)
    request: OpenReview

    _refs: Sequence[SessionRef] = ()
    _all_read = False
    _past: dict[CommunityId, Told]
    _so_far: dict[CommunityId, Told]
    """The same by year and stem, while it is being read."""
    _reading: Lock
    """Held by whoever reads: who wants the same waits for that rather than read it twice."""
    _names: dict[CommunityId, str]
    _lines: dict[CommunityId, PastLine]
    _shown_past: CommunityId | None = None

    def list_first(self) -> bool:
        """List the newest sessions and the one asked for; whether there is any."""
        self._past, self._so_far, self._names, self._lines = {}, {}, {}, {}
        self._reading = Lock()
        newest, wanted = self.store.sessions(limit=FIRST), self.request.ref
        if wanted is not None and all(ref.path != wanted.path for ref in newest):
            newest.append(wanted)
        if newest:
            self._list(newest, [wanted] if wanted and self.request.among else newest)
            self.call_after_refresh(self.set_timer, AFTER_PAINT, self.read_sessions)
        return bool(newest)

    @work(thread=True, group="listing", exclusive=True, exit_on_error=False)
    def read_sessions(self) -> None:
        """List all sessions, or those of them that are wanted."""
        worker, among = get_current_worker(), self.request.among

        def reading(done: int, of: int) -> None:
            tell(self, self._tell_reading, done, of)

        step = stopping(lambda: worker.is_cancelled, now_and_then(reading, OFTEN))
        try:
            refs = self._refs if self._all_read else in_order(self.store, self.store.sessions())
            shown = refs
            if among:
                by_name = all(facet.group in TOLD_BY_NAME for facet in among)
                known = self.known_past(refs) if by_name else self.past(refs, step)
                shown = [past.ref for past in narrowed(known, among, facets_of, text_of)]
        except (LctuiError, Stopped):
            return
        tell(self, self._list_all, refs, shown, self._community_names(refs))

    def _tell_reading(self, done: int, of: int) -> None:
        """Say why the list is not narrowed yet."""
        self.sessions.border_title = f"Sessions · reading {done:,} of {of:,}"

    def past(
        self,
        refs: Sequence[SessionRef],
        told: Progress | None = None,
    ) -> list[Past]:
        """Return sessions with what is known of them; in a thread, as much may have to be read.

        `told` hears how far that is, and may end it; what was read stays.
        """
        for community in dict.fromkeys(ref.community for ref in refs):
            if community not in self._past:
                self._past[community] = self._told(community, self.now(), told)
        return self.known_past(refs)

    def known_past(self, refs: Sequence[SessionRef]) -> list[Past]:
        """Return sessions with what is known of them by now."""
        self._community_names(refs)
        return [Past(ref, self._summary(ref), self._names[ref.community]) for ref in refs]

    def _summary(self, ref: SessionRef) -> Summary | None:
        name = ref.path.name
        if known := self._past.get(ref.community):
            return known.get(name)
        so_far = self._so_far.get(ref.community)
        return so_far.get(f"{name[:4]}/{name}") if so_far else None

    def _told(self, community: CommunityId, now: datetime, told: Progress | None = None) -> Told:
        """Read what a community's sessions were; nothing where that cannot be had."""

        def growing(done: int, count: int, found: Told) -> None:
            if told:
                self._so_far[community] = found
                told(done, count)

        with self._reading, suppress(LctuiError):
            found = digests(self.store, community, now, told=growing)
            return {summary.stem: summary for summary in found}
        return {}

    def _list(self, refs: Sequence[SessionRef], shown: Sequence[SessionRef]) -> None:
        """List sessions, the live ones first; one that is not among them leaves its place."""
        self._refs = refs
        rows = sorted(shown, key=lambda ref: not ref.live)
        self.sessions.border_title = _counted(len(shown), len(refs))
        self.sessions.show(rows, at=self.sessions.chosen or self.request.ref)
        stems = {ref.path.name for ref in shown} if self.request.among else None
        self.strip.light(stems)

    def _community_names(self, refs: Iterable[SessionRef]) -> dict[CommunityId, str]:
        for community in {ref.community for ref in refs} - self._names.keys():
            self._names[community] = community
            with suppress(LctuiError):
                self._names[community] = self.store.community(community).name
        return dict(self._names)

    def _list_all(
        self,
        refs: Sequence[SessionRef],
        shown: Sequence[SessionRef],
        names: Mapping[CommunityId, str],
    ) -> None:
        self.sessions.name_communities(names)
        same = len(shown) == len(self.sessions.refs) and refs == self._refs
        if len(refs) != len(self._refs):
            self._lines.clear()
        self._all_read = True
        if not same or self.request.among:
            self._list(refs, shown)
        self.sessions_listed(len(shown), len(refs))
        self.show_past()

    def sessions_listed(self, shown: int, of: int) -> None:
        """So many sessions are listed now."""

    def retell(self, session: OpenSession) -> None:
        """Tell list and line of time what became of the open session's title and roll."""
        ref, came = self.sessions.chosen, sum(one.present for one in session.people.values())
        if ref is None or ref.path != session.ref.path:
            return
        if self.sessions.retell(ref, session.head.title, came or None):
            self._lines.pop(ref.community, None)
            self.show_past()

    def show_past(self) -> None:
        """Show the open session's community on the line of time, once that is known."""
        opened = self.session.ref if self.session else self.sessions.chosen
        if opened is None or not self._all_read:
            return
        self._shown_past = community = opened.community
        self.strip.show(self._lines.get(community, NO_LINE), opened.path.name)
        if community not in self._lines:
            self.set_timer(AFTER_PAINT, partial(self._read_if_shown, community))

    def _read_if_shown(self, community: CommunityId) -> None:
        """Read what a community's sessions were, unless somebody went on to another's."""
        if community == self._shown_past and community not in self._lines:
            self._read_past(community, self.now())

    @work(thread=True, group="overview", exclusive=True, exit_on_error=False)
    def _read_past(self, community: CommunityId, now: datetime) -> None:
        refs = self._refs
        told = self._told(community, now)
        name = self._community_names([ref for ref in refs if ref.community == community])
        own = (ref for ref in refs if ref.community == community)
        found = (_held(ref, told.get(ref.path.name)) for ref in own)
        held = sorted(found, key=lambda each: (each.day, each.stem))
        line = PastLine(name.get(community, community), held).prepared()
        tell(self, self._take_past, community, told, line)

    def _take_past(self, community: CommunityId, told: Told, line: PastLine) -> None:
        self._past[community], self._lines[community] = told, line
        if community == self._shown_past:
            self.show_past()
            self.sessions.look_again()

    @on(PastStrip.Chosen)
    def _on_past_chosen(self, event: PastStrip.Chosen) -> None:
        found = (ref for ref in self.sessions.refs if ref.path.name == event.stem)
        own = [ref for ref in found if ref.community == self._shown_past]
        if own:
            self.sessions.highlight(own[0])

    def action_earlier_session(self) -> None:
        """Open the session before this one."""
        self.sessions.action_move(1)

    def action_later_session(self) -> None:
        """Open the session after this one."""
        self.sessions.action_move(-1)


def _counted(shown: int, of: int) -> str:
    return "Sessions" if shown == of else f"Sessions · {shown:,} of {of:,}"


def _held(ref: SessionRef, known: Summary | None) -> Held:
    began = known and known.started and known.started.astimezone(zone_named(known.zone))
    day = (began or ref.local).date()
    if known is None:
        return Held(ref.path.name, day)
    ran = (known.ended - known.started) if known.started and known.ended else None
    minutes = None if ran is None else round(ran.total_seconds() / 60)
    return Held(ref.path.name, day, len(known.present) or None, minutes)
