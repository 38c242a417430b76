"""What is left on the disk of words that do not count any more, and how each kind of file loses it.

A tombstone counts at once, for every reader. These words are the lines and documents that it
outweighs, the damaged pieces that tell of the same records, and what was half-typed of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from data.errors import DamagedFile
from data.redaction import Words
from data.store.blanking import Patch, blank_draft, blank_line, half_blanked, patched, patches
from data.store.changes import REDACTED, Change
from data.store.draft_lines import in_full
from data.store.drafts import readable, text_in
from data.store.lines import intact
from data.store.merge import History
from data.store.reading import Reading, read_lines
from data.store.salvage import spell_document
from data.store.sealed import spell_sealed, tables_of, take_sealed

_WORDED = ("text", "typed", "because", "note", "obstacle")
"""The fields that hold what somebody said."""
_DOCUMENT = re.compile(rb'"(\d+)":\{"id":')


@dataclass(frozen=True, slots=True)
class Remains:
    """The records that lost words, by what counts of them."""

    counting: History
    """What counts of these records."""
    records: frozenset[tuple[str, str]]
    """Their tables and ids."""
    words: Words
    """What they said, as far as the files still tell."""
    unfinished: bool
    """The files hold some of it."""

    @classmethod
    def of(
        cls,
        reading: Reading,
        also: Iterable[Change] = (),
        about: Iterable[tuple[str, str]] = (),
    ) -> "Remains":
        """Return what is to go of what was read; `also` counts although it was not read there.

        `about` are records that are known to have lost something.
        """
        history = History((*reading.changes, *also))
        records = {*history.dropped, *about}
        records.update((c.table, c.id) for c in history.every() if REDACTED in c.fields)
        counting = History(c for c in history.every() if (c.table, c.id) in records)
        outweighed = (c for c in reading.changes if (c.table, c.id) in records)
        gone = [c for c in outweighed if not counting.knows(c)]
        found = cls(counting, frozenset(records), Words(said_in(gone)), bool(gone))
        pieces = any(found.in_piece(piece) for _, piece in reading.aside)
        return replace(found, unfinished=bool(gone) or pieces)

    @property
    def ids(self) -> list[str]:
        """The ids of the records."""
        return [identifier for _, identifier in self.records]

    def in_piece(self, piece: str) -> bool:
        """Say whether a piece that could not be read tells of these records."""
        raw = piece.encode("utf-8", "replace")
        return half_blanked(raw) or self._tells(raw)

    def without(self, aside: dict[tuple[str, str], None]) -> dict[tuple[str, str], None]:
        """Return what was set aside of a session but for what tells of these records."""
        return {key: None for key in aside if not self.in_piece(key[1])}

    def _tells(self, raw: bytes) -> bool:
        text = raw.decode("utf-8", "replace")
        return self.names(raw) or self.words.stand_in(text)

    def names(self, raw: bytes) -> bool:
        """Say whether bytes hold the id of one of these records."""
        return any(identifier.encode() in raw for identifier in self.ids)

    def journal_patches(self, writer: str, raw: bytes) -> list[Patch]:
        """Return what blanks the lines of a journal that are to go."""
        return list(patches(raw, lambda line: self._goes(writer, line), blank_line))

    def _goes(self, writer: str, line: bytes) -> bool:
        if not intact(line):
            return half_blanked(line) or self._tells(line)
        if not self.names(line):
            return False
        reading = Reading()
        read_lines(writer, [line], reading)
        return any(map(self._outweighs, reading.changes))

    def _outweighs(self, change: Change) -> bool:
        return (change.table, change.id) in self.records and not self.counting.knows(change)

    def draft_patches(self, raw: bytes) -> list[Patch]:
        """Return what blanks a draft log but for what is half-typed now and is none of it."""
        lines = list(filter(intact, raw.split(b"\n")))
        text = text_in(lines)
        kept = _needed(lines) if text and not self.words.stand_in(text) else set()
        return list(patches(raw, lambda line: line not in kept, blank_draft))

    def sealed(self, path: Path, raw: bytes) -> bytes:
        """Return a sealed file without what is to go; the same bytes where there is nothing."""
        own = Reading()
        try:
            take_sealed(path, raw, own)
        except DamagedFile:
            own.broken = True
        if own.broken:
            return b"\n".join(self._document(line) for line in raw.split(b"\n"))
        known = {(c.table, c.id) for c in own.changes}
        counting = (c for c in self.counting.every() if (c.table, c.id) in known)
        history = History((*own.changes, *counting))
        aside = self.without(own.aside)
        if not history.dropped and len(aside) == len(own.aside):
            return raw
        own.aside = aside
        return spell_sealed(history, own)

    def _document(self, line: bytes) -> bytes:
        """Return a line of a damaged file: what tells of the records gives way to what counts."""
        if not self._tells(line):
            return line
        comma = b"," if line.endswith(b",") else b""
        if match := _DOCUMENT.match(line):
            for table, documents in tables_of(self.counting).items():
                if document := documents.get(match[1].decode()):
                    return spell_document(table, match[1].decode(), document) + comma
        return b" " * (len(line) - len(comma)) + comma

    def file(self, path: Path, raw: bytes) -> bytes:
        """Return any file of a session, of any age and in any state, without what is to go."""
        if path.name.endswith(".jsonl"):
            return patched(raw, self.journal_patches(path.stem, raw))
        if path.name.endswith(".json"):
            return self.sealed(path, raw)
        lines = raw.split(b"\n")
        return b"\n".join(b" " * len(line) if self._tells(line) else line for line in lines)


def said_in(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the wordings in some changes."""
    for change in changes:
        for name in _WORDED:
            if isinstance(said := change.fields.get(name), str):
                yield said


def _needed(lines: list[bytes]) -> set[bytes]:
    """Return the lines of a draft log that what is half-typed is told by."""
    (last,) = readable(lines[-1:])
    if in_full(last):
        return {lines[-1]}
    wholes = (
        line
        for line in reversed(lines)
        for fields in readable([line])
        if in_full(fields) and len(str(fields["text"])) == last["of"]
    )
    return {lines[-1], *list(wholes)[:1]}
