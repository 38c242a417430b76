"""Sessions as documents to print or write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.reports.document import SessionDocument
    from lctui.shell import Shell


def document(shell: Shell, name: str) -> SessionDocument:
    """Return the session of that name as its published document, also in mid-session."""
    from data.reports.document import document_of

    session = shell.store.open(shell.store.find(name))
    written = document_of(session, now=shell.now)
    session.close()
    return written
