"""Texts that break terminal programs and file formats, for every field, screen and export."""

import json
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from data.safe_text import safe

_PAYLOADS = Path(__file__).parents[2] / "shared" / "payloads.json"

OWN = {
    "tags": "[b]bold[/b] [@click=app.quit]click[/] [/] [",
    "escape": "a\x1b]0;title\x07\x1b[2J\x9b31m\x00b",
    "bidi": "a\u202efdp.exe\u202c \u05e9\u05dc\u05d5\u05dd",
    "wide": "\u4e2d\u6587\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467\u2764\ufe0f",
    "structure": "# h\n- [ ] a *b* _c_ `d` <b>e</b> &amp; [f](http://g) | h\n---\n1. i\\",
    "formula": "=HYPERLINK(1)",
    "surrogate": "a\ud800b",
    "long": "word " * 1000,
}
"""A few of our own, so that the tests say something where the shared file is absent."""


def hostile() -> list[ParameterSet]:
    """Return each text as a named parameter; of the shared ones a skipped one where absent."""
    own = [pytest.param(text, id=f"own-{name}") for name, text in OWN.items()]
    if not _PAYLOADS.exists():
        absent = pytest.mark.skip(reason=f"{_PAYLOADS.name} is not beside this repository")
        return [*own, pytest.param("", id="shared", marks=absent)]
    told = json.loads(_PAYLOADS.read_text(encoding="utf-8"))
    shared = {n: _text(told[group][n]) for group in ("markup", "control") for n in told[group]}
    return [*own, *(pytest.param(text, id=name) for name, text in shared.items())]


def _text(value: Any) -> str:
    """Return a text as the file spells it: itself, or what is repeated."""
    if isinstance(value, str):
        return value
    return f"{value.get('before', '')}{value['repeat'] * value['times']}{value.get('then', '')}"


def hostile_texts(longest: int) -> list[str]:
    """Return the texts that say anything at all, cut to `longest` characters."""
    texts = (str(parameter.values[0])[:longest] for parameter in hostile())
    return [text for text in texts if text.strip() and safe(text).strip()]
