"""A screen that holds a session: what is not saved is said, tried again, and never left behind."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic

from textual import getters, work

from data.errors import LctuiError, StoreFailed
from data.safe_text import safe
from data.store.open_session import OpenSession
from data.store.rescued import lacking_count
from data.store.store import Store
from data.zone import local
from screens.commanded_screen import CommandedScreen
from screens.live.notice_line import NoticeLine
from screens.saving_words import banner_words, counted, how_much
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.line_dialog import LineDialog

PATIENCE = 30.0
"""Seconds for which a fault is met by another try each second; after that they become rarer."""
RARELY = 5.0
"""Seconds between two tries from then on."""


class SavingScreen(CommandedScreen):
    """Set `store`, `session` and `now`, show a NoticeLine, and call `look_after_unsaved`."""

    store: Store
    session: OpenSession | None
    now: Callable[[], datetime]
    save_key = "W"
    """What the banner calls the key that saves elsewhere."""
    put_back_key = "B"
    """What it calls the key that makes a folder again."""

    unsaved_line = getters.query_one("#unsaved", NoticeLine)

    _since: datetime | None = None
    _began = 0.0
    _tried = 0.0
    _asking = False
    _rescued: frozenset[str] = frozenset()

    def look_after_unsaved(self) -> None:
        """Each second: see whether all is where it was, and try again what is not saved."""
        session, time = self.session, monotonic()
        if session is None or session.closed:
            return
        rare = self._since is not None and time - self._began > PATIENCE
        if not rare or time - self._tried >= RARELY:
            self._tried = time
            session.retry()
        self.show_unsaved()

    def show_unsaved(self, _error: StoreFailed | None = None) -> None:
        """Say what is not saved, and stop saying so once all is."""
        session = self.session
        if session is None:
            return
        self.mark_unsaved(session.unsaved)
        if session.trouble is None:
            if self._since is not None:
                self._since = None
                self.unsaved_line.say(self.calm_words())
                self.all_saved()
            return
        if self._since is None:
            self._since, self._began = self.now(), monotonic()
        since = local(self._since, session.head)
        keys = {"save": self.save_key, "put_back": self.put_back_key}
        self.unsaved_line.say(banner_words(session, since, **keys))

    def calm_words(self) -> str:
        """Return what stands in the banner's place while all is saved."""
        return self.store.refusal()

    def mark_unsaved(self, unsaved: frozenset[str]) -> None:
        """Mark the entries that are not saved."""

    def all_saved(self) -> None:
        """Say that it is over."""
        self.notify("All saved.", markup=False)

    def action_put_back(self) -> None:
        """Make a folder that was taken away again, with all that is known here."""
        session = self.session
        if session is None or session.retry():
            self.notify("The session's folder is in its place.", markup=False)
            return
        try:
            session.put_back()
        except LctuiError as error:
            self.notify(str(error), severity="warning", markup=False)
        self.show_unsaved()

    @work(group="saving")
    async def action_save_elsewhere(self, argument: str = "") -> None:
        """Ask for a file and save all that is known of the session there."""
        await self._save_elsewhere(argument)

    async def _save_elsewhere(self, typed: str = "") -> bool:
        """Say whether it was saved."""
        session = self.session
        if session is None:
            return False
        line: str | None = typed
        if not typed:
            usual = f"~/lctui-{session.ref.path.name}.zip"
            dialog = LineDialog("Save elsewhere", explain=self._explain_file, line=usual)
            line = await self.app.push_screen_wait(dialog)
        return bool(line) and self._saved_to(session, line or "")

    def _saved_to(self, session: OpenSession, typed: str) -> bool:
        from data.store.rescue import rescue_archive

        try:
            path = file_named(typed)
            known = list(session.known_changes())
            rescue_archive(path, session.ref, known, session.community_file())
        except (LctuiError, ValueError) as error:
            self.notify(str(error), severity="warning", markup=False)
            return False
        said = f"Saved to {path}. Take it up later: lctui restore FILE --merge"
        self.notify(said, timeout=15, markup=False)
        return True

    def _explain_file(self, line: str) -> str:
        path = file_named(line)
        count = len(self.session.entries) if self.session else 0
        what = counted(count, "entry", "entries")
        return f"All that is known here of this session, {what}, in one file: {path}"

    def holds_back(self, leave: Callable[[], object]) -> bool:
        """Ask before something unsaved is left behind; `leave` goes on with leaving."""
        session = self.session
        if session is None or session.closed or session.retry() or not session.unsaved:
            return False
        if not self._asking:
            self._ask_before(session, leave)
        return True

    def leave_by(self, leave: Callable[[], object]) -> None:
        """Leave this way, unless something unsaved is to be asked about first."""
        if not self.holds_back(leave):
            leave()

    @work(group="leaving")
    async def _ask_before(self, session: OpenSession, leave: Callable[[], object]) -> None:
        self._asking = True
        reason = session.trouble.reason if session.trouble else ""
        dialog = ChoiceDialog(
            "Leave with something unsaved?",
            f"Not saved: {how_much(session)}. {reason}",
            (
                Choice("save", "s", "Save it", "into a file of your choice, then leave"),
                Choice("", "", "Stay", "it is tried again all the time"),
                Choice("leave", "l", "Leave anyway", "lctui offers it again at the next start"),
            ),
        )
        answer = await self.app.push_screen_wait(dialog)
        if answer == "leave" or (answer == "save" and await self._save_elsewhere()):
            self.rescue()
            leave()
        self._asking = False

    def rescue(self) -> None:
        """Put what is not saved where it is found at the next start."""
        session = self.session
        if session is None or session.closed or session.retry():
            return
        unsaved = session.unsaved
        if not unsaved or unsaved == self._rescued:
            return
        self._rescued = unsaved
        words = self._rescued_words(session)
        self.store.told.append(words)
        self.notify(words, severity="warning", markup=False)

    def _rescued_words(self, session: OpenSession) -> str:
        number = counted(lacking_count(session), "thing", "things")
        try:
            path = self.store.rescues.put(session)
        except StoreFailed as error:
            return f"{number} could not be saved anywhere: {error}"
        return f"{number} could not be saved in the store. They wait in {path} for the next start."

    def let_go(self) -> None:
        """Let go of the session; what cannot be saved is rescued."""
        if self.session is not None and not self.session.closed:
            SavingScreen.rescue(self)
            try:
                self.session.close()
            except StoreFailed:
                return


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
