import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.capture.completion import MOST, complete
from data.capture.people import People
from tests.data.capture_help import ROOM, lines, read

TAGS = ("intake", "interpreters", "Home-visits")


def offered(text: str, people: People = ROOM) -> list[str]:
    return [completion.insert for completion in complete(text, len(text), people, TAGS)]


def test_a_mention_is_completed_from_those_present() -> None:
    assert offered("! ask @a") == ["@Ana ", "@Amir "]
    assert offered("ask @okaf") == ["@Ben "]
    assert offered("ask @jos") == ["@José "]
    assert offered("ask @jls") == ["@Jean-Luc "]
    assert offered("(@be") == ["@Ben "]
    assert offered("mail ana@be") == []
    assert len(offered("@", People(tuple(f"P{n} Q" for n in range(99))))) == MOST


def test_a_first_name_that_two_have_is_completed_in_full() -> None:
    people = People(("Ana Ruiz", "Ana Silva"))
    assert offered("ask @an", people) == ['@"Ana Ruiz" ', '@"Ana Silva" ']
    assert offered('ask @"ana s', people) == ['@"Ana Silva" ']
    assert offered("An", people) == ["Ana Ruiz: ", "Ana Silva: "]


def test_the_speaker_at_the_start_is_completed() -> None:
    assert offered("! Be") == ["Ben: "]
    assert offered("Ana R") == ["Ana: "]
    for text in ("be", "B", "Be:", "so Be", "... Be", "Be there or"):
        assert offered(text) == [] or text == "... Be"


def test_tags_and_levels_are_completed() -> None:
    assert offered("long #int") == ["#intake ", "#interpreters "]
    assert offered("long #ho") == ["#Home-visits "]
    assert offered("long #pr") == ["#private "]
    assert offered("long #intake") == []
    assert offered("C#in") == []


def test_days_are_completed() -> None:
    assert offered("! do it due:t") == [
        "due:today ",
        "due:tomorrow ",
        "due:tuesday ",
        "due:thursday ",
    ]
    assert offered("! do it due:+") == ["due:+1w ", "due:+2w ", "due:+1m "]


def test_in_the_middle_of_a_line_only_the_word_is_replaced() -> None:
    (offer,) = complete("ask @be about it", len("ask @be"), ROOM, ())
    assert (offer.start, offer.end, offer.insert, offer.label) == (4, 7, "@Ben", "Ben Okafor")


@pytest.mark.parametrize("people", [ROOM, People(("Ana Ruiz", "Ana Silva", "Li Ann O’Dea", "Bo"))])
@pytest.mark.parametrize("before", ["", "ask @", '@"', "! "])
def test_what_is_completed_means_the_person_who_was_offered(people: People, before: str) -> None:
    for name in people.names:
        text = before + name[:2]
        offers = [o for o in complete(text, len(text), people, ()) if o.label == name]
        assert offers
        for offer in offers:
            finished = text[: offer.start] + offer.insert + "for more"
            assert read(finished, people=people).named == (name,)


@given(lines, st.integers(0, 60))
def test_no_text_breaks_the_completion(text: str, cursor: int) -> None:
    for offer in complete(text, cursor, ROOM, TAGS):
        assert 0 <= offer.start <= offer.end
        assert offer.insert
