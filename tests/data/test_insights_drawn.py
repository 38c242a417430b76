"""Insights as lines, tables and files: honest about gaps, and safe whatever was typed."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import LctuiError
from data.insights.apart import as_file_apart
from data.insights.axis import date_ticks, value_ticks
from data.insights.files import PageFile, as_file, csv_of
from data.insights.fitting import fitted, segments
from data.insights.fonts import OWN, fonts_for
from data.insights.plot import Bar, Level, Plot, Point, Series, Table
from data.insights.registry import plots_of
from data.insights.words import page_lines, table_lines
from data.reports.wrapping import cells
from screens.insights.drawing import FILL, LEAST, UNKNOWN, drawn, fitting, labelled, legend
from tests.data.insights_sample import course, material, met, promised
from tests.hostile import hostile

DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1))
PAIRS = st.tuples(DAYS, st.none() | st.integers(0, 40))
POINTS = st.lists(PAIRS, min_size=1, max_size=60, unique_by=lambda pair: pair[0])
DAY = date(2026, 1, 6)


def series(*values: float | None, adds: bool = False) -> Series:
    points = (Point(DAY + timedelta(14 * n), value) for n, value in enumerate(values))
    return Series("there", tuple(points), adds=adds)


def plot(*every: Series) -> Plot:
    return Plot("x", "X", "It says so.", series=every)


@given(POINTS, st.integers(2, 30), st.booleans())
def test_putting_together_loses_no_count_and_never_fills_a_gap(
    made: list[tuple[date, int | None]], most: int, adds: bool
) -> None:
    points = tuple(Point(on, value) for on, value in sorted(made))
    whole = plot(Series("a", points, adds=adds))
    (less,) = fitted(whole, most).series
    years = len({point.on.year for point in points})
    assert len(less.points) <= max(most, years, 2)
    known = [point.value for point in points if point.value is not None]
    told = [point.value for point in less.points if point.value is not None]
    assert bool(known) == bool(told)
    if adds:
        assert sum(told) == sum(known)
    elif known:
        assert min(known) - 1e-9 <= min(told) <= max(told) <= max(known) + 1e-9


@given(POINTS)
def test_a_line_leads_through_every_known_point_once_and_over_no_gap(
    made: list[tuple[date, int | None]],
) -> None:
    points = tuple(Point(on, value) for on, value in sorted(made))
    one = Series("a", points)
    parts = [*segments(one, ())]
    assert [p for part in parts for p in part] == [*one.known]
    for part in parts:
        first, last = points.index(part[0]), points.index(part[-1])
        assert all(p.value is not None for p in points[first : last + 1])


@given(DAYS, DAYS, st.integers(2, 12))
def test_days_on_the_axis_lie_within_it_and_are_few(one: date, other: date, most: int) -> None:
    first, last = sorted((one, other))
    ticks = date_ticks(first, last, most)
    assert 0 < len(ticks) <= most or last - first < timedelta(days=800)
    assert all(first <= on <= last for on, _ in ticks)


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9), st.integers(2, 12), st.booleans())
def test_values_on_the_axis_lie_within_it_and_are_few(
    low: float, wide: float, most: int, whole: bool
) -> None:
    ticks = value_ticks(low, low + wide, most, whole=whole)
    assert len(ticks) <= most + 1
    assert not whole or all(tick == int(tick) for tick in ticks[1:])


def test_a_gap_is_marked_and_no_line_leads_over_it() -> None:
    whole, broken = series(4, 4, 4, 4, 4), series(4, 4, None, 4, 4)
    lines = drawn(plot(broken), 60, 14)
    assert UNKNOWN in lines
    assert (UNKNOWN, "not known") in legend(plot(broken), 14)
    middle = len(lines.split("\n")[4]) // 2
    at_four = next(line for line in drawn(plot(whole), 60, 14).split("\n") if "●" in line)
    gap = next(line for line in lines.split("\n") if "●" in line)
    assert at_four[middle - 4 : middle + 4].strip()
    assert not gap[middle - 4 : middle + 4].strip()


def test_markers_differ_without_colour() -> None:
    lines = drawn(plot(series(1, 2, 3), series(3, 1, 2), series(2, 3, 1)), 60, 14)
    assert all(sign in lines for sign in "●○▲")
    assert "\x1b" not in lines


def test_colours_are_in_it_where_the_theme_has_them() -> None:
    assert "\x1b[38;2;1;2;3m" in drawn(plot(series(1, 2, 3)), 60, 14, [(1, 2, 3)])


def test_points_on_one_place_are_shown_as_several() -> None:
    both = plot(series(1, 2, 3), series(1, 3, 2))
    assert ("◆", "several here") in legend(both, 14)
    assert "◆" in drawn(both, 60, 14)


@pytest.mark.parametrize("rows", [LEAST[1], 12, 24, 60])
def test_each_bar_is_as_long_as_its_value_at_any_height(rows: int) -> None:
    bars = tuple(Bar(f"bar{n}", n, told=str(n)) for n in (0, 5, 10))
    lines = drawn(Plot("x", "X", "", bars=bars), 60, rows).split("\n")
    long = {n: next(line.count("█") for line in lines if f"bar{n} " in line) for n in (0, 5, 10)}
    assert long[0] == 0
    assert abs(long[5] * 2 - long[10]) <= 2
    assert long[10] > 20


def test_where_it_is_too_small_nothing_is_drawn() -> None:
    assert drawn(plot(series(1, 2)), LEAST[0] - 1, 30) == ""
    assert drawn(plot(series(1, 2)), 80, LEAST[1] - 1) == ""


def test_labels_of_wide_letters_keep_the_frame_straight() -> None:
    lanes = ("家庭訪問", "plain", "e\u0301tude")
    points = tuple(Point(DAY + timedelta(20 * n), n) for n in range(3))
    whole = replace(plot(Series("topic", points, joined=False)), lanes=lanes, low=0, high=2)
    lines = drawn(whole, 60, 14).split("\n")
    edges = {cells(line[: line.rindex("│")]) for line in lines if line.endswith("│")}
    assert len(edges) == 1
    assert any("家庭訪問" in line for line in lines)


@pytest.mark.parametrize("text", hostile())
def test_a_label_takes_no_more_room_than_it_has(text: str) -> None:
    laid = labelled(text, 20)
    assert len(laid) <= 20
    assert "\n" not in laid
    assert "\x1b" not in laid


@pytest.fixture(autouse=True)
def _long_cells() -> Iterator[None]:
    before = csv.field_size_limit(10_000_000)
    yield
    csv.field_size_limit(before)


def hostile_plots(text: str) -> tuple[Plot, ...]:
    session = met(0, topic=text or "x", title=text, tags=(text, "a"), owed=[promised("a", 0)])
    measured = course(9, 12, title=text, goal=text)
    return plots_of(
        replace(material(session, met(1, topic=text), courses=(measured,)), community=text)
    )


@pytest.mark.parametrize("text", hostile())
def test_whatever_was_typed_stays_within_its_place(text: str) -> None:
    for each in hostile_plots(text):
        lines = drawn(each, 70, 16)
        assert "\x1b" not in lines
        assert all(cells(line) <= 71 for line in lines.split("\n"))
        assert "\x1b" not in "\n".join(page_lines(each))
        table = "\n".join(table_lines(each.table, 60))
        assert all(cells(line) <= 60 for line in table.split("\n"))
        rows = [*csv.reader(io.StringIO(csv_of(each), newline=""))]
        assert {len(row) for row in rows[1:]} <= {len(each.table.header)}
        assert not any(cell[:1] in ("=", "@", "\t", "\r") for row in rows for cell in row)


@pytest.mark.parametrize("text", ["<script>x</script> & $a$", "日本語 ]]> \x1b[31m", "$\\frac{"])
def test_an_svg_is_sound_tells_itself_and_runs_nothing(text: str, tmp_path: Path) -> None:
    session = met(0, topic=text, title=text, tags=(text,))
    every = plots_of(material(session, courses=(course(9, 12, title=text, goal=text),)))
    for each in (p for p in every if p.id in ("topics", "measure-1", "moving")):
        told = as_file(each, text, "svg", tmp_path)
        assert not told.remark
        root = ElementTree.fromstring(told.data)
        names = [child.tag.rpartition("}")[2] for child in root.iter()]
        assert [child.tag.rpartition("}")[2] for child in root][:3] == ["title", "desc", "metadata"]
        assert root.get("role") == "img"
        assert "script" not in names
        assert each.finding[:20] in (root[1].text or "")


def test_a_picture_is_the_same_to_the_byte_and_keeps_its_cache_in_ours(tmp_path: Path) -> None:
    (whole,) = (
        each
        for each in plots_of(material(met(0), met(1, there=0), met(2)))
        if each.drawn and each.id == "attendance"
    )
    first = as_file(whole, "Riverside", "svg", tmp_path)
    assert as_file(whole, "Riverside", "svg", tmp_path) == first
    assert b"not known (n = 1)" in first.data
    assert b"everybody there (n = 2)" in first.data
    png = as_file(whole, "Riverside", "png", tmp_path)
    assert png.data.startswith(b"\x89PNG")


def test_figures_stay_figures_in_a_spreadsheet() -> None:
    table = Table(("day", "longer", "note"), (("2026-01-06", "-3", "-3 chairs"), ("x", "–", "007")))
    rows = [*csv.reader(io.StringIO(csv_of(replace(plot(series(1)), table=table)), newline=""))]
    assert rows[1:] == [["2026-01-06", "-3", "'-3 chairs"], ["x", "", "007"]]


def test_a_target_and_a_baseline_are_drawn_as_different_lines() -> None:
    levels = (Level("target", 5), Level("baseline", 2))
    lines = drawn(replace(plot(series(1, 3, 4)), levels=levels), 60, 16)
    assert "╌╌╌╌" in lines
    assert "┈┈┈┈" in lines


def test_a_picture_made_beside_is_the_same_whatever_lies_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data.py").write_text("raise SystemExit(1)")
    (tmp_path / "matplotlibrc").write_text("figure.facecolor: red\n")
    monkeypatch.chdir(tmp_path)
    whole = plot(series(1, None, 3))
    apart = as_file_apart(whole, "Riverside", "svg", tmp_path / "cache")
    assert apart == as_file(whole, "Riverside", "svg", tmp_path / "cache")


def test_where_no_picture_comes_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.insights.apart.sys.executable", "/nowhere/python")
    with pytest.raises(LctuiError, match="could not be drawn"):
        as_file_apart(plot(series(1)), "Riverside", "png", None)
    assert as_file_apart(plot(series(1)), "Riverside", "csv", None).data


def test_what_another_font_has_is_drawn_and_what_none_has_is_told() -> None:
    from matplotlib.font_manager import fontManager, get_font

    other = next(font for font in fontManager.ttflist if font.name == "STIXGeneral")
    own = next(font for font in fontManager.ttflist if font.name == OWN)
    has, lacks = (get_font(font.fname).get_charmap() for font in (other, own))
    drawn_elsewhere = next(chr(c) for c in has if c not in lacks and chr(c).isprintable())
    families, lacking = fonts_for(f"Riverside {drawn_elsewhere}")
    assert families[0] == OWN
    assert len(families) > 1
    assert drawn_elsewhere not in lacking
    assert PageFile(b"", "東京").remark.startswith("No font here draws 東京: boxes stand for them.")
    assert fonts_for("Riverside") == ((OWN,), "")


@pytest.mark.parametrize("height", range(LEAST[1], 40))
def test_each_lane_that_is_drawn_has_its_name_and_it_is_said_where_not_all_are(height: int) -> None:
    names = tuple(f"#tag-{number}" for number in range(8))
    points = tuple(Point(DAY + timedelta(n), float(n)) for n in range(8))
    whole = replace(plot(Series("tag", points, joined=False)), lanes=names, low=0, high=7)
    told = fitting(whole, 60, height)
    lines = drawn(whole, 60, height).split("\n")
    named = [name for name in names if any(name in line for line in lines)]
    assert named == list(told.lanes)
    assert sum("●" in line for line in lines) == len(named)
    assert (named == list(names)) == (told.remarks == whole.remarks)
    assert len(lines) <= height


@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_first_and_the_last_day_there_is_can_be_drawn(on: date) -> None:
    points = (Point(on, 1), Point(DAY, 3))
    whole = plot(Series("a", tuple(sorted(points, key=lambda point: point.on))))
    assert "●" in drawn(whole, 60, 14)


def test_a_label_that_fits_is_whole_and_a_longer_one_is_cut() -> None:
    assert labelled("People", 6) == "People"
    assert labelled("People", 5) == "Peop…"
    assert labelled(f"a{FILL}b", 9) == "ab"
    assert labelled("家庭訪問", 8).replace(FILL, "") == "家庭訪問"
    assert labelled("家庭訪問", 7).replace(FILL, "") == "家庭訪…"
    assert labelled("家庭訪問", 6).replace(FILL, "") == "家庭…"
