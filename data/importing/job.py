"""Looking at an archive of minutes and taking it in: what is new, what is here, what changed.

Each session is written whole with one sync, in the order of their days; stopped in between, what is
in stays and the same command takes in the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from data.importing.alone import alone
from data.importing.decoding import NoText
from data.importing.gathering import Skipped, SourceFile, gather, read_file, why_not
from data.importing.identity import Marks, marks_in, marks_of
from data.importing.json_sessions import looks_like_ours
from data.importing.likeness import alike
from data.importing.past import PRESENT, PastSession, Person
from data.models.community import Community
from data.models.ids import CommunityId
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.importing.deciding import Decided
    from data.importing.repeated import Standing
    from data.store.refs import SessionRef
    from data.store.store import Store

NEW, KNOWN, CHANGED, TWICE, CANCELLED, UNDATED = (
    "new", "known", "changed", "twice", "cancelled", "undated",
)  # fmt: skip
"""How a session of the minutes stands to the store."""

_LATEST = 200
"""Sessions whose people are known again in later minutes."""
Step = Callable[[], None]


def _nothing() -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Found:
    """One session of the minutes, and how it stands to the store."""

    past: PastSession
    name: str
    """The file, as the user calls it."""
    state: str
    """NEW, KNOWN, CHANGED, TWICE, CANCELLED or UNDATED."""
    marks: Marks | None = None
    here: SessionRef | None = None
    """The session in the store, where it is known or changed."""
    earlier: dict[int, date] = field(default_factory=dict)
    """The lines of actions that are earlier ones, with the day on which these were said."""
    understood: PastSession | None = None
    """What was understood, where a person decided otherwise on some lines."""

    def decide(self, decided: Decided) -> None:
        """Let what a person decided on its lines hold."""
        self.understood = self.understood or self.past
        self.past = decided.applied(self.understood)


@dataclass(slots=True)
class Look:
    """What was found, before anything is written."""

    sessions: list[Found] = field(default_factory=list)
    """In the order of their days; those without one last."""
    ours: list[SourceFile] = field(default_factory=list)
    """Files of lctui's own JSON."""
    skipped: list[Skipped] = field(default_factory=list)
    standing: tuple[Standing, ...] = ()
    """The actions that the store holds: minutes may name them again."""
    let_go: date | None = None
    """Open actions that were last said before this day rest; None keeps all."""

    @property
    def wanted(self) -> list[Found]:
        """Those that will be taken in."""
        return [found for found in self.sessions if found.state == NEW]

    def named(self, state: str) -> list[Found]:
        """Return the sessions of one state."""
        return [found for found in self.sessions if found.state == state]


def look(
    store: Store,
    community: Community | None,
    name: str,
    places: Iterable[Path],
    *,
    given: date | None = None,
    step: Step = _nothing,
) -> Look:
    """Read all that is at these places and compare it with a community; nothing is written.

    `name` is what the community is called or will be; `given` the day of minutes without one.
    """
    gathered = gather(places)
    found = Look(skipped=gathered.skipped)
    files: list[SourceFile] = []
    for path in gathered.paths:
        try:
            file = read_file(path)
        except NoText as error:
            found.skipped.append(Skipped(one_line(str(path)), why_not(error, path), failed=True))
            continue
        (found.ours if looks_like_ours(file.text) else files).append(file)
        step()
    if files:
        _compare(store, community, name, files, found=found, given=given)
    return found


def _compare(
    store: Store,
    community: Community | None,
    name: str,
    files: Sequence[SourceFile],
    *,
    found: Look,
    given: date | None,
) -> None:
    from data.importing.minutes import Text, read_archive
    from data.importing.near_told import tell_near
    from data.importing.owed_here import standing_in

    names = {file.path: file.name for file in files}
    texts = [Text(file.path, file.text, file.remark) for file in files]
    sessions = read_archive(texts, given=given, known=_people_of(store, community))
    deep = {path: name.count("/") for path, name in names.items()}
    sessions.sort(key=lambda p: (p.date or date.max, deep[p.path], p.path, p.place))
    key = community.id if community else _slug(name)
    here = _known(store, community, {past.date for past in sessions if past.date})
    taken: set[tuple[int, int]] = set()
    for past in sessions:
        each = Found(past, names[past.path], _state_alone(past))
        if each.state == NEW and past.date:
            marks = each.marks = marks_of(key, past.date, past.path, past.place, past.content)
            each.state, each.here = _state(marks, here, taken)
            same_day = [ref for known, ref in here.items() if known.stamp == marks.stamp]
            if each.state == NEW and (ref := alike(store, past, same_day)):
                each.state, each.here = CHANGED, ref
            taken.add((marks.stamp, marks.what))
        found.sessions.append(each)
    found.standing = standing_in(store, community)
    tell_near(found)


