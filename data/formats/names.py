"""Which formats there are, by the names of their files; none is opened."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path


def format_names(folders: Iterable[Path] = ()) -> tuple[str, ...]:
    """Return the names of the shipped formats and of those in the folders, in their order."""
    found = {
        Path(file.name).stem for file in (files("data") / "formats").iterdir() if _is(file.name)
    }
    for folder in folders:
        if folder.is_dir():
            found.update(path.stem for path in folder.iterdir() if _is(path.name))
    return tuple(sorted(found))


def _is(name: str) -> bool:
    return name.endswith(".json")
