"""What a session was handed, heard and voted for, as an audience may have it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from data.audience.scrubbing import Scrubber
from data.reports.shape import HeardDocument, SessionDocument


def loop_of(document: SessionDocument, told: Collection[str]) -> SessionDocument:
    """Return a document that tells of these entries and items alone."""
    item = document.topic_item
    return document.model_copy(
        update={
            "topic_item": item if item in told else None,
            "carried": [row for row in document.carried if row.id in told],
            "heard": [heard for heard in document.heard if heard.id in told],
            "votes": [voted for voted in document.votes if voted.id in told],
        }
    )


def nameless_loop(document: SessionDocument, scrub: Scrubber) -> dict[str, Any]:
    """Return the fields of the loop without a name, and without the second of anything said."""
    return {
        "preparer": None,
        "carried": [row.model_copy(update={"helpers": []}) for row in document.carried],
        "heard": [_heard(heard, scrub) for heard in document.heard],
    }


def _heard(heard: HeardDocument, scrub: Scrubber) -> HeardDocument:
    surprised, at = scrub.perhaps(heard.surprised), heard.at.replace(second=0, microsecond=0)
    return heard.model_copy(update={"surprised": surprised, "at": at})
