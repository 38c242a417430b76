"""Eight programs at once; `python -m tests.proof together` does it with 1,000 entries each."""

from tests.proof.together import PROGRAMS, together


def test_eight_programs_on_one_session_lose_nothing_and_come_to_the_same() -> None:
    told = together(60)
    assert (told.lost, told.unredacted, told.damage) == (set(), set(), set())
    assert len(told.states) == 1
    assert len(told.left) == 1
    assert told.entries > PROGRAMS * 60
