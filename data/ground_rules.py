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
