"""What the words of a line say, and how they read without the tokens among them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.capture.people import People
from data.capture.tokens import Token, read_tokens

_BEFORE_MORE = """
a about an and as ask at between by contact during for from into its like my of onto or our per
tell than the their to toward towards via with without your
"""
_HANGS = frozenset(_BEFORE_MORE.split())
"""Words that want another after them: "talk to @ben" keeps the name even at the end."""

_ANYWHERE = ("tag", "level", "mark")
"""What is said of an entry as a whole, on whichever of its lines."""

_LONGEST = max(map(len, _HANGS)) + 2
_ASIDE = ("level", "mark")
"""What stands beside the sentence: a word behind it is not what the sentence wants."""

_JOIN = re.compile(r"[ \t]*(?:[,&]|(?:,[ \t]*|[ \t])and\b)[ \t]*")
"""What stands between names that are told together."""

_BLANK = re.compile(r"[ \t]*")
_LAST_WORD = re.compile(r"([\w'’]+|[:,/&+(])$")
_BECAUSE = re.compile(r"(?<=\s)because\s+(\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a line."""

    text: str
    """How they read; empty where all are tokens that leave nothing."""
    tokens: tuple[Token, ...]

    def values(self, *kinds: str) -> tuple[str, ...]:
        """Return what the tokens of these kinds say, each once, as first typed."""
        said: dict[str, str] = {}
        for token in self.tokens:
            if token.kind in kinds:
                said.setdefault(token.value.casefold(), token.value)
        return tuple(said.values())

    @property
    def due(self) -> date | None:
        """The day typed last: a second thought counts."""
        return next((token.due for token in reversed(self.tokens) if token.due), None)


def read_words(body: str, people: People, today: date, *, owes: bool = False) -> Words:
    """Read the tokens of a body; a line that only they stood on goes with them.

    Where somebody `owes` it, names at the end are who does, also with `and` between them.

    In an entry of several lines the first that has words is the one that owes, and says by when:
    what `@ana due:fri` means in the others, only they can tell, so there it stays as words.
    """
    lines: list[str] = []
    tokens: list[Token] = []
    typed = body.rstrip().split("\n")
    for number, line in enumerate(typed):
        found = tuple(read_tokens(line, people, today))
        reads = _reads(line, found, _leaving(line, found, owes=owes)) if found else line
        last = len(lines) == 1 and number == len(typed) - 1
        if found and any(lines) and not _counts(line, found, alone=not reads.strip(), last=last):
            reads, found = _as_words(line, found)
        if reads.strip() or not found:
            lines.append(reads.rstrip())
        tokens += found
    return Words("\n".join(lines).strip(), tuple(tokens))


def _counts(line: str, tokens: Iterable[Token], *, alone: bool, last: bool) -> bool:
    """Say whether the tokens of a later line mean the whole entry.

    They do where the line was added by `...`, where they are the only thing under the first line,
    and where all that stands there is tags, levels and marks.
    """
    if line.startswith("..."):
        return True
    return alone and (last or all(token.kind in _ANYWHERE for token in tokens))


def _as_words(line: str, tokens: Sequence[Token]) -> tuple[str, tuple[Token, ...]]:
    """Return how a later line reads, and those of its tokens that count wherever they stand."""
    leaving = frozenset(token.start for token in tokens if token.kind in ("level", "mark"))
    said = [replace(t, word=t.word or line[t.start : t.end]) for t in tokens]
    counting = (*_ANYWHERE, "stranger", "unclear")
    return _reads(line, said, leaving), tuple(t for t in tokens if t.kind in counting)


def reason_in(text: str) -> str | None:
    """Return what stands behind the first `because` that has something before it."""
    match = _BECAUSE.search(text)
    return match[1].strip() if match else None


def _reads(line: str, tokens: Sequence[Token], leaving: frozenset[int]) -> str:
    """Return the line with a word, or nothing, in place of each token."""
    text, position, before = "", 0, -1
    for token in tokens:
        gap, position = line[position : token.start], token.end
        text += "" if before in leaving and token.start in leaving and _JOIN.fullmatch(gap) else gap
        if token.start in leaving:
            text = text.rstrip(" \t")
            position = position if text else _skip_blank(line, position)
        else:
            text += token.word
        before = token.start
    return text + line[position:]


def _leaving(line: str, tokens: Sequence[Token], *, owes: bool) -> frozenset[int]:
    """Return where those start that leave nothing: without a word, or a name or tag at the end."""
    end = list(_at_the_end(line, tokens, owes=owes))[::-1]
    words = [token for token in end if token.word]
    if words and end[0].kind not in _ASIDE and _hangs(line[: end[0].start]):
        words = [token for token in words if token.kind != words[0].kind]
    idle = [token.start for token in words if not token.stays]
    return frozenset([token.start for token in tokens if not token.word] + idle)


def _at_the_end(line: str, tokens: Iterable[Token], *, owes: bool) -> Iterable[Token]:
    """Yield, from the last back, the tokens behind which only tokens stand."""
    behind, after = len(line), ""
    for token in reversed(tuple(tokens)):
        gap = line[token.end : behind]
        joined = owes and token.kind == after == "mention" and _JOIN.fullmatch(gap)
        if gap.strip(" \t") and not joined:
            return
        yield token
        behind, after = token.start, token.kind


def _hangs(text: str) -> bool:
    """Say whether the text would break off if it ended here."""
    match = _LAST_WORD.search(text.rstrip()[-_LONGEST:])
    last = match[1].casefold() if match else ""
    return last in _HANGS or last in tuple(":,/&+(")


def _skip_blank(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position