def _slug(name: str) -> CommunityId:
    from data.store.refs import slug_of

    return CommunityId(slug_of(name, "community"))


def _state_alone(past: PastSession) -> str:
    if past.cancelled:
        return CANCELLED
    return UNDATED if past.date is None else NEW


def _state(
    marks: Marks, here: dict[Marks, SessionRef], taken: set[tuple[int, int]]
) -> tuple[str, SessionRef | None]:
    """Return how minutes stand to the sessions of their day."""
    if (marks.stamp, marks.what) in taken:
        return TWICE, None
    for known, ref in here.items():
        if known.stamp == marks.stamp and known.what == marks.what:
            return KNOWN, ref
    for known, ref in here.items():
        if known.stamp == marks.stamp and known.where == marks.where:
            return CHANGED, ref
    return NEW, None


def _known(store: Store, community: Community | None, days: set[date]) -> dict[Marks, SessionRef]:
    """Return the sessions of these days that the store holds, by what their ids tell."""
    if community is None:
        return {}
    near = {day + timedelta(days=off) for day in days for off in (-1, 0, 1)}
    told = {day.isoformat() for day in near}
    refs = [ref for ref in store.sessions(community.id) if ref.started[:10] in told]
    marks = ((marks_in(store.id_of(ref)), ref) for ref in refs)
    return {mark: ref for mark, ref in marks if mark}


def _people_of(store: Store, community: Community | None) -> list[Person]:
    """Return the members, and who else came to the latest sessions that are here."""
    if community is None:
        return []
    people = {
        m.name: Person(m.name, initials=m.initials, organisation=m.organisation)
        for m in community.members
    }
    for ref in store.sessions(community.id)[:_LATEST]:
        session = store.open(ref, entries=False)
        for presence in session.people.values():
            people.setdefault(presence.name, Person(presence.name))
        session.close()
    return list(people.values())


def _by_day(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (f.past.date or date.max, f.past.path, f.past.place))


def often_seen(found: Sequence[Found], times: int) -> list[Person]:
    """Return those who came to so many sessions, the first comers first."""
    came: Counter[str] = Counter()
    people: dict[str, Person] = {}
    for each in found:
        for person in each.past.people:
            if person.came == PRESENT:
                came[person.name] += 1
                people.setdefault(person.name, person)
    return [person for name, person in people.items() if came[name] >= times]


def take(
    store: Store,
    community: Community,
    found: Look,
    *,
    by: str = "",
    now: datetime | None = None,
    only: Sequence[Found] | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Found]:
    """Write what is new, one session after the other; yield each when it is safe. StoreFailed.

    `only` are those of them that are to come in, where that is not all. `wanted` is asked before
    each, and stops the work between two sessions. What another import took in since it was looked
    at is known by then.
    """
    from data.importing.owed_here import standing_in
    from data.importing.writing import Writer

    chosen = found.wanted if only is None else list(only)
    with alone(store, community.id):
        _look_again(store, community, chosen)
        fresh = _by_day(each for each in chosen if each.state == NEW)
        standing = standing_in(store, community)
        now = now or datetime.now(UTC)
        writer = Writer(store, community, fresh, standing=standing, by=by, now=now)
        writer.let_go(found.let_go)
        for each in fresh:
            if not wanted():
                return
            if each.marks:
                each.here = writer.write(each)
                each.state = KNOWN
                yield each


def _look_again(store: Store, community: Community, chosen: Sequence[Found]) -> None:
    """See which of these another import took in meanwhile, by the name that it really got."""
    here = _known(store, community, {each.past.date for each in chosen if each.past.date})
    for each in chosen:
        past = each.past
        if each.marks and past.date:
            marks = marks_of(community.id, past.date, past.path, past.place, past.content)
            each.marks = marks
            each.state, each.here = _state(marks, here, set())


def take_ours(store: Store, file: SourceFile, *, into: str = "", now: datetime) -> int:
    """Take in a file of lctui's own JSON; return how many sessions are new. LctuiError."""
    from data.importing.json_sessions import import_json

    came = import_json(store, file.text, into=into, now=now)
    return sum(not each.known for each in came)
