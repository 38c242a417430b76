"""What a report is made from: a field for each question, those that do not matter are not shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, Static

from data.audience.standing import told_to
from data.digest.days import check_span, first_day, last_day
from data.digest.draft import Wanted
from data.digest.papers import PAPERS, Paper
from data.reports.registry import REPORTS
from data.reports.words import told_date
from screens.reports.report_fields import TO_FIND, Offered, fields_of
from screens.requests import OpenReports
from screens.widgets.content import shown
from screens.widgets.form_fields import ChoiceField, Field, Moved, field_widget
from screens.widgets.form_fields import Wanted as Sent


class ReportForm(Vertical):
    """Says with each change what is wanted; `wanted` raises ValueError for what will not do."""

    DEFAULT_CSS = """
    ReportForm {
        height: auto;
        & > Horizontal { height: 1; }
        & Label { width: 10; color: $text-muted; text-align: right; padding-right: 2; }
        & LineField { border: none; height: 1; padding: 0 1; background: $panel; width: 1fr; }
        & LineField:focus { border: none; background: $primary 25%; }
        & ChoiceField { width: 1fr; }
        & #explained {
            height: auto; min-height: 1; margin-left: 10; padding: 0 1; color: $text-muted;
        }
        & #explained.-problem { color: $warning; text-style: bold; }
        & .-off { display: none; }
    }
    """

    @dataclass
    class Changed(Message):
        """Something else is wanted."""

    class Done(Message):
        """Enter in a field."""

    def __init__(self, offered: Offered, request: OpenReports) -> None:
        """Take what is offered, and what is wanted at first."""
        super().__init__()
        self._offered = offered
        self._refs = {ref.path.name: ref for ref, _ in offered.sessions}
        self._fields = {field.id: field for field in fields_of(offered, request)}
        self._whom = {audience.name: audience for audience in offered.audiences}
        self._chosen = bool(request.audience)

    def compose(self) -> ComposeResult:
        """One field under the other, and one line that says what the one in focus means."""
        for field in self._fields.values():
            with Horizontal(id=f"row-{field.id}"):
                yield Label(field.label, markup=False)
                yield field_widget(field)
        yield Static("", id="explained", markup=False)

    def on_mount(self) -> None:
        """Show what matters for the report that is chosen."""
        self._show_rows()

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        return cast(Field, self.query_one(f"#{name}")).told

    def takes_letters(self) -> bool:
        """Say whether letters go into the field in focus, so that they are no commands."""
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return False
        return not isinstance(focused, ChoiceField) or focused.takes_letters

    @property
    def paper(self) -> Paper:
        """The report that is chosen."""
        return PAPERS[self.value("report")]

    @property
    def kind(self) -> str:
        """The format that is chosen, as PAPERS names it."""
        return self.value("as-any" if set(REPORTS) == set(self.paper.formats) else "as-page")

    def wanted(self) -> Wanted:
        """Return what is wanted; ValueError, with a sentence, where that cannot be."""
        asks, today = self.paper.asks, self._offered.today
        since = first_day(self.value("since"), today) if "since" in asks else None
        until = last_day(self.value("until"), today) if "until" in asks else None
        check_span(since, until, today)
        topic = self.value("topic") if "topic" in asks else ""
        if "topic" in asks and not topic:
            raise ValueError("Type a topic: words, or a tag.")
        session = self._refs.get(self.value("session")) if "session" in asks else None
        if "session" in asks and session is None:
            raise ValueError("There is no session yet whose minutes could be written.")
        return Wanted(
            self._offered.community,
            self.value("audience"),
            self.value("who") == "chatham",
            since,
            until,
            topic,
            session,
        )

    def _show_rows(self) -> None:
        asks = self.paper.asks
        for name in ("session", "since", "until", "topic"):
            self.query_one(f"#row-{name}").set_class(name not in asks, "-off")
        every = set(REPORTS) == set(self.paper.formats)
        self.query_one("#row-as-any").set_class(not every, "-off")
        self.query_one("#row-as-page").set_class(every, "-off")

    def _choose_audience(self) -> None:
        """Take whom such a report is usually for, unless somebody chose."""
        usual = self._offered.usually_for(self.paper.id)
        if not self._chosen and usual:
            with self.prevent(ChoiceField.Changed):
                self.query_one("#audience", ChoiceField).place = list(self._whom).index(usual)

    def note(self, request: OpenReports) -> None:
        """Write what stands in the fields into a request, so that it is found again."""
        request.report = self.paper.id
        if "session" in self.paper.asks:
            request.session = self._refs.get(self.value("session"), request.session)
        request.since, request.until = self.value("since"), self.value("until")
        request.topic, request.who = self.value("topic"), self.value("who")
        request.kind = self.kind
        request.audience = self.value("audience") if self._chosen else ""

    @on(ChoiceField.Changed)
    @on(Input.Changed)
    def _on_changed(self, event: ChoiceField.Changed | Input.Changed) -> None:
        event.stop()
        name = (event.field if isinstance(event, ChoiceField.Changed) else event.input).id
        if name == "report":
            self._choose_audience()
            self._show_rows()
        self._chosen = self._chosen or name == "audience"
        self.explain()
        self.post_message(self.Changed())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field means."""
        self.explain()

    def explain(self) -> None:
        """Say what is wrong, else what stands in the field in focus."""
        line, problem = self.query_one("#explained", Static), ""
        try:
            self.wanted()
        except ValueError as error:
            problem = f"✗ {error}"
        line.set_class(bool(problem), "-problem")
        line.update(shown(problem or self._meaning()))

    def _meaning(self) -> str:
        focused = self.screen.focused
        if focused is None or focused.id is None or self not in focused.ancestors:
            return ""
        if focused.id == "audience":
            chosen = self._whom.get(self.value("audience"))
            told = told_to(chosen, chatham=False) if chosen else ""
            return told or "hears who said what, all of it"
        if isinstance(focused, ChoiceField):
            return TO_FIND if focused.takes_letters else focused.pick.help
        read = {"since": first_day, "until": last_day}.get(focused.id)
        day = read(self.value(focused.id), self._offered.today) if read else None
        return told_date(day) if day else ""

    @on(Moved)
    def _on_moved(self, event: Moved) -> None:
        event.stop()
        if event.step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    @on(Input.Submitted)
    @on(Sent)
    def _on_sent(self, event: Input.Submitted | Sent) -> None:
        event.stop()
        self.post_message(self.Done())
