import copy
import json
import re
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from data.charter import QUESTION_BY_ID
from data.clock import parse_duration
from data.formats.fields import SPELLED_TIME
from data.formats.loader import SHIPPED
from data.formats.model import Activity, Format, Records
from data.formats.schema import json_schema

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
WHOLE: dict[str, Any] = {
    "$schema": "format.schema.json",
    "title": "Evening",
    "purpose": "For short days.",
    "phases": [
        {
            "id": "talk",
            "title": "Talk",
            "minutes": "1h10",
            "minimum": 20,
            "activity": "talk",
            "question_share": 40,
            "prompts": ["Why?", "Who?"],
            "draw": 1,
        },
        {"id": "round", "title": "Round", "minutes": 10, "activity": "go-round", "each": "90s"},
        {
            "id": "few",
            "title": "Few",
            "minutes": 20.5,
            "activity": "groups",
            "group_size": 3,
            "steps": [{"title": "In", "minutes": 10, "hint": "by threes"}],
            "records": "charter",
            "question": "who",
            "since_last_time": True,
        },
    ],
}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 800),
    st.floats(-1, 800, allow_nan=False),
    st.text(max_size=8),
    st.sampled_from(["", " ", "\u200b", "5", "90s", "1h10", "2 h", "0s", 10**400, 1e300]),
    st.sampled_from(["talk", "go-round", "groups", "case", "charter", "purpose", "who", "nobody"]),
    st.sampled_from(["a" * 41, "x" * 61, "y" * 301]),
    st.lists(st.sampled_from(["Why?", "", 7, None, {}]), max_size=3),
    st.just(["Q?"] * 21),
    st.lists(
        st.fixed_dictionaries({"title": st.just("Tell"), "minutes": st.integers(0, 30)}), max_size=3
    ),
    st.just({}),
)


def places(document: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return every place of a document, from the outside in."""
    inside: list[tuple[Any, Any]] = []
    if isinstance(document, dict):
        inside = [*document.items()]
    elif isinstance(document, list):
        inside = [*enumerate(document)]
    return [path, *(place for key, value in inside for place in places(value, (*path, key)))]


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """A format in which a few places were changed, taken out or added."""
    document = copy.deepcopy(WHOLE)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(places(document)[1:]))
        holder: Any = document
        for key in way:
            holder = holder[key]
        act = draw(st.sampled_from(["put", "put", "put", "take", "add"]))
        if act == "put":
            holder[last] = copy.deepcopy(draw(VALUES))
        elif act == "take":
            del holder[last]
        elif isinstance(holder, dict):
            known = ["each", "draw", "group_size", "question", "steps", "records", "colour"]
            holder[draw(st.sampled_from(known))] = copy.deepcopy(draw(VALUES))
    return document


def runs(document: Any) -> bool:
    try:
        Format.model_validate({"id": "evening", **document})
    except ValidationError:
        return False
    return True


def beyond_a_schema(document: Any) -> bool:
    """Say whether the loader's reasons are among those that no schema can tell."""
    with pytest.raises(ValidationError) as refused:
        Format.model_validate({"id": "evening", **document})
    told = re.compile(
        "minimum is longer|steps together|than the phase|more prompts|two of them|longer than a day"
    )
    unseen = [
        error
        for error in refused.value.errors()
        if (error["type"] == "rule" and told.search(error["msg"]))
        or error["type"] == "value_error"  # an invisible title, an hour too many spelled in words
    ]
    return bool(unseen)


def test_the_schema_is_one_and_describes_every_field() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    fields = [SCHEMA, *SCHEMA["$defs"].values()]
    told = [field for one in fields for field in one["properties"].values()]
    assert all(field["description"] for field in told)
    assert "default" not in SCHEMA["$defs"]["FormatPhase"]["properties"]["draw"]
    phase = SCHEMA["$defs"]["FormatPhase"]["properties"]
    assert phase["activity"]["enum"] == [*get_args(Activity)]
    assert phase["records"]["anyOf"][0]["enum"] == [*get_args(Records)]
    assert phase["question"]["anyOf"][0]["enum"] == [*QUESTION_BY_ID]


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.json")), ids=lambda path: path.stem)
def test_every_format_that_ships_follows_the_schema(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_text(encoding="utf-8")))


def test_a_format_that_uses_every_field_is_taken_by_both() -> None:
    VALIDATOR.validate(WHOLE)
    assert runs(WHOLE)


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": 0},
        {"minutes": 721},
        {"minutes": "soon"},
        {"minutes": True},
        {"activity": "chat"},
        {"activity": "open"},
        {"question_share": 91},
        {"question_share": 2.5},
        {"question_share": "40"},
        {"steps": [{"title": "Tell", "minutes": 5}]},
        {"each": 2},
        {"group_size": 3},
        {"question": "who"},
        {"records": "charter"},
        {"records": "charter", "question": "why"},
        {"draw": 0},
        {"prompts": []},
        {"prompts": "Why?"},
        {"title": "   "},
        {"id": "Talk"},
        {"colour": "red"},
        {"since_last_time": 1},
    ],
    ids=str,
)
def test_schema_and_lctui_refuse_the_same_mistakes(changes: dict[str, Any]) -> None:
    document = copy.deepcopy(WHOLE)
    document["phases"][0].update(changes)
    assert not VALIDATOR.is_valid(document)
    assert not runs(document)


@given(documents())
def test_schema_and_lctui_agree_on_any_document_as_far_as_a_schema_can_tell(document: Any) -> None:
    if not VALIDATOR.is_valid(document):
        assert not runs(document)
    elif not runs(document):
        assert beyond_a_schema(document)


@given(
    st.from_regex(
        r"[ ]?[0-9]{0,3}[ ]?[a-zA-Z]{0,4}[ ]?[0-9]{0,2}[ ]?[a-z]{0,3}[ ]?", fullmatch=True
    )
)
def test_lengths_are_spelled_in_the_schema_as_they_are_typed(text: str) -> None:
    try:
        parse_duration(text)
        taken = True
    except ValueError as error:
        taken = "longer than a day" in str(error)
    assert bool(re.search(SPELLED_TIME, text)) == taken
