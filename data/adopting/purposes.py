"""Decisions about why the community meets, and about the community itself."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from data.adopting.labels import labelled
from data.adopting.standing import Change, Said, Standing
from data.models.purposes import STAGES
from data.revisiting import ASKED
from data.safe_text import one_line

LABELS: Mapping[str, str] = {
    "purpose": "purpose",
    "our purpose": "purpose",
    "different": "differences",
    "difference": "differences",
    "to be different": "differences",
    "vision": "vision",
    "focus": "learning_focus",
    "learning focus": "learning_focus",
    "rhythm": "rhythm",
    "stage": "stage",
}
"""What may stand before a colon, and the field of the community that is meant."""

_TITLES = {
    "purpose": "The purpose",
    "vision": "The vision",
    "learning_focus": "The learning focus",
    "rhythm": "When and where it meets",
    "stage": "The stage of its life",
}


def read_purpose(said: Said, standing: Standing) -> Change:
    """Return what a decision does to the community's own record.

    The words are the purpose, and take the place of the one that stands; `different: …` adds to
    what is to be different, and `vision:`, `focus:`, `rhythm:` and `stage:` say those.
    """
    field, words = labelled(said.line, LABELS)
    usual = ASKED.get(said.phase.id, "purpose")
    return say(field or usual, one_line(words), standing)


def say(field: str, words: str, standing: Standing) -> Change:
    """Return the change that says one field of the community."""
    if field == "differences":
        return _different(words, standing)
    if field == "stage":
        return _stage(words, standing)
    before: str = getattr(standing.community, field)
    said: dict[str, Any] = {field: words}
    records = (replace(standing.community, **said),)
    into = "" if field == "purpose" else field
    return Change(_TITLES[field], before, words, records, takes_place_of=field, into=into)


def _different(words: str, standing: Standing) -> Change:
    lines = standing.community.differences
    if words.casefold() in (line.casefold() for line in lines):
        return Change("What is to be different", words, words)
    records = (replace(standing.community, differences=(*lines, words)),)
    return Change("What is to be different", "", words, records, into="differences")


def _stage(words: str, standing: Standing) -> Change:
    known = standing.community.stages or STAGES
    named = {stage.casefold(): stage for stage in known}.get(words.rstrip(".").casefold())
    if named is None:
        caution = f"Its stages are {', '.join(known)}: edit it to be one of them."
        return Change(_TITLES["stage"], standing.community.stage, words, (), caution)
    return say_stage(named, standing)


def say_stage(stage: str, standing: Standing) -> Change:
    """Return the change to a stage that is known."""
    records = (replace(standing.community, stage=stage),)
    before = standing.community.stage
    return Change(_TITLES["stage"], before, stage, records, takes_place_of="stage", into="stage")
