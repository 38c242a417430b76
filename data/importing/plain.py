"""Markdown within a line, told as plain words: a terminal shows a text as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\s?\[([^\[\]]*)\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]+)>")
_BOLD = re.compile(
    r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(?![a-z0-9_]+__(?!\w))(.+?)(?<=\S)__(?!\w)"
)
_ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]*?[^\s*])\*(?![\w*])|(?<![\w_/.])_(?=[^\s_])([^_]*?[^\s_])_(?![\w_])"
)
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")
_MARKUP = re.compile(r"[\\*_`<\[]")


def plain(text: str, targets: Mapping[str, str] | None = None) -> str:
    """Return the words of a line; a link keeps where it leads, behind them."""
    if not _MARKUP.search(text):
        return " ".join(text.split())
    return _spaced(_without_marks(text.strip(), targets)) if targets else _remembered(text)


@lru_cache(4096)
def _remembered(text: str) -> str:
    """Return the same for a line without reference links: each is asked for again and again."""
    return _spaced(_without_marks(text.strip(), {}))


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _without_marks(text: str, targets: Mapping[str, str]) -> str:
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[2] if match.re is _CODE else match[1])
        return f"\ue000{len(held) - 1}\ue001"

    text = text.replace("\ue000", "").replace("\ue001", "")
    text = _CODE.sub(hold, text)
    text = _ESCAPED.sub(hold, text)
    text = _IMAGE.sub(_link, text)
    text = _LINK.sub(_link, text)
    if targets:
        text = _REFERENCE.sub(lambda match: _reference(match, targets), text)
    text = _AUTOLINK.sub(r"\1", text)
    for _ in range(2):
        text = _BOLD.sub(_inner, text)
    text = _ITALIC.sub(_inner, text)
    while "\ue000" in text:
        text = _HELD.sub(lambda match: held[int(match[1])], text)
    return text


_HELD = re.compile("\ue000(\\d+)\ue001")


def _link(match: re.Match[str]) -> str:
    words, target = match[1].strip(), match[2].strip("<>")
    if not target or target == words or words.rstrip("/") == target.rstrip("/"):
        return words
    return f"{words} ({target})" if words else target


def _reference(match: re.Match[str], targets: Mapping[str, str]) -> str:
    target = targets.get((match[2] or match[1]).casefold())
    return match[0] if target is None else f"{match[1]} ({target})"


def _inner(match: re.Match[str]) -> str:
    return match[1] or match[2]


def bare(text: str) -> str:
    """Return a text without emphasis, strokes and spaces around it."""
    return text.strip().strip("*_~` ").strip()


def unpictured(text: str) -> str:
    """Return a text without emoji and their `:shortcodes:`, for what is compared."""
    if text.isascii() and ":" not in text:
        return text
    text = SHORTCODE.sub(" ", text)
    return "".join(" " if _is_picture(c) else c for c in text if c not in "\ufe0f\u200d")


def _is_picture(character: str) -> bool:
    """Say whether a character is an emoji or another sign that says nothing here."""
    return character > "\x7f" and unicodedata.category(character) in ("So", "Sk", "Cn", "Mn")
