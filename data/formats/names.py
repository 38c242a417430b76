"""Which formats there are, by the names of their files; none is opened."""

import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

_OUTSIDE = re.compile("[^a-z0-9]+")
_LONGEST = 40


def format_names(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the names of the shipped formats and of those in the folders, in their order."""
    shipped = Path(str(files("data"))) / "formats"
    return tuple(sorted({path.stem for folder in (shipped, *folders) for path in paths_in(folder)}))


def paths_in(folder: Path) -> list[Path]:
    """Return the files that may be formats, by name; none of a folder that cannot be read.

    Hidden ones are what other programs leave there.
    """
    return sorted(path for path in folder.glob("*.json") if not path.name.startswith("."))


def name_of(text: str, fallback: str = "format") -> str:
    """Return what a text can be called as a format: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _OUTSIDE.sub("-", plain)[:_LONGEST].strip("-") or fallback
