"""What the group wants to learn: requests and questions from sessions, and topics of its own."""

from collections.abc import Iterator
from typing import Any

from data.backlog import Wish, backlog_of
from data.models.community_records import Topic
from data.numbers import count_of
from screens.community.asked import Asked, day, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, heading, titled, told_day
from screens.community.section import Place

_SETTLED = {"taken-up": "taken up", "let-go": "let go"}
_FROM_SESSION = "That was said in a session: its outcome is told at the next one, under F2."


class BacklogSection(RecordSection):
    """What waits, most votes first, then what became of topics."""

    id = "backlog"
    title = "Backlog"
    hint = "a adds a topic. In a session, a line that begins with ~ asks for one."
    record = Topic
    noun = "topic"

    def __init__(self, place: Place) -> None:
        """Take what it looks at; what comes from sessions is read later."""
        super().__init__(place)
        self._wishes: dict[str, Wish] = {}

    def read(self) -> None:
        """Read what was asked for in sessions, and the votes."""
        wishes = backlog_of(self.place.store, self.place.own.id)
        self._wishes = {str(wish.id): wish for wish in wishes}

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
        if "raised_on" in said:
            return {**said, "raised_on": said["raised_on"] or self.place.today}
        return said

    def _waiting(self) -> list[Topic | Wish]:
        """Return what waits: as it was read, with the topics as they stand now."""
        topics = {i: t for i, t in self.records().items() if not t.settled}
        read = [w for i, w in self._wishes.items() if w.item is not None or i in topics]
        known = {str(wish.id) for wish in read}
        return [*read, *(topic for i, topic in topics.items() if i not in known)]

    def rows(self) -> Iterator[Row]:
        """Yield what waits, then what was settled."""
        topics = self.records()
        for waiting in self._waiting():
            if isinstance(waiting, Topic):
                yield self.row(waiting)
            else:
                yield self._wish_row(waiting, topics.get(waiting.id))
        over = [topic for topic in topics.values() if topic.settled]
        if over:
            yield heading("Settled")
            yield from map(self.row, over)

    def row(self, record: Topic) -> Row:
        """Return one topic."""
        raised = record.raised_by or "brought in from outside"
        told = (_SETTLED.get(record.settled, record.settled), raised, told_day(record.raised_on))
        return titled(record.id, record.title, beside=" · ".join(filter(None, told)))

    def _wish_row(self, wish: Wish, topic: Topic | None) -> Row:
        """Return one wish; of a topic, its words as they stand now."""
        votes = count_of(wish.votes, "vote", "votes") if wish.votes else ""
        carried = wish.item.carries_in_words if wish.item else ""
        kind = "" if topic else wish.kind
        lineage = self.row(topic).parts[0].text if topic else wish.lineage
        beside = " · ".join(filter(None, (votes, kind, lineage, carried)))
        return titled(wish.id, topic.title if topic else wish.text, beside=beside)

    def remove(self, row: str) -> str:
        """Let a topic go; one that was let go waits again."""
        topic = self.records().get(row)
        if topic is None:
            return _FROM_SESSION if row in self._wishes else ""
        settled = "" if topic.settled else "let-go"
        self.place.own.change(topic, settled=settled)
        return f"{'Let go' if settled else 'Waits again'}: “{topic.title}”. ^Z takes that back."

    def state(self) -> str:
        """Return how many wait."""
        waiting = len(self._waiting())
        return f"{waiting} waiting" if waiting else ""
