"""Small groups on the wall: each on a line of large letters where there is room for all of them."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.reactive import reactive

from screens.board.arrangement import Size
from screens.board.letters import ROWS, SIZES
from screens.board.rules import Rules, rule_lines
from screens.board.words import lines_of
from screens.widgets.content import shown

HEADING = "Small groups"


class Groups(Rules):
    """Who sits with whom."""

    level: reactive[int] = reactive(0)
    """0 in the terminal's own letters, page by page; else how large the letters are."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__(HEADING, id="groups")

    def render(self) -> Content:
        """Return all of them, or a page."""
        if not self.level:
            return super().render()
        lines = _large(self.rules, self.size.width, self.level)
        return shown("\n".join(row for rows in lines for row in rows))


def group_sizes(groups: Sequence[str], width: int) -> Iterator[Size]:
    """Yield the sizes in which groups can be shown: rows of pages, then all of them large."""
    count = len(rule_lines(groups, width))
    yield from (Size(0, rows) for rows in range(count + 2) if count)
    for level in SIZES:
        lines = _large(groups, width, level)
        if lines and all(len(rows) == level * ROWS for rows in lines):
            yield Size(level, sum(map(len, lines)))


def _large(groups: Sequence[str], width: int, level: int) -> list[tuple[str, ...]]:
    """Return the rows of each group; none where it cannot be enlarged."""
    told = (f"{number} {group}" for number, group in enumerate(groups, 1))
    return [lines_of(line, width, level) or () for line in told]
