"""Several things in one sentence."""

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`; empty for none."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
