"""Habits of archives that nobody has seen yet, in invented minutes."""

from datetime import date, datetime

import pytest

from data.importing.minutes import Text, read_archive
from data.importing.past import ABSENT, APOLOGIES, PRESENT
from tests.data.import_help import items, names, session, sessions, texts


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_bullets_under_a_line_of_names_are_what_was_said(break_: str) -> None:
    past = session(
        f"Attendees: Ana Ruiz, Ben Okafor{break_}- Ana: The beds are dug\n- Seeds came\n"
    )
    assert names(past) == ["Ana Ruiz", "Ben Okafor"]
    assert [(item.by, item.text) for item in past.items] == [
        ("Ana Ruiz", "The beds are dug"),
        ("", "Seeds came"),
    ]


def test_names_may_go_on_in_bullets_under_a_line_of_names() -> None:
    past = session("Attendees: Ana Ruiz, Ben Okafor\n- Chidi Amadi (Library)\n- @dewi\n")
    assert names(past) == ["Ana Ruiz", "Ben Okafor", "Chidi Amadi", "dewi"]


def test_many_sessions_of_html_keep_their_people_and_their_words_apart() -> None:
    one, off, two = sessions(
        """
        <h1>Garden circle</h1>
        <h3>20240214</h3>
        <b>Attendees:</b> Ana Ruiz, Ben Okafor
        <ul><li>Ana: The beds are dug</li><li>ACTION: Ben to buy seeds</li></ul>
        <h3>20240228 - Canceled</h3>
        <h3>20240313</h3>
        <b>Attendees:</b> Ana Ruiz<br>
        <b>Regrets:</b> Ben Okafor (travelling)
        <ul><li>Seeds came <a href="https://example.org/seeds">here</a></li></ul>
        """
    )
    assert (names(one), texts(one, "action")) == (
        ["Ana Ruiz", "Ben Okafor"],
        ["Ben to buy seeds"],
    )
    assert off.cancelled
    assert (names(two), names(two, APOLOGIES)) == (["Ana Ruiz"], ["Ben Okafor"])
    assert texts(two, "note") == ["Seeds came here (https://example.org/seeds)"]


def test_a_table_says_by_its_head_who_came() -> None:
    past = session(
        """
        # Réunion du 14/06/2022

        | Présent | Nom | Rôle |
        |:-:|---|---|
        | x | Zoé Martin | Animatrice |
        |   | Inès Roy | |

        - Décision : acheter des chaises
        - Luc : rien
        """,
        "reunion.md",
    )
    assert (past.title, names(past), names(past, ABSENT)) == (
        "Réunion",
        ["Zoé Martin"],
        ["Inès Roy"],
    )
    assert past.people[0].roles == ("facilitator",)
    assert [item.by for item in items(past, "decision")] == [""]


def test_initials_in_place_of_a_name_are_spelled_out_by_another_file() -> None:
    first, second = read_archive(
        [
            Text(
                "2017/august-17.md", "Present: Ana Ruiz (AR), Ben Okafor (BO)\n\n## Tea\nBO: Hot\n"
            ),
            Text("2017/september-01.md", "Present: AR, BO\n\n## To do\n- AR: ask the school\n"),
        ]
    )
    assert names(second) == names(first) == ["Ana Ruiz", "Ben Okafor"]
    assert items(second, "action")[0].owners == ("Ana Ruiz",)


def test_pictures_beside_a_name_are_no_part_of_it() -> None:
    past = session(
        """
        ## 🙋 Anwesend
        - Ana Ruiz 🌱 / @anaruiz / Hill School
        - Jürgen Weiß 👨‍🌾

        ## ✅ Aufgaben
        - [ ] 🌱 Ana: Stühle leihen
        - [ ] Jürgen 👍🏽: Raum buchen
        """
    )
    assert names(past) == ["Ana Ruiz", "Jürgen Weiß"]
    assert [(i.owners, i.text) for i in items(past, "action")] == [
        (("Ana Ruiz",), "Stühle leihen"),
        (("Jürgen Weiß",), "Raum buchen"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Chair: Ben Okafor | Scribe: Lin Wei",
        "Chair: Ben Okafor; Scribe: Lin Wei",
        "Chair: Ben Okafor, Scribe: Lin Wei",
        "Chair: Ben Okafor - Scribe: Lin Wei",
    ],
)
def test_two_roles_may_stand_in_one_line(line: str) -> None:
    past = session(f"{line}\n\n## Tea\n- It is hot\n")
    assert [(person.name, person.roles) for person in past.people] == [
        ("Ben Okafor", ("facilitator",)),
        ("Lin Wei", ("scribe",)),
    ]


