"""First names where they tell people apart, as much more as is needed where they do not."""

from collections.abc import Iterable


class ShortNames:
    """What to call each person in a narrow column; learns the names as they turn up."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._sharing: dict[str, set[str]] = {}

    def learn(self, names: Iterable[str]) -> bool:
        """Take more full names in; say whether somebody met before is now called differently."""
        before = [n for names in self._sharing.values() if len(names) == 1 for n in names]
        for name in names:
            self._sharing.setdefault(_first(name), set()).add(name)
        return any(len(self._sharing[_first(name)]) > 1 for name in before)

    def of(self, name: str) -> str:
        """Return `Ana`, or `Ana R.` beside another Ana, or the full name beside another Ana R."""
        others = self._sharing.get(_first(name), set()) - {name}
        if not others:
            return _first(name)
        short = _with_initial(name)
        return short if short not in map(_with_initial, others) else name


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.strip() else name


def _with_initial(name: str) -> str:
    first, *rest = name.split()
    return f"{first} {rest[-1][0]}." if rest else first
