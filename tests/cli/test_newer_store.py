"""What a newer lctui wrote is refused with a sentence, by verbs and on screen, and left alone."""

import json
from pathlib import Path

import pytest

from data.store.store import Store
from lctui.verbs import VERBS
from tests.cli.conftest import Cli
from tests.screens.seen import seen
from tests.screens.stage import app_on, settled

WORDS = {
    "new": ["New circle"],
    "run": ["Riverside"],
    "start": ["Riverside"],
    "extend": ["5"],
    "note": ["hello"],
    "show": ["last"],
    "export": ["last", "--to", "md"],
    "redact": ["last", "--yes"],
    "backup": ["copy.zip"],
    "restore": ["copy.zip"],
    "outcome": ["01a2", "worked"],
    "vote": ["01a2", "3"],
    "chain": ["01a2"],
    "members": ["Riverside"],
    "checkin": ["Riverside"],
    "search": ["hello"],
    "toolkit": ["Riverside", "--topic", "hello"],
    "import": ["copy.md", "--into", "Riverside"],
}
"""What each verb needs to come as far as the store; the others need nothing."""
ELSEWHERE = {"demo", "schema", "paths", "keys", "format", "formats"}
"""Verbs that have nothing to do with what stands in the store."""


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def newer(live: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store with a closed and a live session, by a lctui that is not written yet."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copy.md").write_text("# 2024-03-05\n\n- Tea first\n")
    assert live("backup", "copy.zip").status == 0
    root = tmp_path / "store"
    (root / "lctui.json").write_text(json.dumps({"layout": 99}))
    return root


def test_no_verb_opens_a_newer_store(cli: Cli, newer: Path) -> None:
    before = files(newer)
    for verb in VERBS:
        if verb.name not in ELSEWHERE:
            told = cli(verb.name, *WORDS.get(verb.name, []))
            assert told.status == 1, verb.name
            wanted = "terminal" if verb.name in ("run", "join", "board") else "by a newer lctui"
            assert wanted in told.err, (verb.name, told.err)
            assert "Traceback" not in told.err
    assert files(newer) == before


async def test_review_tells_of_a_newer_session_and_home_goes_on(live: Cli, tmp_path: Path) -> None:
    live("end")
    (sealed,) = (tmp_path / "store").glob("communities/*/sessions/*/*.json")
    raw = _from_later(sealed)
    async with app_on(Store(tmp_path / "store")).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert "Riverside" in seen(pilot.app)
        await pilot.press("v")
        await settled(pilot)
        assert "was written by a newer lctui" in " ".join(seen(pilot.app).split())
        await pilot.press("e", "h", "u", "ctrl+z", "escape")
        await settled(pilot)
        assert "Riverside" in seen(pilot.app)
    assert sealed.read_bytes() == raw


def test_a_newer_session_or_community_leaves_the_rest_usable(live: Cli, tmp_path: Path) -> None:
    live("note", "said before")
    live("end")
    (sealed,) = (tmp_path / "store").glob("communities/*/sessions/*/*.json")
    raw = _from_later(sealed)
    for words in (["show", "last"], ["export", "last", "--to", "md"], ["note", "-s", "last", "x"]):
        told = live(*[word.replace("-s", "--session") for word in words])
        assert (told.status, "by a newer lctui" in told.err) == (1, True), words
    assert live("start", "Riverside").status == 0
    assert live("note", "said now").status == 0
    community = sealed.parents[2] / "community.json"
    text = _from_later(community)
    assert live("note", "said later").status == 0
    told = live("sessions")
    assert told.status == 0
    assert "by a newer lctui" in told.err
    assert (sealed.read_bytes(), community.read_bytes()) == (raw, text)


def _from_later(path: Path) -> bytes:
    tables = json.loads(path.read_bytes())
    tables["_sealed"]["1"]["layout"] = 99
    path.write_text(json.dumps(tables))
    return path.read_bytes()
