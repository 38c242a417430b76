import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import InvalidFormat, LctuiError, StoreFailed
from data.formats.loader import list_formats, load_format
from data.formats.model import Format
from data.formats.names import format_names, name_of
from data.formats.saving import save_as_format
from data.formats.spelling import spelled
from data.models.community import Community
from data.models.ids import PhaseId
from data.models.records import Phase, Step
from data.planning import found
from data.store.store import Store
from tests.hostile import hostile_texts


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def community(store: Store) -> Community:
    return found(store, "Riverside")


def test_todays_shape_becomes_a_format_of_ones_own(store: Store, community: Community) -> None:
    circle = load_format("circle")
    shape = circle.plan(75)
    path = save_as_format(store, community.id, "", "Dana's évening: short!", shape)
    assert path == store.formats_dir(community.id) / "dana-s-evening-short.json"
    assert path.stat().st_mode & 0o777 == 0o600
    again = load_format("dana-s-evening-short", [store.formats_dir(community.id)])
    assert again.title == "Dana's évening: short!"
    assert again.plan() == shape


@pytest.mark.parametrize("shipped", list_formats(), ids=lambda shipped: shipped.id)
def test_saving_what_a_format_planned_says_the_same(shipped: Format) -> None:
    saved = Format.model_validate(
        {"id": "saved", "title": "Saved", "phases": spelled(shipped.plan(200))}
    )
    assert saved.plan() == shipped.plan(200)


def test_a_pool_comes_back_whole_where_its_prompts_were_drawn_from_it() -> None:
    circle = load_format("circle")
    phases = list(circle.plan())
    phases[1] = replace(phases[1], prompts=("Something of our own?",))
    welcome, reflect, *_ = spelled(phases, circle)
    assert welcome["draw"] == circle.phases[0].draw
    assert welcome["prompts"] == [*circle.phases[0].prompts]
    assert "draw" not in reflect
    assert reflect["prompts"] == ["Something of our own?"]


def test_nothing_is_overwritten_without_being_asked_for(store: Store, community: Community) -> None:
    shape = load_format("circle").plan()
    path = save_as_format(store, community.id, "ours", "Ours", shape)
    before = path.read_bytes()
    with pytest.raises(LctuiError, match=r"ours\.json is there already; nothing was written"):
        save_as_format(store, community.id, "ours", "Other", shape[:1])
    assert path.read_bytes() == before
    save_as_format(store, community.id, "ours", "Other", shape[:1], replace=True)
    assert load_format(path).title == "Other"
    assert [p.name for p in path.parent.iterdir()] == ["ours.json"]


def test_a_link_is_neither_followed_nor_replaced(
    store: Store, community: Community, tmp_path: Path
) -> None:
    shape = load_format("circle").plan()
    path = save_as_format(store, community.id, "ours", "Ours", shape)
    victim = path.rename(tmp_path / "victim.json")
    before = victim.read_bytes()
    path.symlink_to(victim)
    for again in (False, True):
        with pytest.raises(LctuiError):
            save_as_format(store, community.id, "ours", "Other", shape[:1], replace=again)
    assert victim.read_bytes() == before


def test_a_disk_that_refuses_is_told(store: Store, community: Community) -> None:
    store.formats_dir(community.id).write_text("a file where the folder should be")
    with pytest.raises((StoreFailed, LctuiError), match="formats"):
        save_as_format(store, community.id, "ours", "Ours", load_format("circle").plan())


def test_a_shape_that_could_not_be_run_is_refused_and_says_why(
    store: Store, community: Community
) -> None:
    long = [Phase(PhaseId(f"p{n}"), "Long", 12 * 3600) for n in range(3)]
    for phases, told in (((), "1 to 30 phases"), (long, "longer than a day")):
        with pytest.raises(InvalidFormat, match=told):
            save_as_format(store, community.id, "ours", "Ours", phases)
    assert not store.formats_dir(community.id).exists()


seconds = st.integers(10, 12 * 3600)
phases = st.builds(
    Phase,
    id=st.sampled_from(["talk", "talk", "Réflexion!", "مرحبا", "x" * 90, "a--b", "phase-2"]),
    title=st.sampled_from([*hostile_texts(200), "Talk", "\u200b", "y" * 200]),
    seconds=seconds,
    minimum_seconds=st.integers(0, 50_000),
    activity=st.sampled_from(["open", "go-round", "talk", "dialogue", "case", "silent", "groups"]),
    prompts=st.lists(st.sampled_from(["Why?", "Who?"]), max_size=3).map(tuple),
    records=st.sampled_from([None, "purpose", "charter", "goals", "members"]),
    since_last_time=st.booleans(),
    steps=st.lists(st.builds(Step, st.just("Tell"), seconds, st.sampled_from(["", "how"]))).map(
        lambda steps: tuple(steps[:12])
    ),
    question_share=st.integers(0, 90),
    each_seconds=st.sampled_from([0, 10, 90, 40_000]),
    group_size=st.sampled_from([0, 2, 12]),
    question=st.sampled_from([None, "who", "data"]),
)


@given(st.lists(phases, min_size=1, max_size=8))
def test_whatever_an_agenda_has_become_its_saved_format_runs(agenda: list[Phase]) -> None:
    document = {"id": "ours", "title": "Ours", "phases": spelled(agenda)}
    if sum(phase.seconds for phase in agenda) <= 24 * 3600:
        saved = Format.model_validate(json.loads(json.dumps(document))).plan()
        assert [p.seconds for p in saved] == [p.seconds for p in agenda]
        assert [p.prompts for p in saved] == [p.prompts for p in agenda]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Über uns!", "uber-uns"), ("../../etc", "etc"), ("مرحبا", "format"), ("a" * 99, "a" * 40)],
)
def test_any_title_makes_a_name_for_a_file(text: str, name: str) -> None:
    assert name_of(text) == name


def test_what_other_programs_hide_in_the_folder_is_no_format(tmp_path: Path) -> None:
    for name in (".evening.json", "._evening.json", "evening.json.new"):
        (tmp_path / name).write_text("{}")
    assert format_names([tmp_path]) == format_names() == tuple(f.id for f in list_formats())
    assert [f.id for f in list_formats([tmp_path])] == [*format_names()]
