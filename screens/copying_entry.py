"""Taking the highlighted entry of a session away, as a line of its minutes."""

from data.hit_words import line_of_entry
from data.models.levels import PRIVATE
from data.models.records import Entry
from data.zone import local
from screens.copying import STAYS_HERE, Copying
from screens.record_screen import RecordScreen


class CopyingEntry(RecordScreen, Copying):
    """A screen over one session, in which an entry can be highlighted."""

    def chosen_entry(self) -> Entry | None:
        """Return the highlighted entry; says so where there is none."""
        raise NotImplementedError

    def action_copy_entry(self) -> None:
        """Copy the highlighted entry, as a line of the minutes."""
        entry = self.chosen_entry()
        if entry is None or self.session is None:
            return
        if entry.level == PRIVATE:
            self.notify(STAYS_HERE, markup=False)
        else:
            line = line_of_entry(entry, local(self.now(), self.session.head).date())
            self.take_words(lambda: line, "entry.txt", "The entry")
