"""What a report is made from: a field for each question, those that do not matter are not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
from data.models.community_records import Audience
from data.models.ids import CommunityId
from data.reports.registry import REPORTS
from data.reports.words import told_date
from data.store.refs import SessionRef
from screens.widgets.content import shown
from screens.widgets.form import FormField, Pick
from screens.widgets.form_fields import ChoiceField, Field, Moved, field_widget
from screens.widgets.form_fields import Wanted as Sent

WHO = (
    Pick("told", "as this audience may know", "names or roles, as its level and each entry say"),
    Pick("chatham", "what was said, not who", "every name becomes “a member”, in texts too"),
)
"""Whether names are told: the second is `--chatham`."""

MANY = 60
"""Sessions of a community from which on a digest is at first that of a year."""
A_YEAR = "-1y"


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form offers."""

    community: CommunityId
    audiences: tuple[Audience, ...]
    sessions: tuple[tuple[SessionRef, str], ...]
    """With their titles, the newest first."""
    topics: tuple[str, ...]
    today: date


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

    def __init__(self, offered: Offered, paper: str, session: SessionRef | None) -> None:
        """Take what is offered, and what is wanted at first."""
        super().__init__()
        self._offered = offered
        self._refs = {ref.path.name: ref for ref, _ in offered.sessions}
        self._fields = {field.id: field for field in _fields(offered, paper, session)}
        self._whom = {audience.name: audience for audience in offered.audiences}
        self._chosen = False

    def compose(self) -> ComposeResult:
        """One field under the other, and one line that says what the one in focus means."""
        for field in self._fields.values():
            with Horizontal(id=f"row-{field.id}"):
                yield Label(field.label, markup=False)
                yield field_widget(field)
        yield Static("", id="explained", markup=False)

    def on_mount(self) -> None:
        """Show what matters for the report that is chosen."""
        self._choose_audience()
        self._show_rows()

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        return cast(Field, self.query_one(f"#{name}")).told

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
        check_span(since, until)
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
        usual = self.paper.audience.casefold()
        names = [name.casefold() for name in self._whom]
        if not self._chosen and usual in names:
            with self.prevent(ChoiceField.Changed):
                self.query_one("#audience", ChoiceField).place = names.index(usual)

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
            return focused.pick.help
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


def _fields(offered: Offered, paper: str, session: SessionRef | None) -> Sequence[FormField]:
    papers = tuple(Pick(one.id, one.title, one.help) for one in PAPERS.values())
    sessions = tuple(Pick(ref.path.name, title) for ref, title in offered.sessions)
    audiences = tuple(Pick(one.name, one.name) for one in offered.audiences)
    every = tuple(Pick(one.id, one.id, one.title) for one in REPORTS.values())
    since = A_YEAR if len(offered.sessions) > MANY else ""
    pages = tuple(pick for pick in every if pick.id in PAPERS["digest"].formats)
    return (
        FormField("report", "Report", paper, picks=papers),
        FormField(
            "session",
            "Session",
            session.path.name if session else "",
            picks=sessions or (Pick("", "none yet"),),
        ),
        FormField("since", "From", since, example="the beginning; Sep 2026, 2025, -6m"),
        FormField("until", "To", example="today"),
        FormField("topic", "Topic", example="words, or a tag", suggested=offered.topics),
        FormField("audience", "For", picks=audiences),
        FormField("who", "Names", picks=WHO),
        FormField("as-any", "As", picks=every),
        FormField("as-page", "As", picks=pages),
    )
