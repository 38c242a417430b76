"""Looking at an archive of minutes and taking it in: what is new, what is here, what changed.

Each session is written whole with one sync, in the order of their days; stopped in between, what is
in stays and the same command takes in the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from data.importing.alone import alone
from data.importing.decoding import NoText
from data.importing.found import CHANGED, KNOWN, NEW, Found, Look
from data.importing.gathering import Skipped, SourceFile, gather, read_file, why_not
from data.importing.given_days import read_dated
from data.importing.identity import marks_of, words_of
from data.importing.json_sessions import looks_like_ours
from data.importing.known_here import (
    people_of,
    sessions_of_days,
    slug,
    state_alone,
    state_of,
    words_here,
)
from data.importing.likeness import alike
from data.importing.past import PRESENT, Person
from data.models.community import Community
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.store.store import Store

Step = Callable[[], None]


def _nothing() -> None:
    """Tell nobody."""


def look(
    store: Store,
    community: Community | None,
    name: str,
    places: Iterable[Path],
    *,
    given: date | None = None,
    days: Mapping[str, date] | None = None,
    step: Step = _nothing,
) -> Look:
    """Read all that is at these places and compare it with a community; nothing is written.

    `name` is what the community is called or will be; `given` the day of the one file that tells
    none, `days` those of several by their paths. LctuiError where it cannot be that day.
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
        _compare(store, community, name, files, found=found, given=given, days=days or {})
    return found


def _compare(
    store: Store,
    community: Community | None,
    name: str,
    files: Sequence[SourceFile],
    *,
    found: Look,
    given: date | None,
    days: Mapping[str, date],
) -> None:
    from data.importing.near_told import tell_near
    from data.importing.owed_here import standing_in

    names = {file.path: file.name for file in files}
    sessions, dayless = read_dated(files, people_of(store, community), given, days)
    deep = {path: name.count("/") for path, name in names.items()}
    sessions.sort(key=lambda p: (p.date or date.max, deep[p.path], p.path, p.place))
    key = community.id if community else slug(name)
    here = sessions_of_days(store, community, {past.date for past in sessions if past.date})
    words = words_here(store, community) if dayless else {}
    taken: set[tuple[int, int]] = set()
    for past in sessions:
        each = Found(past, names[past.path], state_alone(past))
        if past.path in dayless and (ref := words.get(words_of(key, past.content))):
            each.state, each.here = KNOWN, ref
        if each.state == NEW and past.date:
            marks = each.marks = marks_of(key, past.date, past.path, past.place, past.content)
            each.state, each.here = state_of(marks, here, taken)
            same_day = [ref for known, ref in here.items() if known.stamp == marks.stamp]
            if each.state == NEW and (ref := alike(store, past, same_day)):
                each.state, each.here = CHANGED, ref
            taken.add((marks.stamp, marks.what))
        found.sessions.append(each)
    found.standing = standing_in(store, community)
    tell_near(found)


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
    from data.store.claiming import free_names

    chosen = found.wanted if only is None else list(only)
    with alone(store, community.id):
        free_names(store.sessions_dir(community.id), now=time())
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
    here = sessions_of_days(store, community, {each.past.date for each in chosen if each.past.date})
    for each in chosen:
        past = each.past
        if each.marks and past.date:
            marks = marks_of(community.id, past.date, past.path, past.place, past.content)
            each.marks = marks
            each.state, each.here = state_of(marks, here, set())


def take_ours(store: Store, file: SourceFile, *, into: str = "", now: datetime) -> int:
    """Take in a file of lctui's own JSON; return how many sessions are new. LctuiError."""
    from data.importing.json_sessions import import_json

    came = import_json(store, file.text, into=into, now=now)
    return sum(not each.known for each in came)
