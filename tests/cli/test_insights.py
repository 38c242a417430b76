"""`lctui insights`, as a person at a shell has it."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Cli


def ended(live: Cli) -> Cli:
    for line in ("+ It worked", "- It did not", "> Ana: try it again"):
        assert live("note", line).status == 0
    assert live("end").status == 0
    return live


def test_without_a_page_it_says_whether_we_move_and_lists_the_others(live: Cli) -> None:
    answer = ended(live)("insights")
    assert answer.status == 0, answer.err
    assert answer.lines[0] == "Are we moving?"
    assert "1 commitment was made" in answer.lines[1]
    pages = {line.split(" ")[0] for line in answer.lines}
    names = {"attendance", "time", "follow-through", "delay", "told", "topics", "pulse", "measures"}
    assert names <= pages


def test_a_page_is_drawn_without_colours(live: Cli) -> None:
    answer = ended(live)("insights", "Riverside", "told")
    assert answer.lines[1].startswith("1 success and 1 setback told in 1 session")
    assert "●" in answer.out
    assert "\x1b" not in answer.out


def test_one_word_may_be_the_page_where_there_is_one_community(live: Cli) -> None:
    assert ended(live)("insights", "attendance").lines[0] == "Attendance"
    assert live("insights", "nobody").status == 1
    assert live("insights", "Riverside", "nonsense").status == 1


def test_figures_come_as_a_table_and_for_programs(live: Cli) -> None:
    answer = ended(live)("insights", "attendance", "--to", "csv")
    rows = [*csv.reader(io.StringIO(answer.out.removeprefix("\ufeff"), newline=""))]
    assert rows[1][2:] == ["3", "3", "0"]
    told = json.loads(live("insights", "--to", "json").out)
    assert told["pages"][1]["rows"][0][2:] == [3, 3, 0]


def test_a_picture_goes_into_a_file_that_is_not_there(live: Cli, tmp_path: Path) -> None:
    ended(live)
    for name in ("told.svg", "told.png", "told.csv", "told.txt"):
        path = tmp_path / name
        answer = live("insights", "told", "-o", str(path))
        assert answer.status == 0, answer.err
        assert path.stat().st_size > 50
        assert live("insights", "told", "-o", str(path)).status == 1
    assert live("insights", "told", "--to", "png").status == 2
    assert live("insights", "--to", "svg").status == 2
    assert live("insights", "told", "-o", "told.gif").status == 2


def test_a_span_is_said_in_days(live: Cli) -> None:
    ended(live)
    assert "1 session" in live("insights", "told", "--since", "yesterday").out
    assert "1 session" in live("insights", "told", "--since", "-2w").out
    assert "No session was held" in live("insights", "told", "--until", "2020").out
    answer = live("insights", "told", "--since", "soonish")
    assert answer.status == 2
    assert "is no day" in answer.err


def test_a_community_without_a_session_is_told_how_it_begins(cli: Cli) -> None:
    assert cli("insights").status == 1
    cli("new", "Riverside")
    answer = cli("insights")
    assert answer.status == 0
    assert "No session was held yet." in answer.out
