"""Five real terminals on one session, all typed into: in the end all five show the same."""

import re
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter, sleep

from data.store.open_session import OpenSession
from tests.terminal.program import COMMUNITY, Program
from tests.terminal.terminal import Terminal

SCRIBES = ("Ana Ruiz", "Ben Okafor", "Dana", "Amir Haddad")
_SHOWN = re.compile(r"· (said \d \d{3}\.)")
_PATIENCE = 200
COLUMNS, ROWS = 80, 60
ROUND = 20
"""Rows that hold no entries, at most."""


@dataclass
class Told:
    """What came of it."""

    typed: set[str]
    shown: list[list[str]]
    """The entries on each screen, from its top."""
    kept: list[str]
    """The entries in the store, in their order."""
    seconds: float


def five(entries: int) -> Told:
    """Type so many lines through five terminals in turn."""
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="lctui-five-") as folder, ExitStack() as stack:
        program = Program(Path(folder))
        opened = [("run", COMMUNITY), *(("join", "--as", name) for name in SCRIBES)]
        terminals = []
        for words in opened:
            terminal = program.open(*words, size=(COLUMNS, min(entries + ROUND, ROWS)))
            terminals.append(stack.enter_context(terminal))
            terminals[-1].wait_for("Esc command keys", _PATIENCE)
        typed = []
        for number in range(entries):
            terminal = terminals[number % len(terminals)]
            typed.append(f"said {number % len(terminals)} {number:03}.")
            terminal.type(f"{typed[-1]}\r")
            _drain(terminals)
        session = _all_kept(program, terminals, entries)
        shown = _all_shown(terminals, entries)
        kept = [entry.text for entry in session.entries.values()]
    return Told(set(typed), shown, kept, perf_counter() - began)


def _drain(terminals: Sequence[Terminal]) -> bool:
    """Draw what all of them wrote: one whose output nobody takes waits with what it is to do."""
    for terminal in terminals:
        terminal.drain()
    return True


def _all_kept(program: Program, terminals: Sequence[Terminal], entries: int) -> OpenSession:
    """Return the session once all that was typed is in the store."""
    store, end = program.kept_in(), monotonic() + _PATIENCE
    session = store.open(store.find("live"))
    while len(session.entries) < entries:
        assert monotonic() < end, f"only {len(session.entries)} entries were kept"
        _drain(terminals)
        sleep(0.1)
        session.refresh()
    return session


def _all_shown(terminals: Sequence[Terminal], entries: int) -> list[list[str]]:
    """Return what each shows once it is tall enough to show everything, and has."""
    for terminal in terminals:
        if entries + ROUND > ROWS:
            terminal.resize(COLUMNS, entries + ROUND)
    for terminal in terminals:
        terminal.wait_for(lambda screen: _drain(terminals) and _all_on(screen, entries), _PATIENCE)
    return [_SHOWN.findall(terminal.text) for terminal in terminals]


def _all_on(screen: str, entries: int) -> bool:
    return len(_SHOWN.findall(screen)) == entries
