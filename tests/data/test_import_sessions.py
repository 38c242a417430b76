"""Which sessions a file holds, on which day, and Markdown as people really write it."""

from datetime import date

import pytest

from data.importing.minutes import Text, read_archive
from tests.data.import_help import items, names, session, sessions, texts


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2019/Q3/2019-08-19--weekly.md", date(2019, 8, 19)),
        ("notes/20250909-circle/index.md", date(2025, 9, 9)),
        ("previous years/2017/august-17.md", date(2017, 8, 17)),
        ("Jan 23 2020.md", date(2020, 1, 23)),
        ("2019 08 22.md", date(2019, 8, 22)),
        ("2019/03/14.md", date(2019, 3, 14)),
        ("circle_14-03-2019.md", date(2019, 3, 14)),
        ("20200105T1400.md", date(2020, 1, 5)),
        ("minutes.md", None),
        ("2019/11-03.md", date(2019, 11, 3)),
        ("2019/11-03-2026.md", None),
    ],
)
def test_the_day_stands_in_the_name_of_the_file_or_its_folder(path: str, day: date | None) -> None:
    (past,) = sessions("# Circle\n\n- Tea\n", path)
    assert past.date == day


@pytest.mark.parametrize(
    ("head", "day", "hour"),
    [
        ("Date: 17/04/2015", date(2015, 4, 17), None),
        ("July 20, 2020", date(2020, 7, 20), None),
        ("* Date: 2024-07-10T14:00:00Z", date(2024, 7, 10), 14),
        ("# Circle (2024-07-10)", date(2024, 7, 10), None),
        ("- 本次会议时间：2023-08-03 19:00", date(2023, 8, 3), 19),
        ('---\ntitle: Circle\ndate: "2025-09-09"\n---\n', date(2025, 9, 9), None),
        ("**Date:** 3rd of May 2021", date(2021, 5, 3), None),
        ("Date: 03/04/2019", None, None),
        ("Date: Monday, July 11", None, None),
    ],
)
def test_the_day_may_stand_inside(head: str, day: date | None, hour: int | None) -> None:
    (past,) = sessions(f"{head}\n\n## Notes\n\n- Tea\n")
    assert (past.date, past.at and past.at.hour) == (day, hour)
    assert texts(past, "note")[-1] == "Tea"


def test_the_archive_tells_whether_days_come_before_months() -> None:
    told = read_archive(
        [Text("a.md", "Date: 03/04/2019\n\n- Tea\n"), Text("b.md", "Date: 17/04/2019\n\n- Tea\n")]
    )
    assert [past.date for past in told] == [date(2019, 4, 3), date(2019, 4, 17)]


def test_the_name_of_the_file_is_believed_before_a_copied_heading() -> None:
    past = session("# May 2, 2019 - Circle\n\n- Tea\n", "2019/2019-07-04.md")
    assert past.date == date(2019, 7, 4)
    assert past.title == "Circle"
    assert any(doubt.line == 1 and "2019-07-04" in doubt.why for doubt in past.doubts)


def test_one_file_may_hold_many_sessions() -> None:
    told = sessions("""
        # Riverside circle
        Always on Tuesdays.

        ## 2026-06-09
        - Attendees: Ana, Ben
        - Tea
        ### Door
        - Blue

        ## Standup meeting - 2026-06-02
        - Cake

        <h2>20260526 - Canceled</h2>
        """)
    assert [(past.date, past.title, past.cancelled) for past in told] == [
        (date(2026, 6, 9), "Riverside circle", False),
        (date(2026, 6, 2), "Standup meeting", False),
        (date(2026, 5, 26), "Riverside circle", True),
    ]
    assert texts(told[0], "note") == ["Always on Tuesdays.", "Tea", "Blue"]
    assert names(told[0]) == ["Ana", "Ben"]


def test_a_session_that_was_called_off_is_known() -> None:
    past = session("# Circle\n\n**Cancelled because it is Labour Day.**\n")
    assert past.cancelled
    busy = session("# Circle\n\n- We cancelled the order\n" + "- Tea\n" * 9)
    assert not busy.cancelled


def test_nesting_by_one_space_or_a_tab_is_nesting() -> None:
    past = session("- a\n - b\n  - c\n- d\n\t- e\n\t\t* f\n")
    assert [(i.text, i.depth) for i in past.items] == [
        ("a", 0), ("b", 1), ("c", 2), ("d", 0), ("e", 1), ("f", 2),
    ]  # fmt: skip


def test_hard_wrapped_items_are_one_item_also_where_the_next_line_begins_at_the_margin() -> None:
    past = session("""
        - Ana: We reviewed the current delay of the letters to families. It is a big
          hit for our team, as the letters are late and nobody can answer them in time
        for the summer. We would like to see them go out on Monday mornings from now
        on.
        - Ben: Agreed with this, and there is more that could be said about the doors of
          Harbour House: they stick.
        """)
    assert len(past.items) == 2
    assert past.items[0].text.endswith("Monday mornings from now on.")
    assert past.items[1].text.endswith("Harbour House: they stick.")


