"""The seven kinds of things that a group lives on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResourceKind:
    """A kind of thing that a group needs. A new one is a new row below."""

    id: str
    """As Resource.kind names it."""
    title: str
    example: str
    """A need of that kind."""


RESOURCE_KINDS: tuple[ResourceKind, ...] = (
    ResourceKind("time", "Time", "two working hours a month for each member"),
    ResourceKind("facilitation", "Facilitation", "a second facilitator"),
    ResourceKind("space", "Space and travel", "a room with daylight; bus fares"),
    ResourceKind("food", "Food", "soup and bread for fifteen"),
    ResourceKind("research", "Research", "somebody who reads papers with us"),
    ResourceKind("technology", "Technology", "a projector; one shared folder"),
    ResourceKind("dissemination", "Telling others", "a page in the district's newsletter"),
)
