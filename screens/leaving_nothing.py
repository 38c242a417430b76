"""A screen that holds records: what is unsaved is saved elsewhere, asked about, and rescued."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from textual import work

from data.errors import LctuiError, StoreFailed
from data.safe_text import safe
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.line_dialog import LineDialog

_ANSWERS = (
    Choice("save", "s", "Save it", "into a file of your choice, then leave"),
    Choice("", "", "Stay", "it is tried again all the time"),
    Choice("leave", "l", "Leave anyway", "lctui offers it again at the next start"),
)


class Held(Protocol):
    """What may be unsaved: records that are open, or several of them."""

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of what is not on the disk yet."""

    @property
    def trouble(self) -> StoreFailed | None:
        """Why the last try to write failed."""

    def retry(self) -> bool:
        """Try again; whether all is well."""


class LeavingNothing(CommandedScreen):
    """Says what is held by `held`, how much of it is unsaved, and how it goes into a file."""

    store: Store

    _asking = False
    _rescued: frozenset[str] = frozenset()

    @property
    def held(self) -> Held | None:
        """What may be unsaved; None where nothing is open."""
        raise NotImplementedError

    @property
    def holds_anything(self) -> bool:
        """Say whether there is anything that a file could hold."""
        return self.held is not None

    @property
    def usual_name(self) -> str:
        """What a file with all of it is called, unless somebody says another name."""
        raise NotImplementedError

    def told_whole(self) -> str:
        """Return `this session, 3 entries`: all that such a file holds."""
        raise NotImplementedError

    def told_unsaved(self) -> str:
        """Return `3 changes`: what is not saved."""
        raise NotImplementedError

    def told_lacking(self) -> str:
        """Return what the store lacks, for words after leaving."""
        return self.told_unsaved()

    def write_archive(self, path: Path) -> None:
        """Write all that is known here into one file. StoreFailed."""
        raise NotImplementedError

    def put_rescued(self) -> Path:
        """Put what is unsaved where the next start finds it. StoreFailed."""
        raise NotImplementedError

    @work(group="saving")
    async def action_save_elsewhere(self, argument: str = "") -> None:
        """Ask for a file, where none is named, and save all that is known there."""
        await self._save_elsewhere(argument)

    async def _save_elsewhere(self, typed: str = "") -> bool:
        """Say whether it was saved."""
        if not self.holds_anything:
            self.notify("Nothing was changed here, so there is nothing to save.", markup=False)
            return False
        line: str | None = typed
        if not typed:
            usual = f"~/lctui-{self.usual_name}.zip"
            dialog = LineDialog("Save elsewhere", explain=self._explain_file, line=usual)
            line = await self.app.push_screen_wait(dialog)
        return bool(line) and self._saved_to(line or "")

    def _explain_file(self, line: str) -> str:
        return f"All that is known here of {self.told_whole()}, in one file: {file_named(line)}"

    def _saved_to(self, typed: str) -> bool:
        try:
            path = file_named(typed)
            self.write_archive(path)
        except (LctuiError, ValueError) as error:
            self.notify(str(error), severity="warning", markup=False)
            return False
        said = f"Saved to {path}. Take it up later: lctui restore FILE --merge"
        self.notify(said, timeout=15, markup=False)
        return True

    def holds_back(self, leave: Callable[[], object]) -> bool:
        """Ask before something unsaved is left behind; `leave` goes on with leaving."""
        held = self.held
        if held is None or held.retry() or not held.unsaved:
            return False
        if not self._asking:
            self._ask_before(held, leave)
        return True

    def leave_by(self, leave: Callable[[], object]) -> None:
        """Leave this way, unless something unsaved is to be asked about first."""
        if not self.holds_back(leave):
            leave()

    @work(group="leaving")
    async def _ask_before(self, held: Held, leave: Callable[[], object]) -> None:
        self._asking = True
        reason = held.trouble.reason if held.trouble else ""
        words = f"Not saved: {self.told_unsaved()}. {reason}"
        dialog = ChoiceDialog("Leave with something unsaved?", words, _ANSWERS)
        answer = await self.app.push_screen_wait(dialog)
        if answer == "leave" or (answer == "save" and await self._save_elsewhere()):
            self.rescue()
            leave()
        self._asking = False

    def rescue(self) -> None:
        """Put what is not saved where it is found at the next start."""
        held = self.held
        if held is None or held.retry() or held.unsaved in (frozenset(), self._rescued):
            return
        self._rescued = held.unsaved
        words = self._rescued_words()
        self.store.told.append(words)
        self.notify(words, severity="warning", markup=False)

    def _rescued_words(self) -> str:
        number = self.told_lacking()
        try:
            path = self.put_rescued()
        except StoreFailed as error:
            return f"{number} could not be saved anywhere: {error}"
        return f"{number} could not be saved in the store. They wait in {path} for the next start."


def file_named(typed: str) -> Path:
    """Return the file that a person names; ValueError where it cannot be written to."""
    path = Path(safe(typed).strip()).expanduser().absolute()
    if path.is_dir():
        raise ValueError(f"{path} is a folder. Name a file in it.")
    if path.suffix != ".zip":
        path = path.with_name(f"{path.name}.zip")
    if path.exists():
        raise ValueError(f"{path} is there already. Name another file.")
    if not path.parent.is_dir():
        raise ValueError(f"There is no folder {path.parent}.")
    return path
