"""Three real terminals on one session: one is killed, one takes the clock and ends, one types."""

from pathlib import Path

from tests.terminal.program import Program


def test_a_session_goes_on_when_the_terminal_that_ran_it_is_killed(tmp_path: Path) -> None:
    program = Program(tmp_path)
    with program.run() as dana, program.open("join", "--as", "ana", size=(80, 24)) as ana:
        ana.wait_for("◷ unnamed  ✎ Ana (you)")
        dana.wait_for("✎ Ana")
        dana.type("* said at the first")
        dana.press("enter")
        ana.wait_for("said at the first")
        ana.type("half a line")
        ana.press("f8")
        ana.wait_for("Another terminal runs the clock.")
        dana.kill()
        ana.wait_for("Nobody runs the clock")
        ana.press("escape", "c")
        ana.wait_for("You run the clock now.")
        ana.press("n", "i", "enter")
        ana.wait_for("2 Reflect ▶")
        with program.open("join", "live", "--as", "Ben", size=(120, 36)) as ben:
            ben.wait_for("◷ Ana  ✎ Ben (you)")
            ben.wait_for("half a line")
            ben.type("typed until the en")
            ben.wait_for("typed until the en")
            ana.type("/end")
            ana.press("enter")
            ana.wait_for("End the session?")
            ana.press("E")
            ben.wait_for("Ana Ruiz ended the session at")
            ben.type("d")
            ben.press("enter")
            ben.wait_for("2 Reflect")
            ben.press("f8")
            ben.wait_for("What was agreed")
            ana.wait_for("What was agreed")
            for terminal in (ana, ben):
                terminal.press("ctrl+q")
                assert terminal.wait_for_end() == 0
                assert terminal.left_broken() == []
    entries = {each["text"]: each for each in program.export()["entries"]}
    assert {text: each["captured_by"] for text, each in entries.items()} == {
        "said at the first": None,
        "half a line": "Ana Ruiz",
        "typed until the end": "Ben Okafor",
    }
    assert entries["typed until the end"]["phase"] == "reflect"
    assert not list(program.store.glob("communities/*/sessions/*/*.live"))
