"""Past minutes, from their files to sealed sessions, beside what 2,000 items a second would take.

The minutes are invented: two years of weekly sessions. Where real ones are at hand, a row tells of
them too.
"""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.row import Row
from data.importing.job import look, take
from data.planning import found
from data.store.store import Store

A_SECOND = 2_000
"""Items that are to come in each second, at least."""
SESSIONS = 104
NAMES = (
    "Ana Ruiz",
    "Ben Okafor",
    "Cara Lind",
    "Dan Wu",
    "Eva Holm",
    "Femi Ade",
    "Gil Paz",
    "Ida Voss",
)
CORPORA = Path(__file__).parents[2] / "shared" / "corpora"


def run() -> Iterable[Row]:
    """Import invented minutes, then each archive at hand."""
    with TemporaryDirectory(prefix="lctui-bench-") as name:
        folder = Path(name)
        minutes = folder / "minutes"
        minutes.mkdir()
        for number in range(SESSIONS):
            (minutes / _name(number)).write_text(_minutes(number), encoding="utf-8")
        yield _row("invented minutes", minutes, folder / "store")
    sources = sorted(CORPORA.glob("*/source"))
    for letter, source in zip("ABCDEFGH", sources, strict=False):
        with TemporaryDirectory(prefix="lctui-bench-") as name:
            yield _row(f"archive {letter}", source, Path(name))


def _row(name: str, minutes: Path, folder: Path) -> Row:
    store = Store(folder)
    began = perf_counter()
    seen = look(store, None, "Riverside", [minutes])
    items = sum(len(each.past.items) for each in seen.wanted)
    sessions = len(list(take(store, found(store, "Riverside"), seen)))
    took = perf_counter() - began
    told = f"import, {name}: {items:,} items in {sessions} sessions, {items / took:,.0f}/s"
    return Row.of(told, took, items / A_SECOND, 1.0)


def _name(number: int) -> str:
    year, week = divmod(number, 52)
    return f"{2024 + year}-{week // 5 + 1:02}-{week % 5 * 6 + 1:02}.md"


def _minutes(number: int) -> str:
    people = "\n".join(f"- {name} ({name[0]}{name.split()[1][0]})" for name in NAMES)
    talk = "\n".join(
        f"- {NAMES[(number + n) % 8].split()[0]}: The door of house {n} was seen, and there is "
        f"[a list](https://example.org/{number}/{n}) of **{n}** more\n  - which are open on day {n}"
        for n in range(18)
    )
    owed = "\n".join(
        f"- [ ] {NAMES[n % 8].split()[0]}: Ask house {number - number % 3 + n} for a key by Friday"
        for n in range(4)
    )
    return f"# Circle\n\n## Attendees\n{people}\n\n## Doors\n{talk}\n\n## Action items\n{owed}\n"
