from datetime import date

import pytest

from data.capture.people import People
from data.models.kinds import KINDS, Kind
from tests.data.capture_help import ROOM, read


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.sigil])
def test_the_first_character_is_the_kind_with_or_without_a_space(kind: Kind) -> None:
    for typed in (f"{kind.sigil} the form", f"{kind.sigil}the form"):
        assert (read(typed).kind, read(typed).text) == (kind.id, "the form")


def test_without_a_sigil_a_line_is_a_note() -> None:
    assert read("the form - too long").kind == "note"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("\\* a star", "* a star"),
        ("\\/next is a key", "/next is a key"),
        ("\\... and so on", "... and so on"),
        ("\\s/a/b/", "s/a/b/"),
        ("\\\\* both", "\\* both"),
        ("\\alpha stays", "\\alpha stays"),
        ("\\\\server\\share", "\\\\server\\share"),
    ],
)
def test_a_backslash_takes_the_sigil_literally(typed: str, text: str) -> None:
    line = read(typed)
    assert (line.kind, line.text, line.command, line.mends) == ("note", text, None, None)
    assert not line.continues


@pytest.mark.parametrize(
    ("typed", "depth", "text"),
    [
        (" one space", 0, "one space"),
        ("  - under", 1, "under"),
        ("    deeper", 2, "deeper"),
        ("\ttabbed", 1, "tabbed"),
        (" " * 900 + "far", 8, "far"),
        ("\n\n  after empty lines", 1, "after empty lines"),
    ],
)
def test_two_spaces_put_an_entry_under_the_one_above(typed: str, depth: int, text: str) -> None:
    assert (read(typed).depth, read(typed).text) == (depth, text)


def test_three_dots_continue_the_last_entry_whoever_it_names() -> None:
    line = read("... Ana: and the second form @ben due:fri")
    assert line.continues
    assert line.text == "Ana: and the second form"
    assert line.named == ("Ben Okafor",)
    assert read("...").text == "..."
    assert not read("...").continues
    assert not read(".... well").continues


@pytest.mark.parametrize(
    ("typed", "mends"),
    [
        ("s/fom/form/", ("fom", "form")),
        ("s/gone//", ("gone", "")),
        (r"s/1\/2/half/", ("1/2", "half")),
        (r"s/C:\\/D:\\/", ("C:\\", "D:\\")),
        ("s/a.b*/(c)/", ("a.b*", "(c)")),
        ("s/he and/or they", None),
        ("s//x/", None),
        ("s/a/b/ and more", None),
        ("see s/a/b/", None),
    ],
)
def test_old_and_new_between_slashes_mend_the_last_entry(
    typed: str, mends: tuple[str, str] | None
) -> None:
    assert read(typed).mends == mends
    assert read(typed).text == typed


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/next", ("next", "")),
        ("/next ", ("next", "")),
        ("/topic Home visits", ("topic", "Home visits")),
        ("/etc/passwd is wrong", None),
        ("/ 3", None),
        ("/3", None),
        ("/", None),
        (" /next", None),
        ("/topic one\ntwo", None),
    ],
)
def test_a_slash_and_a_word_run_a_command(typed: str, command: tuple[str, str] | None) -> None:
    assert read(typed).command == command
    assert read(typed).text == typed.strip()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("! @ana due:fri", "@ana due:fri"),
        ("#intake", "#intake"),
        ("Ana:", "Ana:"),
        ("!", "!"),
        ("@@", "@@"),
        ("Ana: #intake", "Ana: #intake"),
    ],
)
def test_a_line_of_tokens_only_keeps_its_words_as_text(typed: str, text: str) -> None:
    assert read(typed).text == text


def test_tokens_of_a_line_without_words_still_count() -> None:
    line = read("! @ana due:fri #intake")
    assert (line.kind, line.owners, line.tags) == ("action", ("Ana Ruiz",), ("intake",))
    assert line.due is not None


def test_an_empty_line_has_no_text() -> None:
    assert [read(typed).text for typed in ("", "   ", "\n\t")] == ["", "", ""]


def test_an_entry_of_several_lines_opens_on_the_first() -> None:
    line = read("! Ana: send the form @ben due:fri\n- with the map\n\n  and the bus times #travel")
    assert (line.kind, line.owners) == ("action", ("Ana Ruiz", "Ben Okafor"))
    assert line.text == "send the form\n- with the map\n\n  and the bus times travel"
    assert line.tags == ("travel",)


def test_what_the_other_lines_of_an_entry_promise_stays_in_them() -> None:
    line = read(
        "! @ana due:mon Lunch #food\n- rice @ben due:fri\n- tea @zoe for:all #hot\n@ana due:x"
    )
    assert line.text == "Lunch\n- rice Ben due:fri\n- tea @zoe for:all hot\nAna due:x"
    assert (line.owners, line.due, line.whom) == (("Ana Ruiz",), date(2026, 11, 30), ())
    assert (line.tags, line.strangers, line.undated) == (("food", "hot"), ("zoe",), ())


def test_a_list_of_who_does_what_loses_nobody() -> None:
    line = read("! Lunch\n@ana due:mon\n@ben due:fri")
    assert (line.text, line.owners) == ("Lunch\nAna due:mon\nBen due:fri", ())


def test_confidence_counts_on_whichever_line_it_is_asked_for() -> None:
    line = read("We lost\n- the van #private\n- my nerve @ana #anon")
    assert (line.level, line.nameless) == ("private", True)
    assert line.text == "We lost\n- the van\n- my nerve a member"


def test_a_line_that_only_tokens_stood_on_goes_with_them() -> None:
    assert read("! Send the form\n@ana due:fri").text == "Send the form"
    assert read("! @ana due:fri\nSend the form").text == "Send the form"
    assert read("Sent\n- forms\n#post @@\n- keys").text == "Sent\n- forms\n- keys"


def test_what_is_typed_stays_as_it_was_typed() -> None:
    typed = "  ! Ana:  send  it @ben due:fri "
    assert read(typed).typed == typed
    assert read(typed).text == "send  it"


def test_what_a_terminal_would_obey_never_passes() -> None:
    line = read("A\x1b]0;title\x07B @ana\u202e #x\x9b31m due:fri")
    assert "\x1b" not in line.text + line.typed
    assert "\u202e" not in line.text + line.typed


def test_nobody_on_the_roll_is_no_reason_to_stumble() -> None:
    line = read("Ana: ask @ben #forms", people=People(()))
    assert line.text == "Ana: ask @ben"
    assert line.strangers == ("Ana", "ben")
    assert ROOM.find("") is None
