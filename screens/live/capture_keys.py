"""From the bar to the entries: what is typed is kept, shown, and never lost on the way."""

from collections.abc import Callable, Iterable, Iterator
from inspect import isawaitable
from typing import Any

from textual import on

from data.amending import amend, keep_beside, line_of
from data.capture.line import Line
from data.errors import LctuiError
from data.last_entry import last_kept
from data.meeting import come_in, keep_all, keep_many
from data.models.records import Entry, Presence
from screens.commands import Command, by_slash
from screens.live.bar_words import continuing, deciding
from screens.live.draft_keys import DraftKeys
from screens.live.live_state import UNSEEN
from screens.redact_dialog import ALREADY
from screens.widgets.capture_bar import CaptureBar


class CaptureKeys(DraftKeys):
    """Answers the capture bar."""

    edited: Entry | None = None
    """The entry that is being edited in the bar."""

    @on(CaptureBar.Submitted)
    def _on_submitted(self, event: CaptureBar.Submitted) -> None:
        event.stop()
        done = self._amend(self.edited, event.text) if self.edited else self.keep(event.text)
        self.leave_edit()
        self.forget_names()
        if self.refused in event.text:
            self.refused = ""
        if done:
            self._offer_next()
        else:
            self.bar.put_back(event.text)

    def line_told(self, line: Line, sentence: str) -> str:
        """Return what the bar says of a line, with what only the session knows of it."""
        if line.continues:
            return continuing(sentence, "" if self.veiled else self._last_words())
        into = self.running_clock.phase.records
        if line.kind != "decision" or into is None:
            return sentence
        return deciding(sentence, line, into, self._rules)

    def _last_words(self) -> str:
        try:
            last = last_kept(self.session, self.seat.name or None)
        except LctuiError:
            return ""
        return last.text if last and not last.redacted else ""

    def _rules(self) -> int:
        """Return how many ground rules stand."""
        return len(self.store.community(self.session.head.community).ground_rules)

    def keep(self, text: str) -> bool:
        """Keep a line, show it, and say whether it holds."""
        before = len(self.session.entries)
        kept: list[Entry] = []
        done = self.attempt(lambda: kept.extend(self._keep_all(text)))
        self.show_kept(kept, new=len(self.session.entries) > before)
        self._seal_again()
        return done

    def _seal_again(self) -> None:
        """Fold what comes after the end into the sealed file at once."""
        if self.session.ended and not self.session.unsaved:
            self.attempt(self.session.seal)

    def _keep_all(self, text: str) -> tuple[Entry, ...]:
        return keep_all(self.session, text, **self._circumstances())

    def _circumstances(self) -> dict[str, Any]:
        turn = self.go_round.person if self.go_round else None
        return {
            "now": self.now(),
            "turn": turn,
            "prompt": self.running_pane.prompt,
            "captured_by": self.seat.name or None,
        }

    def own_entries(self) -> Iterator[Entry]:
        """Yield what whoever writes here wrote down, the newest first; all, where that is none."""
        said, mine = list(reversed(self.session.entries.values())), self.seat.name or None
        here = list(self.session.said_here())
        known = {entry.id for entry in here}
        before = [e for e in said if e.captured_by == mine and e.id not in known]
        return iter([*here, *before] or said)

    def show_kept(self, entries: list[Entry], *, new: bool) -> None:
        """Show what was kept here."""
        entries = [entry for entry in entries if not self.hides(entry)]
        self.small.kept = entries[-1].text if entries else ""
        if any(entry.level == "anon" for entry in entries):
            self.show_entries()
            return
        self.see_hands(entry.id for entry in entries)
        for entry in entries:
            pane = self.pane_of(entry)
            (pane.entries.append if new else pane.entries.replace)(entry)
        if any(entry.tags for entry in entries):
            self.show_tags()

    def forget_names(self) -> None:
        """Let go of the name behind what has just become anonymous."""
        raise NotImplementedError

    def see_hands(self, identifiers: Iterable[str]) -> None:
        """Have each entry say who wrote it down, once more than one person does."""
        raise NotImplementedError

    @on(CaptureBar.ManySubmitted)
    def _on_many(self, event: CaptureBar.ManySubmitted) -> None:
        event.stop()
        how = self._circumstances()
        if not self.attempt(lambda: keep_many(self.session, event.lines, **how)):
            self.bar.put_back("\n".join(event.lines))
        self._seal_again()
        self.show_entries()

    @on(CaptureBar.EarlierWanted)
    def _on_earlier(self, event: CaptureBar.EarlierWanted) -> None:
        event.stop()
        if self.veiled is not None:
            self.say(UNSEEN)
            return
        if self.refused and self.edited is None:
            self.bar.set_text(self.refused)
            self.refused = ""
            return
        own = [entry for entry in self.own_entries() if not entry.redacted]
        known = [entry.id for entry in own]
        place = known.index(self.edited.id) + 1 if self.edited and self.edited.id in known else 0
        if entry := next(iter(own[place:]), None):
            self.edit(entry)

    def edit(self, entry: Entry) -> None:
        """Put an entry into the bar; what is half-typed there waits."""
        if entry.redacted:
            self.say(ALREADY)
            return
        if self.edited is None:
            self.stashed = self.bar.text
        self.edited = entry
        self.bar.editing = entry.text[:40]
        self.bar.set_text(line_of(self.session, entry, self.now()))
        self.go_to_bar()

    def _amend(self, entry: Entry, text: str) -> bool:
        done = self.attempt(lambda: amend(self.session, entry, text, self.now()))
        self._seal_again()
        self.show_entries()
        return done

    @on(CaptureBar.EditCancelled)
    def _on_edit_cancelled(self, event: CaptureBar.EditCancelled) -> None:
        event.stop()
        self.leave_edit()

    def action_leave_edit(self) -> None:
        """Let the entry being edited stand as it was; what was typed goes into its history."""
        entry, text = self.edited, self.bar.text
        if entry is None:
            return
        self.bar.set_text("")
        self.yield_edit(text)
        if text.strip() and text != line_of(self.session, entry, self.now()):
            self.say("The edit is left. Esc, then h shows what was typed; the entry stands.")

    def yield_edit(self, text: str) -> None:
        """Put this into the history of the entry being edited, and let the entry stand."""
        entry = self.edited
        if entry is not None and text.strip():
            self.attempt(lambda: keep_beside(self.session, entry, text, self.now()))
        self.leave_edit()
        self.show_entries()

    def finish_edit(self, text: str) -> None:
        """Keep the edit as it stands; what waited behind it comes back."""
        if self.edited is not None and text.strip():
            self._amend(self.edited, text)
        self.bar.set_text("")
        self.leave_edit()

    def leave_edit(self) -> None:
        """Let the bar be for what is new again."""
        self.edited = self.bar.editing = None
        if self.stashed:
            self.bar.put_back(self.stashed)
        self.stashed = ""

    @on(CaptureBar.GuestWanted)
    def _on_guest(self, event: CaptureBar.GuestWanted) -> None:
        event.stop()
        here: list[Presence] = []
        if self.attempt(lambda: here.append(come_in(self.session, event.name))):
            self.show_people()
            self.say(f"{here[0].name} is here{' as a guest' if here[0].guest else ''}.")

    @on(CaptureBar.CommandEntered)
    async def _on_command(self, event: CaptureBar.CommandEntered) -> None:
        event.stop()
        command = by_slash(self.own_commands, event.word)
        problem = _problem(command, event)
        if command is not None and not problem:
            try:
                await self._run(command, event.argument)
            except LctuiError as error:
                problem = str(error)
        self.refused = event.text if problem else ""
        if problem:
            self.say(problem)
            self.bar.offer_anew(event.text)

    async def _run(self, command: Command, argument: str) -> None:
        if argument:
            act: Callable[[str], object] = getattr(self, f"action_{command.action}")
            done = act(argument)
            if isawaitable(done):
                await done
        else:
            await self.run_action(command.action)


def _problem(command: Command | None, event: CaptureBar.CommandEntered) -> str:
    """Say why a slash command cannot be run; empty where it can."""
    if command is None:
        return f"There is no command /{event.word}. F1 lists them; a backslash first keeps it."
    if event.argument and not command.argument:
        return f"{command.slash} stands alone. A backslash first keeps the line as it is."
    return ""
