"""What a community stands for at the moment, as decisions are held against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.models.community import Community
from data.models.community_records import (
    CharterAnswer,
    CommunityRecord,
    Goal,
    Measure,
    Reading,
)
from data.models.records import Entry, Phase, SessionHead

if TYPE_CHECKING:
    from data.store.open_community import OpenCommunity

RuleVersion = tuple[str, tuple[str, ...]]
"""Since when the ground rules were these, as a stamp (data.store.hlc)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was adopted so far."""

    community: Community
    charter: Mapping[str, str] = field(default_factory=dict)
    """The answers by the ids of their questions."""
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    readings: tuple[Reading, ...] = ()
    rule_versions: Sequence[RuleVersion] = ()
    """How the ground rules came to be, the oldest first."""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision with all that it takes to read it."""

    entry: Entry
    line: str
    """Its words, as they are to be adopted."""
    phase: Phase
    head: SessionHead
    typed_at: str
    """The stamp under which it was kept; empty where it has none. Numbers mean the rules then."""
    earlier: tuple[Entry, ...] = ()
    """The decisions said before it in phases that record the same, none that was declined."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision would do to what stands."""

    title: str
    """What it is, in a few words: `A new ground rule`."""
    before: str
    after: str
    records: tuple[CommunityRecord, ...] = ()
    """The records as they are to stand; empty where it cannot be adopted as it is said."""
    caution: str = ""
    """What somebody should know before, in a sentence."""
    takes_place_of: str = ""
    """What of the community it says anew, so that only the last such decision counts."""
    guessed: bool = False
    """It takes something's place because the words may be meant so."""
    into: str = ""
    """What it goes into, where that is something else than what its phase records."""


def standing_of(community: OpenCommunity) -> Standing:
    """Return what an open community stands for."""
    answers = community.table(CharterAnswer).values()
    return Standing(
        community=community.community,
        charter={answer.id: answer.text for answer in answers if answer.text},
        goals=tuple(community.table(Goal).values()),
        measures=tuple(community.table(Measure).values()),
        readings=tuple(community.table(Reading).values()),
        rule_versions=tuple(
            (version.stamp, tuple(str(rule) for rule in version.fields["ground_rules"]))
            for version in community.versions(community.id)
            if version.at and isinstance(version.fields.get("ground_rules"), list | tuple)
        ),
    )
