"""Who spoke, and for how long: counted while it happens, by the terminal that runs the clock.

Nothing here is written anywhere unless the community keeps voices; who has not been heard is what
matters, not who was heard most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from data.models.ids import MemberId
from data.models.records import Presence
from data.models.side_records import Voice

KEPT_FOR = {
    "facilitator": "Kept at the end, for the facilitator.",
    "members": "Kept at the end, for all members.",
}
"""What `Community.voices` may be, and what is said of it; anything else keeps nothing."""

HEARD_FROM = 5
"""Seconds of air with which somebody was heard; less was a slip of the key, or a pass."""

NOT_KEPT = "Counted here alone, kept nowhere."


@dataclass(frozen=True, slots=True)
class Voices:
    """What was counted so far. Moments are seconds that the phases have taken, pauses left out."""

    heard: Mapping[MemberId, float] = field(default_factory=dict)
    """Seconds of those who spoke before."""
    turns: Mapping[MemberId, int] = field(default_factory=dict)
    """How often each began to speak."""
    speaking: MemberId | None = None
    since: float = 0.0

    def give(self, person: MemberId | None, taken: float) -> Voices:
        """Let this person speak from now on; None is nobody."""
        if person == self.speaking:
            return self
        turns = self.turns
        if person is not None:
            turns = {**turns, person: turns.get(person, 0) + 1}
        return replace(self, heard=self.until(taken), turns=turns, speaking=person, since=taken)

    def until(self, taken: float) -> dict[MemberId, float]:
        """Return the seconds of each by now; a clock that was set back takes nothing away."""
        heard = dict(self.heard)
        if self.speaking is not None:
            now = max(0.0, taken - self.since)
            heard[self.speaking] = heard.get(self.speaking, 0.0) + now
        return heard


@dataclass(frozen=True, slots=True)
class Share:
    """One person's part of what was said."""

    id: MemberId
    name: str
    seconds: float
    spoke: bool
    """By the count, or by an entry that somebody wrote down."""


def spread(
    people: Iterable[Presence], voices: Voices, taken: float, said: Collection[str]
) -> tuple[Share, ...]:
    """Return the part of each who is here, in the order of the roll: nobody is ranked.

    `said` are the full names of those of whom an entry tells.
    """
    heard = voices.until(taken)
    known = {*who_spoke(voices, taken), voices.speaking}
    return tuple(
        Share(p.id, p.name, heard.get(p.id, 0.0), p.id in known or p.name in said)
        for p in people
        if p.present
    )


def who_spoke(voices: Voices, taken: float) -> frozenset[MemberId]:
    """Return who was heard, by the count."""
    heard = voices.until(taken)
    return frozenset(person for person, seconds in heard.items() if seconds >= HEARD_FROM)


def not_heard(shares: Iterable[Share]) -> tuple[str, ...]:
    """Return the full names of those who have not spoken yet."""
    return tuple(share.name for share in shares if not share.spoke)


def to_keep(voices: Voices, taken: float, kept: Mapping[MemberId, Voice]) -> Iterator[Voice]:
    """Yield what a community keeps that asked for it, on top of what is kept of this session."""
    for person, seconds in voices.until(taken).items():
        before = kept.get(person, Voice(person, 0))
        turns = before.turns + voices.turns.get(person, 0)
        yield replace(before, seconds=before.seconds + round(seconds), turns=turns, removed=False)


def at_one(voices: Iterable[Voice], one: Callable[[MemberId], MemberId]) -> dict[MemberId, Voice]:
    """Return what is kept of a session by persons; `one` tells by which id each row is known."""
    found: dict[MemberId, Voice] = {}
    for voice in voices:
        who = one(voice.id)
        before = found.get(who, Voice(who, 0))
        seconds, turns = before.seconds + voice.seconds, before.turns + voice.turns
        found[who] = replace(before, seconds=seconds, turns=turns)
    return found
