"""What a community can be for, and the stages of its life."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrimaryPurpose:
    """What a community is mostly for. A new one is a new row below."""

    id: str
    title: str
    help: str
    """When it fits, in a few words."""
    format: str
    """The format that its sessions use unless the community says another."""
    review: str
    """What review opens first: by `phase`, `kind` or `person`."""


PRIMARY_PURPOSES: tuple[PrimaryPurpose, ...] = (
    PrimaryPurpose(
        "development", "Individual development", "each grows in their own work", "circle", "person"
    ),
    PrimaryPurpose(
        "helping", "Helping each other", "bring a case, leave with ideas", "case", "kind"
    ),
    PrimaryPurpose(
        "practices", "Best practices", "find out what works, for whom and why", "measure", "kind"
    ),
    PrimaryPurpose(
        "knowledge", "Knowledge", "gather and keep what the field knows", "circle", "kind"
    ),
    PrimaryPurpose("innovation", "Innovation", "try what nobody has tried yet", "circle", "phase"),
)

PURPOSE_BY_ID: dict[str, PrimaryPurpose] = {purpose.id: purpose for purpose in PRIMARY_PURPOSES}

STAGES: tuple[str, ...] = ("Idea", "Beginning", "Growing", "Steady", "Renewing", "Closing")
"""Names for the stages of a community's life, until it gives its own."""
