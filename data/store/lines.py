"""One line of a file that is only ever appended to: JSON that proves itself whole.

The checksum is the last member and of fixed width, so a line is verified without reading the JSON:
it is the CRC-32 of all that stands before `,"sum":`.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any
from zlib import crc32

from data.safe_text import safe

_TAIL = len(b',"sum":"00000000"}')


def _encoder() -> Callable[[Any], str]:
    """Return what spells compact JSON; `JSONEncoder.encode` makes its C part anew for each value.

    That takes longer than the spelling, and a capture waits for it.
    """
    usual = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return usual.encode
    spell_in = make(
        None, usual.default, json.encoder.encode_basestring, None, ":", ",", False, False, True
    )
    return lambda value: "".join(spell_in(value, 0))


_encode = _encoder()


def spell(value: Any) -> bytes:
    """Return compact JSON in UTF-8; what UTF-8 cannot hold (lone surrogates) is cleaned."""
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        return _encode(cleaned(value)).encode()


def sealed_line(body: Mapping[str, Any]) -> bytes:
    """Return a line, newline included, that carries its checksum."""
    head = spell(body)[:-1]
    return head + b',"sum":"%08x"}\n' % crc32(head)


def intact(line: bytes) -> bool:
    """Say whether a line (without its newline) is as it was written."""
    return line[-_TAIL:] == b',"sum":"%08x"}' % crc32(line[:-_TAIL])


def is_plain(raw: bytes) -> bool:
    """Say whether JSON holds nothing that `cleaned` could have to change.

    A control character as it is cannot stand in JSON, which the parser refuses.
    """
    return raw.isascii() and b"\\" not in raw and b"\x7f" not in raw


def cleaned(value: Any) -> Any:
    """Return a JSON value with every text in it made safe to store and show."""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, (list, tuple)):
        return [cleaned(item) for item in value]
    if isinstance(value, Mapping):
        return {safe(key): cleaned(item) for key, item in value.items()}
    return value
