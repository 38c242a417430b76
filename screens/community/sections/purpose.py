"""Why the group meets, how often, where it stands, and what is kept of who spoke."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from textual.content import Content

from data.defaults import format_of
from data.formats.names import format_names
from data.models.community import DEFAULT_FORMAT, Community
from data.models.purposes import PRIMARY_PURPOSES, PURPOSE_BY_ID
from data.safe_text import one_line
from data.stages import stages_of, way_through
from screens.community.asked import (
    Asked,
    choice,
    differing,
    fields_of,
    several,
    text,
    told_in,
)
from screens.community.row import Part, Row, heading, remark, told_day
from screens.community.section import Asking, Past, Section
from screens.widgets.content import DIM
from screens.widgets.form import Pick
from screens.widgets.form_dialog import Values

VOICES = (
    Pick("", "not kept", "Nothing is kept of how much anybody spoke."),
    Pick(
        "facilitator",
        "for the facilitator",
        "Minutes spoken are kept per person; who facilitates may see them.",
    ),
    Pick(
        "members",
        "for all members",
        "Minutes spoken are kept per person; every member may see them. Ask everybody first.",
    ),
)
"""Who may see how the air was shared out, with what that means."""


class PurposeSection(Section):
    """The community's own record, a row for each of its fields."""

    id = "purpose"
    title = "Purpose"
    hint = "Nothing is needed here. Enter on a line fills it."
    can = frozenset({"edit-thing", "show-history"})

    def state(self) -> str:
        """Return the purpose itself, or that there is none."""
        return self.place.community.purpose or "no sentence yet"

    def _groups(self) -> tuple[tuple[str, tuple[Asked, ...]], ...]:
        return ("Why we meet", self._why()), ("How we go about it", self._how())

    def _why(self) -> tuple[Asked, ...]:
        picks = [
            Pick(
                p.id, p.title, f"{p.help}; sessions follow “{p.format}”, review opens by {p.review}"
            )
            for p in PRIMARY_PURPOSES
        ]
        none = Pick("", "not said", "Sessions follow the format below.")
        return (
            Asked("name", "Name", read=self._free_name),
            text("purpose", "Purpose", "One sentence: why we meet"),
            several("differences", "To be different", "One line each: what changes", apart="\n"),
            text("vision", "Vision", "What we would see if all went well", long=True),
            choice("primary_purpose", "Mostly for", [none, *picks]),
            text("learning_focus", "Learning focus", "What we learn about"),
        )

    def _how(self) -> tuple[Asked, ...]:
        stages = [("", "not said"), *((name, name) for name in stages_of(self.place.community))]
        return (
            text("rhythm", "Rhythm", "First Tuesday of the month, 10 to 12, library"),
            choice("format", "Format", self._formats()),
            choice("stage", "Stage", [Pick(id, title) for id, title in stages]),
            several("stages", "Names of stages", "Idea, Beginning, Growing … (else the usual six)"),
            Asked("revisit_every", "Reread every", "4", read=_sessions, explain=_rereading),
            choice("voices", "Voices", VOICES),
        )

    def _formats(self) -> list[Pick]:
        """Return what its sessions may follow; the first leaves it to the primary purpose."""
        usual = format_of(replace(self.place.community, format=DEFAULT_FORMAT))
        first = Pick(DEFAULT_FORMAT, f"the usual: {usual}", "What it is mostly for picks it.")
        names = format_names([self.place.store.formats_dir(self.place.own.id)])
        return [first, *(Pick(name, name) for name in names if name != DEFAULT_FORMAT)]

    def _free_name(self, typed: str) -> str:
        name = one_line(typed)
        if not name:
            raise ValueError("A community needs a name.")
        others = (c for c in self.place.store.communities() if c.id != self.place.own.id)
        if any(c.name.casefold() == name.casefold() for c in others):
            raise ValueError("Another community of this store is called so.")
        return name

    def rows(self) -> Iterator[Row]:
        """Yield a row for each field, filled or not."""
        community = self.place.community
        if not community.purpose:
            yield remark(self.hint)
        for title, group in self._groups():
            yield heading(title)
            yield from (self._row(asked, community) for asked in group)

    def _row(self, asked: Asked, community: Community) -> Row:
        value = getattr(community, asked.name)
        told = [*self._told(asked, value), *(self._way() if asked.name == "stage" else ())]
        first, *more = told
        label = Content.styled(f"{asked.label:<16} ", "$text-muted")
        words = (
            Part(first, lead=label) if first else Part(f"— {asked.example}".rstrip(), DIM, label)
        )
        below = (Part(line, DIM, Content(" " * label.cell_length)) for line in more)
        return Row(asked.name, (words, *below))

    def _told(self, asked: Asked, value: Any) -> Iterable[str]:
        if asked.name == "voices":
            pick = next((pick for pick in VOICES if pick.id == value), VOICES[0])
            return pick.title, pick.help
        if asked.name == "primary_purpose" and value in PURPOSE_BY_ID:
            return (PURPOSE_BY_ID[value].title,)
        if asked.name == "format":
            return (format_of(self.place.community),)
        if asked.name == "revisit_every":
            return (_rereading(value),)
        if asked.name == "stages":
            return (", ".join(value),)
        return (asked.tell(value),)

    def _way(self) -> list[str]:
        """Return the stages before, each with when it began."""
        way = way_through(self.place.own.versions(self.place.own.id))
        days = [
            (stage, told_day(at.astimezone().date()) if at else "at first") for stage, at in way
        ]
        return [" → ".join(f"{stage} ({when})" for stage, when in days)] if len(way) > 1 else []

    def edit(self, row: str) -> Asking | None:
        """Ask for all fields of the group that this one is in, beginning with it."""
        for title, group in self._groups():
            if asked := next((each for each in group if each.name == row), None):
                community = self.place.community
                keep = partial(self._keep, group, community, row)
                return Asking(title, fields_of(group, community), keep, at=asked.form_id)
        return None

    def _keep(self, group: tuple[Asked, ...], before: Community, row: str, values: Values) -> str:
        said = differing(group, values, before)
        if said:
            self.place.own.change(before, **said)
        return row

    def past(self, row: str) -> Past | None:
        """Return how one field came to say what it says."""
        asked = [each for _, group in self._groups() for each in group if each.name == row]
        versions = self.place.own.versions(self.place.own.id)
        told = told_in(asked)

        def tell(fields: Mapping[str, object]) -> str:
            return told({row: fields[row]}) if row in fields else ""

        return Past(f"{asked[0].label}: how it came", versions, tell) if asked else None


def _sessions(typed: str) -> int:
    words = typed.strip() or "0"
    if not (words.isascii() and words.isdigit()) or int(words) > 100:
        raise ValueError("A number of sessions, as 4; 0 for never.")
    return int(words)


def _rereading(number: int) -> str:
    if not number:
        return "rereading is never proposed"
    every = "every session" if number == 1 else f"every {number} sessions"
    return f"{every} five minutes for purpose and ground rules are proposed"
