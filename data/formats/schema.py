"""The JSON Schema of format files, made from their model, for editors and other programs."""

from typing import Any

from data.formats.model import Format

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Fields = dict[str, dict[str, Any]]
"""What each of some fields must be; all of them must be there."""


def json_schema() -> dict[str, Any]:
    """Return the schema that a format file follows.

    It refuses nothing that can be run. What it cannot tell, such as steps that are longer than
    their phase, `lctui format check` finds.
    """
    schema = Format.model_json_schema(by_alias=True)
    schema["required"].remove("id")
    share: Fields = {"question_share": {"exclusiveMinimum": 0}}
    schema["$defs"]["FormatPhase"]["allOf"] = [
        _only_with(share, {"activity": {"const": "talk"}}),
        _only_with({"each": {}}, {"activity": {"const": "go-round"}}),
        _only_with({"group_size": {}}, {"activity": {"const": "groups"}}),
        _only_with({"question": {"type": "string"}}, {"records": {"const": "charter"}}),
        _only_with({"records": {"const": "charter"}}, {"question": {"type": "string"}}),
        _only_with({"draw": {}}, {"prompts": {"minItems": 1}}),
        {"not": _have({**share, "steps": {"minItems": 1}})},
    ]
    for written in (schema, *schema["$defs"].values()):
        written["properties"] = {name: _plain(f) for name, f in written["properties"].items()}
    return {"$schema": DIALECT, **schema}


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    """Return a field without what pydantic adds: its Python name and a default that is nothing."""
    return {
        key: value for key, value in field.items() if key != "title" and (value or key != "default")
    }


def _only_with(fields: Fields, others: Fields) -> dict[str, Any]:
    return {"if": _have(fields), "then": _have(others)}


def _have(fields: Fields) -> dict[str, Any]:
    return {"required": [*fields], "properties": fields}
