"""What all parts of the live screen share: painting the session, and saying what went wrong."""

from collections import Counter
from collections.abc import Callable

from data.clock import warning
from data.errors import LctuiError, StoreFailed
from data.meeting import clock_of, people_of
from data.models.records import Entry
from data.roll_call import is_line
from screens.live.here_words import WRITES, clock_words
from screens.live.live_state import LiveState
from screens.live.phase_pane import PhasePane
from screens.live.roles import ROLES
from screens.live.words import ends_words, now_words, seconds_to_next_change
from screens.widgets.content import cut

PROMPTLY = 0.01
"""Seconds after a second has passed at which we look, so as never to look too early."""

ALERTS = ("none", "five", "one", "over")
"""The warnings, the most pressing last; each that comes nearer rings."""


class LiveBase(LiveState):
    """Paints the session; the keys are in the classes that build on this one."""

    def refuses_clock(self) -> bool:
        """Say, where another terminal runs the clock or nobody does, which key takes it."""
        if self.runs_clock or self.here.over:
            return False
        self.say(f"{clock_words(self.here)} Esc, then c takes it; so does /clock.")
        return True

    def go_to_bar(self) -> None:
        """Let the very next key be typed; `focus()` would come a few keys late."""
        self.set_focus(self.bar.text_area)

    def into_bar(self, words: str) -> None:
        """Put what was typed elsewhere where the cursor stands in the bar, and go there."""
        area = self.bar.text_area
        area.replace(words, *area.selection, maintain_selection_offset=False)
        self.go_to_bar()

    def take_line(self, typed: str) -> bool:
        """Put a line into the bar that was typed where a name was asked for; say whether it was."""
        if not is_line(typed):
            return False
        self.into_bar(typed)
        self.say(f"“{cut(typed, 40)}” is a line, not a name. It is in the bar now.")
        return True

    def ask_in_bar(self, beginning: str) -> None:
        """Have the rest of a command typed; what is half-typed stays instead."""
        if not self.bar.text:
            self.bar.set_text(beginning)
        self.go_to_bar()

    def go_to_phases(self) -> None:
        """Let letters be commands; the entries shown have the highlight, where they can be seen."""
        entries = self.panes[self.shown].entries
        seen = all(node.display for node in entries.ancestors_with_self)
        self.set_focus(entries if seen else None)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it and say whether it holds.

        What the disk would not take is in memory, is shown, and is tried again each second.
        """
        try:
            act()
        except StoreFailed as error:
            if not self.session.unsaved:
                self.say_error(error)
                return False
            self.show_news(self.session.untold - self.running_pane.entries.unsaved)
            self.show_unsaved()
        except LctuiError as error:
            self.say_error(error)
            return False
        return True

    def remembered(self) -> Callable[[], object]:
        """Return what has everything be again as it is now, as far as that can be taken back."""
        before = self.session.done_here
        return lambda: self._go_back_to(before)

    def _go_back_to(self, count: int) -> None:
        """Have as many actions stand as stood then: an undo is an action that can be redone."""
        session = self.session
        while session.done_here > count and self.attempt(session.undo):
            continue
        while session.done_here < count and session.next_forth and self.attempt(session.redo):
            continue

    def say(self, text: str) -> None:
        """Say something in passing; what was said before gives way, so that nothing piles up."""
        self.app.clear_notifications()
        self.notify(text, markup=False)

    def remind(self, text: str) -> None:
        """Say something that nobody asked for, beside what was said before."""
        self.notify(text, markup=False)

    def say_error(self, error: LctuiError) -> None:
        """Say what could not be done and what to do about it."""
        self.app.clear_notifications()
        self.notify(str(error), severity="warning", markup=False)

    def tick(self) -> None:
        """Look at the time, once a second; a tick is never counted."""
        self.take_in_news()
        self.look_after_unsaved()
        if self.session.closed:
            return
        self.show_here()
        self.show_clock()
        self.set_timer(seconds_to_next_change(self.state) + PROMPTLY, self.tick)

    def show_here(self) -> None:
        """Show who is here and who runs the clock."""
        raise NotImplementedError

    def leave_for_wrap_up(self) -> None:
        """Let go of the session and go on to its wrap-up."""
        raise NotImplementedError

    def show_news(self, touched: frozenset[str]) -> None:
        """Show what became of the records with these ids."""
        raise NotImplementedError

    def take_in_news(self) -> None:
        """Show what other terminals did meanwhile."""
        raise NotImplementedError

    def show_clock(self) -> None:
        """Show what the clock says now; what still looks the same is not painted."""
        self.state = clock_of(self.session, self.now())
        alert = warning(self.state)
        if self.rings and ALERTS.index(alert) > ALERTS.index(self.alert):
            self.app.bell()
        self.alert = alert
        if alert != "over":
            self.refused_more = None
        head, status = self.session.head, self.state.status
        self.header.time = now_words(self.state, head)
        self.header.ends = ends_words(self.state, head)
        for pane, clock in zip(self.panes, self.state.phases, strict=True):
            pane.show_clock(clock, status, alert, offers=self.offers_more)
        self.strip.show(self.state, alert, self.shown)
        self.small.phase = self.running_clock.phase.title
        self.small.clock = self.running_pane.title.clock
        self.show_turn()

    def show_turn(self) -> None:
        """Show whose turn it is."""
        raise NotImplementedError

    def action_leave_edit(self) -> None:
        """Let what is being edited stand: whoever goes on from it to a phase is done with it."""
        raise NotImplementedError

    def tell_floor(self) -> None:
        """Put the question and the turn before everybody, in all terminals."""
        raise NotImplementedError

    def show_entries(self) -> None:
        """Show all that was said, each in its phase's pane."""
        said: dict[PhasePane, list[Entry]] = {pane: [] for pane in self.panes}
        for entry in self.session.entries.values():
            if not self.hides(entry):
                said[self.pane_of(entry)].append(entry)
        for pane, entries in said.items():
            pane.entries.set_entries(entries)
        self.show_tags()

    def show_tags(self) -> None:
        """Offer the tags used here for completion, the most used first."""
        seen = (entry for entry in self.session.entries.values() if not self.hides(entry))
        used = Counter(tag for entry in seen for tag in entry.tags)
        self.bar.tags = tuple(tag for tag, _ in used.most_common())

    def show_people(self) -> None:
        """Have the bar know who is here, and the first line who does what."""
        self.bar.people = people_of(self.session)
        people = [person for person in self.session.people.values() if person.present]
        self.names.learn(person.name for person in people)
        self.header.roles = "  ".join(
            f"{role.sign} {self.names.of(person.name)}"
            for role in ROLES.values()
            if role.sign and not (role.sign == WRITES and self.here.others)
            for person in people
            if role.id in person.roles
        )

    def show_head(self) -> None:
        """Show what the session is and whether it is kept."""
        head = self.session.head
        topic = f" · {head.topic}" if head.topic else ""
        self.header.heading = f"{head.community_name} · session {head.number}{topic}"
        self.header.off_record = self.bar.off_record = head.off_record
