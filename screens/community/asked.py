"""Fields of records as forms ask for them: text in and out, without a line of code a field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.numbers import parse_number, told_number
from data.past_days import parse_day
from data.safe_text import one_line
from screens.community.row import told_day
from screens.widgets.form import FormField, Pick


def _same(value: Any) -> str:
    return "" if value is None else str(value)


def _unexplained(_value: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of a record."""

    name: str
    """As the record calls it."""
    label: str
    example: str = ""
    read: Callable[[str], Any] = str
    """Makes the value of the typed text; ValueError with a sentence."""
    tell: Callable[[Any], str] = _same
    """Makes the text of a value."""
    explain: Callable[[Any], str] = _unexplained
    """What stands under the field of a value that will do."""
    picks: tuple[Pick, ...] = ()
    suggested: tuple[str, ...] = ()
    long: bool = False

    def field(self, value: Any) -> FormField:
        """Return it as a form asks it; a value that is none of the picks stays one of them."""
        told = "" if value is None else self.tell(value)
        strange = bool(self.picks and told) and all(pick.id != told for pick in self.picks)
        return FormField(
            self.form_id,
            self.label,
            told,
            self.example,
            explain=lambda text: self.explain(self.read(text)),
            picks=(*self.picks, Pick(told, told)) if strange else self.picks,
            suggested=self.suggested,
            long=self.long,
        )

    @property
    def form_id(self) -> str:
        """Its name in the form."""
        return self.name.replace("_", "-")


def fields_of(asked: Iterable[Asked], record: object = None) -> tuple[FormField, ...]:
    """Return the fields of a form, filled from a record where there is one."""
    return tuple(each.field(getattr(record, each.name, None)) for each in asked)


def read_values(asked: Iterable[Asked], values: Mapping[str, str]) -> dict[str, Any]:
    """Return what a form says, as the record has it. ValueError."""
    return {each.name: each.read(values[each.form_id]) for each in asked}


def differing(asked: Iterable[Asked], values: Mapping[str, str], before: object) -> dict[str, Any]:
    """Return only what the form says otherwise than the record that it was filled from."""
    said = read_values(asked, values)
    return {name: value for name, value in said.items() if value != getattr(before, name)}


def told_in(asked: Iterable[Asked]) -> Callable[[Mapping[str, object]], str]:
    """Return what tells one version of a record by the labels of its fields."""
    labels = {each.name: each for each in asked}

    def tell(fields: Mapping[str, object]) -> str:
        told = [_told(labels[name], value) for name, value in fields.items() if name in labels]
        if fields.get("removed") is True:
            told.append("taken away")
        elif fields.get("removed") is False and len(fields) == 1:
            told.append("brought back")
        return " · ".join(filter(None, told))

    return tell


def _told(asked: Asked, value: object) -> str:
    titles = {pick.id: pick.title for pick in asked.picks}
    told = titles.get(str(value)) or _as_kept(asked, value)
    return f"{asked.label} “{told}”" if told else f"{asked.label} none"


def _as_kept(asked: Asked, value: object) -> str:
    """Return a value as the form would tell it, in a line; as it is where it was never a value."""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    try:
        return "" if value is None else asked.tell(value)
    except (TypeError, ValueError):
        return str(value)


def text(name: str, label: str, example: str = "", *, needed: str = "", **more: Any) -> Asked:
    """Return a field of words; `needed` is the sentence for where it is left empty."""

    def read(typed: str) -> str:
        words = typed.strip() if more.get("long") else one_line(typed)
        if needed and not words:
            raise ValueError(needed)
        return words

    return Asked(name, label, example, read, **more)


def day(name: str, label: str, today: date, example: str = "3 Nov 2025, Nov 2025, 2025") -> Asked:
    """Return a field of a day that mostly has been."""
    return Asked(
        name,
        label,
        example,
        lambda typed: parse_day(typed, today),
        lambda value: told_day(date.fromisoformat(value) if isinstance(value, str) else value),
        lambda value: f"{value:%A} {told_day(value)}" if value else "",
    )


def number(name: str, label: str, example: str = "12") -> Asked:
    """Return a field of a figure."""
    return Asked(name, label, example, parse_number, told_number)


def choice(name: str, label: str, picks: Iterable[tuple[str, str] | Pick]) -> Asked:
    """Return a field of one of a few things; a pair is an id, also its title, and its help."""
    every = tuple(p if isinstance(p, Pick) else Pick(p[0], p[0], p[1]) for p in picks)
    return Asked(name, label, picks=every)


def several(name: str, label: str, example: str = "", *, apart: str = ",") -> Asked:
    """Return a field of several texts, with a comma between them or one a line."""
    long = apart == "\n"
    return Asked(
        name,
        label,
        example,
        lambda typed: tuple(filter(None, map(one_line, typed.split(apart)))),
        lambda value: (apart if long else f"{apart} ").join(value or ()),
        long=long,
    )
