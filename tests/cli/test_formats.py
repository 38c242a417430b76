"""Formats from a shell: listed, read, checked, copied."""

import json
from pathlib import Path

import jsonschema
import pytest

from data.formats.loader import SHIPPED
from tests.cli.conftest import Cli

EVENING = {"title": "Evening", "phases": [{"id": "talk", "title": "Talk", "minutes": "1h10"}]}


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    path = tmp_path / "evening.json"
    path.write_text(json.dumps(EVENING))
    return path


def own(tmp_path: Path) -> Path:
    return tmp_path / "store/communities/riverside/formats"


def test_what_ships_is_listed_without_a_store(cli: Cli, tmp_path: Path) -> None:
    listed = cli("formats")
    assert (listed.status, listed.err) == (0, "")
    (circle,) = (line for line in listed.lines if line.startswith("circle"))
    assert "Circle" in circle
    assert "2 h  Welcome · Reflect · Learn together · What's next" in circle
    rows = json.loads(cli("formats", "--json").out)
    assert [row["name"] for row in rows] == [path.stem for path in sorted(SHIPPED.glob("*.json"))]
    assert not any(row["own"] for row in rows)
    assert not (tmp_path / "store").exists()


def test_a_communitys_own_come_first_and_the_unusable_are_named_with_why(
    cli: Cli, tmp_path: Path
) -> None:
    cli("new", "Riverside")
    assert cli("format", "copy", "case", "--as", "Our Case", "--into", "river").status == 0
    (own(tmp_path) / "broken.json").write_text('{"title": "x", "phases": [], "colour": 1}')
    assert "our-case" in cli("formats").out
    cli("new", "Hillside")
    untold = cli("formats").out
    assert "our-case" not in untold
    assert "Riverside has 2 of its own: lctui formats riverside" in untold
    listed = cli("formats", "Riverside")
    assert listed.status == 0
    assert listed.lines[0].startswith("our-case")
    assert "own: Welcome" in listed.lines[0]
    assert "broken" not in listed.out
    assert "broken.json cannot be used as a format" in listed.err
    assert "phases: must be a list of 1 to 30 phases" in listed.err
    assert "colour: is not a field of a format" in listed.err
    rows = json.loads(cli("formats", "Riverside", "--json").out)
    assert [row["name"] for row in rows if row["own"]] == ["our-case"]
    assert cli("formats", "Nobody").status == 1


def test_a_file_that_can_be_run_says_how_long_it_is(cli: Cli, evening: Path) -> None:
    checked = cli("format", "check", str(evening))
    assert (checked.status, checked.err) == (0, "")
    assert checked.out == "“Evening” can be run: 1 h 10 min · 1 phase.\n"


def test_all_that_is_wrong_with_a_file_is_told_at_once(cli: Cli, evening: Path) -> None:
    phases = [
        {"id": "talk", "title": "\x1b[31mTalk", "minutes": 0, "activity": "chat"},
        {"id": "talk", "title": "Few", "minutes": 5, "group_size": 3, "minimum": 6, "draw": 2},
        {"id": "case", "title": "Case", "minutes": 5, "steps": [{"title": "", "minutes": 1440}]},
    ]
    evening.write_text(json.dumps({"title": "Evening", "phases": phases}))
    checked = cli("format", "check", str(evening))
    assert (checked.status, checked.out) == (1, "")
    for told in (
        "phases[0].minutes: must be how long it lasts",
        "phases[0].activity: must be one of open, go-round, talk",
        "phases[1]: its minimum is longer than its minutes; group_size stands only where activity"
        " is groups; it is to draw more prompts than it has.",
        "phases[2].steps[0].title: must be the name on screen",
        "phases[2].steps[0].minutes: must be how long it lasts",
        "phases: two of them have the id “talk”.",
    ):
        assert told in checked.err
    assert "\x1b" not in checked.err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "line 1, column 1"),
        (b"\x89PNG\r\n\x1a\n\xff", "not text in UTF-8"),
        (b"[" * 90_000, "too deep"),
        (b" " * 300_000, "larger than 256 KB"),
        (b'{"title": "Evening"}', "phases: is missing"),
        (b'{"title": "\\ud800", "phases": {"steps": []}}', "phases: must be a list"),
    ],
)
def test_a_file_that_is_no_format_is_refused_in_a_sentence(
    cli: Cli, evening: Path, content: bytes, told: str
) -> None:
    evening.write_bytes(content)
    checked = cli("format", "check", str(evening))
    assert checked.status == 1
    assert told in checked.err
    assert "Traceback" not in checked.err


