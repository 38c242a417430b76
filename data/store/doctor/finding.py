"""What the doctor finds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from data.store.aside import set_aside


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    kind: str
    """Which sort of thing, in a word or two for programs: `journal-damaged`."""
    path: Path
    """Where."""
    what: str
    """What it is, in a sentence."""
    means: str
    """What that means for people, in a sentence."""
    remedy: str = ""
    """What a repair does about it; empty where it can do nothing."""
    serious: bool = True
    """Something is damaged or missing; otherwise it is only worth knowing."""
    mend: Callable[[], None] | None = field(default=None, compare=False)
    """Does what the remedy says; StoreFailed, OSError. The same for findings mended at once."""


def put_aside(root: Path, path: Path) -> Callable[[], None]:
    """Return the mend that puts one file of a store aside."""

    def mend() -> None:
        set_aside(root, [path])

    return mend
