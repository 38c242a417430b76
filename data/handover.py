"""Who runs the clock: one terminal at a time, the last it came to, while that terminal lives."""

from collections.abc import Collection, Iterable

from data.models.records import Handover

TOOK, HANDED, TOOK_OVER = "took", "handed", "took over"
"""How the clock came to a terminal: nobody had run it; it was given; it was taken from another."""


def last_of(handovers: Iterable[Handover]) -> Handover | None:
    """Return the latest of handovers that stand in the order in which they were made."""
    return next(iter(reversed([each for each in handovers if not each.removed])), None)


def runner(handovers: Iterable[Handover], living: Collection[str]) -> Handover | None:
    """Return what made a living terminal run the clock; None where nobody runs it.

    Where that terminal died the clock does not fall back to whoever had it before.
    """
    last = last_of(handovers)
    return last if last is not None and last.terminal in living else None


def way_to_take(handovers: Iterable[Handover], terminal: str) -> str:
    """Return how the clock comes to a terminal that takes it, one of TOOK and TOOK_OVER."""
    last = last_of(handovers)
    return TOOK if last is None or last.terminal == terminal else TOOK_OVER
