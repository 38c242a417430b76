"""A line as the minutes have it: what search, review and actions copy."""

from collections.abc import Iterable

from data.safe_text import one_line

BOXES = {"open": " ", "done": "x", "dropped": "-"}
"""What stands in the checkbox of an action."""


def minutes_line(word: str, text: str, details: Iterable[str], box: str = "") -> str:
    """Return `- [ ] Action: text — who · due … · #tag`, with what there is of it.

    `word` is the kind's, empty for a plain note; `box` is one character where it has a box.
    """
    told = " · ".join(filter(None, details))
    begins = f"- {f'[{box}] ' if box else ''}{f'{word}: ' if word else ''}"
    return begins + one_line(f"{text}{f' — {told}' if told else ''}")
