"""What Textual 8.2.8 computes again and again is computed once: style sheets, and what lines keep.

Each screen that opens has Textual parse the style sheets of all others anew, and each line that it
paints makes seven caches of which most are never asked. Textual is pinned, as private names are
overridden here; without this all is the same, only slower.
"""

from collections.abc import Callable, Iterable
from typing import Any

from rich.segment import Segment
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.strip import Strip

_parse: Callable[..., list[RuleSet]] = Stylesheet._parse_rules
_parsed: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(2048)
"""The rules of each source, which nobody changes, by all that they were read with."""


def spare() -> None:
    """Have Textual do so in this process."""
    overridden: Any = Stylesheet, Strip
    sheet, strip = overridden
    sheet._parse_rules = _rules
    strip.__init__ = _make_strip
    strip.__getattr__ = _make_cache


def _rules(sheet: Stylesheet, css: str, *read: object, **more: object) -> list[RuleSet]:
    key = (css, read, *more.items(), frozenset(sheet._variables.items()))
    found = _parsed.get(key)
    if found is None:
        found = _parsed[key] = _parse(sheet, css, *read, **more)
    return found


class _Four(dict[Any, Any]):
    """Keeps the last four results; asked for one, it answers without any Python."""

    room = 4

    def __setitem__(self, key: object, value: object) -> None:
        if len(self) >= self.room and key not in self:
            del self[next(iter(self))]
        super().__setitem__(key, value)


class _Sixteen(_Four):
    room = 16


def _make_strip(strip: Any, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._filter_cache = _Four()
    strip._render_cache = strip._link_ids = strip._cell_count = None


def _make_cache(strip: Any, name: str) -> _Four:
    """Make a cache when it is asked for; of most lines most never are."""
    kind = _CACHES.get(name)
    if kind is None:
        raise AttributeError(name)
    cache = kind()
    setattr(strip, name, cache)
    return cache


_CACHES = {
    "_divide_cache": _Four,
    "_crop_cache": _Sixteen,
    "_style_cache": _Sixteen,
    "_line_length_cache": _Four,
    "_crop_extend_cache": _Four,
    "_offsets_cache": _Four,
}
