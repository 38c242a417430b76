"""Where the store is."""

import os
from pathlib import Path

from data.errors import LctuiError

STORE_VARIABLE = "LCTUI_STORE"
"""Names the store where `--store` does not."""
CACHE_VARIABLE = "LCTUI_CACHE"
"""Names the folder for what can be derived again, where the platform's is not wanted."""


def store_folder(given: str | None = None) -> Path:
    """Return the folder given, else LCTUI_STORE's, else the platform's for a user's data."""
    return store_choice(given)[0]


def store_choice(given: str | None = None) -> tuple[Path, str]:
    """Return the store's folder and what named it."""
    if given == "":
        raise LctuiError("--store names no folder.", "Give it a path, or leave it out.")
    if given:
        return _expanded(given), "--store"
    if named := os.environ.get(STORE_VARIABLE):
        return _expanded(named), STORE_VARIABLE
    from platformdirs import user_data_path

    return user_data_path("lctui", appauthor=False), "the platform's user data folder"


def state_folder() -> Path:
    """Return the platform's folder for what lctui has to remember of its runs."""
    from platformdirs import user_state_path

    return user_state_path("lctui", appauthor=False)


def cache_folder() -> Path:
    """Return LCTUI_CACHE's folder, else the platform's, for what can be derived again."""
    if named := os.environ.get(CACHE_VARIABLE):
        return _expanded(named)
    from platformdirs import user_cache_path

    return user_cache_path("lctui", appauthor=False)


def _expanded(path: str) -> Path:
    return Path(os.path.expanduser(path))  # noqa: PTH111 - Path's own raises where no home is known
