import pytest

from data.capture.people import People
from data.capture.preview import preview
from tests.data.capture_help import TUESDAY, read


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", ""),
        ("the form is long", "note"),
        ("! share the form @ana due:fri", "action · owner Ana Ruiz · due Fri 27 Nov"),
        ("! share the form", "action · no owner yet"),
        ("Ana: ! share the form", "action · owner Ana Ruiz"),
        ("! Ana & Ben: do it", "action · owners Ana Ruiz and Ben Okafor"),
        ("! share it due:32", "action · no owner yet · “due:32” is no day: kept as text"),
        ("? Who pays? @amir", "question · said by Amir Haddad"),
        ("< a hand with the van", "help wanted"),
        ("> try it due:2027-01-04", "commitment · due Mon 4 Jan 2027"),
        ("  - it rained", "setback · under the one above"),
        ("    - it rained", "setback · 2 levels down"),
        ("... and more because of it", "continues the last entry · with its reason"),
        ("+ tea for:parents #food @@", "success · for parents · #food · marked to come back to"),
        ("we tried #role", "note · role only"),
        ("we tried #private", "note · seen only inside this store"),
        ("Ana: we tried #anon", "note · the name is never written"),
        (
            "we tried #anon #private",
            "note · seen only inside this store · the name is never written",
        ),
        ("! we tried #anon", "action · the name is never written"),
        ("Zoe: we tried", "note · Zoe is not on the roll: Alt+G adds a guest"),
        (
            "Zoe: > I will try",
            "commitment · Zoe is not on the roll: Alt+G adds a guest",
        ),
        ("Zoe: ! send it #anon", "action · the name is never written"),
        ("> Zoe: - five of us", "commitment · Zoe is not on the roll: Alt+G adds a guest"),
        ("ask @zoe, @kim", "note · zoe and kim are not on the roll: Alt+G adds a guest"),
        ("s/fom/form/", "mends the last entry: “fom” becomes “form”"),
        ("s/fom//", "mends the last entry: “fom” goes"),
        ("/topic Home visits", "runs /topic Home visits"),
        ("/next", "runs /next"),
    ],
)
def test_before_enter_it_says_how_the_line_will_be_kept(typed: str, sentence: str) -> None:
    assert preview(read(typed), TUESDAY) == sentence


def test_a_name_that_several_have_asks_for_more_of_it() -> None:
    line = read("Ana: yes", people=People(("Ana Ruiz", "Ana Silva")))
    assert preview(line) == "note · Ana is not clear: type more of the name"
    room = People(("Tomasz Nowak", "Tova Berg"))
    line = read("To: I bring bread", people=room)
    assert preview(line) == "note · To is not clear: type more of the name"
    assert (line.text, line.by) == ("To: I bring bread", None)
    assert preview(read("To: I bring bread", people=People(("Tova Berg", "Ana")))).endswith(
        "Tova Berg"
    )


def test_in_a_small_room_anonymity_is_said_to_be_thin() -> None:
    line = read("I nearly quit #anon")
    assert preview(line, room=4).endswith("anonymity is thin")
    assert "thin" not in preview(line, room=5)
    assert "thin" not in preview(read("I nearly quit"), room=2)
