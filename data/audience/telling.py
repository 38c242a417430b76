"""The minutes of a session as one audience may have them: the rest is not there any more.

Whatever is written from what this returns, in whatever format, can tell no more than it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from data.audience.calling import called_in
from data.audience.items_told import items_told
from data.audience.loop_told import loop_of, nameless_loop
from data.audience.names import Names
from data.audience.scrubbing import Scrubber
from data.audience.standing import ANON, is_told, level_of, tells_names, told_to
from data.audience.withheld import Withheld
from data.capture.nameless import SOMEBODY
from data.capture.people import EVERYONE
from data.models.community import Community
from data.models.community_records import Audience, Plan
from data.models.levels import NAMELESS, PRIVATE
from data.numbers import count_of
from data.pulse import Pulse
from data.reports.minutes import Minutes, Numbered
from data.reports.shape import AgendaChangeDocument, EntryDocument, PhaseDocument, SessionDocument

_NO_SLIPS = Pulse(0, (), (), ())


def for_audience(
    minutes: Minutes, audience: Audience, *, chatham: bool, names: Names
) -> tuple[Minutes, Withheld]:
    """Return the minutes that an audience is told, and what that keeps back.

    `names` are everybody's in the community; those of these minutes are looked for besides.
    """
    telling = _Telling(minutes, audience, chatham, names.and_also(names_in(minutes)))
    return telling.minutes(), telling.withheld()


def names_in(minutes: Minutes) -> Iterator[str]:
    """Yield every full name that the minutes hold in a place for names, or before a colon."""
    document = minutes.document
    yield from document.present
    yield from (name for held in document.roles.values() for name in held)
    yield minutes.preparer
    for entry in document.entries:
        yield from (entry.by or "", entry.captured_by or "", *entry.owners, *entry.helpers)
    yield from (name for row in document.carried for name in row.helpers)
    for item in minutes.items:
        said = item.entry
        yield from (said.by or "", said.captured_by or "", *said.owners, *said.helpers)
        yield from item.offers
    yield from called_in(entry.text for entry in document.entries)
    yield from called_in(item.entry.text for item in minutes.items)


class _Telling:
    """One session told to one audience."""

    def __init__(self, minutes: Minutes, audience: Audience, chatham: bool, names: Names) -> None:
        self._of, self._audience, self._chatham = minutes, audience, chatham
        self._named = tells_names(audience, chatham=chatham)
        self._scrub = Scrubber(None if self._named else names)
        self._text = self._scrub.text
        self._attributed = 0

    def minutes(self) -> Minutes:
        """Return what is told."""
        of, kept = self._of, self._entries()
        ids = {entry.id for entry in kept}
        voices = {entry.id: self._voice(entry) for entry in kept}
        document = of.document.model_copy(update={"entries": kept})
        items = items_told(of.items, self._audience, self._scrub, self._who, named=self._named)
        document = loop_of(document, ids | {item.entry.id for item in items})
        told = replace(
            of,
            document=document if self._named else self._nameless(document),
            voices={entry: voice for entry, voice in voices.items() if voice},
            items=items,
            votes={item: count for item, count in of.votes.items() if self._is_kept(item, ids)},
            heard_at={item: at for item, at in of.heard_at.items() if item in ids},
            pulse=of.pulse if level_of(self._audience) == "named" else _NO_SLIPS,
            kinds=self._audience.sections,
            told_to=told_to(self._audience, chatham=self._chatham),
        )
        return told if self._named else self._without_place(told)

    def _is_kept(self, item: str, ids: set[str]) -> bool:
        return item in ids or item in {each.entry.id for each in self._of.items}

    def _entries(self) -> list[EntryDocument]:
        """Return the entries of the kinds told, as deep as they lie once the others are gone."""
        kept: list[EntryDocument] = []
        hidden: list[int] = []
        for entry in self._of.document.entries:
            while hidden and hidden[-1] >= entry.depth:
                hidden.pop()
            if entry.level == PRIVATE or not is_told(self._audience, entry.kind):
                hidden.append(entry.depth)
            else:
                depth = max(0, entry.depth - len(hidden))
                kept.append(entry.model_copy(update={"depth": depth}))
        return kept

    def _nameless(self, document: SessionDocument) -> SessionDocument:
        """Return the document without a name in any of its fields."""
        text = self._text
        return document.model_copy(
            update={
                "community": text(document.community),
                "title": text(document.title),
                "topic": self._scrub.perhaps(document.topic),
                "format": text(document.format),
                "present": [],
                "roles": {},
                "phases": [self._phase(phase) for phase in document.phases],
                "entries": [self._entry(entry) for entry in document.entries],
                "agenda_changes": [self._change(each) for each in document.agenda_changes],
                **nameless_loop(document, self._scrub),
            }
        )

    def _phase(self, phase: PhaseDocument) -> PhaseDocument:
        prompts = list(self._scrub.each(phase.prompts))
        told = {"id": self._text(phase.id), "title": self._text(phase.title), "prompts": prompts}
        return phase.model_copy(update=told)

    def _change(self, change: AgendaChangeDocument) -> AgendaChangeDocument:
        scrub = self._scrub
        told = {"phase": scrub.perhaps(change.phase), "title": scrub.perhaps(change.title)}
        return change.model_copy(update=told | {"order": list(scrub.each(change.order))})

    def _entry(self, entry: EntryDocument) -> EntryDocument:
        self._attributed += bool(entry.by or entry.owners or entry.helpers)
        scrub = self._scrub
        least = ANON if self._chatham else level_of(self._audience)
        return entry.model_copy(
            update={
                "text": scrub.said(entry.text),
                "phase": scrub.perhaps(entry.phase),
                "prompt": scrub.perhaps(entry.prompt),
                "tags": list(scrub.without(entry.tags)),
                "whom": list(scrub.each(entry.whom)),
                "obstacle": scrub.perhaps(entry.obstacle),
                "surprised": scrub.perhaps(entry.surprised),
                "by": None,
                "owners": [],
                "helpers": [],
                "typed": None,
                "captured_by": None,
                "level": ANON if ANON in (least, entry.level) else least,
                "at": entry.at.replace(second=0, microsecond=0),
            }
        )

    def _voice(self, entry: EntryDocument) -> str:
        """Return who said or owes an entry, in the words that this audience is told."""
        voice = self._of.voices.get(entry.id, "")
        if self._named:
            return voice
        told = voice if entry.level in NAMELESS else ""
        names = tuple(entry.owners or filter(None, (entry.by,)))
        return self._who(names, told)

    def _who(self, names: tuple[str, ...], told: str = "") -> str:
        """Return what stands for these names; `told` is what is told of them already (a role)."""
        if level_of(self._audience) == ANON or not (names or told):
            return ""
        if set(names) == {EVERYONE}:
            return EVERYONE.lower()
        if self._chatham:
            return SOMEBODY
        return told or ", ".join(dict.fromkeys(map(self._role, names)))

    def _role(self, name: str) -> str:
        if name == EVERYONE:
            return EVERYONE.lower()
        roles = self._of.document.roles
        role = next((role for role, held in roles.items() if name in held), "participant")
        return f"an {role}" if role[0] in "aeiou" else f"a {role}"

    def _without_place(self, told: Minutes) -> Minutes:
        """Return the minutes without where people met, who prepared it and who came."""
        public = level_of(self._audience) == ANON
        came = len(self._of.document.present)
        return replace(
            told,
            place="",
            preparer="",
            came=count_of(came, "person", "people") if came else "",
            pulse=replace(told.pulse, changes=()),
            agenda_changes=self._scrub.each(told.agenda_changes),
            next_session="" if public else self._text(told.next_session),
            next_plan=None if public else self._bare(told.next_plan),
        )

    def _bare(self, plan: Numbered | None) -> Numbered | None:
        """Return of the next session's plan when it is, and nothing else."""
        if plan is None:
            return None
        community, whole, version = plan
        bare = Plan(whole.id, whole.start, whole.day, whole.zone, whole.seconds)
        return Community(community.id, self._text(community.name)), bare, version

    def withheld(self) -> Withheld:
        """Return what was kept back; known once the minutes are made."""
        gone = [e for e in self._of.document.entries if not is_told(self._audience, e.kind)]
        return replace(
            self._scrub.withheld,
            private=self._of.private,
            kinds=dict(Counter(entry.kind for entry in gone)),
            attributions=self._attributed,
            facts=tuple(self._facts()),
            left_out=tuple((entry.kind, entry.text) for entry in gone),
        )

    def _facts(self) -> Iterator[str]:
        of = self._of
        if not self._named:
            yield from ("who came",) * bool(of.document.present)
            yield from ("who prepared it",) * bool(of.preparer)
            yield from ("where it was",) * bool(of.place)
            yield from ("the lines as typed",) * any(e.typed for e in of.document.entries)
        if level_of(self._audience) == ANON:
            yield from ("when the next one is",) * bool(of.next_session)
        if level_of(self._audience) != "named" and of.pulse.slips:
            yield "what the exit slips say"
