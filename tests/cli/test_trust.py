"""What a shell prints never tells what was said in confidence, whichever verb is asked."""

from pathlib import Path
from shutil import copytree

import pytest

from data.store.store import Store
from lctui.verbs import VERBS
from tests.cli.conftest import Cli
from tests.data.planted import NAMES, NEVER, planted_store

ASKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "plan": (("plan", "--all"), ("plan", "--to", "ics"), ("plan", "--to", "md")),
    "status": (("status",), ("status", "--json")),
    "sessions": (("sessions",), ("sessions", "--json")),
    "search": (("search", "planta"), ("search", "--json", "planta"), ("search", "privatexx")),
    "show": (("show", "last"), ("show", "last", "--json"), ("show", "live", "--json")),
    "export": (("export", "last", "live"), ("export", "last", "--preview", "--chatham")),
    "digest": (("digest",), ("digest", "--all"), ("digest", "--preview", "--audience", "public")),
    "toolkit": (("toolkit", "--topic", "story"), ("toolkit", "--topic", "privatexx")),
    "brief": (("brief",), ("brief", "--audience", "members")),
    "welcome": (("welcome",),),
    "wrapup": (("wrapup",), ("wrapup", "--json")),
    "since": (("since",), ("since", "--json")),
    "backlog": (("backlog",), ("backlog", "--json")),
    "due": (("due",), ("due", "--json")),
    "actions": (
        ("actions",),
        ("actions", "--json"),
        ("actions", "--done", "--commitments", "--json"),
    ),
    "community": (("community",), ("community", "--json")),
    "insights": (("insights",), ("insights", "--to", "json"), ("insights", "told", "--to", "csv")),
    "members": (("members", "Riverside"), ("members", "Riverside", "--json")),
    "formats": (("formats",), ("formats", "--json")),
    "schema": (("schema",),),
    "paths": (("paths", "--json"),),
    "keys": (("keys", "--json"),),
    "doctor": (("doctor",), ("doctor", "--json")),
}
"""What each verb that prints is asked."""

SILENT = {
    *("demo", "new", "run", "join", "board", "start", "next", "back", "pause", "resume"),
    *("extend", "end", "note", "outcome", "vote", "format", "redact", "import"),
}
"""Verbs that change something, or open a screen, and print what was typed, or nothing that was
said."""
KEEPS = {"backup", "restore"}
"""A backup holds everything: it is for whoever has the store."""
TOLD_HERE = {"chain", "checkin"}
"""An item's way is asked for below; notes on talks are what `checkin` is for."""
ITS_JOB = {"wrapup": {"slipchangexx"}}
"""What a verb is there to show to those in the room: what they would change, counted, nameless."""


@pytest.fixture(scope="module")
def store_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted_store(tmp_path_factory.mktemp("planted")).root


@pytest.fixture
def planted(cli: Cli, tmp_path: Path, store_made: Path) -> Cli:
    copytree(store_made, tmp_path / "store")
    return cli


def test_every_verb_is_asked_or_has_a_reason_not_to_be() -> None:
    known = {verb.name for verb in VERBS}
    assert known == ASKED.keys() | SILENT | KEEPS | TOLD_HERE


@pytest.mark.parametrize("verb", ASKED)
def test_no_verb_tells_a_secret(planted: Cli, verb: str) -> None:
    for words in ASKED[verb]:
        answer = planted(*words)
        assert answer.status != 2, (words, answer.err)
        asked = {w for w in NEVER if w in " ".join(words)} | ITS_JOB.get(verb, set())
        found = [w for w in NEVER if w in answer.out.casefold() and w not in asked]
        assert not found, (words, found)


def test_the_way_of_a_private_item_is_not_told(planted: Cli, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    for ref in store.sessions():
        for entry in store.open(ref).entries.values():
            if entry.level == "private":
                assert "privatexx" not in planted("chain", entry.id, "--json").out


@pytest.mark.parametrize(
    "to", ["md", "html", "txt", "json", "csv", "ics", "taskwarrior", "todotxt"]
)
def test_a_page_for_the_public_names_nobody(planted: Cli, to: str) -> None:
    answer = planted("export", "last", "live", "--to", to, "--audience", "public")
    assert answer.status == 0, answer.err
    assert not [word for word in NAMES if word in answer.out.casefold()]


def test_a_preview_says_what_is_withheld_and_writes_nothing(planted: Cli, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    answer = planted("digest", "--audience", "sponsor", "--preview", "-o", str(path))
    assert answer.lines[0] == "Withheld from sponsor:"
    assert "- 24 private entries: for nobody outside." in answer.lines
    assert "Names taken out:" in answer.lines
    assert answer.lines[-1] == "Nothing was written."
    assert not path.exists()


def test_an_audience_that_nobody_knows_is_named_with_those_there_are(planted: Cli) -> None:
    answer = planted("digest", "--audience", "press")
    assert (answer.status, answer.out) == (1, "")
    assert "No audience is called “press”." in answer.err
    assert "neighbours, funder, insiders, members, sponsor, public" in answer.err


def test_days_that_are_none_are_wrong_usage(planted: Cli) -> None:
    assert planted("digest", "--since", "soon").status == 2
    assert planted("brief", "--since", "2026", "--until", "2025").status == 2


def test_a_digest_keeps_to_its_span(planted: Cli) -> None:
    early = planted("digest", "--until", "10 sep 2026").out
    assert "Sessions: 1\n" in early
    assert "begin after today" in planted("digest", "--since", "2030").err
    assert "`lctui digest --help` explains" in planted("digest", "--json").err
    assert planted("brief", "--since", "-6m").status == 0


def test_a_file_that_is_there_is_replaced_only_if_so_asked(planted: Cli, tmp_path: Path) -> None:
    path = tmp_path / "digest.html"
    assert planted("digest", "-o", str(path)).status == 0
    assert path.read_text(encoding="utf-8").startswith("<!")
    assert planted("digest", "-o", str(path)).status == 1
    assert planted("digest", "-o", str(path), "--force").status == 0
