"""What lines of a list are made of; on its own, as the first screen needs no more."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text of one look; `look` names a component class of the list."""

    text: str
    look: str
