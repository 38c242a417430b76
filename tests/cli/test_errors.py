"""What cannot be done is said in a sentence that helps."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    "words",
    [
        ["nots"],
        ["export"],
        ["export", "last", "--to", "pdf"],
        ["extend", "soon"],
        ["--colour"],
        ["start", "Riverside", "--minutes", "0"],
        ["start", "Riverside", "--minutes=-5"],
        ["start", "Riverside", "--at", "tomorrow"],
        ["start", "Riverside", "--at", "0001-01-01"],
        ["start", "Riverside", "--at", "9999-12-31 23:59"],
    ],
)
def test_wrong_words_are_status_2_and_one_line(cli: Cli, words: list[str]) -> None:
    answer = cli(*words)
    assert (answer.status, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1


def test_a_verb_mistyped_is_guessed(cli: Cli) -> None:
    assert "`lctui note`" in cli("nots").err


@pytest.mark.parametrize("verb", [[], ["run", "Riverside"], ["demo"]])
def test_a_screen_needs_a_terminal(cli: Cli, verb: list[str]) -> None:
    answer = cli(*verb)
    assert answer.status == 1
    assert answer.err.startswith("lctui: lctui needs a terminal")


def test_a_session_nobody_knows_is_said(live: Cli) -> None:
    answer = live("show", "2031")
    assert answer.status == 1
    assert "2031" in answer.err


def test_a_store_that_is_a_file_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "plain"
    file.write_text("mine")
    answer = cli("note", "hello", "--store", str(file))
    assert answer.status == 1
    assert str(file) in answer.err
    assert file.read_text() == "mine"


def test_the_store_may_be_named_before_and_after_the_verb(cli: Cli, tmp_path: Path) -> None:
    store = tmp_path / "other"
    assert cli("--store", str(store), "new", "Hillside").status == 0
    assert "Hillside" in cli("new", "Hillside", "--store", str(store)).err
    assert not (tmp_path / "store").exists()


def test_looking_makes_no_store(cli: Cli, tmp_path: Path) -> None:
    for words in (["sessions"], ["status"], ["paths"], ["show", "last"], ["export", "last"]):
        cli(*words)
    assert list(tmp_path.iterdir()) == []


def test_a_community_mistyped_is_made_but_said(live: Cli) -> None:
    live("end")
    answer = live("start", "Riversde")
    assert answer.status == 0
    assert "“Riverside”" in answer.err


def test_an_unknown_format_is_said_with_those_there_are(cli: Cli) -> None:
    answer = cli("start", "Riverside", "--format", "circel")
    assert answer.status == 1
    assert "circle" in answer.err


def test_a_name_with_hidden_characters_is_no_other_community(live: Cli) -> None:
    live("end")
    assert live("start", " River\u200bside\n").err == ""
