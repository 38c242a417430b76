import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.charter import QUESTION_BY_ID
from data.errors import InvalidFormat
from data.formats.loader import Format, list_formats, load_format, unusable_formats
from data.formats.model import Activity, FormatPhase, FormatStep, Records
from data.formats.scaling import scaled
from data.formats.telling import told_size

EVENING: dict[str, Any] = {
    "title": "Evening",
    "phases": [
        {"id": "arrive", "title": "Arrive", "minutes": 15},
        {"id": "talk", "title": "Talk", "minutes": "1h10", "minimum": 20, "activity": "talk"},
        {"id": "close", "title": "Close", "minutes": "90s", "prompts": ["What now?"]},
    ],
}


def written(folder: Path, document: object, name: str = "evening.json") -> Path:
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return path


def evening(phase: int | None = None, **changes: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json.dumps(EVENING))
    (document if phase is None else document["phases"][phase]).update(changes)
    return document


def refusal(folder: Path, document: object, name: str = "evening.json") -> str:
    with pytest.raises(InvalidFormat) as refused:
        load_format(written(folder, document, name))
    assert name in refused.value.title
    return refused.value.hint


def test_the_formats_that_ship_load_and_have_what_a_circle_needs() -> None:
    circle, first = load_format("circle"), load_format("first-meeting")
    assert [phase.title for phase in circle.phases] == [
        "Welcome",
        "Reflect",
        "Learn together",
        "What's next",
    ]
    assert circle.seconds == first.seconds == 120 * 60
    assert [p.since_last_time for p in circle.phases] == [False, True, False, False]
    assert circle.phases[-1].minimum_seconds > 0
    assert {p.records for p in first.phases} >= {None, "purpose", "ground-rules"}


def test_every_prompt_that_ships_is_a_question_short_enough_to_read_aloud() -> None:
    prompts = [text for f in list_formats() for p in f.phases for text in p.prompts]
    assert all(text.endswith("?") and len(text) <= 100 for text in prompts)
    assert len(prompts) == len(set(prompts))


def test_a_format_of_ones_own_needs_only_a_file_in_a_folder(tmp_path: Path) -> None:
    written(tmp_path, EVENING)
    evening = load_format("evening", [tmp_path])
    assert evening.id == "evening"
    assert [phase.seconds for phase in evening.plan()] == [900, 4200, 90]
    assert evening.plan()[1].minimum_seconds == 1200
    assert evening.plan()[1].activity == "talk"


def test_a_communitys_own_format_comes_before_the_shipped_one_of_that_name(tmp_path: Path) -> None:
    written(tmp_path, evening(title="Our circle"), "circle.json")
    assert load_format("circle", [tmp_path]).title == "Our circle"
    listed = [f.title for f in list_formats([tmp_path])]
    assert listed[0] == "Our circle"
    assert "Circle" not in listed
    assert "First meeting" in listed


def test_a_path_to_a_file_works_from_anywhere(tmp_path: Path) -> None:
    assert load_format(str(written(tmp_path, EVENING))).title == "Evening"


def test_a_file_saved_by_a_windows_editor_works(tmp_path: Path) -> None:
    path = tmp_path / "evening.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(EVENING, indent=1).replace("\n", "\r\n").encode())
    assert load_format(path).id == "evening"


def test_a_mistyped_name_is_told_the_nearest_one() -> None:
    with pytest.raises(InvalidFormat, match="Did you mean “circle”"):
        load_format("cirle")


def test_an_unheard_of_name_is_told_all_there_are() -> None:
    with pytest.raises(InvalidFormat, match="There are: case, circle, closing, design-"):
        load_format("zzzzzz")


