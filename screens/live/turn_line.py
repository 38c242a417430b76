"""Whose turn it is in a go-round, large enough for the back row."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.content import shown_line


class TurnLine(Widget):
    """First name, time left, who is next; not there without a go-round."""

    DEFAULT_CSS = """
    TurnLine {
        height: auto; display: none; padding: 0 1;
        background: $primary 25%; text-wrap: nowrap; text-overflow: ellipsis;
        &.-on { display: block; }
    }
    """

    person: reactive[str] = reactive("", layout=True)
    """First name of whose turn it is; empty without a go-round."""
    time: reactive[str] = reactive("")
    """What is left of the turn."""
    following: reactive[str] = reactive("")
    """First name of who comes then."""

    def watch_person(self, person: str) -> None:
        """Appear with a go-round and go with it."""
        self.set_class(bool(person), "-on")

    def render(self) -> Content:
        """Put the name first, spaced out so that it carries; it gives way before the time does."""
        then = f"   then {self.following}" if self.following else "   last"
        rest = shown_line(f"   {self.time}{then}")
        room = max(1, self.content_size.width - rest.cell_length)
        called = self.person.upper()
        large, plain = (shown_line(f"▸ {name}") for name in (" ".join(called), called))
        name = large if large.cell_length <= room else plain.truncate(room, ellipsis=True)
        return Content.assemble(name.stylize("$accent bold"), rest)
