"""A community's own template for pages: `templates/page.html.j2` in its folder, where there is one.

What can stand in one: docs/templates.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import StoreFailed
from data.reports.html import TEMPLATE
from data.reports.templating import InvalidTemplate, OwnTemplate
from data.store.files import read_file, told

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.store import Store

FOLDER = "templates"
LARGEST = 1024 * 1024
"""Bytes; a page with a picture in it is smaller."""


def own_template(store: Store, community: CommunityId) -> OwnTemplate | None:
    """Return what a community brings. InvalidTemplate, StoreFailed where it cannot be read."""
    return template_at(store.formats_dir(community).with_name(FOLDER) / TEMPLATE)


def template_at(path: Path) -> OwnTemplate | None:
    """Return the template in a file; None where there is no such file."""
    try:
        with told("read", path):
            raw = read_file(path)
    except StoreFailed as error:
        if isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError)):
            return None
        raise
    hint = "Mend it, or rename it and the page that ships is used."
    if len(raw) > LARGEST:
        raise InvalidTemplate(f"{path} is larger than a template can be, 1 MB.", hint)
    try:
        return OwnTemplate(str(path), raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InvalidTemplate(f"{path}, line {line}, is not UTF-8 text.", hint) from error
