"""How single values of a format file are written, read and described to editors."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from data.charter import QUESTION_BY_ID
from data.clock import parse_duration
from data.safe_text import one_line

SHORTEST = 10
"""Seconds of the briefest phase that makes sense."""
LONGEST = 12 * 3600
"""Seconds of the longest phase; what is longer is more than one session."""

SPELLED_TIME = (
    r"^\s*(?=\S)(?:[0-9]{1,6}\s*(?:[hH]|[hH][rR][sS]?|[hH][oO][uU][rR][sS]?)\s*)?"
    r"(?:[0-9]{1,6}\s*(?:[mM]|[mM][iI][nN][sS]?|[mM][iI][nN][uU][tT][eE][sS]?|$)\s*)?"
    r"(?:[0-9]{1,6}\s*(?:[sS]|[sS][eE][cC][sS]?|[sS][eE][cC][oO][nN][dD][sS]?)\s*)?$"
)
"""What `data.clock.parse_duration` takes, for programs that know JSON Schema alone."""


def _one_line(value: str) -> str:
    line = one_line(value)
    if not line:
        raise ValueError("empty")
    return line


def _exact(value: object) -> float:
    """Return the seconds that a value stands for: a number is minutes."""
    if isinstance(value, str):
        return parse_duration(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not a length of time")
    return value * 60


def _seconds(value: object) -> int:
    if not 0 <= (exact := _exact(value)) <= LONGEST:
        raise ValueError("out of range")
    return round(exact)


def _lasting(value: object) -> int:
    if not SHORTEST <= (exact := _exact(value)) <= LONGEST:
        raise ValueError("out of range")
    return round(exact)


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
        raise ValueError("not a whole number")
    return value if isinstance(value, int) else round(value)


def _question(value: str) -> str:
    if value not in QUESTION_BY_ID:
        raise ValueError("not a design question")
    return value


def _described(shortest: float) -> WithJsonSchema:
    number = {"type": "number", "minimum": shortest, "maximum": LONGEST // 60}
    return WithJsonSchema({"anyOf": [number, {"type": "string", "pattern": SPELLED_TIME}]})


def _integer(least: int, most: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "integer", "minimum": least, "maximum": most})


def _text(longest: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": r"[^ \t\r\n]", "maxLength": longest})


Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Title = Annotated[str, StringConstraints(max_length=60), AfterValidator(_one_line), _text(60)]
Sentence = Annotated[str, StringConstraints(max_length=300), AfterValidator(_one_line), _text(300)]
Hint = Annotated[str, StringConstraints(max_length=120), AfterValidator(one_line)]
Seconds = Annotated[int, BeforeValidator(_seconds), _described(0)]
"""May be nothing."""
Lasting = Annotated[int, BeforeValidator(_lasting), _described(0.1666)]
"""Long enough to make sense."""
Percent = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=90), _integer(0, 90)]
GroupSize = Annotated[int, BeforeValidator(_whole), Field(ge=2, le=12), _integer(2, 12)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=20), _integer(1, 20)]
Question = Annotated[str, AfterValidator(_question), WithJsonSchema({"enum": list(QUESTION_BY_ID)})]
