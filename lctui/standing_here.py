"""Who has the session open and who runs its clock, as `status` tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.handover import runner
from data.store.disk_log import machine
from data.store.places import Places
from data.store.terminals import SCREEN, terminals_at

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.terminals import Terminal


def here(session: OpenSession) -> list[dict[str, Any]]:
    """Return each terminal that lives: who sits at it, what it is, whether it runs the clock."""
    terminals = terminals_at(Places.of(session.ref.path), machine())
    living = {terminal.id for terminal in terminals if terminal.kind == SCREEN}
    runs = runner(session.handovers, living)
    return [_row(terminal, runs.terminal if runs else "") for terminal in terminals]


def _row(terminal: Terminal, runs: str) -> dict[str, Any]:
    name = terminal.name or None
    return {"name": name, "kind": terminal.kind, "runs_clock": terminal.id == runs}


def tell_here(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return the same as one line; nothing where no terminal is open."""
    screens = [row for row in rows if row["kind"] == SCREEN]
    names = [
        f"{row['name'] or 'unnamed'}{' (runs the clock)' if row['runs_clock'] else ''}"
        for row in sorted(screens, key=lambda row: not row["runs_clock"])
    ]
    boards = len(rows) - len(screens)
    if boards:
        names.append("a board" if boards == 1 else f"{boards} boards")
    return (f"Here: {', '.join(names)}",) if names else ()
