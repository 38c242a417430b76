"""Which prompts of a pool are asked this time."""

from collections.abc import Collection, Sequence


def drawn(pool: Sequence[str], count: int, asked: Collection[str]) -> tuple[str, ...]:
    """Return `count` prompts of the pool, none of those asked last time while there are others.

    The pool is walked round in its own order: on from where it was left last time, from its
    beginning where nothing of it was asked. So a pool written as sets of `count` is asked set by
    set. The order of what is returned is that of the walk.
    """
    start = next(
        (i for i, text in enumerate(pool) if text not in asked and pool[i - 1] in asked), 0
    )
    walk = dict.fromkeys((*pool[start:], *pool[:start]))
    fresh = [text for text in walk if text not in asked]
    return (*fresh, *(text for text in walk if text in asked))[:count]
