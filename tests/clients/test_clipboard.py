"""What is copied stands in the clipboard of an X display, and the sentence says so."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App

from screens.clipboard import copy
from tests.clients.conftest import Program, needed


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return a display that nobody sees; what waits on it goes with it."""
    needed("xclip")
    reading, writing = os.pipe()
    words = [needed("Xvfb"), "-displayfd", str(writing), "-screen", "0", "200x100x8", "-nolisten"]
    server = subprocess.Popen([*words, "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        number = os.read(reading, 16).decode().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        monkeypatch.setenv("DISPLAY", f":{number}")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
        os.close(reading)


def test_a_copied_page_stands_in_the_clipboard(program: Program, display: str) -> None:
    page = "# Hausbesuche\n\n- [ ] Räume fragen 中文 👩‍👧 — Ana\n" * 200
    assert copy(App[None](), page) == "Copied to the clipboard."
    taken = program("xclip", "-selection", "clipboard", "-o", DISPLAY=display)
    assert taken == page


def test_a_display_that_is_gone_is_not_said_to_have_taken_it(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":4999")
    sent: list[str] = []
    app = App[None]()
    monkeypatch.setattr(app, "call_from_thread", lambda _, text: sent.append(text))
    told = copy(app, "words")
    assert told is not None
    assert "OSC 52" in told
    assert sent == ["words"]
