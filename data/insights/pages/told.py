"""Successes and setbacks told, and doubts: how openly the group talks."""

from __future__ import annotations

from collections.abc import Iterator

from data.insights.material import Material
from data.insights.pages.common import empty, remarks
from data.insights.plot import Plot, Point, Series, Table
from data.numbers import count_of

ID, TITLE = "told", "Successes and setbacks"
KINDS = (("success", "successes"), ("setback", "setbacks"), ("question", "questions"))


def told(material: Material) -> Iterator[Plot]:
    """Yield how many of each were told, session by session."""
    met = material.meetings
    if not met:
        yield empty(material, ID, TITLE)
        return
    yield Plot(
        ID,
        TITLE,
        _finding(material),
        unit="entries",
        series=tuple(
            Series(title, tuple(Point(on, m.kinds(kind)) for on, m in met), adds=True)
            for kind, title in KINDS
        ),
        breaks=material.pauses,
        remarks=remarks(material),
        table=Table(
            ("day", "session", *(title for _, title in KINDS)),
            tuple(
                (on.isoformat(), m.summary.title, *(str(m.kinds(kind)) for kind, _ in KINDS))
                for on, m in met
            ),
        ),
    )


def _finding(material: Material) -> str:
    met = [m for _, m in material.meetings]
    total = {kind: sum(m.kinds(kind) for m in met) for kind, _ in KINDS}
    of = count_of(len(met), "session")
    if not total["success"] and not total["setback"]:
        return f"Neither a success nor a setback was told in {of}. + and - keep them."
    parts = f"{count_of(total['success'], 'success', 'successes')} and"
    parts = f"{parts} {count_of(total['setback'], 'setback')} told in {of}"
    both = sum(bool(m.kinds("success") and m.kinds("setback")) for m in met)
    none = "" if total["setback"] else " What did not work teaches as much as what did."
    doubts = f" {count_of(total['question'], 'question')} asked." if total["question"] else ""
    return f"{parts}; both sides in {both} of {len(met)}.{none}{doubts}"