@pytest.mark.parametrize(
    ("phase", "changes", "told"),
    [
        (1, {"minutes": "soon"}, "phases[1].minutes: must be how long it lasts, from 10 seconds"),
        (1, {"minutes": "soon"}, "found “soon”."),
        (1, {"minutes": 0}, "phases[1].minutes: must be how long it lasts"),
        (1, {"minutes": -5}, "found -5."),
        (1, {"minutes": 1440}, "found 1440."),
        (1, {"minutes": "24h"}, "found “24h”."),
        (1, {"minutes": True}, "found true."),
        (1, {"minutes": float("nan")}, "found NaN."),
        (1, {"minutes": float("inf")}, "found Infinity."),
        (1, {"minutes": 10**400}, "found 100000000000000000000000000000…."),
        (1, {"minutes": None}, "found null."),
        (1, {"minimum": "2h"}, "phases[1]: its minimum is longer than its minutes."),
        (1, {"minimum": []}, "phases[1].minimum: must be the time it keeps"),
        (2, {"id": "arrive"}, "phases: two of them have the id “arrive”."),
        (0, {"id": "Ar rive"}, "phases[0].id: must be a short name in small letters"),
        (0, {"activity": "chat"}, "activity: must be one of open, go-round, talk, dialogue, case"),
        (0, {"records": "minutes"}, "records: must be what it changes once adopted"),
        (0, {"since_last_time": "yes"}, "since_last_time: must be true where"),
        (0, {"prompts": "Why?"}, "prompts: must be a list of up to 20 questions"),
        (0, {"prompts": ["Why?", 7]}, "prompts[1]: must be a question of 1 to 300 characters"),
        (0, {"title": "\u200b"}, "phases[0].title: must be the name on screen"),
        (0, {"title": "x" * 61}, "found “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”."),
        (0, {"minuets": 5}, "phases[0].minuets: is not a field of a format; perhaps “minutes” i"),
        (0, {"\x1b[31m": 5}, "phases[0].␛[31m: is not a field of a format; there are id, title"),
        (None, {"fases": []}, "fases: is not a field of a format; perhaps “phases” is meant."),
        (None, {"phases": {}}, "phases: must be a list of 1 to 30 phases"),
        (None, {"phases": []}, "found a list of 0."),
        (None, {"phases": ["Reflect"]}, "phases[0]: must be an object with at least id,"),
        (
            None,
            {"id": "morning"},
            "id: must be “evening” as the file is called, or be left out; fo",
        ),
        (None, {"title": None}, "title: must be the name on screen, 1 to 60 characters; found n"),
    ],
)
def test_a_wrong_field_is_named_with_what_is_expected(
    tmp_path: Path, phase: int | None, changes: dict[str, Any], told: str
) -> None:
    assert told in refusal(tmp_path, evening(phase, **changes))


def test_two_hundred_phases_are_too_many(tmp_path: Path) -> None:
    many = [{"id": f"p{n}", "title": "P", "minutes": 5} for n in range(200)]
    assert "1 to 30 phases" in refusal(tmp_path, evening(phases=many))


def test_phases_that_last_longer_than_a_day_together_are_refused(tmp_path: Path) -> None:
    many = [{"id": f"p{n}", "title": "P", "minutes": "9h"} for n in range(3)]
    assert "longer than a day" in refusal(tmp_path, evening(phases=many))


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    document = evening(0, minutes="soon", colour="red")
    del document["title"], document["phases"][1]["id"]
    assert refusal(tmp_path, document).splitlines() == [
        "title: is missing; it must be the name on screen, 1 to 60 characters.",
        "phases[0].minutes: must be how long it lasts, from 10 seconds to 12 hours, written like"
        ' 25, "1h10" or "90s"; found “soon”.',
        "phases[0].colour: is not a field of a format; there are id, title, minutes, minimum,"
        " activity, prompts, draw, steps, question_share, each, group_size, records, question and"
        " since_last_time.",
        "phases[1].id: is missing; it must be a short name in small letters, digits and hyphens,"
        " such as “whats-next”.",
    ]


def test_a_hundred_problems_are_cut_short(tmp_path: Path) -> None:
    lines = refusal(tmp_path, evening(**{f"x{n}": 1 for n in range(100)})).splitlines()
    assert lines[-1] == "And 90 more."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"title": "Evening",\n "phases": [}', "It is not JSON from line 2, column 13 on"),
        ("", "line 1, column 1"),
        ("[" * 100_000, "too deep"),
        ('{"title": ' + "9" * 10_000 + "}", "a number too long"),
        ("[]", "the whole file must be an object in braces, with title and phases; found a list"),
        ('"circle"', "found “circle”"),
    ],
)
def test_what_is_not_a_format_in_json_is_said_plainly(tmp_path: Path, text: str, told: str) -> None:
    assert told in refusal(tmp_path, text)


