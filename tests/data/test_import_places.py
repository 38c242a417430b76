"""Minutes from other countries and other templates, all invented."""

from datetime import date, datetime
from time import thread_time

import pytest

from data.importing.past import APOLOGIES, PRESENT
from tests.data.import_help import items, names, session, sessions, texts


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


@pytest.mark.parametrize("line", ["TODO: x " + "[" * 20_000, "TODO: x (owner: " + "a" * 40_000])
def test_a_line_of_nothing_but_brackets_takes_no_time(line: str) -> None:
    begun = thread_time()
    session(line)
    assert thread_time() - begun < 2
