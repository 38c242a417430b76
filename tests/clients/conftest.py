"""Programs of other people, each in a home of its own that is gone afterwards."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from data.reports.minutes import Minutes, minutes_of
from tests.data.report_sample import HEAD, Session, minute
from tests.hostile import hostile_texts

Program = Callable[..., str]

HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
A_YEAR_AGO = -500_000
"""Minutes before the sample session: programs doubt what was changed after their own clock."""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a way to run a program that may be absent; its standard output comes back."""
    own = {name: str(tmp_path / "home" / name) for name in HOMES}
    for folder in own.values():
        Path(folder).mkdir(parents=True, mode=0o700)

    def run(name: str, *words: str | Path, **more: str) -> str:
        found = needed(name)
        own_path = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "Europe/Berlin"}
        done = subprocess.run(
            [found, *map(str, words)],
            env=own_path | own | more,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, (words, done.returncode, done.stderr.decode()[-2000:])
        return done.stdout.decode("utf-8")

    return run


def needed(name: str) -> str:
    """Return where a program is; skip the test where it is not."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here")
    return found


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Return every text that breaks programs, and some that spreadsheets would compute."""
    live = ('=HYPERLINK("http://x.example","x")', "=1+1", "+1", "-1+2", "@SUM(1)", "＝1+1", "  =2")
    return [*hostile_texts(3000), *live]


@pytest.fixture(scope="session")
def nasty(texts: list[str]) -> Minutes:
    """Return minutes in which all of them were said, as actions, with names and tags like them."""
    session = Session(HEAD)
    for text in texts:
        short = text[:200]
        fields = {"owners": (short,), "by": short, "tags": (short,), "whom": (short,)}
        session.say("action", text, A_YEAR_AGO, **fields, phase=HEAD.phases[0].id)
    return minutes_of(session, minute(5))
