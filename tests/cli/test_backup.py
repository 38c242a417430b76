"""Backup and restore from a shell: sentences, exit statuses, nothing overwritten."""

import json
from pathlib import Path

import pytest

from lctui.commands import restore
from tests.cli.conftest import Cli


def test_a_backup_is_told_written_once_and_restored(live: Cli, tmp_path: Path) -> None:
    live("note", "said before")
    path = tmp_path / "all.zip"
    answer = live("backup", str(path))
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(f"Backed up 1 community and 1 session (1 live) in {path} (")
    again = live("backup", str(path))
    assert (again.status, again.out) == (1, "")
    assert "--force" in again.err
    assert live("backup", str(path), "--force").status == 0

    elsewhere = ("--store", str(tmp_path / "other"))
    answer = live("restore", str(path), *elsewhere)
    assert (answer.status, answer.out) == (0, "Restored: 1 community added, 1 session added.\n")
    assert "said before" in live("show", "live", *elsewhere).out


def test_a_store_with_things_in_it_is_merged_only_when_asked(live: Cli, tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "all.zip", ("--store", str(tmp_path / "other"))
    live("backup", str(path))
    live("restore", str(path), *elsewhere)
    live("note", "later")
    live("backup", str(path), "--force")
    live("note", "theirs", *elsewhere)
    answer = live("restore", str(path), *elsewhere)
    assert (answer.status, answer.out) == (1, "")
    assert "1 change in 1 session" in answer.err
    assert "--merge" in answer.err
    assert "later" not in live("show", "live", *elsewhere).out
    answer = live("restore", str(path), "--merge", *elsewhere)
    assert (answer.status, answer.err) == (0, "")
    assert "1 change came in, about 1 entry" in answer.out
    shown = live("show", "live", *elsewhere).out
    assert "later" in shown
    assert "theirs" in shown
    assert "nothing new in 1 session" in live("restore", str(path), "--merge", *elsewhere).out


def test_what_is_no_backup_is_refused_in_a_sentence(live: Cli, tmp_path: Path) -> None:
    before = sorted((tmp_path / "store").rglob("*"))
    for content in (b"", b"PK\x03\x04", b"\x00" * 50):
        (tmp_path / "no.zip").write_bytes(content)
        answer = live("restore", str(tmp_path / "no.zip"), "--merge")
        assert (answer.status, answer.out) == (1, "")
        assert "Nothing was taken" in answer.err
    assert live("restore", str(tmp_path / "nowhere.zip")).status == 1
    assert live("backup", str(tmp_path)).status == 1
    assert live("backup", str(tmp_path / "no/such/folder.zip")).status == 1
    assert sorted((tmp_path / "store").rglob("*")) == before


def test_paths_says_where_backups_and_what_was_set_aside_are(cli: Cli, tmp_path: Path) -> None:
    told = json.loads(cli("paths", "--json").out)
    assert told["backups"] == str(tmp_path / "store/backups")
    assert told["set aside"] == str(tmp_path / "store/aside")


def test_on_a_terminal_a_merge_is_offered(
    live: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, elsewhere = tmp_path / "all.zip", ("--store", str(tmp_path / "other"))
    live("backup", str(path))
    live("restore", str(path), *elsewhere)
    live("note", "later")
    live("backup", str(path), "--force")
    monkeypatch.setattr(restore, "is_answered", lambda: True)
    refused = live("restore", str(path), *elsewhere, typed=b"\n")
    assert (refused.status, "y/N" in refused.err) == (1, True)
    assert "later" not in live("show", "live", *elsewhere).out
    assert live("restore", str(path), *elsewhere, typed=b"y\n").status == 0
    assert "later" in live("show", "live", *elsewhere).out


def test_the_doctor_says_what_is_wrong_and_what_a_repair_did(live: Cli, tmp_path: Path) -> None:
    live("note", "first words")
    live("end")
    assert live("doctor").out == "Read 1 community and 1 session. All is well.\n"
    (sealed,) = (tmp_path / "store").glob("communities/*/sessions/*/*.json")
    sealed.write_bytes(b"noise")
    sealed.chmod(0o644)
    answer = live("doctor")
    assert (answer.status, answer.err) == (1, "")
    assert "Nothing in it can be read." in answer.out
    assert "lctui doctor --repair" in answer.lines[-1]
    told = json.loads(live("doctor", "--json").out)
    assert (told["well"], {f["kind"] for f in told["findings"]}) == (
        False, {"sealed-damaged", "permissions"},
    )  # fmt: skip
    answer = live("doctor", "--repair")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.count("Mended: ") == 2
    assert "first words" in live("show", "last").out
    again = json.loads(live("doctor", "--repair", "--json").out)
    assert (again["well"], again["findings"], again["mended"]) == (True, [], [])
    assert [p.read_bytes() for p in (tmp_path / "store/aside").rglob("*.json")] == [b"noise"]


def test_a_doctor_without_a_store_says_so(cli: Cli) -> None:
    answer = cli("doctor")
    assert (answer.status, answer.out) == (1, "")
    assert "There is no store" in answer.err


def test_a_backup_in_the_store_itself_is_refused(live: Cli, tmp_path: Path) -> None:
    """It would be lost with the store, and no redaction would look for it there."""
    path = tmp_path / "store" / "all.zip"
    answer = live("backup", str(path))
    assert (answer.status, answer.out, path.exists()) == (1, "", False)
    assert "lies in the store itself" in answer.err
