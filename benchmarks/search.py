"""Finding among 500,000 entries in 10,000 sessions, beside ripgrep over the same files.

The index of them is made once; then hits are asked for by words from the commonest to the rarest,
each time beside `rg -l` for the same word, which stops at the first match of each file. A capture
is timed with the index beside it and without, taking turns.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.row import Row, timed
from benchmarks.store import entry_said, session_of
from data.models.codec import to_fields
from data.models.ids import CommunityId, EntryId, MemberId, SessionId, new_id
from data.models.records import Entry, Presence, Record, SessionHead
from data.search.reading import read_query
from data.store.changes import Change
from data.store.merge import History
from data.store.reading import Reading
from data.store.sealed import spell_sealed
from data.store.store import Store

SESSIONS, ENTRIES = 10_000, 50
ROUNDS, CAPTURES = 9, 400
COMMON, RARE = "the", "quizzaciously"
_PARTS = ("ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "lo", "mu", "na", "pe", "ri", "so", "ta")
_USUAL = (COMMON, *("and", "of", "to", "in", "that", "was", "for", "with", "people", "group"))
_KINDS = ("note", "insight", "success", "setback", "question", "decision", "note", "note")
_PEOPLE = tuple(f"{a} {b}" for a in ("Ana", "Ben", "Chidi", "Dana") for b in ("Ruiz", "Lind", "Xu"))
_START = datetime(1975, 1, 6, 10, tzinfo=UTC)


def run() -> Iterable[Row]:
    """Fill a store, make its index, ask."""
    with TemporaryDirectory(prefix="lctui-bench-") as name:
        folder = Path(name)
        store = fill(folder / "store")
        store.cache = lambda: folder / "cache"
        read = timed(_read_all, store)
        made = timed(store.search.bring_up)
        yield Row.of("making the index, beside opening every session", made, read, 5)
        yield from _asked(store)
        yield from _captures(folder)


def fill(root: Path, sessions: int = SESSIONS, entries: int = ENTRIES) -> Store:
    """Write sealed sessions as sealing spells them, a day apart, without waiting for the disk."""
    store = Store(root)
    community = store.new_community("Large Circle").id
    chance = Random(5)
    vocabulary = [*_USUAL, *dict.fromkeys(_word(chance) for _ in range(20_000))]
    weights = list(accumulate(1 / (place + 1) for place in range(len(vocabulary))))
    for number in range(sessions):
        at = _START + timedelta(days=number)
        said = [
            " ".join(chance.choices(vocabulary, cum_weights=weights, k=14)) for _ in range(entries)
        ]
        if number in (7, sessions // 2):
            said[3] += f" {RARE}"
        records = _session(community, number, at, said)
        place = store.sessions_dir(community) / f"{at:%Y}" / f"{at:%Y-%m-%d-%H%M}-on-{number}.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(spell_sealed(History(list(_changes(records))), Reading()))
    return store


def _word(chance: Random) -> str:
    return "".join(chance.choices(_PARTS, k=chance.randint(2, 4)))


def _session(
    community: CommunityId, number: int, at: datetime, said: Sequence[str]
) -> Iterator[Record]:
    title = f"On {said[0][:30]}"
    own, name = SessionId(new_id()), "Large Circle"
    yield SessionHead(own, community, name, number, title, title, "circle", at, "UTC", ())
    yield from (Presence(MemberId(new_id()), name) for name in _PEOPLE[number % 6 : number % 6 + 6])
    for place, text in enumerate(said):
        kind, by = _KINDS[place % len(_KINDS)], _PEOPLE[place % len(_PEOPLE)]
        moment = at + timedelta(minutes=place)
        yield Entry(EntryId(new_id()), kind, text, moment, by=by, tags=("trust",), typed=text)


def _changes(records: Iterable[Record]) -> Iterator[Change]:
    for place, record in enumerate(records):
        at = f"2026-11-24T10:15:02.{place % 1000:03d}Z-0000"
        yield Change(at, "bench-1", record.TABLE, record.id, to_fields(record))


def _read_all(store: Store) -> None:
    for ref in store.sessions():
        store.open(ref).close()


def _asked(store: Store) -> Iterator[Row]:
    (community,) = (one.id for one in store.communities())
    looked = timed(store.search.bring_up)
    listed = timed(store.sessions)
    yield Row.of("looking whether anything changed, beside a list", looked, listed, 5)
    asked = (
        ("the commonest word", COMMON, f"{COMMON} ", 0.5),
        ("the same as it is typed", COMMON, COMMON, 0.5),
        ("one letter", "t", "t", 0.5),
        ("a common word and who said it", COMMON, f"{COMMON} by:ana kind:decision", 0.5),
        ("a phrase", "of the", '"of the"', 0.5),
        ("a rare word", RARE, f"{RARE} ", 0.05),
        ("a rare word as it is typed", RARE, RARE[:8], 0.05),
    )
    for what, plain, typed, limit in asked:
        query = read_query(typed, date(2026, 11, 22))
        times = _beside(store, plain, partial(store.search.find, query))
        yield Row.of(f"50 hits by {what}, beside rg", *times, limit)
    line = "what people said of the quizzaciously bacodi jokilo group"
    times = _beside(store, RARE, partial(store.search.nearest, line, community))
    yield Row.of("the closest entry to a line, beside rg", *times, 0.1)


def _beside(store: Store, word: str, act: Callable[[], object]) -> tuple[float, float]:
    """Return what it takes and what ripgrep takes, which take turns."""
    act()
    pairs = [(timed(act), timed(_grep, store.root, word)) for _ in range(ROUNDS)]
    measured, floor = (median(times) for times in zip(*pairs, strict=True))
    return measured, floor


def _grep(root: Path, word: str) -> None:
    grep = shutil.which("rg") or "grep"
    words = ["rg", "-l", "-i", "-F"] if grep != "grep" else ["grep", "-r", "-l", "-i", "-F"]
    subprocess.run([*words, "-e", word, str(root)], stdout=subprocess.DEVNULL, check=False)


def _captures(folder: Path) -> Iterator[Row]:
    """Capture in two live sessions in turn; one of them is taken in after each, untimed."""
    beside, alone = Store(folder / "beside"), Store(folder / "alone")
    beside.cache = lambda: folder / "cache"
    sessions = [session_of(store, 100) for store in (beside, alone)]
    taken: list[list[float]] = [[], []]
    kept: list[float] = []
    for number in range(CAPTURES):
        both = list(zip(taken, sessions, strict=True))
        for times, session in both if number % 2 else reversed(both):  # the first is the colder one
            entry = entry_said(number)
            times.append(timed(session.put, entry))
        kept.append(timed(beside.search.bring_up))
    measured, floor = (
        quantiles(times, n=10)[0] for times in taken
    )  # load only ever adds to a capture
    yield Row.of("a capture with the index kept up, beside one without", measured, floor, 1.1)
    up = median(kept)
    yield Row.of("taking that one entry in, for who asks, beside a capture", up, floor, 50)
