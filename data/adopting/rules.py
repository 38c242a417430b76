"""Decisions about ground rules: a new one, another wording, one that goes."""

import re
from dataclasses import replace

from data.adopting.labels import labelled
from data.adopting.numbering import GONE, place_of
from data.adopting.standing import Change, Said, Standing
from data.safe_text import one_line

_NUMBER = r"(?:(?:rule|no\.?|number)\s*|#)?(\d{1,3})"
_DROP = re.compile(rf"(?:drop|remove|strike|delete|no longer)\s+{_NUMBER}\.?", re.IGNORECASE)
_DROPPED = re.compile(rf"{_NUMBER}\s*[.):]?\s+(?:goes|drop|(?:is )?dropped)\.?", re.IGNORECASE)
_NUMBERED = re.compile(rf"{_NUMBER}\s*[.):]?\s+(.+)", re.IGNORECASE | re.DOTALL)
_SURE = re.compile(r"(?:rule|no\.?|number|#)\s*\d|\d{1,3}\s*[.):]", re.IGNORECASE)
_LISTED = re.compile(r"\d{1,3}[.)]\s+(.+)", re.DOTALL)
_LABELS = {"rule": "rule", "ground rule": "rule", "new": "new", "new rule": "new"}


def read_rule(said: Said, standing: Standing) -> Change:
    """Return what a decision does to the ground rules.

    `3 we begin on time` puts these words in the place of rule 3, `drop 3` takes it away; all else
    is a new rule, and so is whatever stands behind `new:`. A number means the rule that had it when
    the decision was said, whatever was adopted since.
    """
    label, line = labelled(said.line, _LABELS)
    if match := _DROP.fullmatch(line) or _DROPPED.fullmatch(line):
        return _dropped(int(match[1]), said, standing)
    match = None if label == "new" else _NUMBERED.fullmatch(line)
    place = place_of(int(match[1]), standing, said.typed_at) if match else None
    if match and place is not None and place != GONE:
        sure = _SURE.match(line) is not None
        return _amended(place, one_line(match[2]), standing, sure=sure)
    caution = f"Rule {match[1]} of then does not stand any more." if match and place == GONE else ""
    listed = _LISTED.fullmatch(line)
    words = match[2] if match and place == GONE else listed[1] if listed else line
    return _added(one_line(words), standing, caution)


def number_dropped(text: str) -> int | None:
    """Return the number of the rule that a decision takes away; None where it takes none."""
    line = labelled(text, _LABELS)[1]
    match = _DROP.fullmatch(line) or _DROPPED.fullmatch(line)
    return int(match[1]) if match else None


def _dropped(number: int, said: Said, standing: Standing) -> Change:
    place = place_of(number, standing, said.typed_at)
    if place is None:
        return Change("Ground rules", "", one_line(said.line), (), f"There is no rule {number}.")
    rules = standing.community.ground_rules
    if place == GONE:
        return Change(f"Ground rule {number} goes", "", "")
    left = rules[:place] + rules[place + 1 :]
    return _change(f"Ground rule {place + 1} goes", rules[place], "", left, standing)


def _amended(place: int, words: str, standing: Standing, *, sure: bool) -> Change:
    """Return the change of a rule's words; a bare number may also begin a rule of its own."""
    rules = standing.community.ground_rules
    left = (*rules[:place], words, *rules[place + 1 :])
    change = _change(f"Ground rule {place + 1} in other words", rules[place], words, left, standing)
    hint = "" if sure else "Meant as a rule of its own? Edit it: new: before it."
    return replace(change, caution=hint, guessed=not sure)


def _added(words: str, standing: Standing, caution: str) -> Change:
    rules = standing.community.ground_rules
    if words.casefold() in (rule.casefold() for rule in rules):
        return Change("A ground rule that stands", words, words)
    return replace(
        _change("A new ground rule", "", words, (*rules, words), standing), caution=caution
    )


def _change(
    title: str, before: str, after: str, rules: tuple[str, ...], standing: Standing
) -> Change:
    return Change(title, before, after, (replace(standing.community, ground_rules=rules),))
