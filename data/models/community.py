"""A community and its members, as frozen values."""

from dataclasses import dataclass

from data.models.ids import CommunityId, MemberId

DEFAULT_FORMAT = "circle"
"""What a community's sessions follow until another format is named."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person who belongs to a community."""

    id: MemberId
    name: str
    organisation: str = ""
    level: str = "active"
    """core, active, occasional or guest."""
    initials: str = ""
    """Given ones where the name's own would mislead; empty means the name's."""
    left: bool = False


@dataclass(frozen=True, slots=True)
class Community:
    """The group: only a name is needed."""

    id: CommunityId
    name: str
    purpose: str = ""
    learning_focus: str = ""
    members: tuple[Member, ...] = ()
    ground_rules: tuple[str, ...] = ()
    rhythm: str = ""
    format: str = DEFAULT_FORMAT
    """The format its sessions use unless another is named."""