def test_a_folder_a_picture_a_giant_and_nothing_are_each_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "picture.json").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    (tmp_path / "giant.json").write_bytes(b" " * 10_000_000)
    for name, told in [
        ("folder", "a folder"),
        ("picture", "not text in UTF-8"),
        ("giant", "larger than 256 KB"),
        ("nothing", "no such file"),
        ("nul\0", "could not be read"),
    ]:
        with pytest.raises(InvalidFormat) as refused:
            load_format(tmp_path / f"{name}.json")
        assert told in refused.value.hint
        assert "\0" not in refused.value.title


def test_a_broken_file_hides_no_other_format_and_is_told_on_its_own(tmp_path: Path) -> None:
    written(tmp_path, EVENING)
    written(tmp_path, "{", "broken.json")
    listed = [f.id for f in list_formats([tmp_path, tmp_path / "missing"])]
    assert listed == ["evening", *(f.id for f in list_formats())]
    (invalid,) = unusable_formats([tmp_path])
    assert "broken.json" in invalid.title


def test_every_field_can_be_told_in_an_error() -> None:
    models = (Format, FormatPhase, FormatStep)
    assert all(field.description for model in models for field in model.model_fields.values())


def test_a_plan_of_its_own_length_is_the_file_as_written() -> None:
    circle = load_format("circle")
    assert circle.plan(120) == circle.plan()


def test_a_shorter_plan_keeps_the_minimum_of_whats_next() -> None:
    assert [p.seconds // 60 for p in load_format("circle").plan(60)] == [8, 14, 23, 15]
    assert [p.seconds // 60 for p in load_format("circle").plan(48)] == [8, 10, 15, 15]


def test_where_the_minimums_need_more_time_they_get_it() -> None:
    assert [p.seconds // 60 for p in load_format("circle").plan(5)] == [8, 10, 15, 15]


weights = st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 60)), min_size=1, max_size=30)


@given(weights, st.integers(-5, 3000))
def test_shares_add_up_and_none_is_below_its_floor(
    pairs: list[tuple[int, int]], total: int
) -> None:
    shares = scaled([w for w, _ in pairs], floors := [f for _, f in pairs], total)
    assert sum(shares) == max(total, sum(floors))
    assert all(share >= floor for share, floor in zip(shares, floors, strict=True))


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=30), st.integers(0, 3000))
def test_shares_without_floors_are_within_a_minute_of_their_proportion(
    weights: list[int], total: int
) -> None:
    shares = scaled(weights, [0] * len(weights), total)
    for weight, share in zip(weights, shares, strict=True):
        assert abs(share - total * weight / sum(weights)) < 1


GUIDE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_example_and_the_errors_in_the_guide_are_true(tmp_path: Path) -> None:
    example = json.loads(GUIDE.split("```json")[1].split("```")[0])
    short = load_format(written(tmp_path, example))
    assert f"“{short.title}” can be run: {told_size(short)}." in GUIDE
    example["phases"][1]["minutes"] = "soon"
    example["phases"][2]["promts"] = []
    del example["phases"][3]["activity"]
    assert refusal(tmp_path, example) in GUIDE


def test_the_guide_names_every_field_with_an_example_that_can_be_run(tmp_path: Path) -> None:
    for field in (Format.model_fields | FormatPhase.model_fields).items():
        assert f"| `{field[1].alias or field[0]}` |" in GUIDE
    example, step, pool, whole = [json.loads(b.split("```")[0]) for b in GUIDE.split("```json")[1:]]
    load_format(written(tmp_path, whole))
    load_format(written(tmp_path, evening(phases=[pool | {"steps": [step], "minutes": 20}])))
    fields = {key for phase in example["phases"] for key in phase}
    assert fields == {field.alias or name for name, field in FormatPhase.model_fields.items()}
    values = [*get_args(Activity), *get_args(Records), *QUESTION_BY_ID]
    assert all(f"`{value}`" in GUIDE for value in values)


def test_a_fault_inside_a_phase_says_nothing_false_of_the_list_and_too_many_come_first(
    tmp_path: Path,
) -> None:
    assert len(refusal(tmp_path, evening(1, minutes="soon")).splitlines()) == 1
    many = refusal(tmp_path, evening(None, phases=[{"id": 1}] * 200)).splitlines()
    assert many[0].endswith("found a list of 200.")
