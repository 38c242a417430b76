"""Names in scripts that put no space between words: found wherever their characters stand."""

import re
from collections.abc import Iterable, Iterator

_HANGUL = "\uac00-\ud7af"
_KATAKANA = "\u30a1-\u30faー"
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff"
_APART = re.compile(r"[\s·・=＝]+")
_ALL = re.compile(f"[{_SPACELESS}·・=＝\\s]+")
_FEWEST = {2: (), 3: ((1, 3),), 4: ((0, 2), (2, 4))}
"""Which parts of a name of so many characters are a name by themselves: family and given."""


def is_joined(name: str) -> bool:
    """Say whether a name is written in such a script."""
    return bool(name.strip()) and _ALL.fullmatch(name) is not None


def joined_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds these names and their parts; None where none is written so."""
    found = {part for name in names if is_joined(name) for part in _parts(name)}
    if not found:
        return None
    longest = sorted(found, key=lambda part: (-len(part), part))
    return re.compile("|".join(map(_bounded, longest)))


def _parts(name: str) -> Iterator[str]:
    words = [word for word in _APART.split(name.strip()) if word]
    yield "".join(words)
    yield name.strip()
    if len(words) > 1:
        yield from (word for word in words if len(word) > 1)
    else:
        yield from (name.strip()[a:b] for a, b in _FEWEST.get(len(name.strip()), ()))


def _bounded(part: str) -> str:
    """Return the pattern of one part; where words can be told apart it is none inside another."""
    told = re.escape(part)
    if re.fullmatch(f"[{_KATAKANA}]+", part):
        return f"(?<![{_KATAKANA}]){told}(?![{_KATAKANA}])"
    return f"(?<![{_HANGUL}]){told}" if re.match(f"[{_HANGUL}]", part) else told
