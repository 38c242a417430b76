"""Words that are typed where letters are commands."""

from functools import partial

from hypothesis import given
from hypothesis.strategies import text

from screens.live.letter_run import LULL, LetterRun


def test_a_letter_that_stands_for_nothing_makes_words_of_those_close_to_it() -> None:
    run = LetterRun()
    assert [run.press(letter, 0, "act") for letter in "nnpb"] == [False] * 4
    assert run.press("d", LULL / 2)
    assert (run.text, run.done) == ("nnpbd", ["act"] * 4)
    assert run.press("n", LULL, "act")


def test_a_slip_alone_is_no_word() -> None:
    run = LetterRun()
    assert not run.press("d", 0)
    assert not run.press("", 0.1, "look_ahead")
    assert not run.press("n", 0.2, "next_phase")
    assert not run.press("d", 0.2 + 2 * LULL)
    assert run.text == "d"


@given(text(alphabet="aflst e", max_size=12), text(alphabet="aflst", min_size=1, max_size=12))
def test_a_sentence_is_words_whatever_its_letters_stand_for_and_knows_how_all_was_before(
    before: str, after: str
) -> None:
    run, taken_back = LetterRun(), list[str]()
    sentence = f"{before}e{after}"
    for place, letter in enumerate(sentence):
        back = partial(taken_back.append, sentence[:place])
        if run.press(letter, 0, "" if letter == "e" else "act", back, most=4):
            break
    assert sentence.startswith(run.text)
    assert len(run.text) > 1
    run.back()
    assert taken_back == [""]


def test_more_different_letters_than_anybody_presses_as_commands_are_words() -> None:
    run = LetterRun()
    assert [run.press(letter, 0, "act", most=4) for letter in "all fami"] == [False] * 7 + [True]
    run.end()
    assert not any(run.press(letter, 0, "act", most=4) for letter in "fsfs  fsaa")
