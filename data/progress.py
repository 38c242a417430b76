"""What a long job tells whoever waits for it, and how it learns that nobody does any more."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how many of how many are done; raises Stopped where nobody waits any more."""


class Stopped(Exception):
    """Nobody waits any more: the job ends here. What was done by then stays."""


def stopping(stopped: Callable[[], bool], tell: Progress | None = None) -> Progress:
    """Return what tells how far it is, and ends the job once `stopped` says so."""

    def step(done: int, every: int) -> None:
        if stopped():
            raise Stopped
        if tell is not None:
            tell(done, every)

    return step
