"""What writers said was kept, held against what is in the store when they are gone."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from data.errors import LctuiError
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.store import Store


@dataclass
class Tally:
    """The figures of one kind of writer."""

    kind: str
    kills: int = 0
    heard: int = 0
    """Those of them that were waited for until they had acknowledged something."""
    acknowledged: int = 0
    lost: set[str] = field(default_factory=set)
    """What was acknowledged and is nowhere."""
    unopened: list[str] = field(default_factory=list)
    """Why stores did not open."""
    behind: float = 0.0
    """The most that a half-typed line was behind what was shown, in seconds."""
    began: float = field(default_factory=perf_counter)
    seconds: float = 0.0

    def done(self) -> "Tally":
        self.seconds = perf_counter() - self.began
        return self


class Acknowledged:
    """The texts that each entry was said to hold, and the words that were said to be gone."""

    def __init__(self) -> None:
        self.texts: defaultdict[str, set[str]] = defaultdict(set)
        self.redacted: set[str] = set()
        """Entries whose words must be nowhere."""
        self.undecided: set[str] = set()
        """Entries of which a redaction was begun and not acknowledged."""

    def hear(self, told: dict[str, Any]) -> None:
        """Take in one line of a writer."""
        match told:
            case {"id": str(id_), "text": str(text)}:
                self.texts[id_].add(text)
            case {"redacting": str(id_)}:
                self.undecided.add(id_)
            case {"redacted": str(id_)}:
                self.redacted.add(id_)

    def __len__(self) -> int:
        return sum(map(len, self.texts.values()))

    def lost_from(self, session: OpenSession) -> set[str]:
        """Return what was acknowledged and stands nowhere in its entry's history."""
        lost = set[str]()
        for id_, texts in self.texts.items():
            versions = session.versions(id_)
            if id_ in self.undecided:
                lost |= set() if versions else {f"{id_} is gone"}
                continue
            kept = {version.fields.get("text") for version in versions}
            lost |= {f"{id_} {text}" for text in texts - kept}
        return lost

    def found_again(self, root: Path) -> set[str]:
        """Return what still stands in some file although it was said to be redacted."""
        files = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
        words = {text for id_ in self.redacted for text in self.texts[id_]}
        return {
            f"“{text}” is in {path.name}"
            for path, raw in files.items()
            for text in words
            if f'"{text}"'.encode() in raw
        }


def opened(store: Store, ref: SessionRef, tally: Tally) -> OpenSession | None:
    """Open a session as a program would that starts now; what hinders it is told."""
    try:
        session = Store(store.root).open(ref)
        assert session.head.title
    except LctuiError as error:
        tally.unopened.append(str(error))
        return None
    torn = ("not shown as kept", "a line of")  # by a kill; a sealing tells of it once more
    wrong = [s for s in session.damage if not any(words in s.casefold() for words in torn)]
    tally.unopened += wrong
    return session
