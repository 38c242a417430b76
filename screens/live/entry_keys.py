"""What the keys do to what was kept."""

from collections.abc import Callable

from textual import on, work

from data.amending import turn_into
from data.errors import LctuiError
from data.models.ids import EntryId
from data.models.kinds import KINDS, Kind
from data.models.records import ClockEvent, Entry
from data.store.undone import Undone
from screens.live.capture_keys import CaptureKeys
from screens.live.here_words import clock_words
from screens.live.phase_pane import PhasePane
from screens.live.phase_strip import PhaseStrip
from screens.widgets.capture_bar import CaptureBar
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.content import cut
from screens.widgets.entry_list import EntryList


class EntryKeys(CaptureKeys):
    """Edit, change kind, remove, mark, take back: on the highlighted entry, else on the last."""

    def show_all(self) -> None:
        """Show everything anew."""
        raise NotImplementedError

    def look_at(self, place: int) -> None:
        """Show the phase at that place wide."""
        raise NotImplementedError

    @property
    def meant(self) -> Entry | None:
        """The entry that keys act upon."""
        focused = self.focused
        lit = focused.entry if isinstance(focused, EntryList) else None
        if self.veiled is not None:
            return lit
        return lit or next(self.own_entries(), None) or self.session.last_entry()

    def action_edit(self) -> None:
        """Put it into the bar."""
        if self.meant is not None:
            self.edit(self.meant)
        else:
            self.say(self.nothing_meant)

    @on(EntryList.EntryChosen)
    def _on_entry_chosen(self, event: EntryList.EntryChosen) -> None:
        event.stop()
        entry = self.session.entries.get(event.id)
        if entry is not None:
            self.edit(entry)

    def action_delete(self) -> None:
        """Take it away."""
        entry = self.meant
        if entry is not None and self.attempt(lambda: self.session.remove(entry)):
            self.pane_of(entry).entries.remove_entry(entry.id)
            self.say("Removed. Ctrl+Z brings it back.")

    def action_mark(self) -> None:
        """Mark it to come back to, or take the mark off."""
        entry = self.meant
        if entry is not None:
            self._change(entry, marked=not entry.marked)

    def action_kind(self, argument: str = "") -> None:
        """Make it an entry of the kind that is named; without a name, ask."""
        entry = self.meant
        if entry is None:
            self.say(self.nothing_meant)
        elif argument:
            self._turn(entry, _kind_named(argument))
        else:
            self._ask_kind(entry)

    @work(group="kind")
    async def _ask_kind(self, entry: Entry) -> None:
        choices = [Choice(k.id, k.sigil or "n", k.title, k.purpose) for k in KINDS]
        chosen = await self.app.push_screen_wait(
            ChoiceDialog("What is it?", cut(entry.text, 300), choices)
        )
        if chosen is not None:
            self._turn(entry, chosen)

    def _turn(self, entry: Entry, kind: str) -> None:
        if self.attempt(lambda: turn_into(self.session, entry, kind)):
            self._show_changed(entry.id)

    def _change(self, entry: Entry, **changed: object) -> None:
        if self.attempt(lambda: self.session.change(entry, **changed)):
            self._show_changed(entry.id)

    def _show_changed(self, identifier: EntryId) -> None:
        entry = self.session.entries.get(identifier)
        if entry is not None:
            self.pane_of(entry).entries.replace(entry)

    def action_next_mark(self) -> None:
        """Go to the next marked entry, in whichever phase it stands."""
        marked = [e for e in self.session.entries.values() if e.marked and not self.hides(e)]
        if not marked:
            self.say("No entry is marked. @@ in a line marks it to come back to.")
            return
        ids = [entry.id for entry in marked]
        here = self.focused.entry if isinstance(self.focused, EntryList) else None
        place = ids.index(here.id) + 1 if here and here.id in ids else 0
        self._go_to(marked[place % len(marked)])

    def _go_to(self, entry: Entry) -> None:
        pane = self.pane_of(entry)
        self.look_at(self.panes.index(pane))
        self.go_to_phases()
        ids = [shown.id for shown in pane.entries.entries]
        pane.entries.highlighted = ids.index(entry.id)

    def action_look_back(self) -> None:
        """Look at the phase before the one shown."""
        self._look(-1)

    def action_look_ahead(self) -> None:
        """Look at the phase after it."""
        self._look(1)

    def _look(self, step: int) -> None:
        place = self.shown + step
        if 0 <= place < len(self.panes):
            self.look_at(place)
            self.go_to_phases()

    @on(PhaseStrip.Pointed)
    def _on_phase_pointed(self, event: PhaseStrip.Pointed) -> None:
        event.stop()
        self.look_at(event.place)

    @on(PhasePane.Pointed)
    def _on_pane_pointed(self, event: PhasePane.Pointed) -> None:
        event.stop()
        if event.pane in self.panes and self.panes.index(event.pane) != self.shown:
            self.look_at(self.panes.index(event.pane))

    @on(CaptureBar.UndoWanted)
    def action_undo(self) -> None:
        """Take back what was done last here; the clock, only while it is run here."""
        if self._step_stays(redo=False):
            return
        self._tell(self.session.undo, "There is nothing to take back.")

    @on(CaptureBar.RedoWanted)
    def action_redo(self) -> None:
        """Bring it back."""
        if self._step_stays(redo=True):
            return
        self._tell(self.session.redo, "There is nothing to bring back.")

    def _step_stays(self, *, redo: bool) -> bool:
        """Say, once, that a step of the clock stays, where another terminal runs the clock now."""
        if self.runs_clock or not self.session.forgo(ClockEvent.TABLE, redo=redo):
            return False
        self.say(f"{clock_words(self.here)} Your last step of it stays; once more goes on.")
        return True

    def _undo_words(self, undone: Undone) -> str:
        """Return what was turned round, without the words of what nobody sees yet."""
        record = undone.record
        unseen = isinstance(record, Entry) and self.hides(record)
        return f"{undone.verb}." if unseen else undone.label

    def _tell(self, turn: Callable[[], Undone | None], nothing: str) -> None:
        turned: list[Undone | None] = []
        self.attempt(lambda: turned.append(turn()))
        if turned:
            self.say(self._undo_words(turned[0]) if turned[0] else nothing)
        self.show_all()


_SIGILS = frozenset(kind.sigil for kind in KINDS if kind.sigil)


def _kind_named(name: str) -> str:
    """Return the id of the kind whose name begins so; LctuiError where none or several do."""
    wanted = name.strip().casefold()
    found = [kind for kind in KINDS if _answers(kind, wanted)]
    if len(found) != 1:
        names = ", ".join(kind.id for kind in KINDS)
        raise LctuiError(f"Which kind is “{name}”? One of {names}.")
    return found[0].id


def _answers(kind: Kind, wanted: str) -> bool:
    return kind.sigil == wanted if wanted in _SIGILS else kind.id.startswith(wanted)
