"""From the bytes of a file to its text, or a sentence why it is none."""

from __future__ import annotations

import codecs
import re

from data.errors import LctuiError

LARGEST = 8 * 1024 * 1024
"""Bytes; the minutes of thirty years of weekly sessions in one file come to half of that."""
LARGEST_OURS = 256 * 1024 * 1024
"""Bytes of exported sessions, which tell far more of each; ten thousand of them come to less."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))
_BIG_ENDIAN = codecs.BOM_UTF16_BE
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_OURS = b'"planned_start"'
_FEW = 0.02
"""The share of control characters from which on a text is none."""


class NoText(LctuiError):
    """A file that cannot be minutes."""


def text_of(data: bytes, name: str) -> tuple[str, str]:
    """Return the text, and a remark where its encoding had to be guessed. NoText."""
    refuse_large(name, len(data), LARGEST_OURS if _may_be_ours(data) else LARGEST)
    if not data.strip():
        raise NoText(f"{name} is empty.")
    for mark, encoding in (*_MARKS, (_BIG_ENDIAN, "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding, name), ""
    if data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) * _FEW:
        return _without_mark(data, name)
    try:
        text, remark = data.decode("utf-8"), ""
    except UnicodeDecodeError:
        text, remark = _guessed(data)
    if _share_of_controls(text[:_SAMPLE]) > _FEW:
        raise NoText(f"{name} is no text.")
    return text, remark


def refuse_large(name: str, size: int, largest: int = LARGEST_OURS) -> None:
    """Raise NoText where a file is larger than any that can be meant."""
    if size > largest:
        told = f"{name} is {size / 1024**2:,.0f} MB large: minutes are not."
        raise NoText(told, "Split it into smaller files.")


def _may_be_ours(data: bytes) -> bool:
    """Say whether it begins as exported sessions do."""
    start = data[:_SAMPLE]
    return start.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[") and _OURS in start


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise NoText(f"{name} says that it is {encoding} and is not.") from None


def _without_mark(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of UTF-16 without its mark; a file with other zeros is no text."""
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if len(data) % 2 == 0 and min(even, odd) * 10 < max(even, odd):
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        text = _decoded(data, encoding, name)
        if _share_of_controls(text[:_SAMPLE]) <= _FEW:
            return text, "not UTF-8: read as UTF-16"
    raise NoText(f"{name} is no text.")


def _guessed(data: bytes) -> tuple[str, str]:
    """Return the text in the encoding that is likelier: Chinese has its high bytes in pairs."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    high = sum(byte > 0x7F for byte in data)
    common = sum("\u4e00" <= character <= "\u9fff" for character in text)
    if common * 2 > high * 0.7:
        return text, "not UTF-8: read as GB 18030"
    return data.decode("cp1252", "replace"), "not UTF-8: read as Latin-1 (Windows-1252)"


def _share_of_controls(text: str) -> float:
    return len(_CONTROLS.findall(text)) / max(1, len(text))
