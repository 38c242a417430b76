"""Small groups: who sits with whom, the same for everybody who works it out."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from random import Random

USUAL = 3
"""How many sit together where nobody said."""

Groups = tuple[tuple[str, ...], ...]
"""The groups in their order, each the ids of its people."""


def split(people: Mapping[str, str], size: int, seed: str) -> Groups:
    """Return groups of about `size` people, nobody alone, organisations mixed as far as that goes.

    `people` are ids with the organisation of each, empty where it is not known. The same people and
    seed come to the same groups, in whatever order they are told.
    """
    count = max(1, min(-(-len(people) // max(1, size or USUAL)), len(people) // 2))
    dealt = _in_order(people, seed)
    return tuple(tuple(dealt[start::count]) for start in range(count)) if dealt else ()


def _in_order(people: Mapping[str, str], seed: str) -> list[str]:
    """Return them shuffled, those of one organisation beside each other, the largest first."""
    of = {person: " ".join(name.split()).casefold() for person, name in people.items()}
    sizes = Counter(of.values())
    ids = sorted(people)
    Random(seed).shuffle(ids)
    return sorted(ids, key=lambda person: (not of[person], -sizes[of[person]], of[person]))


def joined(groups: Groups, present: Collection[str]) -> Groups:
    """Return the groups without who has gone; who has come since sits where fewest are."""
    here = [[person for person in group if person in present] for group in groups]
    known = {person for group in here for person in group}
    for person in sorted(set(present) - known):
        min(here, key=len, default=[]).append(person)
    return tuple(tuple(group) for group in here if group)


def outgrown(groups: Groups, present: Collection[str]) -> bool:
    """Say whether so many came since that a group is twice as large as any was made.

    That is so where the roll was taken after the groups were made.
    """
    largest = max((2, *map(len, groups)))
    return max(map(len, joined(groups, present)), default=0) >= 2 * largest


def named(groups: Groups, names: Mapping[str, str]) -> tuple[Sequence[str], ...]:
    """Return the groups by names; who has none is left out."""
    told = (tuple(names[person] for person in group if person in names) for group in groups)
    return tuple(group for group in told if group)
