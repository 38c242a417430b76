"""The second reading of a session: what each statement is, who said it and who owes it."""

from __future__ import annotations

import re
from dataclasses import replace

from data.importing.attendance import merged
from data.importing.drafts import Draft, Statement
from data.importing.due_said import UNSURE, due_alone, due_in, due_said
from data.importing.levels import Levels
from data.importing.marks import (
    DONE_ALONE,
    GOES_ON,
    Marked,
    asks,
    marked,
    within_mark,
    without_done,
)
from data.importing.owners import Reading
from data.importing.parts import BULLET, CODE, LINE, ROW
from data.importing.past import Doubt, Item
from data.importing.plain import plain
from data.importing.roster import Here, Roster, spelled_out
from data.importing.rows import row_of
from data.importing.saying import said_by
from data.importing.sections import (
    CHECKLIST,
    DECISIONS,
    EARLIER,
    NO_ACTION,
    OWED,
    PARKED,
    PREVIOUS,
    QUESTIONS,
)  # fmt: skip
from data.importing.whose import Whose
from data.models.kinds import KIND_BY_ID

_NOTHING = re.compile(
    r"(?:no(?:ne|thing)?(?: (?:new )?(?:action items?|actions?|decisions?"
    r"|questions?))?|n/?a|tb[da]|无|-+)[.!]*",
    re.I,
)


