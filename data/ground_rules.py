"""Ground rules as a numbered row: add, reword, move and drop one, each giving the row anew."""

from collections.abc import Iterable

from data.models.community_records import Revisit
from data.safe_text import one_line

Rules = tuple[str, ...]


def with_rule(rules: Rules, text: str, place: int | None = None) -> Rules:
    """Return the row with a rule at its end, or reworded at a place from 0. ValueError."""
    rule = one_line(text)
    if not rule:
        raise ValueError("A rule needs words.")
    others = [other.casefold() for i, other in enumerate(rules) if i != place]
    if rule.casefold() in others:
        raise ValueError("That is one of the rules already.")
    return (*rules, rule) if place is None else (*rules[:place], rule, *rules[place + 1 :])


class Edit:
    """Rewords one rule of a row that others may change meanwhile, known by its words."""

    def __init__(self, rules: Rules, place: int) -> None:
        """Begin to reword the rule at a place, from 0."""
        self._rules = rules
        self._place = place
        self.before = rules[place]
        """The words that are to be replaced; empty where the rule is gone."""

    def check(self, rules: Rules) -> None:
        """Say once what became of the rule meanwhile, and go by that from then on. ValueError."""
        if not self.before or self.before in rules:
            return
        there = rules[self._place : self._place + 1]
        self.before = "".join(rule for rule in there if rule not in self._rules)
        self._rules = rules
        raise ValueError(
            f"Somebody changed this rule meanwhile: “{self.before}”. "
            "Enter once more puts yours in its place."
            if self.before
            else "Somebody took this rule away meanwhile. Enter once more adds yours at the end."
        )

    def applied(self, rules: Rules, text: str) -> Rules:
        """Return the row with the rule reworded, at its end where it is gone. ValueError."""
        return with_rule(rules, text, rules.index(self.before) if self.before in rules else None)


def moved(rules: Rules, place: int, step: int) -> Rules:
    """Return the row with one rule further up or down; beyond its ends there is nowhere to go."""
    to = max(0, min(len(rules) - 1, place + step))
    rest = (*rules[:place], *rules[place + 1 :])
    return (*rest[:to], rules[place], *rest[to:])


def without(rules: Rules, place: int) -> Rules:
    """Return the row without one."""
    return (*rules[:place], *rules[place + 1 :])


def last_revisit(revisits: Iterable[Revisit], subject: str) -> Revisit | None:
    """Return the latest rereading of `purpose` or `ground-rules`."""
    found = [r for r in revisits if r.subject == subject and not r.removed]
    return max(found, key=lambda revisit: (revisit.number, revisit.on), default=None)
