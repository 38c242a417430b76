"""Joining from a shell: which session is meant, and who is there already."""

import json
from pathlib import Path

import pytest

from data.handover import TOOK
from data.models.ids import EventId, new_id
from data.models.records import Handover
from data.store.disk_log import machine
from data.store.store import Store
from data.store.terminals import BOARD, Terminals
from tests.cli.conftest import Cli
from tests.data.store_help import NOW


@pytest.fixture(autouse=True)
def _in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for verb in ("join", "run"):
        monkeypatch.setattr(f"lctui.commands.{verb}.require_terminal", lambda: None)
    monkeypatch.setattr("lctui.app.open_app", lambda *args, **kwargs: print(args[1], kwargs))


def test_join_opens_the_live_session_under_a_name(live: Cli) -> None:
    joined = live("join", "--as", "ana")
    assert joined.status == 0
    assert "Seat(name='ana', asked=True, joins=True, returns=False)" in joined.out
    assert "asked=False" in live("join", "live").out


def test_join_says_in_a_sentence_why_it_cannot(cli: Cli) -> None:
    nobody = cli("join")
    assert nobody.status == 1
    assert "No session is live. Start one" in nobody.err
    cli("start", "Riverside")
    cli("start", "Hillside")
    several = cli("join")
    assert several.status == 1
    assert "riverside" in several.err
    assert "hillside" in several.err
    assert "riverside" in cli("join", "River").out
    assert "hillside" in cli("join", "Hillside").out
    name = next(word for word in several.err.replace(",", " ").split() if "riverside" in word)
    cli("end", "--session", name.rstrip("."))
    ended = cli("join", name.rstrip("."))
    assert ended.status == 1
    assert "has ended" in ended.err
    assert f"lctui show {name.rstrip('.')}" in ended.err


def test_run_goes_on_with_a_session_that_goes_on(cli: Cli) -> None:
    assert "returns=False" in cli("run", "Riverside", "--topic", "Home visits").out
    again = cli("run", "Riverside", "--topic", "Home visits")
    assert again.status == 0
    assert "slug='home-visits'" in again.out
    assert "returns=True" in again.out
    assert "returns=True" in cli("run").out
    assert "returns=False" in cli("run", "Hillside").out
    assert cli("run").status == 1
    assert "slug='home-visits'" in cli("run", "river").out
    refused = cli("start", "Riverside")
    assert refused.status == 1
    assert "lctui join 2" in refused.err
    assert "lctui end" in refused.err


def test_run_offers_what_is_planned_for_another_day(cli: Cli) -> None:
    cli("new", "Riverside")
    cli("plan", "--at", "in 7 days", "--topic", "Home visits")
    left = cli("run", "Riverside")
    assert (left.status, ": Home visits." in left.out) == (1, True)
    assert "--planned or --unplanned" in left.err
    assert "slug='riverside-session-1'" in cli("run", "Riverside", typed=b"o\n").out
    cli("end")
    assert "slug='home-visits'" in cli("run", "Riverside", typed=b"\n").out


def test_status_tells_who_is_here_and_who_runs_the_clock(live: Cli, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (ref,) = store.live()
    assert "Here" not in live("status").out
    kinds = (("Ana Ruiz", "screen"), ("", "screen"), ("", BOARD))
    terminals = [Terminals(ref.path, machine(), kind) for _, kind in kinds]
    for terminal, (name, _) in zip(terminals, kinds, strict=True):
        assert terminal.enter(name)
    session = store.open(ref)
    runs = terminals[1].own
    session.keep_for_good(Handover(EventId(new_id()), runs.id, "", TOOK, NOW))
    session.close()
    assert "Here: unnamed (runs the clock), Ana Ruiz, a board" in live("status").out
    assert json.loads(live("status", "--json").out)["here"] == [
        {"name": "Ana Ruiz", "kind": "screen", "runs_clock": False},
        {"name": None, "kind": "screen", "runs_clock": True},
        {"name": None, "kind": "board", "runs_clock": False},
    ]
    for terminal in terminals:
        terminal.leave()
    assert "Here" not in live("status").out
