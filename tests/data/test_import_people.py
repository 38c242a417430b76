"""Who came to a past session, in the spellings that the conventions table counts."""

import pytest

from data.importing.minutes import Text, read_archive
from data.importing.past import ABSENT, APOLOGIES, EXPECTED
from tests.data.import_help import items, names, session, texts


@pytest.mark.parametrize(
    "heading",
    [
        "## Attendees", "### Check-in 💁", "## :raised_hand: Attending", "**Present**", "Atendees:",
        "Sign in!\n--------", "<h3>Participants</h3>", "**Attendees:**", "## Who's here (3)",
        "# Roll call", "- **Attendees:**", "## Attendance", "Attendees", "## 参会人员",
        "## Anwesend",
    ],
)  # fmt: skip
def test_a_list_of_people_is_known_by_its_heading_however_it_is_spelled(heading: str) -> None:
    past = session(
        f"# Circle\n\n{heading}\n\n  - Ana Ruiz\n  - Ben Okafor\n  - Cara\n\n## Notes\n\n- Tea\n"
    )
    assert names(past) == ["Ana Ruiz", "Ben Okafor", "Cara"]
    assert texts(past, "note") == ["Tea"]


@pytest.mark.parametrize(
    ("line", "name", "handle", "organisation"),
    [
        ("Ana Ruiz / \\@anaruiz / Harbour House", "Ana Ruiz", "anaruiz", "Harbour House"),
        ("Ana Ruiz / `@anaruiz` / Harbour House", "Ana Ruiz", "anaruiz", "Harbour House"),
        ("Ana Ruiz (Harbour House)", "Ana Ruiz", "", "Harbour House"),
        ("Ana Ruiz - Harbour House", "Ana Ruiz", "", "Harbour House"),
        ("Ana Ruiz, Harbour House", "Ana Ruiz", "", "Harbour House"),
        ("Ana Ruiz @anaruiz (Harbour House)", "Ana Ruiz", "anaruiz", "Harbour House"),
        ("@anaruiz (Ana Ruiz - observer)", "Ana Ruiz", "anaruiz", "observer"),
        ("Ana Ruiz (@anaruiz)", "Ana Ruiz", "anaruiz", ""),
        ("[Ana Ruiz](https://github.com/anaruiz)", "Ana Ruiz", "anaruiz", ""),
        ("[Ana Ruiz](https://ana.example/)", "Ana Ruiz", "", ""),
        ("__@anaruiz__", "anaruiz", "anaruiz", ""),
        ("**Ana Ruiz**", "Ana Ruiz", "", ""),
        ("Ana Ruiz <ana@example.org>", "Ana Ruiz", "", ""),
        ("Ana de la Ruiz (she/her)", "Ana de la Ruiz", "", ""),
        ("安娜（[anaruiz](https://github.com/anaruiz)）", "安娜", "anaruiz", ""),
    ],
)  # fmt: skip
def test_a_person_is_read_with_handle_and_organisation(
    line: str, name: str, handle: str, organisation: str
) -> None:
    past = session(f"## Attendees\n\n* {line}\n")
    (person,) = past.people
    assert (person.name, person.handle, person.organisation) == (name, handle, organisation)


def test_a_ticked_box_is_present_and_an_empty_one_absent() -> None:
    past = session("""
        Attendees:
          * [X] Ana Ruiz (_Chair_) - Harbour House
          * [ ] Ben Okafor - Mill Lane
          * [x] Cara Lind

        # Notes
        * [ ] Ana: write to the school
        """)
    assert names(past) == ["Ana Ruiz", "Cara Lind"]
    assert names(past, ABSENT) == ["Ben Okafor"]
    assert texts(past, "action") == ["write to the school"]
    assert items(past, "action")[0].owners == ("Ana Ruiz",)


def test_names_may_stand_behind_the_label() -> None:
    past = session("Attendees: Ana, Ben Okafor (Mill Lane) and Cara\n\nWe met at the mill.\n")
    assert names(past) == ["Ana", "Ben Okafor", "Cara"]
    assert texts(past, "note") == ["We met at the mill."]


def test_names_may_stand_one_a_line_without_bullets() -> None:
    past = session("## Present\n\nAna Ruiz\nBen Okafor (@benok)\n\n## Notes\n\nWe met.\n")
    assert names(past) == ["Ana Ruiz", "Ben Okafor"]


def test_apologies_are_no_attendance_and_their_reason_is_kept() -> None:
    past = session("""
        ## Present
        - Ana Ruiz

        ## Apologies
        - Ben: Sorry, the science board is running long

        Regrets: Cara Lind, Dan Wu
        """)
    assert names(past) == ["Ana Ruiz"]
    assert names(past, APOLOGIES) == ["Ben", "Cara Lind", "Dan Wu"]
    assert "science board" in past.people[1].remark


