"""Words that are typed where letters are commands."""

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
