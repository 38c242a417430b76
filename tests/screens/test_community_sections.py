"""The sections by themselves: what each says, asks and keeps."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.models.community_records import (
    Audience,
    CheckIn,
    Measure,
    OtherName,
    Reading,
    Resource,
    StandingRole,
    Topic,
    Tradition,
)
from data.planning import found
from data.staying_open import stays_open
from data.store.store import Store
from screens.community.section import Asking, Place, Section
from screens.community.sections.all_sections import SECTIONS
from screens.community.sections.charter import CharterSection
from screens.community.sections.members import MembersSection
from tests.screens.stage import NOW, PEOPLE, held_session, store_in


def place_in(store: Store) -> Place:
    return Place(store, store.open_community(store.communities()[0].id), lambda: NOW)


def section(place: Place, id: str) -> Section:
    return next(kind(place) for kind in SECTIONS if kind.id == id)


def fill(asking: Asking | None, **said: str) -> str:
    """Keep a form with these fields said, the others as they stood; return the row."""
    assert asking is not None
    values = {field.id: field.value or (field.picks or ("",))[0] for field in asking.fields}
    first = {name: value if isinstance(value, str) else value.id for name, value in values.items()}
    for field in asking.fields:
        field.said_of(said.get(field.id.replace("-", "_"), first[field.id]))
    return asking.keep(first | {name.replace("_", "-"): value for name, value in said.items()})


def rows(of: Section) -> str:
    return "\n".join(str(row.laid(200)) for row in of.all_rows())


def test_who_leaves_is_renamed_or_removed_leaves_open_what_was_promised_and_it_is_said(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, "! Share the form @ben", "! Book @ben @ana", "> Ben: knock twice").seal()
    place = place_in(store)
    members = MembersSection(place)
    ben = next(m for m in place.own.members.values() if m.name == "Ben Okafor")
    stays = "2 actions and 1 commitment stay open under the name Ben Okafor."
    fill(members.edit(ben.id), name="Ben Oka")
    assert members.remark == "What was said as Ben Okafor counts as Ben Oka's."
    assert "also called Ben Okafor" in rows(members)
    assert stays_open(store, place.own.id, "Ben Oka").actions == 2
    for name in ("Ben Okafor", "Ben Oka"):
        fill(members.edit(ben.id), name=name)
    assert sorted(o.name for o in place.own.table(OtherName).values()) == ["Ben Oka", "Ben Okafor"]
    for _ in range(3):
        place.own.undo()
    assert not stays_open(store, place.own.id, "Ben Oka").actions
    assert members.act("leave-or-return", ben.id) == f"Ben Okafor left today. {stays}"
    assert "Left" in rows(members)
    assert f"until {NOW.day} Nov 2026" in rows(members)
    assert members.act("leave-or-return", ben.id) == "Ben Okafor is back."
    assert members.remove(ben.id) == f"Removed: Ben Okafor. {stays} ^Z brings it back."
    place.own.undo()
    assert ben in place.own.members.values()
    assert "stay" not in members.act("leave-or-return", next(iter(members.records())))
    fill(members.edit(ben.id), until="yesterday")
    assert place.own.members[ben.id].left


def test_an_edit_keeps_what_others_changed_meanwhile_and_brings_back_what_they_took_away(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside", PEOPLE)
    place, other = place_in(store), place_in(store).own
    traditions = section(place, "traditions")
    row = fill(traditions.add(""), title="Biscuits", brings="Ana Ruiz")
    asking = traditions.edit(row)
    other.refresh()
    theirs = other.table(Tradition)[row]
    other.change(theirs, brings="Ben Okafor")
    other.remove(theirs)
    place.own.refresh()
    fill(asking, title="Biscuits face up")
    (kept,) = place.own.table(Tradition).values()
    assert (kept.title, kept.brings) == ("Biscuits face up", "Ben Okafor")
    assert traditions.past(row) is not None


def test_each_kind_is_asked_kept_shown_taken_away_and_brought_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside", PEOPLE)
    place = place_in(store)
    said = {
        "standing": ({"role": "sponsor", "name": "Carol"}, StandingRole, "sponsor"),
        "audiences": ({"name": "Sponsor", "sections": "insights, dec"}, Audience, "decisions"),
        "resources": ({"need": "a room", "gap": "Fridays"}, Resource, "missing: Fridays"),
        "traditions": ({"title": "Soup"}, Tradition, "goes round"),
        "check-ins": ({"member": "ben", "text": "Rang him"}, CheckIn, "Ben Okafor  24 Nov 2026"),
    }
    for id, (form, kind, told) in said.items():
        of = section(place, id)
        row = fill(of.add(""), **form)
        assert told in rows(of)
        assert of.state()
        assert "^Z brings it back" in of.remove(row)
        assert not place.own.table(kind)
        place.own.undo()
        assert row in place.own.table(kind)
    audiences = section(place, "audiences").add("")
    assert audiences is not None
    with pytest.raises(ValueError, match="none of"):
        audiences.fields[2].said_of("gossip")


def test_a_topic_is_let_go_and_waits_again_and_a_charter_question_goes_there_once(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, "~ Ana: Interpreters").seal()
    place = place_in(store)
    backlog, charter = section(place, "backlog"), CharterSection(place)
    row = fill(backlog.add(""), title="Forms", raised_by="Ben Okafor", raised_on="3 nov")
    backlog.read()
    assert "Interpreters  request · Ana Ruiz, 24 Nov 2026" in rows(backlog)
    assert "Forms  Ben Okafor · 3 Nov 2026" in rows(backlog)
    assert backlog.state() == "2 waiting"
    assert backlog.remove(row).startswith("Let go: “Forms”")
    assert "Settled" in rows(backlog)
    assert backlog.state() == "1 waiting"
    assert backlog.remove(row).startswith("Waits again")
    assert charter.act("put-into-backlog", "who").startswith("In the backlog")
    assert "already" in charter.act("put-into-backlog", "who")
    assert len(place.own.table(Topic)) == 2
    fill(charter.edit("who"), text="All")
    assert charter.act("put-into-backlog", "who") == "That one is settled."
    assert charter.state() == "1 of 9"
    charter.remove("who")
    assert charter.state() == "0 of 9"


def test_all_readings_of_a_measure_are_listed_when_asked_for_and_go_with_their_goal(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside")
    place = place_in(store)
    goals = section(place, "goals")
    goal = fill(goals.add(""), title="Doors open", theory_if="we knock", area="Visits")
    measure = fill(goals.asks("add-measure", goal), title="Kept", unit="of 20", baseline="0")
    assert goals.asks("add-reading", goal) is None
    for days in range(5):
        day = (NOW.date() - timedelta(days)).isoformat()
        fill(goals.asks("add-reading", measure), value=f"{days},5", on=day)
    assert "2 readings before" in rows(goals)
    more = next(row.id for row in goals.all_rows() if row.id.startswith("all readings"))
    assert goals.edit(more) is None
    assert "4.5" in rows(goals)
    newest = max(place.own.table(Reading).values(), key=lambda reading: reading.on)
    assert newest.on == date(2026, 11, 24)
    fill(goals.edit(f"readings/{newest.id}"), value="0")
    assert "0 → 0 of 20, no change, n = 5" in rows(goals)
    assert goals.state() == "1, 1 measure, n = 5"
    goals.remove(goal)
    assert goals.state() == ""
    place.own.undo()
    assert len(place.own.table(Measure)) == 1
    assert goals.state() == "1, 1 measure, n = 5"


def test_stage_and_voices_say_what_they_mean_and_the_way_there(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside")
    found(store, "Harbour")
    place = place_in(store)
    purpose = section(place, "purpose")
    name = place.community.name
    for stages, stage in (("Seed, Tree", "Idea"), ("", "Seed"), ("", "Tree")):
        said = {"stage": stage} | ({"stages": stages} if stages else {})
        fill(purpose.edit("stage"), **said)
    fill(purpose.edit("voices"), voices="members", revisit_every="0")
    assert place.community.name == name
    assert "Idea (24 Nov 2026) → Seed" in rows(purpose).replace(told_today(), "24 Nov 2026")
    assert "every member may see them" in rows(purpose)
    assert "never proposed" in rows(purpose)
    asking = purpose.edit("name")
    assert asking is not None
    for typed, why in (("", "needs a name"), ("riverside", "called so")):
        with pytest.raises(ValueError, match=why):
            asking.fields[0].said_of(typed)
    how = purpose.edit("voices")
    assert how is not None
    every = next(field for field in how.fields if field.id == "revisit-every")
    with pytest.raises(ValueError, match="0 for never"):
        every.said_of("often")
    place.own.change(place.community, format="ours", primary_purpose="helping")
    fill(purpose.edit("format"), rhythm="Tuesdays")
    assert place.community.format == "ours"
    fill(purpose.edit("format"), format="circle")
    assert "Format           case" in rows(purpose)


def told_today() -> str:
    today = date.today()
    return f"{today.day} {today:%b %Y}"


def test_two_hundred_members_are_listed_and_counted(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    found(store, "Riverside", tuple(f"Person {number}" for number in range(200)))
    members = MembersSection(place_in(store))
    assert members.state() == "200"
    assert rows(members).count("active") == 200
