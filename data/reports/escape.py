"""Text of people as Markdown that shows exactly that text.

Only what Markdown would take for structure is escaped, so that the source stays readable too.
"""

import re

_ANYWHERE = re.compile(r"[\\`*\[\]<|~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"[#>+=-]|\d+(?=[.)])")
_CLOSING_HASHES = re.compile(r"#(?=#*\s*$)")
_OUTER_BLANKS = re.compile(r"^\s+|\s+$")


def escape(text: str) -> str:
    """Return one line of Markdown; line ends become blanks."""
    return _escape_line(" ".join(text.split("\n")))


def escape_lines(text: str, indent: str = "") -> str:
    """Return Markdown that keeps the line ends, each line but the first behind `indent`."""
    words = text.strip()
    before, after = text.split(words, 1) if words else (text, "")
    lines = f"\\\n{indent}".join(_escape_line(line) for line in words.split("\n"))
    return f"{_entities(before)}{lines}{_entities(after)}"


def _escape_line(line: str) -> str:
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    line = _CLOSING_HASHES.sub(r"\\#", line)
    line = _LINE_START.sub(_escape_start, line, count=1) if _LINE_START.match(line) else line
    return _OUTER_BLANKS.sub(lambda blanks: _entities(blanks.group()), line)


def _escape_start(match: re.Match[str]) -> str:
    """Escape a heading, quotation, bullet or underline sign; behind a number, the dot."""
    return f"{match.group()}\\" if match.group()[0].isdigit() else f"\\{match.group()}"


def _entities(blanks: str) -> str:
    """Return blanks at an edge so that nothing trims them."""
    return "".join(f"&#{ord(blank)};" for blank in blanks)
