"""What a community consists of, as frozen values. Each record is one document of one table.

`removed` marks a record that was taken away; it stays in the file so that undo can return it.
"""

from dataclasses import dataclass
from typing import ClassVar

from data.models.ids import CommunityId, MemberId

DEFAULT_FORMAT = "circle"
"""What a community's sessions follow until another format is named."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person who belongs to a community."""

    TABLE: ClassVar[str] = "members"
    id: MemberId
    name: str
    organisation: str = ""
    level: str = "active"
    """core, active, occasional or guest."""
    initials: str = ""
    """Given ones where the name's own would mislead; empty means the name's."""
    left: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Community:
    """The group: only a name is needed."""

    TABLE: ClassVar[str] = "community"
    id: CommunityId
    name: str
    purpose: str = ""
    learning_focus: str = ""
    members: tuple[Member, ...] = ()
    """Records of their own: the community's own document does not hold them."""
    ground_rules: tuple[str, ...] = ()
    rhythm: str = ""
    format: str = DEFAULT_FORMAT
    """The format its sessions use unless another is named."""
    removed: bool = False


CommunityRecord = Community | Member

COMMUNITY_RECORDS: dict[str, type[CommunityRecord]] = {
    record.TABLE: record for record in (Community, Member)
}
"""By the name of their table."""
