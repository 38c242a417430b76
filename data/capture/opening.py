"""How a line opens: how deep it lies, which kind it is, whether it goes on with the last entry."""

import re
from dataclasses import dataclass

from data.models.kinds import KIND_BY_SIGIL

DEEPEST = 8
"""No entry lies deeper, whatever stands before it."""

_CONTINUES = re.compile(r"\.\.\.(?!\.)\s*(?=\S)")
_SIGILS = re.escape("".join(KIND_BY_SIGIL))
_ESCAPED = re.compile(rf"\\(?=\\*(?:[{_SIGILS}/]|\.\.\.|s/))")
_SIGN = re.compile(rf"[{_SIGILS}][ \t]+(?=\S)")
_ESCAPED_SIGN = re.compile(rf"\\(?=\\*[{_SIGILS}][ \t])")
_MENDS = re.compile(r"s/((?:\\.|[^/\\\n])+)/((?:\\.|[^/\\\n])*)/\s*")
_COMMAND = re.compile(r"/([a-z][a-z-]*)(?:[ \t]+([^\n]*))?\s*")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first characters of a line, understood, and the body after them."""

    body: str
    kind: str = "note"
    depth: int = 0
    continues: bool = False


def read_opening(typed: str) -> Opening:
    """Read what stands before the words; where nothing follows a sigil, the sigil is the word."""
    body = typed.lstrip()
    depth = _depth(typed[: len(typed) - len(body)])
    if escape := _ESCAPED.match(body):
        return Opening(body[escape.end() :], depth=depth)
    if match := _CONTINUES.match(body):
        return Opening(body[match.end() :], depth=depth, continues=True)
    kind = KIND_BY_SIGIL.get(body[:1])
    if kind is None:
        return Opening(body, depth=depth)
    return Opening(body[1:].lstrip() or body, kind.id, depth)


def read_sign(said: str) -> tuple[str, str]:
    """Return kind and words of what stands behind `Ana:`; there a sign needs a space: `! send it`.

    `-5 degrees` is said as it stands, and a backslash takes the sign literally, as in front.
    """
    if _ESCAPED_SIGN.match(said):
        return "note", said[1:]
    kind = KIND_BY_SIGIL.get(said[:1]) if _SIGN.match(said) else None
    return (kind.id, said[1:].lstrip()) if kind else ("note", said)


def read_mend(typed: str) -> tuple[str, str] | None:
    """Return old and new of `s/old/new/`; a backslash goes before a slash or backslash in them."""
    match = _MENDS.fullmatch(typed)
    return (_unescaped(match[1]), _unescaped(match[2])) if match else None


def read_command(typed: str) -> tuple[str, str] | None:
    """Return word and argument of `/word argument`; a path, a fraction or `/ 3` is no command."""
    match = _COMMAND.fullmatch(typed)
    return (match[1], (match[2] or "").strip()) if match else None


def _depth(indent: str) -> int:
    """Return one level for every two columns of the line's own indent; a tab is one level."""
    columns = sum(1 if character == " " else 2 for character in indent.rpartition("\n")[2])
    return min(columns // 2, DEEPEST)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([/\\])", r"\1", text)
