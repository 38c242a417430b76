"""Sessions read for a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lctui.choosing import find_session

if TYPE_CHECKING:
    from lctui.shell import Shell


def report(shell: Shell, kind: str, names: Sequence[str]) -> str:
    """Return a report of the sessions of these names; `kind` is one of data.reports' REPORTS."""
    from data.reports.gather import minutes_from
    from data.reports.registry import REPORTS

    sessions = [shell.store.open(find_session(shell, name)) for name in names]
    text = REPORTS[kind].write([minutes_from(shell.store, s, shell.now) for s in sessions])
    for session in sessions:
        for sentence in session.damage:
            shell.warn(sentence)
        session.close()
    return text
