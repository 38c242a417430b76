"""Asks what might get in the way of a commitment, and who can help."""

from collections.abc import Callable, Iterable

from data.help_words import hindered
from data.helping import spell_obstacle
from data.models.records import Entry
from screens.widgets.content import cut
from screens.widgets.line_dialog import LineDialog


def obstacle_dialog(entry: Entry, read: Callable[[str], tuple[str, Iterable[str]]]) -> LineDialog:
    """Return the dialog for an entry; `read` finds obstacle and helpers in a line."""

    def explain(line: str) -> str:
        return " · ".join(hindered("commitment", *read(line))) or "Nothing in the way."

    return LineDialog(
        f"What might get in the way? {cut(entry.text, 36)}",
        explain=explain,
        line=spell_obstacle(entry),
        example="no time on Mondays @ben",
    )
