"""`lctui import` as somebody at a shell meets it."""

import errno
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from data.store.files import failed
from data.store.refs import SessionRef
from data.store.taking_in import take_in
from lctui.shell import Shell
from tests.cli.conftest import Cli

WEEK = """# Circle

## Attendees
- Ana Ruiz
- Ben Okafor

## Notes
- Ana: Doors are a topic
- [ ] Ben: Buy tea by Friday
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "2026-03-03.md").write_text(WEEK)
    (folder / "2026-03-10.md").write_text(WEEK.replace("Doors", "Walls").replace("tea", "cake"))
    (folder / "template.md").write_text("# Circle\n")
    return folder


def test_a_folder_comes_in_and_can_be_read(cli: Cli, minutes: Path) -> None:
    answer = cli("import", str(minutes), "--into", "Riverside")
    assert answer.status == 0, answer.err
    assert "2 sessions to take in: 2 notes, 2 actions; 2 people." in answer.out
    assert "template.md: by its name no minutes" in answer.out
    assert [line.split()[0] for line in cli("sessions").lines] == [
        "2026-03-10", "2026-03-03",
    ]  # fmt: skip
    assert "00:00" not in cli("sessions").out
    page = cli("show", "2026-03-03-0000-circle").out
    assert "Present: Ana Ruiz, Ben Okafor" in page
    assert "Buy tea by Friday — Ben Okafor" in page


def test_a_dry_run_tells_what_was_understood_and_writes_nothing(cli: Cli, minutes: Path) -> None:
    answer = cli("import", str(minutes), "--into", "Riverside", "--dry-run")
    assert "2026-03-03  Circle" in answer.out
    assert "Present: Ana Ruiz, Ben Okafor" in answer.out
    assert "dry run" in answer.out
    assert "no community" in cli("community", "Riverside").err
    told = json.loads(cli("import", str(minutes), "--dry-run", "--json", "--into", "R").out)
    first = told["sessions"][0]
    assert (first["date"], first["state"]) == ("2026-03-03", "new")
    assert first["items"][1]["owners"] == ["Ben Okafor"]
    assert first["items"][1]["due"] == "2026-03-06"


def test_a_second_time_nothing_comes_in(cli: Cli, minutes: Path) -> None:
    cli("import", str(minutes), "--into", "Riverside")
    answer = cli("import", str(minutes), "--into", "riverside")
    assert answer.status == 0
    assert "Nothing new to take in. 2 in the store already." in answer.out
    assert len(cli("sessions").lines) == 2


def test_changed_minutes_are_told_and_added_to_if_so_asked(cli: Cli, minutes: Path) -> None:
    cli("import", str(minutes), "--into", "Riverside")
    with (minutes / "2026-03-03.md").open("a") as file:
        file.write("- A roof was seen\n")
    answer = cli("import", str(minutes), "--into", "Riverside")
    assert "1 file changed since" in answer.err
    assert "--again" in answer.err
    answer = cli("import", str(minutes), "--into", "Riverside", "--again")
    assert "1 entry added" in answer.err
    assert len(cli("sessions").lines) == 2
    page = cli("show", "2026-03-03-0000-circle").out
    assert page.count("A roof was seen") == page.count("Doors are a topic") == 1
    answer = cli("import", str(minutes), "--into", "Riverside", "--again")
    assert "0 entries added" in answer.err


def test_minutes_without_a_day_wait_for_one(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "circle.md"
    path.write_text(WEEK)
    answer = cli("import", str(path), "--into", "Riverside")
    assert answer.status == 1
    assert "does not tell its day" in answer.err
    assert cli("import", str(path), "--into", "Riverside", "--date", "2026-03-05").status == 0
    assert cli("sessions").lines[0].startswith("2026-03-05")
    for more in ((), ("--date", "2026-04-05")):
        again = cli("import", str(path), "--into", "Riverside", "--dry-run", *more)
        assert "1 in the store already" in again.out
        assert again.status == 0
    for name in ("11-03-2026.md", "ideas.md"):
        (tmp_path / name).write_text(f"{WEEK}- {name}\n")
    named = str(tmp_path / "11-03-2026.md")
    assert "which is the day and which the month" in cli("import", named, "--into", "R").err
    other = cli("import", named, "--into", "R", "--date", "2026-06-01")
    assert "its name tells 2026-03-11 or 2026-11-03" in other.err
    both = cli("import", named, str(tmp_path / "ideas.md"), "--into", "R", "--date", "2026-03-11")
    assert "--date is for one file" in both.err
    assert (other.status, both.status, len(cli("sessions").lines)) == (1, 1, 1)


def test_bad_files_are_named_and_the_others_come_in(cli: Cli, minutes: Path) -> None:
    (minutes / "2026-03-11.md").write_bytes(bytes(range(256)) * 9)
    answer = cli("import", str(minutes), str(minutes / "none.md"), "--into", "Riverside")
    assert answer.status == 1
    assert "2026-03-11.md: it is no text." in answer.err
    assert "there is no such file or folder" in answer.err
    assert len(cli("sessions").lines) == 2


def test_whose_minutes_they_are_has_to_be_said(cli: Cli, minutes: Path) -> None:
    answer = cli("import", str(minutes))
    assert answer.status == 1
    assert "--into" in answer.err


def test_who_came_often_becomes_a_member_if_so_asked(cli: Cli, minutes: Path) -> None:
    cli("import", str(minutes), "--into", "Riverside", "--members", "2")
    assert [line.split(" · ")[0] for line in cli("members", "Riverside").lines] == [
        "Ana Ruiz", "Ben Okafor",
    ]  # fmt: skip


def test_exported_sessions_go_through_the_same_verb(
    cli: Cli, minutes: Path, tmp_path: Path
) -> None:
    cli("import", str(minutes), "--into", "Riverside")
    text = cli("export", "2026-03-03-0000-circle", "--to", "json").out
    path = tmp_path / "circle.json"
    path.write_text(text)
    answer = cli("import", str(path), "--store", str(tmp_path / "other"))
    assert answer.status == 0, answer.err
    assert answer.out == f"{path}: 1 session came in.\n"
    again = cli(
        "export", "2026-03-03-0000-circle", "--to", "json", "--store", str(tmp_path / "other")
    )
    assert again.out == text
    both, third = (str(path), str(minutes / "2026-03-10.md")), ("--store", str(tmp_path / "third"))
    cli("import", *both, "--into", "Riverside", *third)
    assert "2 sessions went" in cli("import", "--undo", *third).out


def test_agenda_and_minutes_of_a_day_are_both_kept_with_a_word(cli: Cli, tmp_path: Path) -> None:
    for kind in ("agenda", "minutes"):
        (tmp_path / f"2026-03-03-meeting-{kind}.md").write_text(f"# Circle\n\n- The {kind}\n")
    paths = [str(path) for path in sorted(tmp_path.glob("*.md"))]
    answer = cli("import", *paths, "--into", "Riverside")
    assert "1 day has an agenda and minutes in files of their own: both are kept." in answer.out
    assert len(cli("sessions").lines) == 2


def test_stopped_by_a_key_what_is_in_is_whole_and_the_rest_comes_in_later(
    cli: Cli, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("lctui.progress.Progress.step", _interrupted_after_two_files())
        answer = cli("import", str(minutes), "--into", "Riverside")
    assert answer.status == 1
    assert "1 session came in whole, 1 session did not" in answer.err
    assert len(cli("sessions").lines) == 1
    assert cli("import", str(minutes), "--into", "Riverside").status == 0
    assert len(cli("sessions").lines) == 2


def _interrupted_after_two_files() -> Callable[[object], None]:
    steps = iter([False, False, True])

    def step(_progress: object) -> None:
        if next(steps, False):
            raise KeyboardInterrupt

    return step


def test_a_disk_that_fills_up_is_told_with_what_came_in_and_how_to_go_on(
    cli: Cli, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        room = iter([take_in])

        def full(*told: Any, **more: Any) -> SessionRef:
            for take in room:
                return take(*told, **more)
            raise failed(OSError(errno.ENOSPC, ""), "write", Path("minutes.json"))

        patch.setattr("data.importing.writing.take_in", full)
        answer = cli("import", str(minutes), "--into", "Riverside")
    assert answer.status == 1
    assert "The disk is full. 1 session came in whole, 1 session did not." in answer.err
    assert "The same command takes in the rest." in answer.err
    assert "typed" not in answer.err
    assert cli("import", str(minutes), "--into", "Riverside").status == 0
    assert len(cli("sessions").lines) == 2


def test_actions_of_long_ago_may_rest_and_the_preview_says_how_many_stay_open(
    cli: Cli, tmp_path: Path
) -> None:
    boxes = "".join(f"- [ ] Ana: thing number {n}\n" for n in range(12))
    old, new = tmp_path / "2025-01-07.md", tmp_path / "2026-03-03.md"
    old.write_text(f"Present: Ana Ruiz\n\n{boxes}- [ ] Ana: mend the roof\n")
    new.write_text("Present: Ana Ruiz\n\n- [ ] Ana: mend the roof\n- [ ] Ana: buy tea\n")
    seen = cli("import", str(old), str(new), "--into", "Riverside", "--dry-run").out
    assert "14 actions stay open, the oldest from 2025-01-07." in seen
    assert "--let-go 2025-12-03 lets those rest" in seen
    cli("import", str(old), str(new), "--into", "Riverside", "--let-go", "2025-12-03")
    told = cli("actions", "Riverside").out
    assert ("mend the roof" in told, "buy tea" in told, "thing number" in told) == (
        True, True, False,
    )  # fmt: skip


def test_a_file_that_cannot_be_read_is_named_once(cli: Cli, tmp_path: Path) -> None:
    empty = tmp_path / "2026-03-03.md"
    empty.write_text("")
    assert f"{empty}: it is empty." in cli("import", str(empty), "--into", "Riverside").err


def test_the_preview_says_how_much_is_not_for_everybody(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "2026-03-03.md"
    file.write_text("Present: Ana Ruiz\n\n- Ana: #private I lost my job\n- #anon too much\n")
    told = cli("import", str(file), "--into", "Riverside", "--dry-run").out
    assert "1 private, 1 anonymous" in told


def test_an_import_is_taken_back_and_what_was_changed_since_stays(
    cli: Cli, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No session here came in" in cli("import", "--undo").err
    cli("import", str(minutes), "--into", "Riverside")
    assert "2026-03-10-0000-circle: would go" in cli("import", "--undo", "--dry-run").out
    later = minutes / "2026-03-17.md"
    later.write_text(WEEK.replace("[ ] Ben: Buy tea", "[x] Ben: Buy tea"))
    monkeypatch.setattr("lctui.shell.Shell.now", Shell().now + timedelta(minutes=1))
    cli("import", str(later), "--into", "Riverside")
    answer = cli("import", "--undo", "2026-03-03")
    assert answer.status == 1
    assert "2026-03-03-0000-circle stays: its actions were heard in a later session." in answer.err
    answer = cli("import", "--undo")
    assert answer.status == 0, answer.err
    assert "2026-03-17-0000-circle: went" in answer.out
    assert "1 session went. A copy is kept:" in answer.out
    assert cli("import", "--undo").status == 0
    assert "2026" not in cli("sessions").out
    again = cli("import", str(minutes), "--into", "Riverside")
    assert "3 sessions came in" in again.out
