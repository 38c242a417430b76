"""Changing what a plan says beside its agenda: when, what about, who, where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work

from data.clock.durations import tell_length
from data.models.community_records import Bring
from data.models.ids import EntryId
from data.moments import When, read_when, tell_when
from data.plan_agenda import change_format
from data.plan_changes import brought
from data.plan_text import bring_text, length_from
from data.planned import last_head, usual_hour
from data.safe_text import one_line
from data.suggestions import told_wish
from data.timetable import length, local_start, tell_span
from screens.plan.plan_base import PlanBase
from screens.plan.rows import ITEM
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.form import FormField
from screens.widgets.form_dialog import FormDialog
from screens.widgets.line_dialog import LineDialog

if TYPE_CHECKING:
    from data.models.community_records import Plan

NEW, NONE = "new", "none"
"""What can be chosen beside a topic of the backlog."""
KEYS = "123456789"
"""What chooses the first topics of the backlog."""
NO_DATE = "none"
"""What takes the date away."""
TIME_EXAMPLE = "tue 18:00, 8 dec 10:00, +4w 14h Europe/Berlin, none"


class FactKeys(PlanBase):
    """One dialog for each."""

    @work(group="dialog")
    async def action_set_time(self) -> None:
        """Ask when it is to be; nothing typed leaves it as it is."""
        dialog = LineDialog(
            f"When, now {tell_span(self.plan)}", explain=self._explain_time, example=TIME_EXAMPLE
        )
        line = await self.app.push_screen_wait(dialog)
        if line == NO_DATE:
            self.change(start=None, day=None)
        elif line:
            when = self._when(line)
            self.change(start=when.start, day=None if when.start else when.day, zone=when.zone)

    def _explain_time(self, line: str) -> str:
        if line in ("", NO_DATE):
            return "No date." if line else "It stays as it is."
        return tell_when(self._when(line), self.now())

    def _when(self, line: str) -> When:
        """Return what a line means; a day without an hour takes the usual one."""
        start = local_start(self.plan)
        usual = start.time() if start else None
        if usual is None and self.loaded:
            usual = usual_hour(last_head(self.store, self.loaded.community))
        return read_when(line, self.now(), self.plan.zone, usual)

    @work(group="dialog")
    async def action_set_topic(self) -> None:
        """Offer the backlog, then ask for the words and for who prepares it."""
        chosen = await self._choose_wish()
        if chosen == NONE:
            self.change(topic="", topic_item=None, preparer="")
        elif chosen is not None:
            await self._ask_topic(None if chosen == NEW else EntryId(chosen))

    async def _choose_wish(self) -> str | None:
        """Return the id of a wish, or NEW or NONE; None where it was left."""
        wishes = self.loaded.wishes if self.loaded else ()
        if not wishes and not self.plan.topic:
            return NEW
        offered = [
            Choice(wish.id, KEYS[n : n + 1], one_line(wish.text), f"\n   {told_wish(wish)}")
            for n, wish in enumerate(wishes)
        ]
        others = [Choice(NEW, "o", "Another one", "in your own words")]
        others += [Choice(NONE, "x", "None", "it is left open")] if self.plan.topic else []
        if self.plan.topic and not any(w.id == self.plan.topic_item for w in wishes):
            others[0] = Choice(NEW, "o", "Other words", "or who prepares it")
        told = "" if wishes else "The learning backlog is empty."
        return await self.app.push_screen_wait(ChoiceDialog("Topic", told, [*offered, *others]))

    async def _ask_topic(self, item: EntryId | None) -> None:
        """Ask for the words of a topic, and for who prepares it."""
        wishes = self.loaded.wishes if self.loaded else ()
        wish = next((wish for wish in wishes if wish.id == item), None)
        words = one_line(wish.text) if wish else ("" if self.plan.topic_item else self.plan.topic)
        names = tuple(member.name for member in self.planned.community.members if not member.left)
        fields = (
            FormField("topic", "Topic", words, example="what it is about"),
            FormField(
                "preparer", "Prepared by", self.plan.preparer, example="a name; may wait",
                suggested=names,
            ),
        )  # fmt: skip
        told = told_wish(wish) if wish else ""
        preface = f"{told[:1].upper()}{told[1:]}"
        values = await self.app.push_screen_wait(FormDialog("Topic", fields, preface=preface))
        if values is not None:
            topic = one_line(values["topic"])
            self.change(topic=topic, topic_item=item if topic else None, preparer=_name(values))

    @work(group="dialog")
    async def action_set_format(self) -> None:
        """Offer the formats; take the agenda of the chosen one."""
        self.look_again()
        assert self.loaded is not None
        offered = [
            Choice(known.id, "", known.title, f"  {tell_length(known.seconds)}\n   {known.purpose}")
            for known in self.loaded.formats
        ]
        told = "The agenda is made anew from it."
        chosen = await self.app.push_screen_wait(
            ChoiceDialog("Format", told, offered, lit=self.plan.format)
        )
        if chosen is not None:
            community = self.loaded.community
            made: list[Plan] = []
            if self.attempt(
                lambda: made.append(change_format(self.store, community, self.plan, chosen))
            ):
                self.change(format=made[0].format, phases=made[0].phases)

    @work(group="dialog")
    async def action_set_length(self) -> None:
        """Ask how long it may take."""
        start = local_start(self.plan)
        seconds = self.plan.seconds
        dialog = LineDialog(
            "How long at most",
            explain=lambda line: _told_length(length_from(line, start)),
            line=f"{seconds // 60}" if seconds else "",
            example="90, 1h30, until 20:00; nothing takes the agenda as it is",
        )
        line = await self.app.push_screen_wait(dialog)
        if line is not None:
            self.change(seconds=length_from(line, start))
            if self.plan.seconds and length(self.plan) != self.plan.seconds:
                self.notify("The agenda stays as it is. F fits it into that.", markup=False)

    @work(group="dialog")
    async def action_set_roles(self) -> None:
        """Ask who takes which role."""
        from screens.plan.roles_form import roles_form, roles_from

        assert self.loaded is not None
        form = roles_form(self.store, self.loaded.community, self.plan)
        values = await self.app.push_screen_wait(form)
        if values is not None:
            self.change(roles=roles_from(values, self.planned.community))

    @work(group="dialog")
    async def action_set_expected(self) -> None:
        """Ask who is expected."""
        from screens.plan.expected_dialog import ExpectedDialog

        members = [member for member in self.planned.community.members if not member.left]
        if not members:
            self.notify("Nobody is on the list of members yet: m at Home.", markup=False)
            return
        dialog = ExpectedDialog(members, self.plan.expected)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self.change(expected=() if len(chosen) == len(members) else chosen)

    @work(group="dialog")
    async def action_set_place(self) -> None:
        """Ask where it is."""
        dialog = LineDialog(
            "Where",
            explain=lambda line: one_line(line) or "No place.",
            line=self.plan.place,
            example="a room, an address or a link",
        )
        line = await self.app.push_screen_wait(dialog)
        if line is not None:
            self.change(place=one_line(line))

    @work(group="dialog")
    async def action_set_bring(self) -> None:
        """Ask what is to be brought, and by whom."""
        members = self.planned.community.members
        field = FormField(
            "bring", "Bring", bring_text(self.plan.bring), long=True,
            example="Things with commas, each with who brings it: Soup @ben, pens",
            explain=lambda text: _told_bring(brought(text, members)),
        )  # fmt: skip
        values = await self.app.push_screen_wait(FormDialog("What to bring", (field,)))
        if values is not None:
            self.change(bring=brought(values["bring"], members))

    def toggle_rest(self, row: str) -> None:
        """Let a carried item rest this time, or come back."""
        item = EntryId(row.removeprefix(ITEM))
        resting = self.plan.resting
        rests = item in resting
        left = tuple(i for i in resting if i != item)
        if self.change(resting=left if rests else (*resting, item)):
            self.notify(
                "It comes up this time." if rests else "It rests this time; it stays carried over.",
                markup=False,
            )


def _name(values: Mapping[str, str]) -> str:
    return one_line(values["preparer"])


def _told_length(seconds: int) -> str:
    return f"{tell_length(seconds)} at most" if seconds else "As long as the agenda takes."


def _told_bring(bring: tuple[Bring, ...]) -> str:
    told = (f"{one.what} ({one.who})" if one.who else one.what for one in bring)
    return f"{len(bring)} {'thing' if len(bring) == 1 else 'things'}: {', '.join(told)}"
