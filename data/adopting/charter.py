"""Decisions that settle one of the nine design questions."""

from collections.abc import Mapping
from dataclasses import replace

from data.adopting.labels import labelled
from data.adopting.rules import read_rule
from data.adopting.standing import Change, Said, Standing
from data.charter import QUESTION_BY_ID, QUESTIONS
from data.models.community_records import CharterAnswer, CommunityRecord, QuestionId, Topic
from data.models.ids import EntryId
from data.revisiting import RULES
from data.safe_text import one_line
from data.zone import local

_LABELS: Mapping[str, str] = {
    **{question.id: question.id for question in QUESTIONS},
    **{question.title.casefold(): question.id for question in QUESTIONS},
}
INSTEAD = "instead"


def read_answer(said: Said, standing: Standing) -> Change:
    """Return what a decision adds to the answer of the phase's question.

    Several decisions are several lines of it; `instead: …` takes the place of all of them. A label
    names another question. Rules agreed on stand among the ground rules too, the time and place
    are the rhythm, and an issue is a topic of the backlog.
    """
    named, line = labelled(said.line, _LABELS)
    question = QUESTION_BY_ID.get(named or said.phase.question or "")
    instead, words = labelled(line, {INSTEAD: INSTEAD})
    words = one_line(words)
    if question is None:
        names = ", ".join(f"{each.id}:" for each in QUESTIONS)
        return Change("The charter", "", words, (), f"Say which question it settles: {names}")
    if question.id == "ground-rules" and not instead:
        return _rule(replace(said, line=words), standing)
    before = standing.charter.get(question.id, "")
    lines = [] if instead or not before else before.split("\n")
    lines += [] if words in lines else [words]
    after = "\n".join(lines)
    return Change(
        f"Charter · {question.title}",
        before,
        after,
        (
            CharterAnswer(QuestionId(question.id), after),
            *_beside(question.id, words, after, said, standing),
        ),
    )


def _rule(said: Said, standing: Standing) -> Change:
    """Return what it does to the rules, with all of them as the charter's answer."""
    change = read_rule(said, standing)
    if not change.records:
        return change
    rules = getattr(change.records[0], "ground_rules", ())
    answer = CharterAnswer(QuestionId("ground-rules"), "\n".join(rules))
    return replace(change, records=(*change.records, answer), into=RULES)


def _beside(
    question: str, words: str, after: str, said: Said, standing: Standing
) -> tuple[CommunityRecord, ...]:
    """Return what else is said by settling a question."""
    if question == "when-where":
        return (replace(standing.community, rhythm="; ".join(after.split("\n"))),)
    if question == "issues":
        entry = said.entry
        by = entry.by if entry.by and entry.level == "named" else ""
        day = local(entry.at, said.head).date()
        return (Topic(EntryId(entry.id), words, by, day),)
    return ()