def test_links_are_read_but_never_written_through(cli: Cli, evening: Path) -> None:
    link, loop = evening.with_name("link.json"), evening.with_name("loop.json")
    link.symlink_to(evening)
    loop.symlink_to(loop)
    assert cli("format", "check", str(link)).status == 0
    assert "could not be read" in cli("format", "check", str(loop)).err
    before = evening.read_bytes()
    assert cli("format", "copy", "circle", "-o", str(link)).status == 1
    assert evening.read_bytes() == before


def test_a_copy_is_its_authors_own_and_overwrites_nothing(cli: Cli, tmp_path: Path) -> None:
    assert "no community yet" in cli("format", "copy", "circle").err
    cli("new", "Riverside")
    copied = cli("format", "copy", "circle")
    path = own(tmp_path) / "circle.json"
    assert str(path) in copied.out
    shipped = json.loads((SHIPPED / "circle.json").read_text())
    assert json.loads(path.read_text()) == {k: v for k, v in shipped.items() if k != "id"}
    path.write_text(json.dumps(EVENING))
    again = cli("format", "copy", "circle")
    assert (again.status, again.out) == (1, "")
    assert "circle.json is there already; nothing was written" in again.err
    assert json.loads(path.read_text()) == EVENING
    assert cli("format", "copy", "circle", "--as", "Late circle").status == 0
    assert "Evening" in cli("format", "show", "late-circle").lines[0]
    assert cli("format", "check", str(own(tmp_path) / "late-circle.json")).status == 0


def test_a_copy_may_lie_anywhere_under_a_name_that_a_format_can_have(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "quick.json"
    assert cli("format", "copy", "case", "-o", str(path)).status == 0
    assert cli("format", "check", str(path)).out.startswith(
        "“Case” can be run: 1 h 30 min · 4 phases"
    )
    for name in ("Quick.json", "quick.txt", "my case.json"):
        refused = cli("format", "copy", "case", "-o", str(tmp_path / name))
        assert "small letters, digits and hyphens" in refused.err
    assert cli("format", "copy", "case", "-o", str(tmp_path / "no/quick.json")).status == 1
    assert cli("format", "copy", "case", "-o", str(path), "--as", "x").status == 2
    assert [file.name for file in tmp_path.iterdir()] == ["quick.json"]


def test_a_format_is_read_as_people_or_as_its_file_says_it(cli: Cli) -> None:
    lines = cli("format", "show", "case").lines
    assert lines[0] == "Case (case) · 1 h 30 min · 4 phases"
    told = "\n".join(lines)
    assert "go-round · asks 1 of 4 each time" in told
    assert "Tell 8 min, Clarify 8 min, Think aloud 15 min" in told
    assert "90 s each" in told
    assert "records charter: who" in cli("format", "show", "design-workshop").out
    shown = json.loads(cli("format", "show", "case", "--json").out)
    assert shown == json.loads((SHIPPED / "case.json").read_text())
    assert "Did you mean “case”?" in cli("format", "show", "cas").err
    assert cli("format").status == cli("format", "eat", "case").status == 2


def test_the_schema_of_formats_is_published(cli: Cli, evening: Path) -> None:
    schema = json.loads(cli("schema", "format").out)
    jsonschema.Draft202012Validator(schema).validate(EVENING)
    assert schema["properties"].keys() == {"$schema", "id", "title", "purpose", "phases"}
    evening.write_text(json.dumps({"$schema": "format.schema.json", **EVENING}))
    assert cli("format", "check", str(evening)).status == 0
    assert json.loads(cli("schema").out) == json.loads(cli("schema", "session").out) != schema
    assert cli("schema", "meal").status == 2
