"""What the group lives on: what it needs, what is there, what is missing, who asks for it."""

from collections.abc import Iterator

from data.models.community_records import Resource
from data.numbers import count_of
from data.resources import RESOURCE_KINDS
from screens.community.asked import Asked, choice, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, heading, titled
from screens.widgets.form import Pick


class ResourcesSection(RecordSection):
    """Seven kinds, each with what is needed of it."""

    id = "resources"
    title = "Resources"
    hint = "a adds what is needed: time, a room, soup, somebody who reads papers."
    record = Resource
    noun = "resource"

    def asked(self) -> tuple[Asked, ...]:
        """Return what is asked of one."""
        kinds = [Pick(kind.id, kind.title, f"such as {kind.example}") for kind in RESOURCE_KINDS]
        return (
            choice("kind", "Kind", kinds),
            text("need", "Need", "What the group needs", needed="What is needed?"),
            text("have", "Have", "what of it is there"),
            text("gap", "Missing", "what is not; empty for nothing"),
            text("asks", "Who asks", "Ana asks the library"),
        )

    def rows(self) -> Iterator[Row]:
        """Yield the needs under their kinds."""
        records = self.records().values()
        known = {kind.id: kind.title for kind in RESOURCE_KINDS}
        for kind in (*known, *dict.fromkeys(r.kind for r in records if r.kind not in known)):
            own = [record for record in records if record.kind == kind]
            if own:
                yield heading(known.get(kind, kind))
                yield from map(self.row, own)

    def row(self, record: Resource) -> Row:
        """Return one need."""
        there = f"have: {record.have}" if record.have else ""
        missing = f"missing: {record.gap}" if record.gap else ""
        asks = f"asks: {record.asks}" if record.asks else ""
        lines = (there, " · ".join(filter(None, (missing, asks))))
        return titled(record.id, record.need, *lines, beside="✗ gap" if record.gap else "")

    def name_of(self, record: Resource) -> str:
        """Return the need."""
        return record.need

    def state(self) -> str:
        """Return how many, and how many gaps."""
        records = self.records().values()
        gaps = sum(bool(record.gap) for record in records)
        told = f", {count_of(gaps, 'gap', 'gaps')}" if gaps else ""
        return f"{len(records)}{told}" if records else ""
