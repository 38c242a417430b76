"""Formats written into a community's folder: today's shape, and copies of others."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from data.errors import InvalidFormat, LctuiError
from data.formats.model import Format
from data.formats.names import name_of
from data.formats.problems import problems
from data.formats.spelling import spelled
from data.safe_text import one_line, safe
from data.store.files import make_folder, told
from data.store.outfile import write_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.models.ids import CommunityId
    from data.models.records import Phase
    from data.store.store import Store


def save_as_format(
    store: Store,
    community: CommunityId,
    name: str,
    title: str,
    phases: Sequence[Phase],
    *,
    replace: bool = False,
    source: Format | None = None,
) -> Path:
    """Write an agenda as a format of the community's own and return its file.

    Its name is made of `name`, else of `title`. From `source`, the format that the agenda was made
    with, a phase takes its whole pool of prompts back. LctuiError where there is one of that name
    that is not to be replaced; InvalidFormat where it could not be run; StoreFailed from the disk.
    """
    name = name_of(name or title)
    document = {"title": one_line(title)[:60] or name, "phases": spelled(phases, source)}
    try:
        Format.model_validate({"id": name, **document})
    except ValidationError as invalid:
        raise InvalidFormat("This cannot be saved as a format.", problems(invalid)) from None
    folder = store.formats_dir(community)
    with told("make", folder):
        make_folder(folder)
    return write_format(folder / f"{name}.json", document, replace=replace)


def write_format(path: Path, document: dict[str, Any], *, replace: bool = False) -> Path:
    """Write a format's file at once and whole, and return it.

    LctuiError where there is one that is not to be replaced, and for a name that no format can
    have; StoreFailed from the disk.
    """
    if path.name != f"{name_of(path.stem)}.json":
        hint = "Name it in small letters, digits and hyphens: evening.json"
        raise LctuiError(f"A format cannot be called {safe(path.name)}.", hint)
    if not replace and os.path.lexists(path):
        title = f"{path.name} is there already; nothing was written."
        raise LctuiError(title, "Take another name.")
    write_out(path, json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return path