@pytest.mark.parametrize(
    "label", ["Absent with apologies", "Apologies for absence", "Unable to attend", "Regrets"]
)
def test_who_could_not_come_is_known_behind_many_labels(label: str) -> None:
    past = session(f"Present: Ana Ruiz\n{label}: Omar Haddad\n\n- Tea is hot\n")
    assert (names(past), names(past, APOLOGIES)) == (["Ana Ruiz"], ["Omar Haddad"])


def test_front_matter_may_tell_who_came() -> None:
    past = session(
        """
        ---
        title: Open round
        date: 2026-03-10
        attendees:
          - Ana Ruiz
          - Jürgen Weiß
        regrets: [Omar Haddad, "Lin Wei"]
        ---
        - Tea is hot
        """
    )
    assert names(past) == ["Ana Ruiz", "Jürgen Weiß"]
    assert names(past, APOLOGIES) == ["Omar Haddad", "Lin Wei"]
    assert not any("Ana" in doubt.what for doubt in past.doubts)


def test_numbered_paragraphs_are_statements_of_their_own() -> None:
    past = session(
        """
        Present: Ana Ruiz (AR), Ben Okafor (BO)

        1. Welcome
        2. Plan
           2.1 Ana asked whether it is long
           2.2 ACTION BO: shorten it
        3. Roof
        3.1 It drips
        """
    )
    told = [(item.kind, item.text) for item in past.items]
    assert told == [
        ("note", "Welcome"),
        ("note", "Plan"),
        ("note", "Ana asked whether it is long"),
        ("action", "shorten it"),
        ("note", "Roof"),
        ("note", "It drips"),
    ]


def test_a_version_at_the_beginning_of_a_wrapped_line_is_no_number() -> None:
    past = session(
        """
        - Ana said that we struggled for so long to get all of the parts of
          1.1 ready that we may as well wait for what will come with release
          2.0 in the summer.
        """
    )
    assert len(past.items) == 1
    assert "parts of 1.1 ready" in past.items[0].text


def test_the_number_of_a_row_is_no_part_of_an_action() -> None:
    past = session(
        """
        ## Actions
        | # | Action | Owner |
        |---|---|---|
        | 1 | Call the roofer | Ana Ruiz |
        """
    )
    assert [(i.text, i.owners) for i in items(past, "action")] == [
        ("Call the roofer", ("Ana Ruiz",))
    ]


def test_a_bold_line_over_the_facts_is_the_title() -> None:
    past = session(
        "**Team call**\n\nDate: 10 March 2026\n\n**Plan**\n\n- Tea\n\n**Roof**\n\n- Wet\n"
    )
    assert past.title == "Team call"
    assert [item.headings for item in past.items] == [("Plan",), ("Roof",)]


def test_a_label_that_announces_nothing_known_is_kept_as_a_note() -> None:
    past = session("# Circle\n\n- Tea\n\nThe map of the garden:\n\n## Roof\n\n- Wet\n")
    assert [item.text for item in past.items] == ["Tea", "The map of the garden:", "Wet"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("6 mai 2024", (2024, 5, 6)),
        ("1er février 2024", (2024, 2, 1)),
        ("5. März 2024", (2024, 3, 5)),
        ("12 de octubre de 2024", (2024, 10, 12)),
        ("3 maggio 2024", (2024, 5, 3)),
        ("May 6, 2024", (2024, 5, 6)),
    ],
)
def test_months_are_known_in_several_languages(written: str, day: tuple[int, int, int]) -> None:
    (past,) = sessions(f"# Runde – {written}\n\n- Tee\n", "runde.md")
    assert (past.title, past.date) == ("Runde", date(*day))


def test_minutes_in_french_keep_their_people_and_what_is_done() -> None:
    past = session(
        """
        Présents : Zoé Martin, Luc Petit
        Excusés : Paul Noir (malade)
        Secrétaire de séance : Luc Petit

        ## Budget
        Zoé : il reste 200 €.

        ## Prochaines étapes
        - Luc : comptes (fait)
        """
    )
    assert [(p.name, p.came, p.roles) for p in past.people] == [
        ("Zoé Martin", PRESENT, ()),
        ("Luc Petit", PRESENT, ("scribe",)),
        ("Paul Noir", APOLOGIES, ()),
    ]
    assert [(i.kind, i.by, i.owners, i.done) for i in past.items] == [
        ("note", "Zoé Martin", (), False),
        ("action", "", ("Luc Petit",), True),
    ]


def test_a_family_name_is_enough_where_names_are_written_without_blanks() -> None:
    past = session(
        """
        出席者: 田中太郎、山田花子
        欠席: 鈴木一郎

        ## 議題
        - 田中: 扉が壊れた

        ## アクション
        - 山田: 鍵を買う
        """
    )
    assert (names(past), names(past, APOLOGIES)) == (["田中太郎", "山田花子"], ["鈴木一郎"])
    assert [item.by or item.owners for item in past.items] == ["田中太郎", ("山田花子",)]


