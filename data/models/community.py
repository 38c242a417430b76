"""What a community is and who belongs to it, as frozen values. Everything but a name is optional.

`removed` marks a record that was taken away; it stays in the file so that undo can return it.
What else a community knows stands in `community_records`.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from data.models.ids import CommunityId, MemberId

DEFAULT_FORMAT = "circle"
"""What a community's sessions follow until another format is named."""

REVISIT_EVERY = 4
"""Sessions after which the opening proposes to reread purpose and ground rules."""


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
    """Does not come any more; what was promised keeps the name."""
    removed: bool = False
    sector: str = ""
    """Field of work or trade, such as health or housing."""
    question: str = ""
    """What this person wants to learn here: the personal learning question."""
    hopes: str = ""
    """What the person hoped to give and to get, as said at the first meeting."""
    since: date | None = None
    """Belongs to the community from this day on."""
    until: date | None = None
    """The last day."""
    willing: tuple[str, ...] = ()
    """Roles that this person is willing to try, as Presence.roles names them."""


@dataclass(frozen=True, slots=True)
class Community:
    """The group: only a name is needed."""

    TABLE: ClassVar[str] = "community"
    id: CommunityId
    name: str
    purpose: str = ""
    """One sentence: why it meets."""
    learning_focus: str = ""
    members: tuple[Member, ...] = ()
    """Records of their own: the community's own document does not hold them."""
    ground_rules: tuple[str, ...] = ()
    """Numbered from 1 as they stand."""
    rhythm: str = ""
    """When and where it meets, in words."""
    format: str = DEFAULT_FORMAT
    """The format its sessions use unless another is named."""
    removed: bool = False
    differences: tuple[str, ...] = ()
    """What is to be different because it meets, one line each."""
    vision: str = ""
    """What it would look like if all went well."""
    primary_purpose: str = ""
    """One of data.models.purposes.PRIMARY_PURPOSES; empty where nobody chose."""
    stage: str = ""
    """One of `stages`; its history tells the way through them."""
    stages: tuple[str, ...] = ()
    """Its own names for the stages of its life; empty means data.models.purposes.STAGES."""
    revisit_every: int = REVISIT_EVERY
    """Sessions between two rereadings of purpose and ground rules; 0 never proposes one."""
    voices: str = ""
    """Who may see how voices were spread, kept per person: `facilitator` or `members`.

    Empty, as at first: nothing per person is kept.
    """


CommunityOwn = Community | Member
