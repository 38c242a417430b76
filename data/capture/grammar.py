"""The one-line grammar: what a typed line says, with nothing refused and no word lost."""

from dataclasses import replace
from datetime import date

from data.capture.label import Label, read_label
from data.capture.leading import read_leading
from data.capture.line import Line
from data.capture.nameless import nameless
from data.capture.opening import Opening, read_command, read_mend, read_opening
from data.capture.people import People
from data.capture.tokens import LEVELS
from data.capture.words import Words, read_words, reason_in
from data.safe_text import safe


def read_line(typed: str, people: People, today: date, turn: str | None = None) -> Line:
    """Return what the line says; `turn` is whose turn it is in a go-round."""
    typed = safe(typed)
    opening = read_opening(typed)
    if opening.kind == "action":
        people = people.and_the_group
    label = _label(opening, people, today)
    owes = "action" in (opening.kind, label.kind)
    people = people.and_the_group if owes else people
    words = read_words(label.rest, people, today, owes=owes)
    line = _line(typed, opening, label, words)
    line = replace(line, away=tuple(name for name in line.named if name in people.away))
    if "anon" in words.values("level"):
        return nameless(line, words.text, people)
    return line if line.named or line.strangers else replace(line, by=turn)


def _label(opening: Opening, people: People, today: date) -> Label:
    """Return who is named before the words; what continues an entry has nobody before it."""
    if opening.continues:
        return Label(opening.body)
    label = read_label(opening.body, people, signed=opening.kind != "note")
    if label.spoken or label.unclear:
        return label
    return read_leading(opening.body, people, today, owes=opening.kind == "action")


def _line(typed: str, opening: Opening, label: Label, words: Words) -> Line:
    named = _once(label.named, words.values("mention"))
    kind = label.kind if opening.kind == "note" else opening.kind
    owes = kind == "action"
    text = _text(opening, label, words, owes=owes)
    return Line(
        kind=kind,
        text=text,
        typed=typed,
        wordless=not words.text,
        by=None if owes else next(iter(named), None),
        owners=named if owes else (),
        named=named,
        due=words.due,
        undated=words.values("no-day"),
        tags=words.values("tag"),
        whom=words.values("for"),
        because=reason_in(text),
        level=next((level for level in LEVELS if level in words.values("level")), "named"),
        marked=bool(words.values("mark")),
        depth=opening.depth,
        strangers=_once(label.strangers, words.values("stranger", "unclear")),
        unclear=_once(label.unclear, words.values("unclear")),
        continues=opening.continues,
        mends=read_mend(typed),
        command=read_command(typed),
    )


def _text(opening: Opening, label: Label, words: Words, *, owes: bool) -> str:
    """Return how the line reads; where all of it is tokens, their words.

    Who speaks goes once all of it is understood: not a stranger, nor all, nor two where only one
    said it.
    """
    told = len(label.named) == 1 or (label.named and owes)
    spoken = "" if told and not label.strangers else label.spoken
    return (spoken + words.text if words.text else opening.body).strip()


def _once(*names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))