def test_who_was_invited_did_not_therefore_come() -> None:
    past = session("""
        ## Present
        - Ana Ruiz
        ## Invited
        **Members**: @riverside/everybody
        - @benok (Ben Okafor - observer)
        ## Notes
        - Tea
        """)
    assert names(past) == ["Ana Ruiz"]
    assert any("Ben Okafor" in doubt.what and "invited" in doubt.why for doubt in past.doubts)


def test_who_was_to_come_is_on_the_roll_and_not_present() -> None:
    past = session("""
        # 第三次会议
        - 本次会议共有 41 名成员参会
        - 本次拟参会列表：

        |   |   |
        | - | - |
        | [anaruiz](https://github.com/anaruiz) | [benok](https://github.com/benok) |
        | [cara](https://github.com/cara) | |
        """)
    assert names(past) == []
    assert names(past, EXPECTED) == ["anaruiz", "benok", "cara"]
    assert past.heads == 41


def test_a_table_with_a_column_of_marks_says_who_came() -> None:
    past = session("""
        ## Attendance
        | Name | Organisation | Present |
        |------|--------------|---------|
        | Ana Ruiz | Harbour House | x |
        | Ben Okafor | Mill Lane | |
        """)
    assert (names(past), names(past, ABSENT)) == (["Ana Ruiz"], ["Ben Okafor"])


def test_a_table_in_html_says_who_came() -> None:
    past = session("""
        <h3>Attendees</h3>
        <table><tr><td>x</td>
        <td>Ana Ruiz</td><td>Harbour House</td></tr>
        <tr><td></td><td>Ben Okafor</td><td>Mill Lane</td></tr></table>
        """)
    assert (names(past), names(past, ABSENT)) == (["Ana Ruiz"], ["Ben Okafor"])


def test_placeholders_go_with_a_word() -> None:
    past = session("""
        ## Sign in
        Your name / GitHub ID / affiliation
        * Name / handle / organisation
        - [] Your name here (INITIALS)
        * Ana Ruiz
        """)
    assert names(past) == ["Ana Ruiz"]
    assert [doubt.why for doubt in past.doubts] == ["a placeholder"] * 3


def test_roles_stand_before_a_name_or_behind_it() -> None:
    past = session("""
        Facilitator & Note Taker: AR
        Timekeeper: Cara
        **Notetaker:** ~~@cara~~ => @benok

        ## Attendees
        - AR: Ana Ruiz @anaruiz
        - Ben Okafor (@benok)
        - Cara Lind (host)
        """)
    assert {person.name: person.roles for person in past.people} == {
        "Ana Ruiz": ("facilitator", "scribe"),
        "Cara Lind": ("timekeeper", "host"),
        "Ben Okafor": ("scribe",),
    }


def test_an_answer_behind_a_name_is_kept_as_a_remark() -> None:
    past = session(
        "## Attendees\n* Ana Ruiz / @anaruiz / Harbour House / I would be an otter, I think\n"
    )
    assert past.people[0].remark == "I would be an otter, I think"


def test_what_stands_under_a_person_on_the_list_is_theirs() -> None:
    past = session("## Check-in\n- Ana Ruiz\n  - is back from the coast\n- Ben Okafor\n")
    assert [(item.text, item.by) for item in past.items] == [("is back from the coast", "Ana Ruiz")]


def test_a_role_may_stand_on_a_line_with_its_holder_on_the_next() -> None:
    past = session("""
        Attendees
        ---------
        Present
           AnaRuiz, BenO

        Scribe
           BenO

        ## Doors
        - a
        """)
    assert [(p.name, p.roles) for p in past.people] == [("AnaRuiz", ()), ("BenO", ("scribe",))]


def test_nobody_and_teams_and_talk_are_no_people() -> None:
    past = session("""
        Chair: Ana Ruiz
        Vice chair: vacant
        副主席：空缺

        ## Present
        * Ben Okafor
        * Garden Members: @hill/garden-committee

        ## Notes
        - 与会者对新门很感兴趣，Ana 也希望大家可以加入。
        - a
        - b
        - c
        - d
        - Others: Agree.
        """)
    assert names(past) == ["Ana Ruiz", "Ben Okafor"]
    assert "Others: Agree." in texts(past, "note")


def test_who_came_is_read_as_people_write_it() -> None:
    for roll in (
        "In the room: AR, BO", "Who: Ana Ruiz, Ben Okafor", "**Here:** Ana Ruiz; Ben Okafor",
        "Attending - Ana Ruiz, Ben Okafor",
    ):  # fmt: skip
        known = "Present: Ana Ruiz, Ben Okafor\n\n- We met\n"
        texts = [Text("2026-03-03.md", known), Text("2026-03-10.md", f"{roll}\n\n- Tea is out\n")]
        past = read_archive(texts)[-1]
        assert names(past) == ["Ana Ruiz", "Ben Okafor"], roll
        assert [item.text for item in past.items] == ["Tea is out"], roll


def test_a_count_in_what_is_told_is_no_attendance() -> None:
    assert session("# Fair\n\n1. Open day\n   1. 63 people came, most stayed\n").heads == 0
    assert session("# Fair\n\n12 people attended.\n\n- Tea\n").heads == 12
