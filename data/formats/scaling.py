"""Whole shares of a total, in proportion, none below its floor."""

from collections.abc import Sequence
from fractions import Fraction


def scaled(weights: Sequence[int], floors: Sequence[int], total: int) -> tuple[int, ...]:
    """Return shares of `total` in proportion to positive `weights`, each at least its floor.

    They add up to `total`, unless the floors alone come to more: then they are the floors.
    """
    exact = _held(weights, floors, total)
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: max(0, total - sum(shares))]:
        shares[i] += 1
    return tuple(shares)


def _held(weights: Sequence[int], floors: Sequence[int], total: int) -> list[Fraction]:
    """Return exact shares: what proportion would push below its floor stands on it."""
    held: set[int] = set()
    while True:
        free = [i for i in range(len(weights)) if i not in held]
        rest = total - sum(floors[i] for i in held)
        rate = Fraction(rest, sum(weights[i] for i in free)) if free else Fraction()
        low = {i for i in free if weights[i] * rate < floors[i]}
        if not low:
            return [
                Fraction(floors[i]) if i in held else weights[i] * rate for i in range(len(weights))
            ]
        held |= low
