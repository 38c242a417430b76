from data.models.ids import EventId
from data.models.records import ExitSlip
from data.pulse import pulse_of, told_mean, told_means


def test_slips_are_counted_without_what_was_taken_back() -> None:
    pulse = pulse_of(
        [
            ExitSlip(EventId("1"), worth=5, change="more breaks"),
            ExitSlip(EventId("2"), worth=2, safe=4, change="a clock"),
            ExitSlip(EventId("3"), worth=1, safe=1, removed=True),
        ]
    )
    assert (pulse.slips, pulse.worth, pulse.safe) == (2, (5, 2), (4,))
    assert pulse.changes == ("a clock", "more breaks")


def test_a_mean_comes_with_the_number_of_answers_behind_it() -> None:
    assert told_mean((5, 4, 3)) == "4.0 of 5 (n = 3)"


def test_a_mean_of_two_would_tell_who_answered_what() -> None:
    assert told_mean((5, 1)) == "too few answers for an average (n = 2)"
    asked = ("worth", (5, 1)), ("safe", (4,)), ("change", ())
    assert list(told_means(asked)) == ["too few for an average (n = 2)"]
    assert len(list(told_means((*asked, ("more", (5, 5, 5)))))) == 3
