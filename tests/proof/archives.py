"""All archives of real communities at hand: taken in, then every search, screen and report on them.

`python -m tests.proof archives` prints a table, a row for each part.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.proof.corpus import CORPORA
from tests.proof.past.coming_in import Archive, come_in, there_and_back
from tests.proof.past.figures import figures_told
from tests.proof.past.minutes import minutes_for_all
from tests.proof.past.papers import papers_for_all
from tests.proof.past.searches import searches
from tests.proof.past.shell import Part, Shell
from tests.proof.past.walking import walk

ABSENT = "minutes of real communities lie in ../shared/corpora where they are at hand"
_MOST_TOLD = 9


def archives() -> list[Archive]:
    """Return those at hand; in the store their communities are called A to D."""
    folders = sorted(path.parent for path in CORPORA.glob("*/sessions.jsonl"))
    return [
        Archive(f"Archive {letter}", path) for letter, path in zip("ABCD", folders, strict=False)
    ]


def parts(taken: Sequence[Archive], folder: Path) -> Iterator[Part]:
    """Yield each part of the proof once it is done; what comes first is what the others need."""
    first, second = Shell(folder / "one"), Shell(folder / "two")
    for each in (first, second):
        each.folder.mkdir()
    whole: list[Callable[[], Part]] = [
        partial(come_in, first, taken),
        partial(there_and_back, first, second),
        partial(searches, first),
        partial(minutes_for_all, first),
        partial(papers_for_all, first),
        partial(figures_told, first),
        partial(walk, first),
    ]
    for one in whole:
        yield one()


def all_archives() -> bool:
    """Take all archives in and try everything on them; say whether all was as counted apart."""
    taken = archives()
    if not taken:
        print(f"skipped: {ABSENT}")
        return True
    print(f"{'part':<38}{'checked':>9}{'wrong':>7}{'seconds':>9}")
    well = True
    with tempfile.TemporaryDirectory(prefix="lctui-archives-") as folder:
        for part in parts(taken, Path(folder)):
            counts = f"{part.checked:>9,}{len(part.wrong):>7}{part.seconds:>9.1f}"
            print(f"{part.name:<38}{counts}  {part.told}", flush=True)
            for sentence in part.wrong[:_MOST_TOLD]:
                print(sentence, file=sys.stderr)
            well = well and not part.wrong
    return well
