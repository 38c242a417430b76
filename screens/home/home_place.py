"""Where somebody is on the first screen, so that every way back leads there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.refs import SessionRef


class HomePlace:
    """Kept by the App, as the screen itself is made anew each time."""

    community: CommunityId | None = None
    """The chosen community; None is all of them."""
    session: SessionRef | None = None
    """The highlighted session."""
