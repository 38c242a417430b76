"""What a community's primary purpose decides until somebody says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.models.community import DEFAULT_FORMAT
from data.models.purposes import PURPOSE_BY_ID

if TYPE_CHECKING:
    from data.models.community import Community

BY_PHASE = "phase"
"""What review opens first where the purpose says nothing."""


def format_of(community: Community) -> str:
    """Return the format of its next session: its own, else that of its primary purpose."""
    purpose = PURPOSE_BY_ID.get(community.primary_purpose)
    if purpose is None or community.format != DEFAULT_FORMAT:
        return community.format
    return purpose.format


def review_of(community: Community) -> str:
    """Return by what review gathers first: `phase`, `kind` or `person`."""
    purpose = PURPOSE_BY_ID.get(community.primary_purpose)
    return purpose.review if purpose else BY_PHASE
