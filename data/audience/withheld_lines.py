"""What is withheld, in lines: for a shell, or for a clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from data.models.kinds import KIND_BY_ID
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.audience.withheld import Withheld


def withheld_lines(
    withheld: Withheld, *, most: int | None = None, longest: int | None = None
) -> Iterator[str]:
    """Yield the counts, then the words themselves.

    Of each sort `most` texts are told, of each text `longest` characters; all where that is None.
    """

    def short(text: str) -> str:
        words = " ".join(one_line(text).split())
        return words if longest is None or len(words) <= longest else f"{words[: longest - 1]}…"

    changed = [f"  {short(old)} → {short(new)}" for old, new in withheld.changed[:most]]
    gone = [f"  {kind_called(kind)}: {short(text)}" for kind, text in withheld.left_out[:most]]
    yield from (f"- {sentence}" for sentence in withheld.sentences)
    yield from _part("Names taken out:", changed, len(withheld.changed))
    yield from _part("Left out:", gone, len(withheld.left_out))


def kind_called(kind: str) -> str:
    """Return a kind's title, or its id where a later version wrote one unknown here."""
    known = KIND_BY_ID.get(kind)
    return known.title if known else kind


def _part(title: str, lines: Sequence[str], count: int) -> Iterator[str]:
    if lines:
        yield from ("", title, *lines)
        if count > len(lines):
            yield f"  and {count - len(lines)} more"