def test_one_statement_a_line_stays_one_statement_a_line() -> None:
    past = session("""
        ## Present
        Ana Ruiz (AR), Ben Okafor (BO), Cara Lind (CL)
        ## Notes
        AR: The examples might not work
        BO: If that's the case we should
        AR: Yes
        """)
    assert [(i.by, i.text) for i in past.items] == [
        ("Ana Ruiz", "The examples might not work"),
        ("Ben Okafor", "If that's the case we should"),
        ("Ana Ruiz", "Yes"),
    ]


def test_headings_are_found_in_every_spelling() -> None:
    past = session("""
        Circle
        ======
        ##Door
        - a
        ##\u00a0Wall
        - b
        #0 Welcome
        - c
        **PAINT**
        - d
        <h5>Roof (Dave R)</h5>
        - e
        Floor
        -----
        - f
        ### :tada: Cellar ###
        - g
        **This is a statement and no heading.**
        """)
    told = {i.text: i.headings[-1] for i in past.items if i.headings}
    assert past.title == "Circle"
    assert told["a"] == "Door"
    assert (told["b"], told["c"], told["d"]) == ("Wall", "0 Welcome", "PAINT")
    assert (told["e"], told["f"]) == ("Roof (Dave R)", "Floor")
    assert "This is a statement and no heading." in texts(past, "note")


def test_windows_line_ends_a_mark_and_front_matter_do_no_harm() -> None:
    past = session(
        "\ufeff---\r\ntitle: Circle\r\ntags: [a]\r\n---\r\n\r\n## Present\r\n* Ana Ruiz\r\n"
    )
    assert past.title == "Circle"
    assert [doubt.what for doubt in past.doubts] == ["tags: [a]"]


def test_markup_becomes_words_and_links_keep_where_they_lead() -> None:
    past = session("""
        - See [the list](https://example.org/a_(b)) and **this** `code` \\@ana &lt;x&gt;
        - <https://example.org> and snake_case_names and 2 * 3 * 4 and __init__
        - [text][ref] <thing in prose>
        - <em>co-chair</em> wanted

        [ref]: https://example.org/ref
        <!-- a hint -->
        """)
    assert texts(past, "note") == [
        "See the list (https://example.org/a_(b)) and this code @ana <x>",
        "https://example.org and snake_case_names and 2 * 3 * 4 and __init__",
        "text (https://example.org/ref) <thing in prose>",
        "co-chair wanted",
    ]
    assert {doubt.why for doubt in past.doubts} == {"where a link leads", "a comment"}


def test_tables_quotes_and_code_are_kept() -> None:
    past = session("""
        序号|名字
        --|--
        1|安娜
        2|本

        > * Ana: I suggest no objections
        > ACTION: Publish it, Ben.

        ```
        a = 1

        b = 2
        ```
        """)
    assert texts(past, "note")[:2] == ["序号: 1 · 名字: 安娜", "序号: 2 · 名字: 本"]
    assert items(past, "action")[0].again
    assert texts(past, "note")[-1] == "a = 1\n\nb = 2"


def test_the_line_of_the_source_is_kept() -> None:
    past = session("# Circle\n\n- a\n\n- b\n  goes on\n")
    assert [(i.line, i.last) for i in past.items] == [(3, 3), (5, 6)]


def test_the_roster_of_the_archive_tells_who_is_meant_elsewhere() -> None:
    told = read_archive(
        [
            Text("2026-01-05.md", "## Attendees\n- Ana Ruiz (AR) @anaruiz\n\n## Notes\n- Tea\n"),
            Text("2026-01-12.md", "## Attendees\n- @anaruiz\n- Ana\n\n## Notes\n- AR: More tea\n"),
        ]
    )
    assert names(told[1]) == ["Ana Ruiz"]
    assert told[1].items[0].by == "Ana Ruiz"


def test_talk_below_next_steps_is_no_list_of_actions() -> None:
    past = session("""
        * Next steps:
            - Ana: As a first step, we should see what the school has. Can it send a list of them?
            - Ben: Yes, it can. I could ask somebody to send it to us by May, I suppose.
            - Ana: I thought that we wanted to be done. Would that be too late?
        """)
    assert not items(past, "action")


def test_a_heading_over_many_sessions_names_them_and_links_beside_a_day_do_not() -> None:
    told = sessions("""
        # Riverside circle
        ## Jan 17, 2023
        - a
        ## Jan 3, 2023 [recording](https://example.org/rec)
        - b
        """)
    assert [past.title for past in told] == ["Riverside circle"] * 2
    assert any("recording" in doubt.what for doubt in told[1].doubts)
