"""A person at a shell, without the cost of a process each."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from lctui.cli import main


@dataclass(frozen=True)
class Answer:
    """What a call of lctui leaves: its exit status and what it printed."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Cli = Callable[..., Answer]


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return a function that runs lctui's words against a fresh store."""
    monkeypatch.setenv("LCTUI_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("TZ", "Europe/Helsinki")

    def run(*words: str, typed: bytes = b"") -> Answer:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
            status = main(words)
        printed = capsys.readouterr()
        return Answer(status, printed.out, printed.err)

    return run


@pytest.fixture
def live(cli: Cli) -> Cli:
    """Return the same with a session of three people going on."""
    started = cli("start", "Riverside", "--present", "Ana Ruiz, Ben Okafor, Dana Whitlock")
    assert started.status == 0, started.err
    return cli
