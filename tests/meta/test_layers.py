"""Imports run one way, and a verb imports no more than it needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.meta.sources import ROOT

HEAVY = (
    "textual",
    "rich",
    "pydantic",
    "tinydb",
    "platformdirs",
    "shtab",
    "asyncio",
    "sqlite3",
    "zipfile",
)
"""Packages that a verb without a screen has no use for; each costs more than the verb itself."""

REPORT = """
import json, sys
from lctui.cli import main
status = main(sys.argv[1:])
print(json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def test_the_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("words", [["--version"], ["note", "! Share the form @Ana due:+2w"]])
def test_a_verb_without_a_screen_imports_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    store = ["--store", str(tmp_path)]
    if words[0] == "note":
        assert run_python("-m", "lctui", "start", "Riverside", *store).returncode == 0
        words = [*words, *store]
    done = run_python("-c", REPORT, *words)
    status, modules = json.loads(done.stdout.splitlines()[-1])
    assert (status, sorted(set(HEAVY) & set(modules))) == (0, []), done.stderr


def test_the_guard_of_the_terminal_imports_no_editor() -> None:
    done = run_python("-c", "import sys, lctui.guard; print(*sys.modules)")
    assert not [name for name in done.stdout.split() if "text_area" in name]
    assert "lctui.key_order" in done.stdout


def test_the_first_screen_opens_no_file_and_parses_no_words_before_it_is_painted() -> None:
    start = "import sys, lctui.cli, lctui.app, data.store.store, screens.home.home_screen"
    loaded = run_python("-c", f"{start}; print(*sys.modules)").stdout.split()
    late = {"argparse", "_strptime", "data.models.records", "data.store.open_session"}
    assert late & set(loaded) == set()
    assert "data.store.listing" in loaded


def test_the_screens_that_a_key_of_home_opens_load_no_reader_of_formats_before_they_paint() -> None:
    screens = ("plan.plan", "community.community", "review.review", "insights.insights")
    names = ", ".join(f"screens.{name}_screen" for name in screens)
    loaded = run_python("-c", f"import sys, {names}; print(*sys.modules)").stdout.split()
    assert "screens.plan.loading" in loaded
    assert "pydantic" not in loaded


def run_python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
