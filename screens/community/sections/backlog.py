"""What the group wants to learn: topics that wait here by themselves."""

from collections.abc import Iterator
from typing import Any

from data.models.community_records import Topic
from screens.community.asked import Asked, day, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, heading, titled, told_day

_SETTLED = {"taken-up": "taken up", "let-go": "let go"}


class BacklogSection(RecordSection):
    """Those that wait first, then what became of the others."""

    id = "backlog"
    title = "Backlog"
    hint = "a adds a topic. In a session, a line that begins with ~ asks for one."
    record = Topic
    noun = "topic"

    def asked(self) -> tuple[Asked, ...]:
        """Return what is asked of a topic."""
        names = tuple(member.name for member in self.place.own.members.values())
        return (
            text("title", "Topic", "What to learn", needed="What is it about?"),
            text("raised_by", "Raised by", "empty: from outside", suggested=names),
            day("raised_on", "On", self.place.today, "today"),
        )

    def finished(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what a form said; without a day it was today."""
        return (
            {**said, "raised_on": said["raised_on"] or self.place.today}
            if "raised_on" in said
            else said
        )

    def rows(self) -> Iterator[Row]:
        """Yield the topics, those that wait first."""
        every = sorted(self.records().values(), key=lambda topic: topic.id)
        yield from (self.row(topic) for topic in every if not topic.settled)
        over = [topic for topic in every if topic.settled]
        if over:
            yield heading("Settled")
            yield from map(self.row, over)

    def row(self, record: Topic) -> Row:
        """Return one topic."""
        raised = record.raised_by or "brought in from outside"
        told = (_SETTLED.get(record.settled, record.settled), raised, told_day(record.raised_on))
        return titled(record.id, record.title, beside=" · ".join(filter(None, told)))

    def remove(self, row: str) -> str:
        """Let a topic go; one that was let go waits again."""
        topic = self.records().get(row)
        if topic is None:
            return ""
        settled = "" if topic.settled else "let-go"
        self.place.own.change(topic, settled=settled)
        return f"{'Let go' if settled else 'Waits again'}: “{topic.title}”. ^Z takes that back."

    def state(self) -> str:
        """Return how many wait."""
        waiting = sum(not topic.settled for topic in self.records().values())
        return f"{waiting} waiting" if waiting else ""