def test_the_day_and_hour_of_a_chinese_line_are_the_sessions_and_no_note() -> None:
    (past,) = sessions("# 例会\n\n- 会议时间：2024-05-12 19：00\n- 门坏了\n", "例会.md")
    assert past.at == datetime(2024, 5, 12, 19, 0)
    assert [item.text for item in past.items] == ["门坏了"]


def test_a_box_around_lines_says_nothing() -> None:
    past = session(
        """
        :::info
        - **Participants:**
          - Ana (AR)
          - Ben (BO)
        - **Host:** BO
        :::

        ## Retro
        - AR: the fair

        ## Action items
        - ☑️ Ben: call the school

        :::warning
        The next one moved.
        :::
        """
    )
    assert [(p.name, p.roles) for p in past.people] == [("Ana", ()), ("Ben", ("host",))]
    assert [(i.kind, i.by, i.owners, i.text, i.done) for i in past.items] == [
        ("note", "Ana", (), "the fair", False),
        ("action", "", ("Ben",), "call the school", True),
        ("note", "", (), "The next one moved.", False),
    ]


def test_holders_of_a_role_may_stand_under_its_heading() -> None:
    past = session(
        """
        ## Present
        * [Ana Ruiz](https://ana.example.org/#i)
        * Dewi Lestari

        ### Scribes
        * Dewi

        ## Notes
        * Ana

        ### Seeds
        * AR: ACTION Dewi to plant them
        """
    )
    assert [(p.name, p.roles) for p in past.people] == [
        ("Ana Ruiz", ()),
        ("Dewi Lestari", ("scribe",)),
    ]
    assert [(i.text, i.owners) for i in items(past, "action")] == [
        ("Dewi to plant them", ("Dewi Lestari",))
    ]
    assert "Ana" in texts(past, "note")


def test_a_name_above_a_list_of_actions_owns_it_across_a_blank_line() -> None:
    past = session(
        """
        # Seed circle

        - [Board](https://example.org/board)
        # Attendance

        **Write your handle here!**

        - dewik
        - chidimunns (I’m back!)
        # Agenda
        - Seeds

        ## Action items

        chidimunns

        - make a list
        - tell the school
        """,
        "2019-03-05.md",
    )
    assert past.title == "Seed circle"
    assert names(past) == ["dewik", "chidimunns"]
    assert [(i.text, i.owners) for i in items(past, "action")] == [
        ("make a list", ("chidimunns",)),
        ("tell the school", ("chidimunns",)),
    ]


def test_a_template_of_a_kitchen_is_read_with_owners_and_dues() -> None:
    past = session(
        """
        +++
        facilitator = "Ana Ruiz"
        participants = ["Ana Ruiz", "Ben Okafor"]
        +++

        # Kitchen

        | Field | Value |
        |---|---|
        | Note taker | Ben Okafor |

        **(Optional) Absent:**
        *   Lin Wei

        ## Decisions Made ✅
        *   Decision 1: Serve at noon

        ## Action Items ➡️
        *   - [ ] Buy bread (Owner: Ben Okafor, Due: 2026-03-17)
        *   - [x] **@ana** — Wash pots — due 2026-03-20
        - [ ] **Lin Wei** — call the school
        - Salt order - Ben Okafor, 2026-03-19

        ## Agenda items to carry forward
        - [ ] Plates
        """
    )
    assert [(p.name, p.came, p.roles) for p in past.people] == [
        ("Ana Ruiz", PRESENT, ("facilitator",)),
        ("Ben Okafor", PRESENT, ("scribe",)),
        ("Lin Wei", APOLOGIES, ()),
    ]
    assert texts(past, "decision") == ["Serve at noon"]
    assert [(i.text, i.owners, i.due, i.done) for i in items(past, "action")] == [
        ("Buy bread (Due: 2026-03-17)", ("Ben Okafor",), date(2026, 3, 17), False),
        ("Wash pots — due 2026-03-20", ("Ana Ruiz",), date(2026, 3, 20), True),
        ("call the school", ("Lin Wei",), None, False),
        ("Salt order (2026-03-19)", ("Ben Okafor",), None, False),
    ]


def test_closing_words_under_a_list_of_actions_are_none() -> None:
    past = session(
        """
        Present: Ana Ruiz, Lin Wei

        **Action steps:**
        1. Ana: pay the roofer
        2. Lin – thank everybody

        It ended at 20:15.
        Respectfully, Lin Wei
        """
    )
    assert texts(past, "action") == ["pay the roofer", "thank everybody"]
    assert texts(past, "note") == ["It ended at 20:15.", "Respectfully, Lin Wei"]
