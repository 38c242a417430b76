"""Which rule a number means: the one that had it when the decision was said."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from data.adopting.standing import Standing

GONE = -1
"""The rule of that number does not stand any more."""


def place_of(number: int, standing: Standing, typed_at: str) -> int | None:
    """Return the place among the rules of the one that had this number then.

    None where no rule had it; GONE where it does not stand any more.
    """
    since = _versions_since(standing, typed_at)
    if not 1 <= number <= len(since[0]):
        return None
    place = number - 1
    for before, after in pairwise(since):
        place = _moved(place, before, after)
        if place == GONE:
            break
    return place


def _versions_since(standing: Standing, typed_at: str) -> list[tuple[str, ...]]:
    """Return the rules as they stood then, after each change since, and as they stand."""
    now = standing.community.ground_rules
    if not typed_at or not standing.rule_versions:
        return [now]
    then = [rules for at, rules in standing.rule_versions if at <= typed_at]
    later = [rules for at, rules in standing.rule_versions if at > typed_at]
    return [then[-1] if then else (), *later, now]


def _moved(place: int, before: Sequence[str], after: Sequence[str]) -> int:
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if i <= place < j and (tag == "equal" or (tag == "replace" and j - i == m - k)):
            return k + place - i
    return GONE
