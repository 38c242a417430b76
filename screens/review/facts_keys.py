"""What can be done with the open session's title and roll, once it is over."""

from functools import partial

from textual import work

from data.amended_facts import TOLD, facts_history
from data.amending_facts import (
    LONGEST_TITLE,
    amend_facts,
    read_roll,
    roll_text,
    tell_roll,
)
from data.errors import LctuiError
from data.models.community import Member
from data.safe_text import one_line
from data.store.open_session import OpenSession
from data.zone import local
from screens.record_screen import RecordScreen
from screens.widgets.form import FormField
from screens.widgets.form_dialog import FormDialog
from screens.widgets.history_dialog import HistoryDialog

STILL_RUNS = "It has not ended: there /topic names it, and F3 says who is here."
NO_SESSION = "No session is open here."


class FactsKeys(RecordScreen):
    """Amend them; read what they were."""

    @work(group="dialog")
    async def action_amend_facts(self) -> None:
        """Ask for the title and for who was there."""
        session = self.session
        if session is None or not session.ended:
            self.notify(STILL_RUNS if session else NO_SESSION, markup=False)
            return
        members = self._members(session)
        people = list(session.people.values())
        shown = frozenset(person.id for person in people if person.present)
        fields = (
            FormField("title", "Title", session.head.title, explain=_check_title),
            FormField(
                "roll", "Who was there", roll_text(people), long=True,
                example="names, with commas between",
                explain=lambda text: tell_roll(read_roll(text, people, members), people),
            ),
        )  # fmt: skip
        told = await self.app.push_screen_wait(FormDialog("Title and roll", fields))
        if told is not None:
            title, roll = told["title"], told["roll"]
            self.attempt(lambda: amend_facts(session, members, title, roll, shown))
            self.forget_names()

    def _members(self, session: OpenSession) -> tuple[Member, ...]:
        try:
            return tuple(self.store.community_of(session).members.values())
        except LctuiError:
            return ()

    def action_facts_history(self) -> None:
        """Show every title and what was amended of the roll."""
        if self.session is None:
            self.notify(NO_SESSION, markup=False)
            return
        history = HistoryDialog(
            "What title and roll were before",
            facts_history(self.session),
            lambda fields: str(fields.get(TOLD, "")),
            partial(local, head=self.session.head),
        )
        self.app.push_screen(history)


def _check_title(text: str) -> str:
    if not one_line(text):
        raise ValueError("A session needs a title.")
    if len(text) > LONGEST_TITLE:
        raise ValueError(f"A title has at most {LONGEST_TITLE} characters; this has {len(text)}.")
    return ""
