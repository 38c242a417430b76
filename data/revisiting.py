"""Rereading what was agreed: when it is due, the five minutes for it, and what they came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from data.models.ids import PhaseId, SessionId
from data.models.records import Phase

if TYPE_CHECKING:
    from data.models.community import Community
    from data.models.community_records import Revisit

PURPOSE, RULES = "purpose", "ground-rules"
"""What is reread, as Revisit.subject names it."""

PHASE = PhaseId("revisit")
"""The id of the phase in which that is done."""

SECONDS = 300
"""How long it is proposed for."""

ASKED = {"difference": "differences", "vision": "vision", "stage": "stage", "rhythm": "rhythm"}
"""By the id of a phase that asks for something else of the community: the field it asks for."""

CALLED = {PURPOSE: "purpose", RULES: "ground rules"}
"""The subjects in words."""

RESULTS = AFFIRMED, AMENDED, DROPPED = "affirmed", "amended", "dropped"
"""What a rereading comes to, as Revisit.result names it."""

_PROMPTS = {
    PURPOSE: "Read out why we meet: is that still why you come?",
    RULES: "Read the rules out: which one helped lately, which one have we let slip?",
}
_LAST_PROMPT = "Keep it, change a word, or let it go?"


def due(community: Community, number: int, revisits: Iterable[Revisit]) -> tuple[str, ...]:
    """Return what the session of that number should reread, if anything.

    What was agreed counts as read in the first session; from then on every `revisit_every`th asks.
    """
    if community.revisit_every <= 0:
        return ()
    last = {PURPOSE: 1, RULES: 1}
    for revisit in revisits:
        if not revisit.removed and revisit.number <= number:
            last[revisit.subject] = max(last.get(revisit.subject, 1), revisit.number)
    stands = {PURPOSE: community.purpose, RULES: community.ground_rules}
    return tuple(
        subject
        for subject, what in stands.items()
        if what and number - last[subject] >= community.revisit_every
    )


def in_words(subjects: Sequence[str]) -> str:
    """Return `purpose and ground rules`, or the one of them that is meant."""
    return " and ".join(CALLED.get(subject, subject) for subject in subjects)


def came_to(revisits: Iterable[Revisit], session: SessionId) -> dict[str, str]:
    """Return what a session's rereading came to: what was reread, each with the result.

    Empty where it reread nothing: what is adopted of its decisions is told with these.
    """
    results = {
        revisit.subject: revisit.result
        for revisit in revisits
        if revisit.session == session and revisit.result in RESULTS
        if not (revisit.removed or revisit.by_adoption)
    }
    return {each: results[each] for each in CALLED if each in results}


def results_in_words(results: Mapping[str, str]) -> str:
    """Return `purpose affirmed; ground rules amended`."""
    return "; ".join(f"{CALLED[each]} {result}" for each, result in results.items())


def revisit_phase(subjects: Sequence[str]) -> Phase:
    """Return the five minutes in which these are reread."""
    return Phase(
        PHASE,
        "Reread",
        SECONDS,
        prompts=(*(_PROMPTS[subject] for subject in subjects), _LAST_PROMPT),
        records=RULES if RULES in subjects else PURPOSE,
    )


def rereads(phase: Phase) -> bool:
    """Say whether what was agreed is gone through in this phase."""
    return phase.id == PHASE or (phase.records in (PURPOSE, RULES) and phase.id not in ASKED)


def with_revisit(phases: tuple[Phase, ...], subjects: Sequence[str]) -> tuple[Phase, ...]:
    """Return an agenda with the five minutes after its opening.

    It stays as it is where nothing is due, or where it goes through what was agreed by itself.
    """
    if not subjects or any(map(rereads, phases)):
        return phases
    return (*phases[:1], revisit_phase(subjects), *phases[1:])
