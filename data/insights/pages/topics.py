"""What the sessions were about, over time: their topics, and the group's own tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from data.insights.material import Material, Meeting
from data.insights.pages.common import empty, remarks
from data.insights.plot import Plot, Point, Series, Table
from data.insights.saying import GAP, short
from data.numbers import count_of

ID, TITLE = "topics", "Topics over time"
LANES = 8
"""What came up most often is drawn, the most frequent on top; the rest is in the table."""


def topics(material: Material) -> Iterator[Plot]:
    """Yield what came up in which session, one lane each."""
    met = material.meetings
    if not met:
        yield empty(material, ID, TITLE)
        return
    names: dict[str, str] = {}
    by_topic = [(on, topic) for on, m in met for topic in _keyed(_topics(m), names)]
    by_tag = [(on, tag) for on, m in met for tag in _keyed(_tags(m), names)]
    seen = _seen_last((*by_topic, *by_tag))
    often = Counter(key for _, m in met for key in set(_keyed((*_topics(m), *_tags(m)), names)))
    chosen = sorted(often, key=lambda key: (-often[key], -seen[key].toordinal(), key))[:LANES]
    lanes = chosen[::-1]
    yield Plot(
        ID,
        TITLE,
        _finding(material, often, names),
        series=(
            _series("topic of the session", by_topic, lanes),
            _series("tag in the notes", by_tag, lanes),
        ),
        lanes=tuple(names[key] for key in lanes),
        low=0,
        high=max(1, len(lanes) - 1),
        remarks=(*_left_out(len(often) - len(lanes)), *remarks(material)),
        table=Table(
            ("day", "topic", "asked for by the group", "tags"),
            tuple(
                (
                    on.isoformat(),
                    m.summary.topic or GAP,
                    GAP if not m.summary.topic else "yes" if m.asked_for else "no",
                    " ".join(_tags(m)),
                )
                for on, m in met
            ),
        ),
    )


def _topics(meeting: Meeting) -> Iterable[str]:
    return filter(None, [short(meeting.summary.topic or "")])


def _tags(meeting: Meeting) -> Iterable[str]:
    return (f"#{short(tag)}" for tag in meeting.tally.tags)


def _keyed(words: Iterable[str], names: dict[str, str]) -> Iterator[str]:
    """Yield by what a topic and a tag of the same words are known; the first names them both."""
    for word in words:
        key = "".join(filter(str.isalnum, word.casefold())) or word
        names.setdefault(key, word)
        yield key


def _seen_last(came_up: Iterable[tuple[date, str]]) -> dict[str, date]:
    seen: dict[str, date] = {}
    for on, key in came_up:
        seen[key] = max(on, seen.get(key, on))
    return seen


def _series(title: str, came_up: Iterable[tuple[date, str]], lanes: list[str]) -> Series:
    places = {key: place for place, key in enumerate(lanes)}
    points = sorted((on, places[key]) for on, key in came_up if key in places)
    return Series(title, tuple(Point(on, place) for on, place in points), joined=False)


def _left_out(rest: int) -> tuple[str, ...]:
    if rest <= 0:
        return ()
    return (
        f"The {LANES} that came up most, from the top; {count_of(rest, 'other')} in the table.",
    )


def _finding(material: Material, often: Counter[str], names: dict[str, str]) -> str:
    met = [m for _, m in material.meetings]
    with_topic = [m for m in met if m.summary.topic]
    if not with_topic and not often:
        return f"No topic and no tag in {count_of(len(met), 'session')}."
    own = sum(m.asked_for for m in with_topic)
    told = f"{len(with_topic)} of {count_of(len(met), 'session')} had a topic"
    told += f", {own} of them asked for by the group." if with_topic else "."
    key, times = max(often.items(), key=lambda pair: (pair[1], pair[0]))
    if times > 1:
        return f"{told} {names[key]} came up most, in {count_of(times, 'session')}."
    return f"{told} Nothing came up twice."
