"""Telling from a thread how far it is, but not at every step."""

from time import monotonic

from data.progress import Progress


def now_and_then(tell: Progress, seconds: float, *, first: float = 0.0) -> Progress:
    """Return what tells at most once in so many seconds, and nothing in the `first` ones."""
    told = monotonic() + first - seconds

    def step(done: int, every: int) -> None:
        nonlocal told
        now = monotonic()
        if now - told > seconds:
            told = now
            tell(done, every)

    return step
