"""The words and signs by which minutes mark an action, a decision, a question, or what is done."""

from __future__ import annotations

import re
from typing import NamedTuple

from data.importing.plain import plain

_LABEL = (
    r"(?:new |ongoing |open )?(?:actions?(?:[ _-]?(?:items?|points?|required"
    r"|needed))?|todos?|to[ -]dos?"
    r"|next (?:steps?|actions?)|tasks?|follow[ -]?ups?|行动项?|待办(?:事项)?|下一步)"
)
_ACTION = re.compile(
    rf"(?:\[?{_LABEL}\]?|AIs?|A/I|\(?AP\)?)(?:\s*#?\d+)?(?:\s*[(\[]([^()\[\]]{{1,60}})[)\]])?"
    r"(?:\s+(?:for|on|by)\s+([\w@ &,]{1,40}?))?\s*(?:[:：]|\s[-–—]+\s|\s?[-=]+>)\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_LOUD = re.compile(
    r"\[?(?:ACTION(?:[ _-](?:ITEMS?|POINT|REQUIRED))?|TODO|TO-DO"
    r"|AI(?=\s+@))\]?(?:\s*[(\[]([^()\[\]]{1,60})[)\]])?\s*[-:]*\s*(?=\S)(.*)",
    re.DOTALL,
)
_STRONG = re.compile(
    rf"(\*\*|__|\*|_)\s*(?:{_LABEL}|AI)\s*[:：]?\s*\1\s*[:：]?\s*(?:[-–—]\s+)?(.+)",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN = re.compile(
    r"(?<=[.!?;)])\s+(?:ACTION(?: ITEM)?|TODO|AI)\s*(?:\(([^()]{1,40})\))?\s*[:：]\s*(.+)",
    re.DOTALL,
)
_NO_LABEL = re.compile(r"ai\b|ap\b", re.IGNORECASE)
_DECISION = re.compile(
    r"(?:\[?(?:key )?(?:beschluss|beschlossen"
    r"|决定|决议|结论|d[eé]cision|decisi[oó]n|decisions?(?: made| taken| \d+)?"
    r"|decided|resolutions?|resolved"
    r"|agreed|agreement|consensus(?: reached)?"
    r"|motion (?:passed|carried|approved))\]?\s*(?:[:：]|\s[-–—]\s|->)\s*(?P<rest>\S.*)"
    r"|(?P<said>(?:(?:so |and )?(?:we|the group|group|everyone|everybody|all|it was"
    r"|the (?:team|committee|board|council))(?: have| has| all| unanimously)? )?"
    r"(?:agreed|decided|resolved) (?:unanimously )?(?:to|that|on|upon|not to)\b.*"
    r"|(?:会议)?(?:决定|决议|一致同意).*))",
    re.IGNORECASE | re.DOTALL,
)
_LOUD_DECISION = re.compile(
    r"\[?(?:DECISION|DECIDED|RESOLUTION|RESOLVED|AGREED)\]?\s+(\S.*)", re.DOTALL
)
_QUESTION = re.compile(
    r"(?:\[?(?:open )?questions?\]?|Q\d{0,2}|问题?)\s*[:：]\s*(\S.*)", re.IGNORECASE | re.DOTALL
)
_ASKS = re.compile(r"[?？][)\"'”’*_ \]）]*$")
_ANSWERED = re.compile(r"[?？]\s*(?:-+|=+)>\s*\S|[?？]\s*[→➡]\s*\S")
_PROPOSAL = re.compile(
    r"(?:\[?proposals?\]?|proposed(?: resolution)?|PROPOSE|提案|提议)\s*[:：]", re.IGNORECASE
)
_HELP = re.compile(
    r"\[?(?:help (?:wanted|needed)|(?:call|ask) for help|volunteers? (?:wanted"
    r"|needed)|求助)\]?\s*[:：]\s*(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_OWN = re.compile(
    r"(?:\*\*)?\[?(insight|success|setback|commitment|request|parked)\]?"
    r"(?:\s*[:：]\s*(?:\*\*)?|\s*[:：]?\*\*[:：]?\s*)(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
"""lctui's own kinds, named before a colon or in bold."""
_DONE_BEFORE = re.compile(
    r"(?:✅|☑️?|✔️?|✓|:white_check_mark:|:heavy_check_mark:|\[(?:done|completed?|closed)\]|\((?:done|completed?|closed)\)"
    r"|(?:DONE|COMPLETED?|CLOSED|FINISHED|已完成)\b|(?:done|completed)(?=\s*[:：-]))\s*[-–—:：]*\s*(?=\S)",
)
_DONE_AFTER = re.compile(
    r"\s*(?:[-–—:>.]+\s*|\s)(?:DONE|COMPLETED|FINISHED)[.!]*$|\s*(?:[-–—]+>?|=>|→)\s*(?:done|completed|finished)[.!]*$"
    r"|\s*[(\[](?:done|completed?|finished|closed|faite?s?|hecho|erledigt|fertig|feito|fatto|gedaan|已完成)[.!]?[)\]][.!]?$|\s*(?:✅|☑️?|✔️?|✓|:white_check_mark:)$",
    re.IGNORECASE,
)
_DONE_EARLY = re.compile(
    r"^((?:\S+\s+){1,3})(?:✅|✔️?|✓|☑️?|\[(?:done|completed?)\]|\((?:done|completed?)\))\s*(?=\S)",
    re.IGNORECASE,
)
DONE_ALONE = re.compile(
    r"(?:✅|✔️?|✓|☑️?|)\s*(?:all )?(?:done|completed?|finished|closed|merged|fixed|已完成"
    r"|erledigt)\s*[.!]*(?:✅)?",
    re.IGNORECASE,
)
"""A line below an action that says no more than that it is done."""
_MAY_BE_DONE = re.compile(
    r"~~|[✅☑✔✓]|fait|hecho|erledigt|fertig|feito|fatto|gedaan|done|complete|closed|finish|check_mark|已完成",
    re.IGNORECASE,
)
_MAY_BE_ACTION = re.compile(
    r"acti|to[ -]?do|next|task|follow|\bA[IP]\b|A/I|\bais?\b|行动|待办|下一步", re.IGNORECASE
)
_MAY_BE_MARKED = re.compile(
    r"deci|déci|beschl|resol|agree|consensus|motion|决|一致|help|volunt|call|ask|求助|propos|提|q\d|问|quest"
    r"|insi|succ|setb|commi|reque|parke",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"(?:\[[xX ]\]\s*)?~~(.+)~~[.!]?\s*(\([^()]{1,30}\))?", re.DOTALL)


_STOPS = re.compile(r"[.!?][)\"']?\s|[。！？]")
_LONGEST_QUESTION, _MOST_SENTENCES = 240, 3


GOES_ON = re.compile(r"(?:\.\.\.|…)\s*(?=\S)")
"""What somebody said before goes on."""


class Marked(NamedTuple):
    """What the marks of a line say."""

    kind: str
    """A Kind.id; empty where nothing is marked."""
    text: str
    """The words, in plain text, without their marks."""
    owners: str = ""
    """Names in brackets behind the mark."""
    tags: tuple[str, ...] = ()


def without_done(raw: str) -> tuple[str, bool]:
    """Return a line without the marks that say it is done, and whether it had any."""
    text, done = raw.strip(), False
    if not _MAY_BE_DONE.search(text):
        return text, False
    if (struck := _STRUCK.fullmatch(text)) and "~~" not in struck[1]:
        text, done = f"{struck[1]} {struck[2] or ''}".strip(), True
    bare = re.sub(r"^\*\*\s*(done|completed|DONE)\s*:?\s*\*\*", r"DONE", text, flags=re.IGNORECASE)
    for pattern, kept in ((_DONE_BEFORE, ""), (_DONE_EARLY, r"\1")):
        if pattern.match(bare):
            bare, done = pattern.sub(kept, bare, count=1), True
    stripped = re.sub(r"\*\*\s*(DONE|done|Done)\s*\*\*\s*$", "DONE", bare)
    if _DONE_AFTER.search(stripped) and _DONE_AFTER.sub("", stripped).strip():
        bare, done = _DONE_AFTER.sub("", stripped), True
    return (bare.strip() if done else text), done


def marked(raw: str, targets: dict[str, str] | None = None) -> Marked:
    """Return what a line, without its bullet and box, is marked as."""
    text = plain(raw, targets)
    if _MAY_BE_ACTION.search(text) and (action := _action(raw, text, targets)):
        return action
    if not _MAY_BE_MARKED.search(text) and text[:1] not in "Qq":
        return Marked("", text)
    if loud := _LOUD_DECISION.match(text):
        return Marked("decision", loud[1].strip())
    if match := _DECISION.match(text):
        return Marked("decision", (match["rest"] or match["said"]).strip())
    if own := _OWN.match(raw.strip()):
        return Marked(own[1].casefold(), plain(own[2], targets))
    if match := _HELP.match(text):
        return Marked("help", match[1].strip())
    if _PROPOSAL.match(text):
        return Marked("", text, tags=("proposal",))
    if match := _QUESTION.match(text):
        return Marked("question", match[1].strip())
    return Marked("", text)


def _action(raw: str, text: str, targets: dict[str, str] | None) -> Marked | None:
    match = _ACTION.match(text)
    small = match and _NO_LABEL.match(text) and not text[:2].isupper()
    if match and match[3].strip() and not small:
        return Marked("action", match[3].strip(), match[1] or match[2] or "")
    if loud := _LOUD.match(text):
        return Marked("action", loud[2].strip(), loud[1] or "")
    if strong := _STRONG.match(raw.strip()):
        return Marked("action", plain(strong[2], targets))
    if within := _WITHIN.search(text):
        return Marked("action", text, within[1] or "")
    return None


def within_mark(text: str) -> str:
    """Return what stands behind a mark in the midst of a text, else the text."""
    match = _WITHIN.search(text)
    return match[2] if match else text


def asks(text: str) -> bool:
    """Say whether a text is a question that is not answered in the same line."""
    short = len(text) <= _LONGEST_QUESTION and len(_STOPS.findall(text)) < _MOST_SENTENCES
    return short and bool(_ASKS.search(text)) and not _ANSWERED.search(text)
