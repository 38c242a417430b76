"""Saving a session elsewhere, where its own store takes nothing any more."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from data.store.absorbing import lacking
from data.store.archive import Piece, write_archive
from data.store.changes import ANONYMOUS, Change
from data.store.community_file import FILE
from data.store.journal import journal_line
from data.store.layout import COMMUNITIES, VERSION, version_line
from data.store.merge import History
from data.store.places import LIVE
from data.store.reading import SUFFIX
from data.store.refs import SessionRef

if TYPE_CHECKING:
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession

_WRITER = "rescued"


def rescue_archive(
    path: Path, ref: SessionRef, changes: Iterable[Change], community: bytes | None = None
) -> None:
    """Write an archive with all that is known of one session, for `lctui restore`. StoreFailed.

    `community` is its community.json, where that could not be written either.
    """
    about = [Piece(f"{COMMUNITIES}/{ref.community}/{FILE}", community)] if community else []
    write_archive(path, [*_pieces(ref, changes), *about])


def sessions_archive(path: Path, sessions: Iterable["OpenSession"]) -> None:
    """Write an archive with all that is known of several open sessions. StoreFailed."""
    known = ((session.ref, list(session.known_changes())) for session in sessions)
    pieces = [piece for ref, changes in known for piece in _pieces(ref, changes)]
    write_archive(path, list({piece.name: piece for piece in pieces}.values()))


def community_archive(path: Path, community: "OpenCommunity") -> None:
    """Write an archive with all that is known of a community, for `lctui restore`. StoreFailed."""
    about = Piece(f"{COMMUNITIES}/{community.id}/{FILE}", community.spelled())
    write_archive(path, [Piece(VERSION, version_line()), about])


def _pieces(ref: SessionRef, changes: Iterable[Change]) -> Iterator[Piece]:
    fitted = lacking(History(), History(changes).every(), _WRITER)
    folder = f"{COMMUNITIES}/{ref.community}/sessions/{ref.started[:4]}/{ref.path.name}{LIVE}"
    yield Piece(VERSION, version_line())
    for writer in (_WRITER, ANONYMOUS):
        if said := [change for change in fitted if change.writer == writer]:
            lines = (journal_line(number, change) for number, change in enumerate(said, 1))
            yield Piece(f"{folder}/{writer}{SUFFIX}", b"".join(lines))
