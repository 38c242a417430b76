"""The floor: a help that several terminals share, of which nothing stays."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.go_round import GoRound
from data.models.ids import MemberId, PhaseId
from data.store.floor import Floor, FloorFile
from data.store.places import Places
from data.voices import Voices
from tests.data.store_help import begun, end, places

REFLECT, LEARN = PhaseId("reflect"), PhaseId("learn")
FLOOR = Floor({REFLECT: 2}, REFLECT, GoRound(("b", "c"), ("a",), 12.5))
STEPS = Floor(
    steps={LEARN: (300, 900)},
    groups={LEARN: (("a", "b"), ("c",))},
    voices=Voices({MemberId("a"): 12.5}, {MemberId("a"): 2}, MemberId("a"), 30.0),
)


@pytest.fixture
def stem(tmp_path: Path) -> Path:
    (tmp_path / "s.live").mkdir()
    return tmp_path / "s"


def test_what_one_terminal_puts_on_the_floor_another_sees(stem: Path) -> None:
    ours, theirs = FloorFile(stem), FloorFile(stem)
    assert theirs.read() is None
    ours.write(FLOOR)
    assert theirs.read() == FLOOR
    theirs.write(Floor({LEARN: 1}))
    assert ours.read() == theirs.read() == Floor({LEARN: 1})


def test_a_go_round_belongs_to_its_phase_and_a_prompt_to_its_own() -> None:
    assert FLOOR.turns_in(REFLECT) == FLOOR.turns
    assert FLOOR.turns_in(LEARN) is None
    assert (FLOOR.prompt_in(REFLECT), FLOOR.prompt_in(LEARN)) == (2, 0)


def test_steps_and_groups_are_on_the_floor_and_an_older_floor_is_read_without(stem: Path) -> None:
    ours, theirs = FloorFile(stem), FloorFile(stem)
    ours.write(STEPS)
    assert theirs.read() == STEPS
    assert (STEPS.begun_in(LEARN), STEPS.begun_in(REFLECT)) == ((300, 900), ())
    Places.of(stem).floor.write_text('{"prompts": {"reflect": 2}}')
    assert theirs.read() == Floor({REFLECT: 2})


def test_the_file_is_its_owner_s_alone_and_a_turn_that_is_over_is_not_in_it(stem: Path) -> None:
    floor, path = FloorFile(stem), Places.of(stem).floor
    floor.write(FLOOR)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]
    assert '"a"' in path.read_text()
    floor.write(Floor(FLOOR.prompts))
    assert path.read_text() == '{"prompts": {"reflect": 2}}'


def test_nothing_of_it_outlives_the_session(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    FloorFile(session.ref.path).write(FLOOR)
    torn = places(session).here / "floor.torn"
    torn.write_text("half")
    end(session)
    assert not places(session).live.exists()


@pytest.mark.parametrize("folder", ["gone", "read-only"])
def test_where_it_cannot_be_written_a_terminal_still_knows_its_own(stem: Path, folder: str) -> None:
    live, floor = Places.of(stem).live, FloorFile(stem)
    if folder == "gone":
        live.rmdir()
    else:
        (live / "here").write_text("a file is in the way, as root may write everywhere")
    floor.write(FLOOR)
    assert floor.read() is FLOOR
    assert not live.exists() or [p.name for p in live.iterdir()] == ["here"]


ODD = (
    '{"prompts":{"reflect":1e999}}',
    '{"prompts":{},"phase":3,"waiting":[],"done":[],"since":0}',
    '{"prompts":{},"phase":"reflect","waiting":["a"],"done":[],"since":NaN}',
    '{"prompts":{},"phase":"reflect","waiting":7,"done":[],"since":0}',
    '{"prompts":{},"steps":{"learn":[9,3]}}',
    '{"prompts":{},"steps":{"learn":[-1]}}',
    '{"prompts":{},"steps":[3],"groups":{}}',
    '{"prompts":{},"groups":{"learn":[7]}}',
    "[" * 100_000,
)


@given(st.binary() | st.sampled_from(ODD).map(str.encode))
def test_a_damaged_floor_is_none(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    stem = tmp_path_factory.getbasetemp() / "damaged"
    path = Places.of(stem).floor
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    assert FloorFile(stem).read() is None


def test_a_link_or_a_pipe_in_its_place_is_not_followed(stem: Path, tmp_path: Path) -> None:
    FloorFile(tmp_path / "s").write(FLOOR)
    path = Places.of(stem).floor
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert FloorFile(stem).read() is None
