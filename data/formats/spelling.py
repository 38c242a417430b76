"""Phases as a format's file spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.formats.fields import SHORTEST
from data.formats.names import name_of
from data.formats.scaling import scaled
from data.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.formats.model import Format, FormatPhase
    from data.models.records import Phase


def spelled(phases: Sequence[Phase], source: Format | None = None) -> list[dict[str, Any]]:
    """Return the phases as the objects of a format's list; what goes without saying is left out.

    No two get the same id, and none a part that its format could not have, as a session's agenda
    may: such as steps longer than the phase was cut to.
    """
    pools = {phase.id: phase for phase in source.phases if phase.draw} if source else {}
    objects: list[dict[str, Any]] = []
    for phase in phases:
        taken = {known["id"] for known in objects}
        objects.append({"id": _free(name_of(phase.id, "phase"), taken), **_fields(phase, pools)})
    return objects


def _fields(phase: Phase, pools: dict[str, FormatPhase]) -> dict[str, Any]:
    talk, rounds = phase.activity == "talk", phase.activity == "go-round"
    steps = _steps(phase)
    fields = {
        "title": one_line(phase.title)[:60] or name_of(phase.id, "phase"),
        "minutes": _time(phase.seconds),
        "minimum": _time(min(phase.minimum_seconds, phase.seconds)),
        "activity": phase.activity if phase.activity != "open" else "",
        "steps": steps,
        "question_share": phase.question_share if talk and not steps else 0,
        "each": _time(min(phase.each_seconds, phase.seconds)) if rounds else 0,
        "group_size": phase.group_size if phase.activity == "groups" else 0,
        "records": phase.records if phase.records != "charter" or phase.question else None,
        "question": phase.question if phase.records == "charter" else None,
        "since_last_time": phase.since_last_time,
        **_prompts(phase, pools.get(phase.id)),
    }
    return {name: value for name, value in fields.items() if value}


def _prompts(phase: Phase, pool: FormatPhase | None) -> dict[str, Any]:
    """Return its prompts: the whole pool again, where all that it asks was drawn from there."""
    if pool and set(phase.prompts) <= set(pool.prompts):
        return {"draw": pool.draw, "prompts": [*pool.prompts]}
    return {"prompts": [*phase.prompts]}


def _steps(phase: Phase) -> list[dict[str, Any]]:
    """Return its steps, fitted into it; none where it is too short for them."""
    seconds = [step.seconds for step in phase.steps]
    if sum(seconds) > phase.seconds:
        if phase.seconds < SHORTEST * len(seconds):
            return []
        seconds = [*scaled(seconds, [SHORTEST] * len(seconds), phase.seconds)]
    return [
        {
            "title": step.title,
            "minutes": _time(length),
            **({"hint": step.hint} if step.hint else {}),
        }
        for step, length in zip(phase.steps, seconds, strict=True)
    ]


def _time(seconds: int) -> int | str:
    return f"{seconds}s" if seconds % 60 else seconds // 60


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name[:36]}-{number}"
    return free
