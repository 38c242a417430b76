"""A dozen sessions of a real archive; `python -m tests.proof archives` takes all there are."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.proof.archives import ABSENT, archives
from tests.proof.past.coming_in import come_in, there_and_back
from tests.proof.past.figures import figures_told
from tests.proof.past.minutes import minutes_for_all
from tests.proof.past.papers import papers_for_all
from tests.proof.past.searches import searches
from tests.proof.past.shell import Shell
from tests.proof.past.walking import walk

FEW = 12


@pytest.mark.skipif(not archives(), reason=ABSENT)
def test_past_minutes_come_in_and_every_search_screen_and_report_runs_on_them(
    tmp_path: Path,
) -> None:
    shell, other = Shell(tmp_path / "one"), Shell(tmp_path / "two")
    shell.folder.mkdir()
    other.folder.mkdir()
    (first, *_) = archives()
    parts = (
        come_in(shell, [replace(first, most=FEW)]),
        there_and_back(shell, other),
        searches(shell, count=30, lines=10),
        minutes_for_all(shell, ("members",)),
        papers_for_all(shell, ("sponsor",)),
        figures_told(shell),
        walk(shell, drawn=1, sizes=((80, 24),), most_keys=1),
    )
    assert {part.name: part.wrong for part in parts if part.wrong} == {}
    assert all(part.checked for part in parts)
