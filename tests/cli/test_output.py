"""What is printed and written can be read by people and by programs."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

import jsonschema
import pytest

from data.reports.registry import REPORTS
from lctui.commands.export import KINDS, kind_meant
from lctui.completion import print_completion
from lctui.parser import build_parser
from lctui.shell import Shell
from lctui.verbs import VERBS
from tests.cli.conftest import Answer, Cli


def test_sessions_are_listed_newest_first(live: Cli) -> None:
    live("end")
    topic = "Home visits, and all that a file's name has no room for"
    live("start", "Hillside", "--topic", topic)
    listed = json.loads(live("sessions", "--json").out)
    assert topic in [s["title"] for s in listed]
    assert sorted(s["status"] for s in listed) == ["closed", "live"]
    assert [s["name"] for s in json.loads(live("sessions", "Hillside", "--json").out)] == [
        s["name"] for s in listed if s["community"] == "Hillside"
    ]
    assert len(live("sessions").lines) == 2


def test_a_session_is_named_by_what_the_list_of_them_shows(
    live: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    live("end")
    topic = "Grandmothers, fathers and all the other experts in the room"
    monkeypatch.setattr("lctui.shell.Shell.now", datetime(2099, 3, 4, 9, 30, tzinfo=UTC))
    live("start", "Hillside", "--at", "2099-03-04 20:00", "--topic", topic)
    live("resume")
    live("end")
    first = live("sessions").lines[0]
    assert first.split(" ", 2)[2] == f"Wed 4 Mar 2099 11:30   {topic}  (Hillside)"
    assert json.loads(live("sessions", "--json").out)[0]["started"] == "2099-03-04T11:30"
    for name in (first.split()[0], topic.upper(), "grandmothers-fathers", "Grand", "4 Mar 2099"):
        assert live("show", name).lines[0] == topic, name
    assert live("show", "Riverside · session 1").lines[0] == "Riverside · session 1"
    live("start", "Riverside", "--topic", topic)
    several = live("export", topic)
    assert (several.status, several.err.count("2099-03-04-")) == (1, 2)
    assert "Name it as it stands here" in several.err


def test_an_empty_list_says_how_to_fill_it(cli: Cli) -> None:
    answer = cli("sessions")
    assert (answer.status, answer.out) == (0, "")
    assert "lctui run" in answer.err
    assert json.loads(cli("sessions", "--json").out) == []


@pytest.mark.parametrize("kind", KINDS)
def test_minutes_are_written_for_their_owner_alone(
    live: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    live("note", "! Ana: Ask for the room")
    monkeypatch.setattr("lctui.shell.Shell.now", Shell().now)
    path = tmp_path / f"minutes{REPORTS[kind].endings[0]}"
    assert live("export", "live", "-o", str(path)).status == 0
    written = path.read_bytes().decode()
    assert "Ask for the room" in written
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
    printed = live("export", "live", "--to", kind).out
    assert printed.replace("\r\n", "\n") == written.replace("\r\n", "\n")


def test_a_file_that_is_there_is_replaced_only_if_so_asked(live: Cli, tmp_path: Path) -> None:
    path = tmp_path / "minutes.md"
    path.write_text("older")
    refused = live("export", "live", "-o", str(path))
    assert (refused.status, path.read_text()) == (1, "older")
    assert "--force" in refused.err
    assert live("export", "live", "-o", str(path), "--force").status == 0
    assert path.read_text().startswith("# ")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.MD", "md"),
        ("a.markdown", "md"),
        ("todo.txt", "todotxt"),
        ("my.todo.txt", "todotxt"),
        ("my-todo.txt", "txt"),
        ("a.task.json", "taskwarrior"),
        ("a.json", "json"),
        ("minutes", "md"),
    ],
)
def test_the_ending_of_the_name_picks_the_format(name: str, kind: str) -> None:
    assert kind_meant(Path(name)) == kind


def test_an_ending_that_is_no_format_is_asked_about(live: Cli, tmp_path: Path) -> None:
    answer = live("export", "live", "-o", str(tmp_path / "minutes.pdf"))
    assert answer.status == 2
    assert "--to md, html" in answer.err
    assert list(tmp_path.glob("minutes*")) == []
    assert tuple(REPORTS) == KINDS


def test_a_communitys_own_page_is_used_or_what_is_wrong_with_it_is_told(
    live: Cli, tmp_path: Path
) -> None:
    (community,) = (tmp_path / "store" / "communities").iterdir()
    template = community / "templates" / "page.html.j2"
    template.parent.mkdir(mode=0o700)
    template.write_text('{% extends "lctui/page.html.j2" %}{% block footer %}Ours{% endblock %}')
    assert "Ours" in live("export", "live", "--to", "html").out
    template.write_text("<p>\n{{ nobody }}")
    answer = live("export", "live", "-o", str(tmp_path / "minutes.html"))
    assert (answer.status, answer.out) == (1, "")
    assert f"{template}, line 2, cannot be used: 'nobody' is undefined." in answer.err
    assert not (tmp_path / "minutes.html").exists()
    assert live("export", "live", "--to", "md").status == 0


def test_minutes_are_never_written_through_a_link(live: Cli, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    link = tmp_path / "minutes.md"
    link.symlink_to(victim)
    answer = live("export", "live", "-o", str(link))
    assert answer.status == 1
    assert "link" in answer.err
    assert victim.read_text() == "precious"


def test_several_sessions_as_json_are_a_list(live: Cli) -> None:
    live("end")
    live("start", "Hillside")
    names = [s["name"] for s in json.loads(live("sessions", "--json").out)]
    exported = json.loads(live("export", *names, "--to", "json").out)
    assert [e["community"] for e in exported]
    assert len(exported) == 2
    schema = json.loads(live("schema").out)
    for whole in (exported, exported[0]):
        jsonschema.validate(whole, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{}], schema)
    assert live("export", *names).status == 0


def test_status_tells_people_phase_and_end(live: Cli) -> None:
    lines = live("status").lines
    assert lines[0].startswith("Riverside · session 1")
    assert "left of" in lines[1]
    assert lines[2].startswith("Ends ")
    assert lines[2].endswith("on time")


def test_paths_says_where_the_store_is(cli: Cli, tmp_path: Path) -> None:
    assert json.loads(cli("paths", "--json").out)["store"] == str(tmp_path / "store")
    assert "LCTUI_STORE" in cli("paths").out


def test_keys_lists_every_screen(cli: Cli) -> None:
    listed = cli("keys").out
    assert "/next" in listed
    assert "F8" in listed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_learn_to_complete(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_completion(build_parser(), shell) == 0
    script = capsys.readouterr().out
    assert all(verb.name in script for verb in VERBS)
    assert "__names sessions" in script


def test_names_are_completed_as_they_are_in_the_store(cli: Cli, tmp_path: Path) -> None:
    assert cli("__names", "sessions") == cli("__names", "nothing") == Answer(0, "", "")
    cli("start", "Riverside Circle", "--topic", "Home visits")
    hostile = ("$(touch here)", "`touch here`", "$(touch${IFS}here)", "a'b", "-x", "two words")
    for name in hostile:
        (tmp_path / "store" / "communities" / name).mkdir()
    assert cli("__names", "communities").lines == ["riverside-circle"]
    assert cli("__names", "sessions").lines[0] == "live"
    assert cli("__names", "sessions").lines[1].endswith("-home-visits")
    assert "circle" in cli("__names", "formats").lines
    cli("end")
    assert cli("__names", "sessions").lines[0] == "last"


BASH = """
{script}
lctui() {{ printf '%s\\n' "$*" riverside-circle; }}
COMP_WORDS=(lctui run riv) COMP_CWORD=2
_shtab_lctui lctui riv run
echo "${{COMPREPLY[@]}}"
"""
ZSH = """
compdef() {{ : }}; _arguments() {{ : }}; compadd() {{ shift; print -r -- $@ }}
{script}
lctui() {{ print "$*" riverside-circle }}
_lctui_communities
"""


@pytest.mark.parametrize(("shell", "typed"), [("bash", BASH), ("zsh", ZSH)], ids=["bash", "zsh"])
def test_a_real_shell_asks_lctui_for_names(
    shell: str, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    print_completion(build_parser(), shell)
    words = typed.format(script=capsys.readouterr().out)
    ran = subprocess.run([shell], input=words, capture_output=True, text=True, check=False)
    assert ran.stdout.split()[-1:] == ["riverside-circle"], ran.stderr
    assert ran.stderr == ""
