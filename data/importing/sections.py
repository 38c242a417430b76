"""What a heading or a label announces: who came, what was to be done, what was agreed.

It is decided before any box is read, as a box under "Attendees" is a person and one under "Agenda"
is a topic; only where a heading announces neither is a box an action.
"""

from __future__ import annotations

import re
from functools import lru_cache

from data.importing.plain import plain, unpictured
from data.models.kinds import KINDS

ATTENDANCE, APOLOGIES, INVITED, EXPECTED = "attendance", "apologies", "invited", "expected"
AGENDA, CHECKLIST, ACTIONS, EARLIER, PREVIOUS = (
    "agenda",
    "checklist",
    "actions",
    "earlier",
    "previous",
)
GROUP = "group"
"""Some of the people of the list that it stands in, such as guests; alone, of those who came."""
DECISIONS, QUESTIONS, PARKED = "decisions", "questions", "parked"
PEOPLE = frozenset({ATTENDANCE, APOLOGIES, INVITED, EXPECTED})
"""Sections in which a line is a person."""
NO_ACTION = frozenset({AGENDA, CHECKLIST, *PEOPLE})
"""Sections in which a box is no action."""
OWED = frozenset({ACTIONS, EARLIER})
"""Sections in which a plain bullet is an action."""

_TASKS = (
    r"(?:action(?: ?items?| points?| steps?)?s?|ais|a\.i\.s?|to[ -]?dos?(?: items?| list)?|tasks?"
    r"|next (?:steps?|actions?)|follow[ -]?ups?(?: items?| actions?)?|assignments|home ?work"
    r"|行动项?|待办(?:事项)?|后续(?:行动|工作|计划)"
    r"|[aà] faire|aufgaben|アクション|宿題|n[aä]chste schritte|prochaines [eé]tapes"
    r"|pr[oó]ximos pasos|tareas|acciones)"
)
_TAIL = (
    r"(?: ?[/&+,|:;-] ?.*| and .*| or .*| for .*| since .*| to .*| by .*| \(.*| list"
    r"| summary| table| log)?"
)
_ROWS: tuple[tuple[str, str], ...] = (
    (
        APOLOGIES,
        r"(?:apolog(?:y|ies)|regrets?|absent(?:ees)?|absences?|absentees|excused)"
        r"(?: with (?:apologies|regrets|notice))?" + _TAIL,
    ),
    (
        APOLOGIES,
        r"(?:not (?:here|there|present|attending|able to (?:attend|join|make it))"
        r"|unable to (?:attend|join)"
        r"|can ?(?:no|')?t (?:attend|make it|join)|missing|sent regrets)" + _TAIL,
    ),
    (
        APOLOGIES,
        r"(?:缺席|请假|欠席).*|entschuldigt.*|abwesend.*|excus[eé](?:e?s)?|absents?|ausentes?",
    ),
    (INVITED, r"(?:invited|invitees?|invites?|optional attendees|cc)" + _TAIL),
    (EXPECTED, r"(?:expected|planned) (?:attend\w+|participants?).*|.*拟(?:参会|参加|出席).*"),
    (
        EARLIER,
        rf"(?:(?:review|status|recap|update)s? ?(?:of |on |from )?)?(?:the )?"
        rf"(?:previous(?:ly)?|past|last|old|prior|earlier|outstanding|existing"
        rf"|carried[ -]over|carry[ -]?over)"
        rf"(?: (?:week|meeting|time|session)(?:'?s)?)?[ :–-]*(?:open )?{_TASKS}.*",
    ),
    (EARLIER, rf"(?:review|status|recap)s? (?:of |on )?(?:open |the )?{_TASKS}.*"),
    (EARLIER, rf"{_TASKS} (?:review|from (?:the )?(?:last|previous|prior|past).*)"),
    (
        PREVIOUS,
        r"(?:previous(?:ly)?|past|carried[ -]over|carry[ -]?over|still open"
        r"|from last (?:time|week|meeting)|(?:matters|actions) arising(?: .*)?)",
    ),
    (
        ACTIONS,
        rf"(?:(?:new|open|current|remaining|our|all|key|resulting|this week'?s"
        rf"|summary of|list of|proposed|assigned) )*"
        rf"{_TASKS}{_TAIL}",
    ),
    (
        DECISIONS,
        r"(?:key )?(?:decisions?(?: made| taken)?|resolutions?|agreements?|agreed|决议"
        r"|决定|结论|beschl[uü]sse|d[eé]cisions?|decisiones)" + _TAIL,
    ),
    (
        QUESTIONS,
        r"(?:open |outstanding |unanswered )*questions?(?: for .*| to .*)?|问题|offene fragen",
    ),
    (
        CHECKLIST,
        r".*check ?list.*|(?:before|after|during|prior to|at the (?:start"
        r"|end) of) (?:the |each |every )?(?:meeting|call|session)s?"
        r"|(?:meeting |pre-?meeting )(?:set ?up|prep\w*|roles)|(?:host|moderator"
        r"|facilitator|chair|scribe)(?:'?s)? (?:duties|tasks|instructions|guide"
        r"|script).*|instructions|housekeeping",
    ),
    (
        AGENDA,
        r"(?:.* )?agenda\b.*|(?:discussion |new |proposed "
        r"|meeting )*topics?(?: .{0,40})?|(?:for )?discussions?|(?:to discuss"
        r"|discussion (?:items?|points?|topics?)).*"
        r"|schedule|program(?:me)?|running order|demos?|standing items"
        r"|items? for (?:discussion|next .*)|会议议程|.*议程.*|tagesordnung|ordre du jour"
        r"|orden del d[ií]a",
    ),
    (
        ATTENDANCE,
        r"(?:(?:list of |meeting |call |our |the |committee |board |members? |voting "
        r"|in[- ]person |remote |online |virtual )*)"
        r"(?:att?endees?|att?endance|att?ending|att?endants?|att?ended(?: by)?"
        r"|att?endee list|participants?|participating|participation|present"
        r"|those present|in attendance"
        r"|sign[- ]?in(?: sheet| here| below)?|signed in|check[- ]?ins?|roll ?call"
        r"|who(?:'s| is| was)? (?:here|there|attending|present|came|attended)"
        r"|who attended|people(?: present| attending)?"
        r"|on the call|in the room|(?:members?|guests?|observers?|visitors?|staff|others?"
        r"|also)(?: present| attending| in attendance)|attendees? list)"
        r"(?: ?[/&+,] .*| and .*| \(.*|:.*)?",
    ),
    (
        ATTENDANCE,
        r"[^，。]{0,16}(?:参会|与会|出席)(?:人员?|成员|者|名单|列表|情况)[^，。]{0,6}|参会|出席|与会|签到.{0,4}|anwesen(?:d|heit)\w*|teilnehm\w+|pr[eé]sente?s?|asist(?:entes|encia)|presenti|partecipanti|obecni|deltagare|aanwezig\w*",
    ),
    (
        GROUP,
        r"(?!new |becoming )(?:[\w-]+ ){0,2}members?|guests?|observers?|visitors?|staff|others",
    ),
    (PARKED, r"parking lot|parked|for later|backlog|deferred"),
)
_KINDS = {
    name.casefold(): kind.id
    for kind in KINDS
    if kind.id not in ("note", "action", "decision", "question", "parked")
    for name in (kind.title, kind.plural)
}
_VOCABULARY = tuple((section, re.compile(pattern)) for section, pattern in _ROWS)
_NUMBER = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)、:]?|[一二三四五六七八九十]+、|[ivx]+[.)])\s*(?=\S)"
)
_TIME_BOX = re.compile(
    r"[(\[（]\s*~?\d+\s*(?:-\s*\d+\s*)?(?:m|min|mins|minutes?|分钟)?\.?\s*[)\]）]"
    r"|\b\d+ ?min(?:ute)?s?\b"
)
_ENDS = " \t:：.!?*_~-–—#|=>"
_MOST_WORDS = 9


def named(title: str) -> str:
    """Return a heading as it is compared: no marks, emoji, number or time box; small letters."""
    text = unpictured(plain(title))
    text = re.sub(r"^\s*\(optional\)", "", text, flags=re.IGNORECASE)
    text = _TIME_BOX.sub(" ", _NUMBER.sub("", text.strip()))
    return " ".join(text.casefold().replace("’", "'").split()).strip(_ENDS)


@lru_cache(4096)
def section_of(title: str) -> str:
    """Return what a heading announces; empty where it is a topic."""
    name = named(title)
    if not name or len(name.split()) > _MOST_WORDS:
        return ""
    if name in _KINDS:
        return _KINDS[name]
    return next((section for section, words in _VOCABULARY if words.fullmatch(name)), "")
