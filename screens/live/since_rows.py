"""How an item from last time is told: its words, its way here, what became of it."""

from textual.content import Content

from data.carryover import STILL_ALIVE, Item, outcome_title, outcomes_for
from data.help_words import help_words
from data.models.levels import PRIVATE
from data.models.records import Entry
from screens.widgets.content import DIM, cut, shown, shown_line
from screens.widgets.entry_lines import LEVELS

SIGNS = {"worked": "●", "partly": "◐", "did-not": "○", "not-yet": "·"}
"""What stands before an outcome; none is more cheerful than another. Others have a tick."""

SET_IN = "  "
"""What stands before an item below the name of its group."""
LEAST = 12
"""Cells of an item's line at least."""
LONGEST = 400
"""Characters of an item that are shown; the rest stands in its own session."""


def item_content(item: Item, width: int = 0) -> Content:
    """Return an item as lines below its group: its words, its way here, what became of it."""
    entry = item.entry
    question = STILL_ALIVE if item.still_alive_question else ""
    who = "" if entry.kind == "commitment" else ", ".join(entry.owners) or entry.by or ""
    about = " · ".join(filter(None, (who, _due(entry), item.carries_in_words)))
    unanswered = "nobody has offered yet" if _is_unanswered(item) else ""
    lock = f"{LEVELS[PRIVATE]} " if entry.level == PRIVATE else ""
    lines = [shown(f"{lock}{cut(entry.text, LONGEST)}", "$foreground")]
    told = (
        (about, DIM),
        (help_words(entry, item.offers), DIM),
        (unanswered, DIM),
        (question, "$accent bold"),
        (_heard(item), "$success" if _is_told(item) else DIM),
    )
    lines += [shown_line(words, style) for words, style in told if words]
    room = max(LEAST, width - len(SET_IN))
    rows = (row for line in lines for row in (line.wrap(room) if width else [line]))
    return Content("\n").join(Content(SET_IN) + row for row in rows)


def _due(entry: Entry) -> str:
    """Return `due Fri 27 Nov`, with its year where that is not the one it was said in."""
    day = entry.due
    if day is None:
        return ""
    return f"due {day:%a} {day.day} {day:%b}{'' if day.year == entry.at.year else f' {day.year}'}"


def _is_unanswered(item: Item) -> bool:
    return item.entry.kind == "help" and not item.offers and not item.told


def _is_told(item: Item) -> bool:
    """Say whether there is something to learn from: success and setback count the same."""
    outcomes = outcomes_for(item.entry.kind)
    heard = item.followup.outcome if item.followup else ""
    return any(outcome.id == heard and outcome.closes for outcome in outcomes)


def note_of(item: Item) -> str:
    """Return what surprised, as far as it was told."""
    return item.followup.note if item.followup else ""


def _heard(item: Item) -> str:
    if item.followup is None:
        return f"✓ {item.entry.status}" if item.told else ""
    outcome, note = item.followup.outcome, item.followup.note
    told = f"{SIGNS.get(outcome, '✓')} {outcome_title(item.entry.kind, outcome)}"
    return f"{told}: {note}" if note else told
