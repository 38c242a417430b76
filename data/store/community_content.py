"""What the bytes of `community.json` say: changes, as a sealed session tells them.

Each document is a record with its `id` and `_changes`; one that somebody wrote or edited by hand is
a change of its own, also in a file of layout 1, which had no `_changes`. A document without an id,
and a table that is not known, stay as they are.
"""

from pathlib import Path

from data.errors import DamagedFile
from data.models.community import Community
from data.store.changes import Fields
from data.store.lines import cleaned
from data.store.merge import History
from data.store.reading import Reading
from data.store.salvage import SUM, Salvaged, Tables, salvaged
from data.store.sealed import META, changes_in, check_layout, proves_whole, tables_of
from data.store.tables import parse_tables

_OWN_KEY = "1"
"""The key of the community's own document, the only one in its table."""


class CommunityContent:
    """What was read of a community: of its file, and of the conflict copies beside it."""

    def __init__(self, name: str) -> None:
        """`name` is that of its folder, and the id of its own record."""
        self.reading = Reading()
        self.current = False
        """The file is in the form of this layout."""
        self._name = name
        self._loose: Tables = {}

    def take(self, path: Path, raw: bytes) -> None:
        """Add what a file says. DamagedFile where that is nothing, or of a newer lctui."""
        whole = proves_whole(raw)
        tables, aside = parse_tables(path, raw, whole=True) if whole else _parsed(path, raw)
        meta = tables.pop(META, {})
        check_layout(path, meta)
        for rotten in aside:
            self.reading.set_aside(path.name, rotten, "A part of")
        self.reading.broken |= bool(aside)
        if (meta or SUM.encode() in raw) and not whole and not aside:
            self.reading.damage.append(f"{path.name} was changed by something else than lctui.")
        for table, documents in tables.items():
            for key, document in documents.items():
                self._take_document(table, key, document)
        self.reading.found = True
        self.current = whole

    def take_copy(self, path: Path, raw: bytes) -> bool:
        """Add what a conflict copy says; say whether all of it could be read. DamagedFile."""
        current, broken = self.current, self.reading.broken
        self.reading.broken = False
        self.take(path, raw)
        whole = not self.reading.broken
        self.current, self.reading.broken = current, broken
        return whole

    def _take_document(self, table: str, key: str, document: Fields) -> None:
        if table == Community.TABLE:
            document["id"] = self._name
        if isinstance(document.get("id"), str):
            self.reading.changes += changes_in(table, document.pop("id"), document)
        else:
            self._loose.setdefault(table, {}).setdefault(key, document)

    def tables(self, history: History) -> Tables:
        """Return the file's tables anew, as a history has the records now."""
        tables: Tables = {name: dict(documents) for name, documents in self._loose.items()}
        for name, documents in tables_of(history, in_full=True).items():
            own = name == Community.TABLE
            kept = zip([_OWN_KEY], documents.values(), strict=False) if own else documents
            tables.setdefault(name, {}).update(kept)
        return tables


def _parsed(path: Path, raw: bytes) -> Salvaged:
    """Return what a file holds that is not as it was written: of JSON all, else what proves whole.

    A document that proves whole is taken as it was written, whatever became of what is around it.
    """
    try:
        every = parse_tables(path, raw, whole=True).tables
    except DamagedFile:
        return parse_tables(path, raw)
    proven = salvaged(raw).tables
    tables = cleaned(proven)
    for name, documents in every.items():
        for key, document in documents.items():
            if not (proven and name == META) and not _stands_in(tables, key, document):
                tables.setdefault(name, {})[key] = document
    return Salvaged(tables, [])


def _stands_in(tables: Tables, key: str, document: Fields) -> bool:
    return any(documents.get(key) == document for documents in tables.values())
