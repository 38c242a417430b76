"""A table of entries: a spreadsheet computes nothing of it, and a program reads what was said."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.reports import csv_text
from data.reports.csv_text import COLUMNS
from data.reports.defusing import BOM, GUARD, defused, spreadsheet
from data.reports.minutes import minutes_of
from data.safe_text import safe
from tests.data.report_sample import closed_minutes, minute
from tests.data.test_report_text import everywhere
from tests.meta.sources import ROOT

LIVE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\n=1",
    "  =1",
    "\xa0=1",
    "＝1+1",
    "　＠x",
    "﹣1",
    "'=1",
]


def undefused(cell: str) -> str:
    """Return the text that `defused` made this cell of."""
    return cell[1:] if cell[:1] == GUARD and defused(cell[1:]) == cell else cell


def rows_in(text: str) -> list[list[str]]:
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))
    return [[undefused(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("text", LIVE)
def test_what_a_spreadsheet_would_compute_is_kept_from_it(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "'", "'tis", "a=1", "1-2", "été", "(=1)"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert defused(text) == undefused(text) == text


@given(st.text(st.sampled_from("'=+-@＝ \t\n\xa0a1")) | st.text())
@example("''=1")
def test_whatever_was_said_comes_back_from_a_table(text: str) -> None:
    assert undefused(defused(text)) == text
    said = safe(text)
    assert rows_in(spreadsheet([[said, "x", 3, None]])) == [[said, "x", "3", ""]]


def test_one_row_an_entry_says_what_the_document_says() -> None:
    minutes = closed_minutes()
    text = csv_text.write([minutes, minutes])
    heads, *rows = rows_in(text)
    assert heads == list(COLUMNS)
    entries = minutes.document.entries
    assert [row[heads.index("text")] for row in rows] == [e.text for e in entries] * 2
    told = dict(zip(heads, next(row for row in rows if "consent form" in row[7]), strict=True))
    assert (told["date"], told["time"]) == ("2026-11-24", "10:45")
    assert (told["owners"], told["due"]) == ("Amir Haddad; Ana Ruiz", "2026-11-27")
    assert (told["phase"], told["status"]) == ("Learn together", "open")
    assert next(row for row in rows if "too much" in row[7])[8] == "a facilitator"
    assert text.count("\r\n") == len(rows) + 1


def test_every_text_comes_back_from_the_table(hostile: str) -> None:
    csv.field_size_limit(2**30)
    _, *rows = rows_in(csv_text.write([minutes_of(everywhere(hostile), minute(5))]))
    assert rows[-1][7] == safe(hostile)


def test_every_column_is_documented() -> None:
    told = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"| `{name}` |" not in told] == []
