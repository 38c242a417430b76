"""From the texts of an archive to its sessions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.capture.people import fold
from data.importing.dating import learned_order
from data.importing.drafting import Drafter
from data.importing.drafts import Draft
from data.importing.naming import NOT_PEOPLE
from data.importing.outline import outline_of
from data.importing.past import Doubt, Item, PastSession, Person
from data.importing.plain import plain
from data.importing.role_words import roles_of
from data.importing.roster import Roster, learned
from data.importing.sections import PEOPLE, section_of
from data.importing.source_lines import source_of
from data.importing.splitting import pieces_of
from data.importing.titles import CALLED_OFF, title_of
from data.importing.understanding import Understanding

_TEMPLATE_SHARE, _TEMPLATE_TIMES = 0.3, 4
_FEW_ITEMS = 4


@dataclass(frozen=True, slots=True)
class Text:
    """A file's name and words."""

    path: str
    """Relative to where the reading began; a folder may hold the day."""
    text: str
    remark: str = ""
    """About its encoding."""
    given: date | None = None
    """Its day, where it tells none."""


def read_archive(
    texts: Sequence[Text], *, given: date | None = None, known: Iterable[Person] = ()
) -> list[PastSession]:
    """Return the sessions of many files in their order.

    `given` is the day of minutes that tell none; `known` are people known beforehand.
    """
    day_first = learned_order(text.text for text in texts)
    drafts = [d for text in texts for d in drafts_of(text, day_first=day_first, given=given)]
    return understood(drafts, known)


def drafts_of(text: Text, *, day_first: bool | None, given: date | None) -> list[Draft]:
    """Return the sessions of one file after the first reading."""
    source = source_of(text.text)
    parts = outline_of(source)
    pieces = pieces_of(parts, source, text.path, day_first=day_first, given=text.given or given)
    drafts = []
    for place, piece in enumerate(pieces):
        title, heading = title_of(piece, source, text.path)
        content = "\n".join(part.text for part in piece.parts) if len(pieces) > 1 else text.text
        draft = Draft(piece, text.path, place, title, content, source.targets)
        if place == 0:
            draft.doubts += source.doubts + _front_doubts(source.facts)
            draft.doubts += [Doubt(0, "", text.remark)] if text.remark else []
            draft.people.take_facts(source.facts)
        drafts.append(Drafter(draft, heading).read())
    return drafts


def _front_doubts(facts: dict[str, tuple[str, int]]) -> list[Doubt]:
    told = (
        (key, value, line)
        for key, (value, line) in facts.items()
        if key not in ("title", "date") and section_of(key) not in PEOPLE and not roles_of(key)
    )
    return [Doubt(line, f"{key}: {value}", "front matter") for key, value, line in told]


def understood(drafts: Sequence[Draft], known: Iterable[Person] = ()) -> list[PastSession]:
    """Return the drafts as sessions, once the roster of all of them is learned."""
    lists = [list(draft.people.people) for draft in drafts]
    roster = learned([*lists, list(known)])
    for name in _labels_that_are_people(drafts, roster):
        roster.names.setdefault(fold(name), name)
    sessions = [_session(draft, roster) for draft in drafts]
    return _without_template_questions(sessions)


_LABEL = re.compile(r"[*_]*([A-Z][a-zà-ž'’-]{2,}(?: [A-Z][a-zà-ž'’-]+)?)[*_]*\s*:[*_]*\s+\S")
_ACTS = (
    r"(?:will|to|said|says|mentioned|asked|has|had|suggested|thinks|noted|proposed|agreed|volunteered|reported"
    r"|presented|explained|offered|and)"
)


def _labels_that_are_people(drafts: Sequence[Draft], roster: Roster) -> list[str]:
    """Return names that stand before colons again and again and do what people do."""
    texts = [statement.part.text for draft in drafts for statement in draft.statements]
    counts = Counter(match[1] for text in texts if (match := _LABEL.match(text)))
    often = [
        name
        for name, count in counts.items()
        if count >= 3 and fold(name) not in roster.names and fold(name) not in roster.firsts
        and not {word.casefold() for word in name.split()} & NOT_PEOPLE
    ]  # fmt: skip
    if not often:
        return []
    names = "|".join(re.escape(name) for name in sorted(often, key=len, reverse=True))
    acting = re.compile(rf"(?:^|[\s(@*])({names})(?:\*\*)? {_ACTS}\b|@({names})\b")
    acts = {match[1] or match[2] for text in texts for match in acting.finditer(text)}
    return [name for name in often if name in acts]


def _session(draft: Draft, roster: Roster) -> PastSession:
    reading = Understanding(draft, roster)
    reading.read()
    piece = draft.piece
    doubts = [*draft.doubts, *piece.doubts, *draft.people.doubts, *reading.doubts]
    first = min((part.line for part in piece.parts), default=1)
    return PastSession(
        path=draft.path,
        place=draft.place,
        line=piece.heading.line if piece.heading else first,
        title=draft.title,
        date=piece.day,
        at=piece.at,
        people=reading.people,
        items=tuple(reading.items),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.line)),
        cancelled=_called_off(draft, reading.items),
        heads=draft.heads,
        content=draft.content,
    )


def _called_off(draft: Draft, items: Sequence[Item]) -> bool:
    """Say whether the session did not take place: little else is said than that."""
    if len(items) > _FEW_ITEMS:
        return False
    heading = plain(draft.piece.heading.text) if draft.piece.heading else draft.title
    told = [heading, *(title for title, _ in draft.headings), *(item.text for item in items)]
    short = [text for text in told if len(text.split()) <= 24]
    return any(CALLED_OFF.search(text) for text in short)


def _without_template_questions(sessions: list[PastSession]) -> list[PastSession]:
    """Make notes of the questions that a template asks in session after session."""
    held = Counter(text for s in sessions for text in {fold(i.text) for i in s.items})
    often = max(_TEMPLATE_TIMES, len(sessions) * _TEMPLATE_SHARE)
    asked = {text for text, count in held.items() if count >= often}

    def told(item: Item) -> Item:
        template = item.kind == "question" and fold(item.text) in asked
        return replace(item, kind="note") if template else item

    return [replace(s, items=tuple(map(told, s.items))) for s in sessions]
