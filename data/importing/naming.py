"""What a name looks like, and what only looks like one."""

from __future__ import annotations

import re

from data.capture.people import fold, initials_of, runs_together


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HANDLE = re.compile(r"(?<![\w.@/])@([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?![\w@]|\.\w|/[A-Za-z])")
"""A handle; what stands behind the @ of a mail address is none."""
INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,2}|[a-z][A-Z]{1,2}")
_WORD = re.compile(r"[^\W\d_](?:[\w'’.·-]*)")
_SMALL = _words(
    """
    van von der den de da di du del della la le el al bin ibn ter ten y e zu af dos das st
    """
)
NOT_PEOPLE = _words(
    """
    url q a goal goals open next note notes update updates status background idea ideas issue
    issues pr prs link links date time where when what who why how topic topics agenda action
    actions todo decision decisions question questions answer answers summary context example
    examples problem proposal result results reason reasons tip warning fyi tl tldr ps nb eg ie
    re rfc api ci cd ui ux tbd tba wip eta aob faq etc misc other others pros cons option
    options step steps week month today tomorrow yesterday previous previously past present
    invited zoom meet meeting recording video slides doc docs code data test tests bug bugs fix
    feature features release version plan plans risk risks motion vote votes english german
    french chinese spanish title description purpose overview outcome outcomes discussion report
    reports announcement announcements news good bad stop start continue likes wishes location
    place deadline due owner priority blocker blockers done pending progress concerns concern
    comment comments also but and so then however please thanks thank you welcome yes no maybe
    ok agreed resolved approved see http https mailto file files website blog email e-mail
    twitter slack discord github gitlab chat host chair facilitator scribe minutes secretary
    moderator speaker timekeeper notetaker attendees monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december am pm utc est pst cet edit edited important attention new old current future pro
    con first second third last finally part section phase day days
    """
)
"""Words before a colon that are no person, whoever says them."""
_LONG_RUN = re.compile(r"[\u2e80-\ud7ff]{9}")
EVERYBODY = _words(
    """
    all everyone everybody team group 全体 所有人 大家 alle tous todos
    """
)
_SPELLED = str.maketrans({"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d"})
MONTH_NAMES = _words("april may june august")
"""Months that people are called after."""
_NOBODY = EVERYBODY | _words("nobody none only both several some many most")
"""Words that begin what is told of how many came, and no name."""
_PLACEHOLDER = re.compile(
    r"(?:<?\[?(?:your |full |first |member |attendee |participant )?(?:name|nom"
    r"|nombre|姓名|名字)s?\b(?: here)?.*"
    r"(?:/|,|\(|here|goes|handle|affiliation|organi[sz]ation|initials).*"
    r"|(?:<|\[|\()?(?:your |full |first |insert |attendee "
    r"|participant )*names?(?: \d)?(?: here)?(?:>|\]|\))?"
    r"|.*\byour (?:full )?name\b.*|.*\badd (?:your|yourself|names?)\b.*"
    r"|.*\bsign (?:in|up) (?:below|here|above)\b.*"
    r"|please (?:add|sign|list|write|put|edit).*|(?:attendee|participant|person"
    r"|member|name) ?\d+|first ?name last ?name"
    r"|@?(?:your[-_ ]?)?(?:github[-_ ]?)?(?:handle|username|user)|todo|tb[da]|n/?a"
    r"|none|nobody|no ?one|\.{2,}|…|-+|\?+|待定|无|暂无|空缺|缺"
    r"|vacant|vacancy|open|unfilled|x+|etc\.?)",
    re.IGNORECASE,
)


def latin(text: str) -> str:
    """Return a text folded, with letters such as ø as keyboards without them spell them."""
    return fold(text).translate(_SPELLED)


def is_placeholder(text: str) -> bool:
    """Say whether a line of a list was left as the template has it, or says that nobody was."""
    return bool(_PLACEHOLDER.fullmatch(text.strip().strip("*_`\\")))


def is_name(text: str) -> bool:
    """Say whether a text can be a person's name, or a handle."""
    text = text.strip()
    if not text or len(text) > 60 or "://" in text or is_placeholder(text):
        return False
    if HANDLE.fullmatch(text):
        return True
    words = text.split()
    if len(words) > 5 or fold(text) in NOT_PEOPLE:
        return False
    if any(runs_together(character) for character in text):
        return not _LONG_RUN.search(text) and not re.search(r"[，。；：、！？0-9]", text)
    if len(words) > 1 and (text.islower() or fold(words[0]) in _NOBODY):
        return False
    if len([word for word in words[1:] if word.islower() and fold(word) not in _SMALL]) > 1:
        return False
    return all(_WORD.fullmatch(word) for word in words)


def is_listed_name(text: str) -> bool:
    """Say whether a text is a name where names are expected: there `May` is somebody."""
    return is_name(text) or (text.strip()[:1].isupper() and fold(text) in MONTH_NAMES)


def is_full_name(text: str) -> bool:
    """Say whether it is a first name and another: two words or more that begin large."""
    words = text.split()
    large = [word for word in words if word[:1].isupper()]
    small = all(word[:1].isupper() or fold(word) in _SMALL for word in words)
    return is_name(text) and len(words) >= 2 and len(large) >= 2 and small


def fits_initials(letters: str, name: str) -> bool:
    """Say whether letters can be the initials of a name: its first, and others in their order."""
    wanted, plain = fold(letters), fold(name)
    if wanted in initials_of(name):
        return True
    if not plain or not wanted or plain[0] != wanted[0] or len(wanted) > 4:
        return False
    if len(plain.split()) == 1:
        return len(wanted) == 2
    place = 0
    for letter in wanted:
        place = plain.find(letter, place) + 1
        if not place:
            return False
    return True
