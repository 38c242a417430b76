from dataclasses import replace

from data.charter import QUESTIONS, completeness
from data.defaults import format_of, review_of
from data.formats.names import format_names
from data.models.community import Community
from data.models.community_records import CharterAnswer, QuestionId
from data.models.ids import CommunityId
from data.models.purposes import PRIMARY_PURPOSES
from data.resources import RESOURCE_KINDS


def answer(id: str, text: str, removed: bool = False) -> dict[str, CharterAnswer]:
    return {id: CharterAnswer(QuestionId(id), text, removed)}


def test_a_charter_says_how_complete_it_is_and_what_is_unsettled() -> None:
    assert completeness({}).in_words == "0 of 9"
    some = answer("who", "All of us") | answer("data", "  ") | answer("issues", "x", removed=True)
    so_far = completeness(some | answer("of another version", "kept"))
    assert so_far.in_words == "1 of 9"
    assert [question.id for question in so_far.settled] == ["who"]
    assert len(so_far.unsettled) == 8
    every = {id: a for question in QUESTIONS for id, a in answer(question.id, "so").items()}
    assert not completeness(every).unsettled


def test_the_nine_questions_and_the_seven_kinds_go_by_ids_of_their_own() -> None:
    assert len({question.id for question in QUESTIONS}) == 9
    assert len({kind.id for kind in RESOURCE_KINDS}) == 7


def test_the_primary_purpose_picks_format_and_review_until_a_format_is_named() -> None:
    plain = Community(CommunityId("riverside"), "Riverside")
    assert (format_of(plain), review_of(plain)) == ("circle", "phase")
    for purpose in PRIMARY_PURPOSES:
        chosen = replace(plain, primary_purpose=purpose.id)
        assert (format_of(chosen), review_of(chosen)) == (purpose.format, purpose.review)
        assert format_of(chosen) in format_names()
        assert format_of(replace(chosen, format="first-meeting")) == "first-meeting"
    assert format_of(replace(plain, primary_purpose="of another version")) == "circle"
