"""The first reading of a session: its sections, and the people on its lists.

What it says is only put down with its place, as names are resolved once the whole archive is known.
"""

from __future__ import annotations

import re

from data.importing.attendance import is_roll
from data.importing.dating import only_tells
from data.importing.drafts import Draft, Label, Statement
from data.importing.head_count import heads_in
from data.importing.leading import LABEL, announces, is_talk, with_colon
from data.importing.marks import marked
from data.importing.parts import BULLET, HEADING, LINE, Part
from data.importing.past import PRESENT, Doubt
from data.importing.plain import bare, plain
from data.importing.roles_read import RolesRead
from data.importing.roll_ends import ends_roll
from data.importing.sections import (
    ACTIONS,
    APOLOGIES,
    ATTENDANCE,
    EARLIER,
    GROUP,
    INVITED,
    OWED,
    PEOPLE,
    PREVIOUS,
    named,
    section_of,
)  # fmt: skip

_TOP = 14
_AT_THE_TOP = {"who": ATTENDANCE, "here": ATTENDANCE, "there": ATTENDANCE, "sorry": APOLOGIES}
"""Words that announce people where nothing else was said yet."""
_FEW_WORDS, _NEAR = 4, 4


class Drafter:
    """Goes through the parts of one session."""

    def __init__(self, draft: Draft, title: Part | None) -> None:
        """Take what is known of the session; `title` is the heading that names it."""
        self._draft, self._title = draft, title
        self._stack: list[tuple[int, str, str]] = []
        self._label: Label | None = None
        self._someone: tuple[int, str] | None = None
        """How deep the last person on a list stands, and the name."""
        self._listed = -_NEAR
        """When the last person was taken from a list, counted in parts."""
        self._before = 0
        """How many people were listed before this list began."""
        self._roles = RolesRead(draft)
        self._count = 0

    def read(self) -> Draft:
        """Return the draft, filled."""
        for part in self._draft.piece.parts:
            self._count += 1
            if part is self._title:
                self._close_label()
            elif part.form == HEADING:
                self._heading(part)
            elif part.text.strip() or part.cells:
                self._part(part)
        self._close_label()
        self._roles.close()
        return self._draft

    def _heading(self, part: Part) -> None:
        self._close_label()
        self._before = len(self._draft.people.people)
        self._roles.under(part)
        while self._stack and self._stack[-1][0] >= part.level:
            self._stack.pop()
        title = plain(part.text, self._draft.targets).strip(" #")
        match = LABEL.match(title)
        rest = ""
        section = section_of(title)
        if match and self._of_group(section_of(match[1])) in PEOPLE and match[2].strip():
            section, rest = section_of(match[1]), match[2].strip()
        if section == PREVIOUS and any(s == ACTIONS for _, _, s in self._stack):
            section = EARLIER
        if self._is_day(title):
            return
        section = self._of_group(section)
        self._heads(title)
        self._stack.append((part.level, title, section))
        if section not in PEOPLE:
            self._draft.headings.append((title, part.line))
        if rest and not rest.isdigit():
            self._draft.people.take_names(rest, part.line, section)

    def _of_group(self, section: str) -> str:
        """Return what a group among people belongs to: the list around it, else those who came."""
        if section != GROUP:
            return section
        around = [self._label.section] if self._label else []
        around += [section for _, _, section in reversed(self._stack)]
        near = self._count - self._listed <= _NEAR or len(self._draft.statements) < _NEAR
        return next((each for each in around if each in PEOPLE), ATTENDANCE if near else "")

    def _section(self) -> str:
        if self._label:
            return self._label.section
        for depth, (_, _, section) in enumerate(reversed(self._stack)):
            if section and not (depth and section in PEOPLE):
                return section
        return ""

    def _part(self, part: Part) -> None:
        text = plain(part.text, self._draft.targets)
        self._end_label(part)
        near = self._section() in PEOPLE or self._count <= _TOP
        if self._is_day(text) or self._roles.take(part, text, near=near):
            return
        self._heads(text, inner=bool(self._stack) or part.depth > 0)
        if self._begin_label(part, text):
            return
        section = ATTENDANCE if is_roll(part.header) else self._section()
        if section in PEOPLE and self._is_said(part, section):
            section = self._section()
            self._state(part, "" if section in PEOPLE else section)
            return
        if section in PEOPLE and self._person(part, section, text):
            return
        if self._label and section in PEOPLE and part.after_gap:
            self._label, section = None, self._section()
        self._state(part, section)

    def _is_said(self, part: Part, section: str) -> bool:
        """Say whether a line of a list of people is none of it; if anybody was, the list ends."""
        under = self._someone and part.depth > self._someone[0]
        if part.form not in (BULLET, LINE) or under or part.text.rstrip().endswith((":", "：")):
            return False
        people = self._draft.people.people
        known = people if section == ATTENDANCE else [p for p in people if p.came == PRESENT]
        reason = section in (APOLOGIES, INVITED) and ":" in part.text
        if not ends_roll(part.text, known, reason=reason):
            return False
        if len(people) > self._before:
            self._someone = None
            if self._label and self._label.section in PEOPLE:
                self._label = None
            self._stack = [(n, t, "" if each in PEOPLE else each) for n, t, each in self._stack]
        return True

    def _state(self, part: Part, section: str) -> None:
        headings = tuple(title for _, title, _ in self._stack)
        top = part.depth == 0
        if self._label:
            self._label.begun = True
            headings = (*headings, self._label.title)
            top = part.depth <= (
                self._label.part.depth + 1 if self._label.part.form == BULLET else 0
            )
        if self._someone and part.depth <= self._someone[0]:
            self._someone = None
        person = self._someone[1] if self._someone else ""
        self._draft.statements.append(Statement(part, section, headings, top, person))

    def _person(self, part: Part, section: str, text: str) -> bool:
        """Take a line of a list of people; False where it says something else."""
        people = self._draft.people
        if self._someone and part.depth > self._someone[0]:
            return False
        before = len(people.people)
        if part.children and text.endswith((":", "：")):
            self._draft.doubts.append(Doubt(part.line, text, "a label among people"))
            return True
        if self._label:
            self._label.begun = True
        if part.form == HEADING or not people.take(part, section):
            return False
        self._listed = self._count
        if len(people.people) == before + 1:
            self._someone = (part.depth, people.people[-1].name)
        return True

    def _begin_label(self, part: Part, text: str) -> bool:
        """Take a line that announces a list; behind it there may be names already."""
        if part.form not in (BULLET, LINE) or len(text) > 400 or part.ticked is not None:
            return False
        if self._count <= _TOP:
            part, text = with_colon(part, text)
        match = LABEL.match(text)
        if match and (section := self._of_group(self._announced(match[1], part))) in PEOPLE:
            rest = LABEL.sub(r"\2", part.text.replace("**", "").replace("__", ""), count=1).strip()
            counted, self._before = re.fullmatch(r"\d*\W*", rest), len(self._draft.people.people)
            named = counted or self._draft.people.take_names(rest.strip("*_ "), part.line, section)
            if not named:
                return False
            self._listed = self._count
            self._open_label(Label(part, section, bare(match[1]), bool(rest), told=not counted))
            return True
        title = ""
        if match:
            title = "" if match[2] else match[1]
        elif (part.children or part.form == LINE) and " - " not in text:
            title = text
        section = self._of_group(section_of(title)) if title else ""
        if match and title and marked(text).kind == "action":
            section = ACTIONS
        headline = bool(title and match) and part.form == LINE and len(title.split()) < _FEW_WORDS
        if not section and not (headline and self._draft.piece.parts[-1] is not part):
            return False
        following = self._draft.piece.parts[self._count : self._count + 1]
        unsure = part.form == LINE and not match and section not in PEOPLE
        if unsure and not announces(part, following):
            return False
        self._open_label(Label(part, section, bare(title), worded=unsure))
        return True

    def _announced(self, title: str, part: Part) -> str:
        """Return what a label announces: at the top, outside of lists, also `Who` and `Here`."""
        top = self._count <= _TOP and part.form == LINE and not self._stack and not self._label
        return section_of(title) or (_AT_THE_TOP.get(named(title), "") if top else "")

    def _open_label(self, label: Label) -> None:
        if label.section in OWED and is_talk(label.part.children):
            label.section = ""
        if label.section == PREVIOUS and any(s == ACTIONS for _, _, s in self._stack):
            label.section = EARLIER
        self._label, self._someone = label, None
        if label.section not in PEOPLE:
            self._draft.headings.append((label.title, label.part.line))

    def _end_label(self, part: Part) -> None:
        if self._label and self._label.is_over_at(part):
            self._close_label()

    def _close_label(self) -> None:
        """Let the label go; one that announced nothing we know, and nothing came, is a note."""
        label, self._label, self._someone = self._label, None, None
        if not label or label.begun or label.section:
            return
        if label.part.form == LINE or len(label.title.split()) > 2:
            self._draft.headings.remove((label.title, label.part.line))
            self._state(label.part, "")

    def _heads(self, text: str, *, inner: bool = False) -> None:
        near = self._section() in PEOPLE or (self._count <= _TOP and not inner)
        if near and not self._draft.heads:
            self._draft.heads = heads_in(text)

    def _is_day(self, text: str) -> bool:
        return self._count <= _TOP and only_tells(text, self._draft.piece.day)
