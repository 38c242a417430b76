"""The names that members have beside their own: rows of the members' section."""

from collections.abc import Iterator

from data.models.community import Member
from data.models.community_records import OtherName
from data.models.ids import EventId, new_id
from data.same_person import (
    likely,
    make_one,
    member_of,
    nearest,
    other_meant,
    other_names,
    standing_under,
    take_apart,
    told_before,
)
from screens.community.asked import Asked, told_in
from screens.community.row import Row, heading, titled
from screens.community.section import Asking, Past, Place
from screens.widgets.form import FormField
from screens.widgets.form_dialog import Values

_SHOWN = 6
"""Names that are offered in a line; typing completes to all."""


class OtherNames:
    """Reads them, adds to them, and takes two persons apart again."""

    def __init__(self, place: Place) -> None:
        """Take what is looked at."""
        self._own, self._place = place.own, place

    def of(self, member: Member) -> str:
        """Return `also called Ana, A. Ruiz`; empty for one name."""
        names = (each.name for each in other_names(self._own).get(member.id, ()))
        told = ", ".join(name for name in dict.fromkeys(names) if name != member.name)
        return f"also called {told}" if told else ""

    def rows(self) -> Iterator[Row]:
        """Yield them, each as a row that can be taken away."""
        names = other_names(self._own)
        if names:
            yield heading("Two names, one person", "x takes them apart again")
        for member, every in names.items():
            record = self._own.record(Member.TABLE, member)
            now = getattr(record, "name", "")
            yield from (titled(each.id, each.name, beside=f"is {now}") for each in every)

    def name(self, row: str) -> OtherName | None:
        """Return the one in a row."""
        return self._own.table(OtherName).get(row)

    def take_apart(self, name: OtherName) -> str:
        """Let somebody be their own person again, and say so."""
        take_apart(self._own, name)
        back = " is a member again" if name.member else " stands for itself again"
        return f"{name.name}{back}. ^Z brings it back."

    def past(self, name: OtherName) -> Past:
        """Return how a name came to be somebody's."""
        versions = self._own.versions(name.id, OtherName.TABLE)
        return Past(f"{name.name}: how it came", versions, told_in((Asked("name", "Name"),)))

    def keep_former(self, member: Member, former: str) -> None:
        """Let what stands under a former name be that member's."""
        others = self._own.table(OtherName).values()
        if any((o.name, o.of) == (former, member.id) and not o.removed for o in others):
            return
        self._own.put(OtherName(EventId(new_id()), former, member.id))

    def ask(self, kept: Member) -> Asking:
        """Ask who somebody is too; slow, as all sessions are asked for names. LctuiError."""
        under = standing_under(self._place.store, self._own.id)
        members = tuple(self._own.members.values())
        others = (*(m.name for m in members if m.id != kept.id), *under)
        names = dict.fromkeys(name for name in others if name != kept.name)

        def meant(typed: str) -> str:
            try:
                return other_meant(typed, kept, members, under)
            except ValueError:
                begun = [name for name in names if name.casefold().startswith(typed.casefold())]
                if not typed or len(begun) != 1:
                    raise
                return other_meant(begun[0], kept, members, under)

        def told(typed: str) -> str:
            name = meant(typed)
            return told_before(kept, name, member_of(name, kept, members), under)

        def keep(values: Values) -> str:
            make_one(self._own, kept, meant(values["name"]))
            return str(kept.id)

        names = dict.fromkeys(nearest(kept.name, names))
        alike = likely(kept.name, names)
        preface = "Another member, or a name that stands in a session. What was said under it stays"
        preface += f" as it is and counts as {kept.name}'s everywhere."
        if names:
            front = "Perhaps" if alike else "There are"
            rest = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN and not alike else ""
            preface += f" {front}: {', '.join((alike or (*names,))[:_SHOWN])}{rest}."
        field = FormField(
            "name",
            "Is also",
            example=next(iter((*alike, *names)), ""),
            explain=told,
            suggested=(*names,),
        )
        return Asking(f"{kept.name} is the same person as …", (field,), keep, preface=preface)
