"""What each audience is told of one session."""

from dataclasses import replace

import pytest

from data.audience.names import Names
from data.audience.standing import (
    STANDARD,
    audience_called,
    is_told,
    level_of,
    told_to,
    with_standard,
)
from data.audience.telling import for_audience
from data.audience.withheld import Withheld, together
from data.errors import NotFound
from data.models.community_records import Audience
from data.models.ids import EventId
from data.reports import markdown
from data.reports.minutes import Minutes
from tests.data.report_sample import closed_minutes, live_minutes

MEMBERS, SPONSOR, PUBLIC = STANDARD
NAMES = Names()


def told(audience: Audience, *, chatham: bool = False) -> Minutes:
    return for_audience(closed_minutes(), audience, chatham=chatham, names=NAMES)[0]


def page(audience: Audience, *, chatham: bool = False) -> str:
    return markdown.write([told(audience, chatham=chatham)])


def test_members_are_told_what_an_export_tells() -> None:
    assert page(MEMBERS) == markdown.write([closed_minutes()])


def test_a_sponsor_hears_roles_and_no_name() -> None:
    text = page(SPONSOR)
    assert "a scribe" in text
    assert "a facilitator" in text
    assert not any(name in text for name in ("Ana", "Ruiz", "Dana", "Amir", "Ben Osei"))


def test_what_is_not_told_is_not_said_to_be_none() -> None:
    assert "## Actions" not in page(SPONSOR)
    assert "## Decisions" not in page(PUBLIC)
    assert "*For public: nobody by name; only insights, successes and setbacks.*" in page(PUBLIC)


def test_who_came_becomes_a_number() -> None:
    assert "- Present: 4 people" in page(SPONSOR)
    assert "Facilitator" not in page(SPONSOR)


def test_under_chatham_somebody_said_it() -> None:
    text = page(MEMBERS, chatham=True)
    assert "The two-question check-in opened people up — a member" in text
    assert "*For members: what was said, not who said it.*" in text
    assert not any(name in text for name in ("Ana", "Ruiz", "Dana", "Amir", "Osei"))


def test_what_lay_under_something_not_told_moves_up() -> None:
    notes = replace(MEMBERS, sections=("note",))
    before = {entry.id: entry.depth for entry in closed_minutes().document.entries}
    moved = [entry for entry in told(notes).document.entries if entry.depth < before[entry.id]]
    assert [entry.text for entry in moved][:1] == ["after a silence of\nabout a minute"]


def test_programs_get_no_name_and_nothing_that_looks_like_one() -> None:
    for entry in told(MEMBERS, chatham=True).document.entries:
        assert (entry.by, entry.typed, entry.captured_by) == (None, None, None)
        assert entry.owners == [] == entry.helpers
        assert entry.level == "anon"


def test_an_entry_is_never_told_with_more_than_its_own_level() -> None:
    levels = {entry.id: entry.level for entry in closed_minutes().document.entries}
    for entry in told(replace(MEMBERS, level="role")).document.entries:
        assert entry.level == ("anon" if levels[entry.id] == "anon" else "role")


def test_exit_slips_are_for_members_alone() -> None:
    assert "Exit slips" in page(MEMBERS)
    assert "Exit slips" not in page(SPONSOR)


def test_in_mid_session_the_page_says_both_that_it_goes_on_and_for_whom_it_is() -> None:
    minutes, _ = for_audience(live_minutes(), PUBLIC, chatham=False, names=NAMES)
    text = markdown.write([minutes])
    assert "still going on. For public: nobody by name" in text


def test_telling_twice_tells_the_same() -> None:
    once = told(SPONSOR)
    again, withheld = for_audience(once, SPONSOR, chatham=False, names=NAMES)
    assert again.document == once.document
    assert not withheld.kinds
    assert not withheld.names


def test_the_charter_goes_before_the_standard_audiences() -> None:
    own = Audience(EventId("1"), "Sponsor", "named")
    assert [one.name for one in with_standard([own])] == ["Sponsor", "members", "public"]
    assert audience_called(with_standard([own]), "spon") is own


@pytest.mark.parametrize("name", ["press", "", " "])
def test_an_audience_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(NotFound, match="No audience is called"):
        audience_called(STANDARD, name)


def test_a_level_of_a_later_version_tells_least() -> None:
    later = Audience(EventId("1"), "x", "whispered", ("gesture",))
    assert level_of(later) == "anon"
    assert not is_told(later, "note")
    assert told_to(later, chatham=False) == "For x: nobody by name; only what it knows."


def test_nothing_withheld_says_so() -> None:
    assert together([Withheld(), Withheld()]).sentences == ("Nothing is withheld.",)


def test_who_is_only_known_as_the_speaker_of_a_line_is_named_to_nobody() -> None:
    whole = closed_minutes()
    first, second, *others = whole.document.entries
    said = first.model_copy(update={"text": "李华：我们试过，问 Zoe", "by": None, "level": "named"})
    again = second.model_copy(update={"text": "Zoe: 李华 asked, 0171 555 0199", "by": None})
    document = whole.document.model_copy(update={"entries": [said, again, *others]})
    told, _ = for_audience(
        replace(whole, document=document), STANDARD[0], chatham=True, names=Names()
    )
    texts = [entry.text for entry in told.document.entries[:2]]
    assert texts == ["a member：我们试过，问 a member", "A member: a member asked, a number"]


def test_what_all_owe_is_told_as_theirs_also_where_nobody_is_named() -> None:
    whole = closed_minutes()
    owed = whole.document.entries[0].model_copy(update={"kind": "action", "owners": ["Everyone"]})
    document = whole.document.model_copy(update={"entries": [owed]})
    told, _ = for_audience(replace(whole, document=document), MEMBERS, chatham=True, names=NAMES)
    assert told.voices == {owed.id: "everyone"}
    assert told.document.entries[0].owners == []


def test_no_heading_stands_above_nothing() -> None:
    whole = page(STANDARD[2])
    headings = [line for line in whole.split("\n") if line]
    bare = [
        one
        for one, other in zip(headings, [*headings[1:], "## end"], strict=True)
        if one.startswith("## ") and other.startswith("## ")
    ]
    assert not bare


def test_the_parts_of_imported_minutes_say_nothing_twice() -> None:
    whole = closed_minutes()
    decision = next(e for e in whole.document.entries if e.kind == "decision")
    parts = [
        whole.document.phases[0].model_copy(
            update={"id": name, "title": title, "planned_seconds": 0, "taken_seconds": 0,
                    "started": None, "ended": None, "prompts": []}
        )
        for name, title in (("a", "Decisions"), ("b", "Todo"))
    ]  # fmt: skip
    said = decision.model_copy(update={"phase": "a", "prompt": None})
    document = whole.document.model_copy(update={"phases": parts, "entries": [said]})
    told = markdown.write([replace(whole, document=document, items=())])
    assert told.count("## Decisions") == 1
    assert told.count(said.text.split()[0]) == 1
    assert "Todo" not in told
