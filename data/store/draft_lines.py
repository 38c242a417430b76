"""A half-typed text as a line of its log: a long one in full once, then what changed in it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any

LONG = 4096
"""Characters from which on a text is not written anew at every change."""

Fields = dict[str, Any]


def fields_of(text: str, whole: str) -> Fields:
    """Return what says `text` after `whole`, the last text that was written in full."""
    if len(whole) < LONG:
        return {"text": text}
    longest = min(len(text), len(whole))
    start = _shared(longest, lambda n: text[:n] == whole[:n])
    end = _shared(longest - start, lambda n: text[len(text) - n :] == whole[len(whole) - n :])
    changed = text[start : len(text) - end]
    if len(changed) > LONG:
        return {"text": text}
    return {"text": changed, "of": len(whole), "start": start, "end": end}


def in_full(fields: Fields) -> bool:
    """Say whether the fields are a whole text."""
    return "of" not in fields


def text_of(newest_first: Iterable[Fields]) -> str:
    """Return the text that was written last; ValueError, KeyError, TypeError for other fields."""
    written = iter(newest_first)
    last = next(written, None) or {"text": ""}
    if in_full(last):
        return str(last["text"])
    texts = (str(fields["text"]) for fields in written if in_full(fields))
    whole = next((text for text in texts if len(text) == last["of"]), "")
    return f"{whole[: last['start']]}{last['text']}{whole[len(whole) - last['end'] :]}"


def _shared(longest: int, same: Callable[[int], bool]) -> int:
    """Return the greatest number up to `longest` for which it is the same."""
    return bisect_left(range(1, longest + 1), True, key=lambda n: not same(n))
