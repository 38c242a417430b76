"""`lctui redact`, as a person at a shell uses it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.data.test_redaction import SECRET, holding


def noted(live: Cli, words: str) -> str:
    return live("note", words).lines[-1]


def test_an_entry_is_redacted_by_the_beginning_of_its_id(live: Cli, tmp_path: Path) -> None:
    store = tmp_path / "store"
    stays = noted(live, "this stays")
    said = noted(live, f"! {SECRET} @ana due:2030-01-31")
    answer = live("redact", said[:-2].upper(), "--yes")
    assert answer.status == 0, answer.err
    assert "gone from every file of the store (cleaned: 1 file)." in answer.out
    assert "Out of reach" in answer.out
    assert holding(store, SECRET) == []
    shown = json.loads(live("show", "live", "--json").out)["entries"]
    assert [entry["id"] for entry in shown] == [stays, said]
    assert shown[1]["text"].startswith("[redacted ")
    assert (shown[1]["owners"], shown[1]["typed"], shown[1]["status"]) == ([], None, "dropped")
    assert "[redacted" in live("show", "live").out
    live("end")
    assert live("redact", said).status == 2
    assert "gone" in live("redact", said, "--yes").out
    assert holding(store, SECRET) == []


def test_redact_asks_first_on_a_terminal(live: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    said = noted(live, f"hers {SECRET}\x1b[2J")
    asked: list[str] = []
    answers = iter(["n", "y"])

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", ask)
    monkeypatch.setattr("lctui.commands.redact.at_terminal", lambda: True)
    assert live("redact", said).out == "Nothing was redacted.\n"
    assert "hers" in asked[0]
    assert "cannot be taken back" in asked[0]
    assert "\x1b" not in asked[0]
    assert "gone" in live("redact", said, "--session", "live").out


def test_what_cannot_be_redacted_is_said(live: Cli, tmp_path: Path) -> None:
    first, second = noted(live, "one"), noted(live, "two")
    place = next(n for n, pair in enumerate(zip(first, second, strict=True)) if len(set(pair)) > 1)
    assert "no entry “zzz”" in live("redact", "zzz", "--yes").err
    assert "more than one entry" in live("redact", first[:place], "--yes").err
    assert "no entry" in live("redact", " ", "--yes").err
    assert live("redact", first).status == 2
    assert "--yes" in live("redact", first).err


def test_a_store_that_takes_no_writing_is_told_of(
    live: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from errno import EROFS

    from tests.data.fault_layer import Faults, faults, refuse

    said = noted(live, SECRET)
    writing = refuse(EROFS)

    class ReadOnly(Faults):
        def pass_on(self, name, real, *args, **options):  # type: ignore[no-untyped-def]
            if name != "open" or args[1] & 3:
                writing(name)
            return real(*args, **options)

    with faults(ReadOnly()):
        answer = live("redact", said, "--yes")
    assert answer.status == 1
    assert "Nothing was redacted." in answer.err
    assert "read-only" in answer.err
    assert SECRET in live("show", "live").out
