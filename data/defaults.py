"""What a community's primary purpose decides until somebody says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.models.community import DEFAULT_FORMAT

if TYPE_CHECKING:
    from data.models.community import Community
    from data.models.purposes import PrimaryPurpose

BY_PHASE = "phase"
"""What review opens first where the purpose says nothing."""


def format_of(community: Community) -> str:
    """Return the format of its next session: its own, else that of its primary purpose."""
    purpose = _purpose_of(community)
    if purpose is None or community.format != DEFAULT_FORMAT:
        return community.format
    return purpose.format


def review_of(community: Community) -> str:
    """Return by what review gathers first: `phase`, `kind` or `person`."""
    purpose = _purpose_of(community)
    return purpose.review if purpose else BY_PHASE


def _purpose_of(community: Community) -> PrimaryPurpose | None:
    """Return it; what names them is loaded only where one was chosen."""
    if not community.primary_purpose:
        return None
    from data.models.purposes import PURPOSE_BY_ID

    return PURPOSE_BY_ID.get(community.primary_purpose)
