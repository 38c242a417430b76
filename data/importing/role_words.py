"""The words for who leads, writes, hosts, presents: from them to the roles of a roll."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

ROLES: Mapping[str, str] = {
    "facilitator": "facilitator, chair, chairperson, chairman, chairwoman, co-chair, moderator, mc,"
    " lead, leader, meeting lead, meeting chair, moderation, leitung, animateur, animatrice,"
    " président de séance, présidente de séance, versammlungsleitung,"
    " moderador, moderadora, 主席, 轮值主席, 主持人, 主持, 副主席",
    "host": "host, meeting host, hosted by, call host, co-host",
    "scribe": "scribe, scribe(s), note taker, notetaker, note-taker, notes, notes by, notes taken"
    " by, minutes, minutes by, minute taker, minutes taken by, secretary, rotating secretary,"
    " recorder, recording secretary, note-taking, protokoll,"
    " protokollführung, secrétaire, secrétaire de séance, secretario, secretaria,"
    " 记录, 记录人",
    "timekeeper": "timekeeper, time keeper, time-keeper, timer, 计时",
    "presenter": "presenter, presented by, 分享人, 主讲人, 主讲",
    "speaker": "speaker, guest speaker, 嘉宾",
}
"""The words for each role of data.models.records.Presence."""
_ROLE_BY_WORD = {word: role for role, words in ROLES.items() for word in words.split(", ")}


@lru_cache(4096)
def role_of(words: str) -> str:
    """Return the role that words name, empty where they name none."""
    return _ROLE_BY_WORD.get(" ".join(words.casefold().split()).strip(" :：."), "")


@lru_cache(4096)
def roles_of(label: str) -> tuple[str, ...]:
    """Return the roles of a label such as `Facilitator & Note Taker`, none if a word is new."""
    plain_label = re.sub(
        r"^(?:本次)?(?:会议)?|^(?:meeting|today'?s|call) ", "", label.casefold().strip()
    )
    single = role_of(plain_label) or role_of(plain_label.removesuffix("(s)").removesuffix("s"))
    if single:
        return (single,)
    words = re.split(r"\s*(?:&|/|\+|,|\band\b)\s*", plain_label)
    roles = tuple(role_of(word) or role_of(word.removesuffix("s")) for word in words)
    return tuple(dict.fromkeys(roles)) if len(words) > 1 and all(roles) else ()
