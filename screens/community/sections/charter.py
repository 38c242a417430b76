"""The nine design questions with their answers."""

from collections.abc import Iterator

from textual.content import Content

from data.charter import QUESTION_BY_ID, QUESTIONS, DesignQuestion, completeness
from data.models.community_records import CharterAnswer, QuestionId, Topic
from data.models.ids import EntryId, new_id
from screens.community.asked import Asked, text, told_in
from screens.community.row import INDENT, Part, Row, heading, remark
from screens.community.section import Asking, Past, Section
from screens.widgets.content import DIM
from screens.widgets.form_dialog import Values

_UNSETTLED = Part("not settled yet", DIM, Content(INDENT))


class CharterSection(Section):
    """One row a question; what is unsettled can go into the backlog."""

    id = "charter"
    title = "Charter"
    hint = "Enter on a question settles it; b puts it into the backlog."
    can = frozenset({"edit-thing", "remove-thing", "show-history", "put-into-backlog"})

    @property
    def _answers(self) -> dict[str, CharterAnswer]:
        return self.place.own.table(CharterAnswer)

    def state(self) -> str:
        """Return how many are settled."""
        return completeness(self._answers).in_words

    def rows(self) -> Iterator[Row]:
        """Yield how complete it is, then each question."""
        so_far = completeness(self._answers)
        if so_far.unsettled:
            rest = ", ".join(question.title for question in so_far.unsettled)
            yield heading(f"{so_far.in_words} settled", self.hint)
            yield remark(f"open: {rest}")
        else:
            yield heading(f"{so_far.in_words} settled", "all that there is to settle, for now")
        for question in QUESTIONS:
            yield self._row(question)

    def _row(self, question: DesignQuestion) -> Row:
        answer = self._answers.get(question.id)
        told = answer.text if answer else ""
        mark = ("✓  ", "$success") if told.strip() else ("○  ", DIM)
        lead = Content.assemble(mark, (question.title, "bold"), "  ")
        words = Part(told, lead=Content(INDENT)) if told.strip() else _UNSETTLED
        asked = Part(question.question, DIM, lead, len(INDENT))
        return Row(question.id, (Part(""), asked, words))

    def edit(self, row: str) -> Asking | None:
        """Ask for the answer."""
        question = QUESTION_BY_ID.get(row)
        if question is None:
            return None
        answer = self._answers.get(row)
        before = answer.text if answer else ""

        def keep(values: Values) -> str:
            if values["text"] != before:
                self.place.own.put(CharterAnswer(QuestionId(row), values["text"]))
            return row

        field = text("text", "Answer", question.example, long=True).field(before)
        return Asking(question.title, (field,), keep, preface=question.question)

    def remove(self, row: str) -> str:
        """Make a question unsettled again."""
        answer = self._answers.get(row)
        if answer is None:
            return "Nothing is settled there."
        self.place.own.remove(answer)
        return f"“{QUESTION_BY_ID[row].title}” is open again. ^Z brings the answer back."

    def act(self, command: str, row: str) -> str:
        """Put an unsettled question among what is to be learned."""
        question = QUESTION_BY_ID.get(row)
        if question is None or question not in completeness(self._answers).unsettled:
            return "That one is settled." if question else ""
        waiting = self.place.own.table(Topic).values()
        if any(topic.title == question.question and not topic.settled for topic in waiting):
            return "It waits in the backlog already."
        topic = Topic(EntryId(new_id()), question.question, raised_on=self.place.today)
        self.place.own.put(topic)
        return f"In the backlog: “{question.question}”"

    def past(self, row: str) -> Past | None:
        """Return how an answer came to be what it is."""
        if row not in QUESTION_BY_ID:
            return None
        versions = self.place.own.versions(row, CharterAnswer.TABLE)
        tell = told_in([Asked("text", "Answer")])
        return Past(f"{QUESTION_BY_ID[row].title}: how it came", versions, tell)
