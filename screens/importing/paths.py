"""Goes on with a path while it is typed."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from textual.suggester import Suggester

_MOST = 2_000
"""Names of a folder that are looked at."""


class PathSuggester(Suggester):
    """Offers the first name in the folder that goes on as was typed; folders end in a stroke."""

    def __init__(self) -> None:
        """Ask the disk each time: folders change."""
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path gone on with; None where nothing does."""
        folder, _, begun = value.rpartition("/")
        if not value or not begun:
            return None
        place = Path(folder or ("/" if value.startswith("/") else ".")).expanduser()
        try:
            with os.scandir(place) as found:
                names = [(entry.name, entry.is_dir()) for entry in islice(found, _MOST)]
        except OSError:
            return None
        fitting = sorted((name, is_folder) for name, is_folder in names if name.startswith(begun))
        if not fitting:
            return None
        name, is_folder = fitting[0]
        return f"{value[: len(value) - len(begun)]}{name}{'/' if is_folder else ''}"


def places_in(typed: str) -> list[Path]:
    """Return the places that a line names: one path, or several in quotes or with spaces."""
    import shlex

    whole = Path(typed.strip()).expanduser()
    if whole.exists():
        return [whole]
    try:
        return [Path(part).expanduser() for part in shlex.split(typed)]
    except ValueError:
        return [whole]
