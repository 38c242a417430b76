"""A layer between the store and the operating system that fails or dies at one chosen call."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = (
    "open",
    "write",
    "pwrite",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fchmod",
    "chmod",
    "mkdir",
    "rmdir",
    "rename",
    "unlink",
)


class Died(BaseException):
    """The process is dead: nothing below it may tidy up."""


class Faults:
    """Counts the calls; at one of them does what was asked for."""

    def __init__(
        self,
        at: int = -1,
        fault: Callable[[str], None] = lambda name: None,
        *,
        after: bool = False,
        for_good: bool = False,
    ) -> None:
        """Do `fault` before (or after) the call number `at`, and from then on if `for_good`."""
        self._at, self._fault, self._after, self._for_good = at, fault, after, for_good
        self.names: list[str] = []

    def pass_on(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        number = len(self.names)
        self.names.append(name)
        hit = number == self._at or (self._for_good and number > self._at >= 0)
        if hit and not self._after:
            self._fault(name)
        done = real(*args, **options)
        if hit and self._after:
            self._fault(name)
        return done


class HalfWritten(Faults):
    """A process that dies in the middle of a call that writes."""

    def pass_on(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        if len(self.names) == self._at:
            real(args[0], args[1][: len(args[1]) // 2])
            self._at, self._fault, self._for_good = 0, die, True
        return super().pass_on(name, real, *args, **options)


@contextmanager
def faults(layer: Faults) -> Iterator[Faults]:
    """Put the layer in place of the calls that change or open anything."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            real = getattr(os, name)
            patch.setattr(os, name, _through(layer, name, real))
        yield layer


def _through(layer: Faults, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **options: layer.pass_on(name, real, *args, **options)


def die(name: str) -> None:
    """End the process here."""
    raise Died(name)


def refuse(error: int) -> Callable[[str], None]:
    """Return a fault: the operating system refuses with this error."""

    def refusal(name: str) -> None:
        raise OSError(error, os.strerror(error))

    return refusal


def dying(*, after: bool = False) -> Callable[[int], Faults]:
    """Return what makes a process that dies before, or after, its call of that number."""
    return lambda at: Faults(at, die, after=after, for_good=True)
