"""What is done every time, and who brings it."""

from data.models.community_records import Tradition
from screens.community.asked import Asked, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, titled


class TraditionsSection(RecordSection):
    """Food, an opening, a closing."""

    id = "traditions"
    title = "Traditions"
    hint = "a adds something done every time: food, how you open, how you close."
    record = Tradition
    noun = "tradition"

    def asked(self) -> tuple[Asked, ...]:
        """Return what is asked of one."""
        names = tuple(member.name for member in self.place.own.members.values())
        return (
            text("title", "What", "Biscuits face up", needed="What is it?"),
            text("brings", "Who brings it", "empty where that goes round", suggested=names),
        )

    def row(self, record: Tradition) -> Row:
        """Return one tradition."""
        return titled(record.id, record.title, beside=record.brings or "goes round")
