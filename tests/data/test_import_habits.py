"""Habits of archives that nobody has seen yet, in invented minutes."""

import pytest

from data.importing.minutes import Text, read_archive
from data.importing.past import ABSENT, APOLOGIES
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
