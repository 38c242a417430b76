"""What stands in words round a plot: its facts, what its signs stand for, what it says."""

from collections.abc import Sequence

from textual.content import Content

from data.insights.plot import Plot
from screens.insights.drawing import SIGNS, legend
from screens.insights.plot_view import STYLES
from screens.widgets.content import DIM, shown
from screens.widgets.wrapping import wrapped


def finding_told(plot: Plot) -> Content:
    """Return what the plot says, and what is to be known for reading it."""
    remarks = (shown(f" {remark}", DIM) for remark in plot.remarks)
    return Content("").join([shown(plot.finding), *remarks])


def rows_of(parts: Sequence[Content], width: int) -> int:
    """Return how many rows these take, in so many columns."""
    lines = (line for part in parts for line in part.plain.split("\n"))
    return sum(max(1, len(list(wrapped(line, max(10, width))))) for line in lines)


def legend_told(plot: Plot, height: int, width: int) -> Content:
    """Return what is counted and what each sign stands for, in the colours of the plot.

    No sign stands apart from its words; what does not fit goes to another line.
    """
    styles = dict(zip(SIGNS, STYLES, strict=True))
    told = [shown(plot.unit)] if plot.unit else []
    for sign, words in legend(plot, height):
        told.append(Content.assemble((sign, styles.get(sign, "")), " ", shown(words)))
    lines = told[:1] or [Content("")]
    for part in told[1:]:
        longer = Content.assemble(lines[-1], "   ", part)
        if longer.cell_length <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return Content("\n").join(lines)


def facts_told(plot: Plot, width: int) -> Content:
    """Return the facts, their names in one column, what they say beside it."""
    lead = max((len(name) for name, _ in plot.lines), default=0) + 2
    hang = lead if width > 2 * lead else 2
    lines: list[Content] = []
    for name, told in plot.lines:
        first, *rest = wrapped(told, max(10, width - hang))
        beside = [shown(first)] if hang == lead else []
        lines.append(Content.assemble(shown(f"{name:<{lead}}", DIM), *beside))
        below = rest if beside else [first, *rest]
        lines += [Content(" " * hang) + shown(line) for line in below]
    return Content("\n").join(lines)