class Understanding:
    """Understands the statements of one session."""

    def __init__(self, draft: Draft, roster: Roster) -> None:
        """Take the draft and everybody whom the archive names."""
        self._draft = draft
        self.people = merged(spelled_out(draft.people.people, roster))
        roles = {role: person.name for person in reversed(self.people) for role in person.roles}
        self._reading = Reading(roster, Here(self.people, roster), roles)
        self.items: list[Item] = []
        told = (person for person in self.people if person.remark)
        apart = ((person, roster.candidates(person.name)) for person in self.people)
        self.doubts = [Doubt(p.line, p.remark, "beside a name on a list") for p in told]
        self.doubts += [
            Doubt(p.line, p.name, f"may be {' or '.join(sorted(may))}; stays apart")
            for p, may in apart
            if len(may) > 1 and p.name not in may
        ]
        self._done: set[int] = set()
        """Parts that say no more than that the action above them is done."""
        self._whose = Whose(draft, self._reading)
        self._speaker = ""
        self._owed_depth: int | None = None
        self._levels = Levels(roster)

    def read(self) -> None:
        """Take every statement in."""
        before: tuple[str, ...] = ()
        for place, statement in enumerate(self._draft.statements):
            if statement.headings != before:
                before, self._speaker, self._owed_depth = statement.headings, "", None
                self._whose.clear()
            if id(statement.part) not in self._done:
                self._take(statement, place)
        self._empty_headings()

    def _take(self, statement: Statement, place: int) -> None:
        statement = self._levels.taken(statement)
        part = statement.part
        self._whose.come_to(part)
        if part.form == CODE:
            self._add(statement, Item("note", part.text, part.line))
        elif part.form == ROW:
            self._row(statement, place)
        elif not self._whose.is_name_alone(statement, place):
            self._words(statement)

    def _words(self, statement: Statement) -> None:
        part = statement.part
        raw, done = without_done(part.text)
        mark = marked(raw, self._draft.targets)
        speaker, said = ("", mark.text)
        if not mark.kind:
            speaker, said, mark = said_by(self._reading, raw, mark, self._draft.targets)
        kind = self._kind(statement, mark, said, speaker)
        if kind == "note" and self._is_left_over(statement, said, done=done):
            kind = "action"
        answered = speaker and kind in ("note", "question")
        if _NOTHING.fullmatch(mark.text.strip()) and not answered:
            told = plain(part.text)
            if re.search(r"\w", told):
                self.doubts.append(Doubt(part.line, told, "a placeholder"))
                return
        if KIND_BY_ID[kind].carries:
            self._promise(statement, kind, mark, speaker, done=done)
            return
        text = said if not done else plain(part.text)
        again = part.quoted or statement.section == PREVIOUS
        above, person = self._whose.above, self._whose.of_heading(statement)
        by = speaker or statement.person or (above[0] if len(above) == 1 else "") or person
        if going_on := GOES_ON.match(text):
            by = by or self._speaker
            text = text[going_on.end() :] if self._speaker else text
        self._speaker = by or self._speaker
        self._add(statement, Item(kind, text, part.line, by=by, again=again, tags=mark.tags))

    def _kind(self, statement: Statement, mark: Marked, said: str, speaker: str) -> str:
        part, section = statement.part, statement.section
        if mark.kind:
            return mark.kind
        if part.ticked is not None:
            return self._kind_of_box(section, said, speaker)
        if section in OWED and part.form == BULLET and self._is_owed(statement):
            return "action"
        if section in OWED and part.form == LINE and statement.top:
            last = self.items[-1] if self.items else None
            said_above = last and last.last == part.line - 1 and last.kind != "action"
            near = statement.headings and not part.after_gap and not said_above
            if speaker or near or self._reading.owed(said, sure=False).owners:
                return "action"
        if statement.top and part.form in (BULLET, LINE):
            if section == QUESTIONS and part.form == BULLET:
                return "question"
            if section in (DECISIONS, PARKED) and not asks(said):
                return {DECISIONS: "decision", PARKED: "parked"}[section]
            if section in KIND_BY_ID:
                return section
        return "question" if asks(said) and not mark.tags else "note"

    def _kind_of_box(self, section: str, said: str, speaker: str) -> str:
        """Return what a box is: an action, unless its heading says topic or checklist."""
        if section not in NO_ACTION:
            return "action"
        if section == CHECKLIST:
            return "note"
        return "action" if speaker or self._reading.owed(said, sure=False).owners else "note"

    def _is_left_over(self, statement: Statement, said: str, *, done: bool) -> bool:
        """Say whether a line of what an earlier session left is an action, also without a box."""
        listed = statement.section == PREVIOUS and statement.part.form == BULLET and statement.top
        return listed and (done or bool(self._reading.owed(said, sure=False).owners))

    def _is_owed(self, statement: Statement) -> bool:
        """Say whether a bullet of an action list is one itself, and not a remark on one."""
        depth = statement.part.depth
        if self._whose.above or self._owed_depth is None or depth <= self._owed_depth:
            return True
        told = plain(statement.part.text)
        return bool(self._reading.owed(told, sure=False).owners)

    def _promise(
        self, statement: Statement, kind: str, mark: Marked, speaker: str, *, done: bool
    ) -> None:
        part = statement.part
        text = mark.text
        owed = self._reading.owed(within_mark(text), sure=True)
        owners = self._reading.names(mark.owners, owners=True) if mark.owners else ()
        if mark.owners and not owners:
            text = f"{text} ({mark.owners})"
        kept = text if within_mark(text) != text else owed.text
        person = self._whose.of_heading(statement)
        above = self._whose.above or ((person,) if person else ())
        owners = tuple(dict.fromkeys((*owners, *owed.owners))) or ((speaker,) if speaker else above)
        if owed.stranger:
            self.doubts.append(
                Doubt(part.line, owed.stranger, "on no list of people; taken as the owner")
            )
        done = done or bool(part.ticked) or self._done_below(statement)
        again = statement.section in (EARLIER, PREVIOUS) or part.quoted
        day = self._draft.piece.day
        due, unsure = due_in(text, day) if day else (None, [])
        self.doubts += [Doubt(part.line, told, UNSURE) for told in unsure]
        item = Item(kind, kept or text, part.line, owners=owners, due=due, done=done, again=again)
        if kind != "action":
            item = replace(
                item, by=speaker or (owners[0] if len(owners) == 1 else ""), owners=(), done=False
            )
        self._add(statement, item)
        self._owed_depth = (
            part.depth if self._owed_depth is None else min(part.depth, self._owed_depth)
        )

    def _done_below(self, statement: Statement) -> bool:
        for child in statement.part.children:
            if DONE_ALONE.fullmatch(plain(child.text).strip()):
                self._done.add(id(child))
                return True
        return False

    def _row(self, statement: Statement, place: int) -> None:
        part = statement.part
        following = self._draft.statements[place + 1 : place + 2]
        if part.level and following and following[0].part.header == part.cells:
            return
        row = row_of(part, owed=statement.section in OWED, targets=self._draft.targets)
        if not row.action:
            self._add(
                statement, Item("question" if asks(row.text) else "note", row.text, part.line)
            )
            return
        owed = self._reading.owed(row.text, sure=False)
        owners = self._reading.names(row.owner, owners=True) if row.owner else owed.owners
        if row.owner and not owners:
            owners = (row.owner,)
            self.doubts.append(
                Doubt(part.line, row.owner, "on no list of people; taken as the owner")
            )
        day = self._draft.piece.day
        due = (due_alone(row.due, day) or due_said(row.text, day)) if day else None
        text = row.text if due or not row.due else f"{row.text} ({row.due})"
        again = statement.section == EARLIER
        self._add(
            statement,
            Item("action", text, part.line, owners=owners, due=due, done=row.done, again=again),
        )

    def _add(self, statement: Statement, item: Item) -> None:
        """Keep an item with its place; headings that are people are not its headings."""
        text = item.text.strip("\n") if statement.part.form == CODE else item.text.strip()
        if not text:
            return
        told, part = self._whose.topics(statement.headings), statement.part
        item = replace(item, text=text, last=part.last, headings=told, depth=part.depth)
        self.items.append(self._levels.kept(item))

    def _empty_headings(self) -> None:
        used = {heading for statement in self._draft.statements for heading in statement.headings}
        for title, line in self._draft.headings:
            if title not in used:
                self.doubts.append(Doubt(line, title, "a heading with nothing under it"))
