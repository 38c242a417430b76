"""What the bar says of a line beyond its own words: what it continues, what it would change."""

from collections.abc import Callable

from data.adopting.rules import number_dropped
from data.agenda import RECORDED
from data.capture.line import Line
from data.safe_text import one_line

QUOTED = 30
"""Characters that are quoted of the entry that a line continues."""


def continuing(sentence: str, text: str) -> str:
    """Return the sentence with the first words of the entry that the line continues."""
    words = one_line(text)
    if len(words) > QUOTED:
        words = f"{words[:QUOTED].rsplit(' ', 1)[0]}…"
    return sentence.replace("the last entry", f"“{words}”", 1) if words else sentence


def deciding(sentence: str, line: Line, into: str, rules: Callable[[], int]) -> str:
    """Return the sentence with what a decision is offered for; `rules` counts those that stand."""
    title, dot, rest = sentence.partition(" · ")
    told = RECORDED.get(into, into)
    if into == "ground-rules" and (number := number_dropped(line.text)):
        told += "" if number <= rules() else f" · there is no rule {number}"
    if into == "purpose" and not line.text.casefold().startswith(("rule:", "purpose:")):
        told += " (rule: before the words makes it a ground rule)"
    return f"{title} · {told}{dot}{rest}"
