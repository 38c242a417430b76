"""What a report for an audience keeps back, so that it is seen before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from data.models.kinds import KIND_BY_ID
from data.numbers import count_of


@dataclass(frozen=True, slots=True)
class Withheld:
    """Counts by reason, and the words themselves where they may be seen in this store."""

    private: int = 0
    """Private entries, which leave the store for nobody."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    """Entries that this audience is not told, by their Kind.id."""
    names: int = 0
    """Places in texts where somebody was named."""
    attributions: int = 0
    """Entries whose speaker, owner or helper is not told."""
    facts: tuple[str, ...] = ()
    """What else is left out, in words: where the session was, who came …"""
    left_out: tuple[tuple[str, str], ...] = ()
    """The entries that are left out: Kind.id and text."""
    changed: tuple[tuple[str, str], ...] = ()
    """Texts from which names were taken, each before and after."""
    left: Mapping[str, int] = field(default_factory=dict)
    """Words that are also somebody's name and were taken for the word, with how often."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is kept back, a sentence for each reason; one that says so where nothing is."""
        return tuple(self._sentences()) or ("Nothing is withheld.",)

    def _sentences(self) -> Iterator[str]:
        if self.private:
            private = count_of(self.private, "private entry", "private entries")
            yield f"{private}: for nobody outside."
        if total := sum(self.kinds.values()):
            yield f"{count_of(total, 'entry', 'entries')} of other kinds: {_kinds(self.kinds)}."
        if self.attributions:
            yield f"Who said or owes it: with {count_of(self.attributions, 'entry', 'entries')}."
        if self.names:
            yield f"Names in the texts: {count_of(self.names, 'place', 'places')}."
        if self.facts:
            yield f"Also {', '.join(self.facts)}."
        if self.left:
            words = ", ".join(f"“{word}” ({count})" for word, count in sorted(self.left.items()))
            yield f"Taken for a word and left, though somebody is called so: {words}."


def together(parts: Iterable[Withheld]) -> Withheld:
    """Return what several parts of a report keep back."""
    every = tuple(parts)
    return Withheld(
        private=sum(part.private for part in every),
        kinds=_sum(part.kinds for part in every),
        names=sum(part.names for part in every),
        attributions=sum(part.attributions for part in every),
        facts=tuple(dict.fromkeys(fact for part in every for fact in part.facts)),
        left_out=tuple(entry for part in every for entry in part.left_out),
        changed=tuple(dict.fromkeys(pair for part in every for pair in part.changed)),
        left=_sum(part.left for part in every),
    )


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)


def _kinds(kinds: Mapping[str, int]) -> str:
    told = Counter(kinds).most_common()
    return ", ".join(
        count_of(count, kind.title.lower(), kind.plural.lower())
        for name, count in told
        if (kind := KIND_BY_ID.get(name))
    )
