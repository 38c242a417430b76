"""Who speaks in an entry's text, known elsewhere or not: `李华：…`, `Zoe: …`, `Zoe & Tim: …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from data.audience.common_words import ACRONYMS, NEVER, NO_CALL, PARTICLES
from data.audience.joined import is_joined
from data.audience.spelling import folded, words_in
from data.capture.label import may_be_a_name
from data.capture.look_alikes import LOOK_ALIKES
from data.search.common_words import COMMON

_LABEL = re.compile(
    r"^[ \t>*•\-–\[\]]*([^\s:：@\"#\d>*•\[][^:：\n@\"#]{0,60}?)[ \t]?"
    r"(?::(?=\s|$)|：|:(?=[^\x00-\x7f]))",
    re.MULTILINE,
)
_AND = re.compile(r"\s*(?:[&/,+、，]|\b(?:and|und|et|y|e|en|och)\b|[和与與및])\s*")
_REMARK = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]")
_NO_NAME = re.compile(r"(?:tion|sion|ment|ness|ship|care|ings|ities|isms|ising|izing)s?$")
"""How words end that begin a line and are hardly anybody's name."""
_LONGEST = 4
"""Words of a name."""
_LONGEST_JOINED = 8
"""Characters of a name in a script without spaces."""
_SURNAMES = frozenset(
    "李王张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹"
    "曾彭萧蕭蔡潘袁董余苏蘇叶葉吕呂魏蒋蔣杜丁沈姜范江傅钟鍾卢盧汪戴崔陆陸廖姚谭譚邱熊孟"
)
"""Commonest family names in Han; with one before it a name is looked for elsewhere too."""


def called_at(text: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody's name stands before the colon that a line begins with."""
    if ":" not in text and "：" not in text:
        return
    for match in _LABEL.finditer(text):
        if all(map(_looks_like_a_name, _names(match[1]))):
            yield match.span(1)


def called_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the names that stand there and are looked for in the other texts too."""
    for text in texts:
        for start, end in called_at(text):
            yield from (name for name in _names(text[start:end]) if _is_telling(name))


def _names(label: str) -> list[str]:
    return _AND.split(_REMARK.sub("", label))


def _is_telling(name: str) -> bool:
    """Say whether it is a name anywhere: of Han only what begins with a family name."""
    return not is_joined(name) or (name[0] in _SURNAMES and 2 <= len(name) <= 4)


def _looks_like_a_name(name: str) -> bool:
    if is_joined(name):
        length = len(name.replace(" ", ""))
        return 2 <= length <= _LONGEST_JOINED and not any(word in name for word in NO_CALL)
    words = name.split()
    given = [word for word in words if folded(word) not in PARTICLES or word[0].isupper()]
    return bool(given) and len(words) <= _LONGEST and all(map(_is_given, given))


def _is_given(word: str) -> bool:
    """Say whether a word may be a part of somebody's name."""
    folds = [folded(part) for part in words_in(word)]
    never = LOOK_ALIKES | NEVER | COMMON
    if not folds or any(fold in never or _NO_NAME.search(fold) for fold in folds):
        return False
    if word.isupper() and len(word) > 1:
        return may_be_a_name(word) and folds[0] not in ACRONYMS
    return may_be_a_name(word) or (len(word.rstrip(".")) == 1 and word[0].isupper())
