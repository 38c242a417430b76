"""The ground rules, numbered as they stand."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from data.ground_rules import Edit, Rules, last_revisit, moved, with_rule, without
from data.models.community_records import Revisit
from data.revisiting import RULES
from screens.community.asked import Asked, fields_of
from screens.community.row import Part, Row, heading, remark, told_day
from screens.community.section import Asking, Past, Section
from screens.widgets.form_dialog import Values


class RulesSection(Section):
    """One row a rule; the row's id is its place, from 0."""

    id = "ground-rules"
    title = "Ground rules"
    hint = "a adds a rule. What a session agrees on can become one at its end."
    can = Section.can | {"remove-thing", "move-up", "move-down"}

    @property
    def _rules(self) -> Rules:
        return self.place.community.ground_rules

    def _set(self, rules: Rules) -> None:
        self.place.own.change(self.place.community, ground_rules=rules)

    def _place(self, row: str) -> int | None:
        return int(row) if row.isdigit() and int(row) < len(self._rules) else None

    def state(self) -> str:
        """Return how many, and when they were reread."""
        last = self._last()
        reread = f", reread {told_day(last.on)}" if last else ""
        return f"{len(self._rules)}{reread}" if self._rules else ""

    def _last(self) -> Revisit | None:
        return last_revisit(self.place.own.table(Revisit).values(), RULES)

    def rows(self) -> Iterator[Row]:
        """Yield the rules, and what rereading them came to."""
        for number, rule in enumerate(self._rules, 1):
            numbered = Content.styled(f"{number:>3}  ", "$accent")
            yield Row(str(number - 1), (Part(rule, lead=numbered),))
        revisits = self.place.own.table(Revisit).values()
        reread = [revisit for revisit in revisits if revisit.subject == RULES]
        if reread:
            yield heading("Reread")
        for revisit in sorted(reread, key=lambda r: r.number, reverse=True):
            yield remark(f"{told_day(revisit.on)}  {revisit.result}, in session {revisit.number}")

    def _asked(self, number: int, before: str = "") -> Asked:
        def read(typed: str) -> str:
            return with_rule(tuple(rule for rule in self._rules if rule != before), typed)[-1]

        return Asked("rule", f"Rule {number}", "Ask before you advise.", read)

    def add(self, row: str) -> Asking | None:
        """Ask for one more, to stand at the end."""

        def keep(values: Values) -> str:
            self._set(with_rule(self._rules, values["rule"]))
            return str(len(self._rules) - 1)

        return Asking("A new ground rule", fields_of([self._asked(len(self._rules) + 1)]), keep)

    def edit(self, row: str) -> Asking | None:
        """Ask for other words."""
        place = self._place(row)
        if place is None:
            return None
        asked = self._asked(place + 1, self._rules[place])
        edit = Edit(self._rules, place)

        def keep(values: Values) -> str:
            self._set(edit.applied(self._rules, values["rule"]))
            return row

        return Asking(
            "Ground rule",
            (asked.field(edit.before),),
            keep,
            check=lambda _values: edit.check(self._rules),
        )

    def remove(self, row: str) -> str:
        """Take one away."""
        place = self._place(row)
        if place is None:
            return ""
        rule = self._rules[place]
        self._set(without(self._rules, place))
        return f"Removed: “{rule}”. ^Z brings it back."

    def move(self, row: str, step: int) -> str:
        """Move one up or down."""
        place = self._place(row)
        if place is None:
            return row
        self._set(moved(self._rules, place, step))
        return str(max(0, min(len(self._rules) - 1, place + step)))

    def past(self, row: str) -> Past | None:
        """Return how the rules came to be what they are."""
        versions = self.place.own.versions(self.place.own.id)
        return Past("How we came to these rules", versions, _told)


def _told(fields: Mapping[str, object]) -> str:
    """Return the rules of a version, one a line; empty where it says nothing of them."""
    rules = fields.get("ground_rules")
    if not isinstance(rules, list | tuple):
        return ""
    return "".join(f"\n   {number:>3}  {rule}" for number, rule in enumerate(rules, 1)) or "none"
