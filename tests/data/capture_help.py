"""A room of invented people, and lines as scribes type them, for the tests of the grammar."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from data.capture.entry import entry_of
from data.capture.grammar import read_line
from data.capture.line import Line
from data.capture.people import People
from data.models.ids import EntryId, PhaseId
from data.models.kinds import KIND_BY_SIGIL
from data.models.records import Entry

ROOM = People(("Ana Ruiz", "Ben Okafor", "Amir Haddad", "José Prado", "Jean-Luc Sarr", "王小明"))
TUESDAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

_TYPED = """
@everyone All:
@ana @ben @zoe @a @Ana @josé @王小明 @@ @ # #intake #1234 #anon #private #role due:fri
due:+2w due:2026-12-04 due:someday due: for:parents for: because Ana: AR: Zoe: Q: 王小明： ...
s/a/b/ /next \\ the talk to and it form a@b.org https://x.org/#y 10:15 Ruiz "Ana , . ( )
"""

pieces = (
    st.sampled_from((*_TYPED.split(), '@"Ana Ruiz"'))
    | st.sampled_from(sorted(KIND_BY_SIGIL))
    | st.text(max_size=6)
)
gaps = st.sampled_from([" ", " ", " ", "  ", "", "\n"])
lines = st.lists(st.tuples(gaps, pieces), max_size=12).map(
    lambda parts: "".join(gap + piece for gap, piece in parts)
)
"""Lines made of what the grammar looks at, in every order, and of anything else."""


def read(typed: str, turn: str | None = None, people: People = ROOM) -> Line:
    return read_line(typed, people, TUESDAY, turn)


def kept(typed: str, turn: str | None = None, people: People = ROOM) -> Entry:
    return entry_of(
        read(typed, turn, people),
        id=EntryId("e1"),
        at=NOON,
        phase=PhaseId("learn"),
        prompt="What surprised you?",
        captured_by="Dana",
    )
