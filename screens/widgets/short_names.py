"""First names where they tell people apart, as much more as is needed where they do not."""

from collections.abc import Iterable


class ShortNames:
    """What to call each person in a narrow column; learns the names as they turn up."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._sharing: dict[str, set[str]] = {}

    def learn(self, names: Iterable[str]) -> bool:
        """Take more full names in; say whether somebody met before is now called differently."""
        names = set(names)
        groups = [self._sharing.setdefault(_first(name), set()) for name in names]
        before = {name: self.of(name) for group in groups for name in group}
        for name, group in zip(names, groups, strict=True):
            group.add(name)
        return any(self.of(name) != called for name, called in before.items())

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
