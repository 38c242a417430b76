"""The nine design questions: what a group settles about itself, each when it is ready to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.models.community_records import CharterAnswer


@dataclass(frozen=True, slots=True)
class DesignQuestion:
    """Something that a group decides for itself. A new one is a new row below."""

    id: str
    """As CharterAnswer.id and Phase.question name it."""
    title: str
    """A few words, for lists."""
    question: str
    """In full, as a group is asked it."""
    example: str
    """An answer that some group could give."""


QUESTIONS: tuple[DesignQuestion, ...] = (
    DesignQuestion(
        "who",
        "Who belongs",
        "Whose work is this about, who is part of it, and who is still missing?",
        "Home visitors and nurseries of the east side; no parents yet",
    ),
    DesignQuestion(
        "when-where",
        "When and where",
        "What rhythm and which place make it easy to come?",
        "First Tuesday of the month, 10 to 12, library, upper room",
    ),
    DesignQuestion(
        "facilitation",
        "Who holds the room",
        "Who leads a session, how does that go round, and what help do they get?",
        "Two by two, asked a session ahead; the newer one keeps the time",
    ),
    DesignQuestion(
        "ground-rules",
        "How we talk",
        "What do we promise each other so that hard things can be said?",
        "Ask before advising; stories stay here",
    ),
    DesignQuestion(
        "issues",
        "What we take up",
        "Which doubts and puzzles of our work come first?",
        "Families who stop answering after the first visit",
    ),
    DesignQuestion(
        "practice",
        "How we show our work",
        "In what form does each bring what happened at work: a case, a film, a walk round?",
        "One case each time, ten minutes, told by whoever was there",
    ),
    DesignQuestion(
        "data",
        "What we need to know",
        "Which figures, papers or voices do we need to see whether it helps?",
        "Visits kept, by month; two parents' own words",
    ),
    DesignQuestion(
        "recording",
        "How we keep what we learn",
        "Who notes what, where is it kept, and who may read it?",
        "A scribe each time; minutes within two days, to members only",
    ),
    DesignQuestion(
        "reporting",
        "Who hears of it",
        "To whom do our findings go, when, and in what form?",
        "One page for the district every half year, without names",
    ),
)

QUESTION_BY_ID: dict[str, DesignQuestion] = {question.id: question for question in QUESTIONS}


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far a charter has come."""

    settled: tuple[DesignQuestion, ...]
    """The questions with an answer."""
    unsettled: tuple[DesignQuestion, ...]
    """Those without."""

    @property
    def in_words(self) -> str:
        """`6 of 9`."""
        return f"{len(self.settled)} of {len(QUESTIONS)}"


def completeness(answers: Mapping[str, "CharterAnswer"]) -> Completeness:
    """Say which of the nine have an answer; `answers` by the ids of the questions."""
    answered = {id for id, answer in answers.items() if not answer.removed and answer.text.strip()}
    return Completeness(
        tuple(question for question in QUESTIONS if question.id in answered),
        tuple(question for question in QUESTIONS if question.id not in answered),
    )
