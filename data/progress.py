"""What a long job tells and asks whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how many of how many are done."""
Cancelled = Callable[[], bool]
"""Says whether to stop; what was done by then stays."""
