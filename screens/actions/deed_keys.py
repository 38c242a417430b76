"""What can be changed of it: its date, whose it is, its words, who offered to help; undo."""

from collections.abc import Sequence
from functools import partial

from textual import work

from data.agreed import lacks
from data.amending import line_of
from data.capture.people import People
from data.errors import LctuiError
from data.ledger import Promise
from data.ledger_views import known_names
from data.ledger_words import ONE_NAME, counted, kept_as_typed, read_day, read_names, strangers
from data.one_person import Persons
from data.owing import told_day
from screens.actions.deeds import BACK, FOR_GOOD, told_of
from screens.actions.outcome_keys import OutcomeKeys
from screens.actions.reading import NOTHING
from screens.live.who_dialog import WhoDialog
from screens.widgets.amend_dialog import AmendDialog
from screens.widgets.line_dialog import LineDialog

WHOSE = "A name; several with commas; none for nobody"


class DeedKeys(OutcomeKeys):
    """Asks what it is to be, and keeps it where it was said."""

    @work(group="dialog")
    async def action_set_date(self) -> None:
        """Ask by when it is to be done."""
        meant = [promise for promise in self.meant if promise.entry.kind == "action"]
        if not meant:
            self.notify("Only an action has a date." if self.meant else NOTHING, markup=False)
            return
        today = self.now().astimezone().date()
        dialog = LineDialog(
            f"By when? {counted(meant)}",
            explain=lambda line: f"{counted(meant)} · {told_day(read_day(line, today), today)}",
            example="fri, +2w, 8 dec, none",
        )
        line = await self.app.push_screen_wait(dialog)
        if line:
            day = read_day(line, today)
            told = f"{counted(meant)} · {told_day(day, today)}"
            self.keep(lambda: told_of(self.desk.set_due(meant, day, told), told))

    @work(group="dialog")
    async def action_set_owner(self) -> None:
        """Ask whose it is."""
        meant = [promise for promise in self.meant if promise.entry.level != "anon"]
        if not meant:
            words = "It was said without a name, and stays so." if self.meant else NOTHING
            self.notify(words, markup=False)
            return
        names = self._names(meant)
        dialog = WhoDialog(
            People(names),
            asks=f"Whose is it? {counted(meant)}",
            hint=WHOSE,
            about="",
            strange=partial(strangers, known=names, persons=self._persons(meant)),
        )
        line = await self.app.push_screen_wait(dialog)
        if line:
            self._give(meant, line, names)

    def _give(self, meant: Sequence[Promise], line: str, names: Sequence[str]) -> None:
        try:
            owners = read_names(line, names, self._persons(meant))
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if len(owners) > 1 and any(promise.entry.kind != "action" for promise in meant):
            self.notify(ONE_NAME, severity="warning", markup=False)
            return
        told = f"{counted(meant)} · {', '.join(owners) or 'nobody'}"
        new = kept_as_typed([name for name in owners if name not in names])
        self.keep(lambda: told_of(self.desk.set_owner(meant, owners, told), told, new))

    def _persons(self, meant: Sequence[Promise]) -> Persons:
        """Return who of their community has several names."""
        return self.store.persons(meant[0].community)

    def _names(self, meant: Sequence[Promise]) -> tuple[str, ...]:
        """Return whom a name may mean, the owners of these first."""
        communities = dict.fromkeys(promise.community for promise in meant)
        known = [n for c in communities for n in known_names(self.store, c, self.promises)]
        own = [name for promise in meant for name in promise.whose]
        return tuple(dict.fromkeys((*own, *known)))

    @work(group="dialog")
    async def action_amend(self) -> None:
        """Open the highlighted one as a line."""
        promise = next(iter(self.meant), None)
        if promise is None or len(self.meant) > 1:
            self.notify("Highlight one: a line is amended by itself.", markup=False)
            return
        try:
            session, entry = self.desk.line_place(promise)
            line = line_of(session, entry, self.now())
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        dialog = AmendDialog(session, line, self.now, lacks(entry))
        amended = await self.app.push_screen_wait(dialog)
        if amended is not None:
            self.amended = session
            told = f"{counted([promise])} · amended"
            self.keep(lambda: self._amend(promise, amended, told))

    def _amend(self, promise: Promise, line: str, told: str) -> str:
        before = self.desk.undoable
        changed = self.desk.amend(promise, line, told)
        return told_of(changed, told, way=BACK if self.desk.undoable > before else FOR_GOOD)

    @work(group="dialog")
    async def action_offer(self) -> None:
        """Ask who can help."""
        meant = [promise for promise in self.meant if promise.entry.kind == "help"]
        if not meant:
            self.notify("6 lists what people asked help for.", markup=False)
            return
        names = self._names(meant)
        dialog = WhoDialog(
            People(names),
            asks=f"Who can help? {counted(meant)}",
            hint="A name",
            about="",
            strange=partial(strangers, known=names, persons=self._persons(meant)),
        )
        line = await self.app.push_screen_wait(dialog)
        if line:
            name = People(names).find(line) or line
            told = f"{counted(meant)} · {name} can help"
            self.keep(lambda: told_of(self.desk.offer(meant, name, told), told))

    def action_undo(self) -> None:
        """Take back the last change, of all rows that it was done to."""
        self.keep(self.desk.undo)

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        self.keep(self.desk.redo)
