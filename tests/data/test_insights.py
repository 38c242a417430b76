"""What each page of insights says, counted apart here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import NotFound
from data.insights.material import Material
from data.insights.plot import Plot
from data.insights.registry import PAGES, Plots, plots_named, plots_of
from data.insights.span import Span, spans
from tests.data.insights_sample import TODAY, course, material, met, promised, told_of


def page(known: Material, name: str) -> Plot:
    (plot,) = plots_named(known, name)
    return plot


def points(plot: Plot, series: int = 0) -> list[float | None]:
    return [point.value for point in plot.series[series].points]


def test_before_the_first_session_every_page_says_so_and_draws_nothing() -> None:
    for plot in plots_of(material()):
        assert not plot.drawn
        assert plot.finding


@given(
    held=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 9), st.booleans()), max_size=6),
    measured=st.integers(0, 3),
    looked_at=st.lists(st.integers(0, 7), max_size=4),
)
def test_a_page_that_is_made_when_it_is_looked_at_is_the_same_and_listed_by_its_name(
    held: list[tuple[int, int, bool]], measured: int, looked_at: list[int]
) -> None:
    meetings = [met(day, there=there, worth=(4, 5) if w else ()) for day, there, w in held]
    courses = tuple(course(9, 12, title=f"Visits {n}") for n in range(measured))
    known = material(*meetings, courses=courses)
    every, late = plots_of(known), Plots(known)
    assert [tuple(listed) for listed in late.listed] == [(plot.id, plot.title) for plot in every]
    for place in looked_at:
        assert late[place] == every[place]
    assert [late[late.place(plot.id)] for plot in every] == list(every)
    assert (len(late), late.place("nothing of ours")) == (len(every), 0)


def test_one_session_fills_every_page_without_an_average() -> None:
    for plot in plots_of(material(met(0, worth=(4, 5)))):
        assert "on average" not in plot.finding.lower()
        assert plot.finding


def test_a_session_without_a_roll_is_a_gap_and_no_nought() -> None:
    plot = page(material(met(0), met(1, there=0), met(2, there=7)), "attendance")
    assert points(plot) == [5, None, 7]
    assert plot.table.rows[1][2] == "–"
    assert "1 session without a roll" in plot.remarks[0]
    assert "too few for an average" in plot.finding


def test_attendance_is_the_mean_of_sessions_with_a_roll_and_counts_members_once() -> None:
    plot = page(material(met(0), met(1, there=0), met(2, there=7), met(3, there=6)), "attendance")
    assert "6.0 people on average (n = 3)" in plot.finding
    assert "7 different people" in plot.finding
    assert plot.levels[0].value == 8


def test_guests_are_told_beside_members() -> None:
    plot = page(material(met(0, there=6, guests=2)), "attendance")
    assert points(plot, 1) == [4]
    assert plot.table.rows[0][2:] == ("6", "4", "2")


def test_time_is_compared_only_where_the_clock_ran() -> None:
    known = material(met(0, taken=130), met(1, clock=False), met(2, taken=126), met(3, taken=122))
    plot = page(known, "time")
    assert points(plot) == [130, None, 126, 122]
    assert "6 minutes more than planned (n = 3)" in plot.finding
    assert "1 of 3 ended within 5 minutes" in plot.finding
    assert plot.table.rows[1][2:] == ("120", "–", "–")


def test_each_commitment_is_followed_to_its_last_word() -> None:
    known = material(
        met(0, owed=[promised("a", 0), promised("b", 0), promised("c", 0)]),
        met(1, owed=[promised("d", 1)], heard=[told_of("a", "worked", 1)]),
        met(2, heard=[told_of("b", "not-yet", 2), told_of("d", "did-not", 2)]),
        met(3, heard=[told_of("b", "partly", 3)]),
    )
    plot = page(known, "follow-through")
    assert points(plot, 0) == [3, 1]
    assert points(plot, 1) == [2, 1]
    assert plot.finding.startswith("3 of 4 commitments told of since; 3 tried.")
    assert plot.table.rows[0] == ("2026-01-06", "3", "1", "1", "0", "0", "0", "1")


def test_the_delay_is_a_median_of_three_or_more_and_says_what_waits() -> None:
    two = (
        met(0, owed=[promised("a", 0), promised("b", 0), promised("c", 0), promised("d", 0)]),
        met(1, heard=[told_of("a", "worked", 1), told_of("b", "worked", 1)]),
    )
    few = page(material(*two), "delay")
    assert "too few for a median" in few.finding
    more = page(material(*two, met(4, heard=[told_of("c", "partly", 4)])), "delay")
    assert "14 days, the median (n = 3). 1 commitment not settled yet." in more.finding
    assert [bar.value for bar in more.bars] == [0, 2, 0, 1, 0, 1]


def test_successes_and_setbacks_are_counted_session_by_session() -> None:
    known = material(met(0, kinds={"success": 2, "setback": 1}), met(1, kinds={"question": 3}))
    plot = page(known, "told")
    assert [points(plot, place) for place in range(3)] == [[2, 0], [1, 0], [0, 3]]
    assert "2 successes and 1 setback told in 2 sessions; both sides in 1 of 2." in plot.finding


def test_a_topic_and_a_tag_of_the_same_words_share_a_lane() -> None:
    known = material(
        met(0, topic="Home visits", asked=True), met(1, topic="Food", tags=("home-visits",))
    )
    plot = page(known, "topics")
    assert set(plot.lanes) == {"Home visits", "Food"}
    assert "2 of 2 sessions had a topic, 1 of them asked for by the group." in plot.finding
    assert "Home visits came up most, in 2 sessions." in plot.finding


def test_what_comes_up_in_two_sessions_of_one_day_came_up_twice() -> None:
    known = material(met(0, tags=("oven",)), met(0, tags=("oven",)))
    assert "#oven came up most, in 2 sessions." in page(known, "topics").finding


def test_a_session_that_took_a_request_up_has_a_topic_that_was_asked_for() -> None:
    known = material(met(0, topic="Rye"), met(1, topic="Ice", heard=[told_of("r", "taken-up", 1)]))
    assert "2 of 2 sessions had a topic, 1 of them asked for" in page(known, "topics").finding


def test_exit_slips_tell_no_mean_of_fewer_than_three() -> None:
    known = material(met(0, worth=(4, 5), safe=(5, 5)), met(1, worth=(3, 4, 5), safe=(5, 5, 5)))
    plot = page(known, "pulse")
    assert points(plot) == [None, 4]
    assert plot.table.rows[0][2:] == ("–", "2", "–", "2")
    assert "Worth the time: 4.0 of 5 last (n = 3)" in plot.finding


def test_a_measure_stands_beside_its_target_and_its_baseline() -> None:
    (plot,) = plots_named(material(courses=(course(9, 12, 14),)), "measures")
    assert plot.id == "measure-1"
    assert points(plot) == [9, 12, 14]
    levels = [(level.title, level.value) for level in plot.levels]
    assert levels == [("target", 15), ("baseline", 9)]
    assert "n = 3" in plot.finding
    assert "More open" in plot.finding


def test_a_measure_that_nobody_read_says_how_to_begin() -> None:
    (plot,) = plots_named(material(courses=(course(),)), "measures")
    assert not plot.drawn
    assert "no reading yet" in plot.finding


def test_that_nobody_will_try_anything_is_said_plainly() -> None:
    known = material(*(met(n) for n in range(4)))
    plot = page(known, "moving")
    assert plot.finding.startswith("In the last three sessions nobody said what they will try.")
    assert "Nothing was told of as tried." in plot.finding


def test_what_was_told_of_long_ago_is_not_said_of_the_last_three_sessions() -> None:
    long_ago = [
        met(0, owed=[promised("a", 0)]),
        met(1, heard=[told_of("a", "worked", 1)]),
    ]
    lately = [met(n, owed=[promised(f"p{n}", n)], kinds={"commitment": 1}) for n in range(2, 5)]
    finding = page(material(*long_ago, *lately), "moving").finding
    assert finding.startswith("In the last three sessions, 3 commitments were made.")
    assert "Nothing was told of as tried." in finding


def test_are_we_moving_tells_loops_changes_and_what_is_carried() -> None:
    known = material(
        met(0, owed=[promised("a", 0), promised("b", 0)], kinds={"commitment": 2}),
        met(1, heard=[told_of("a", "worked", 1)], adopted=2),
        met(2, carried=7, often=3, spoke=2),
    )
    facts = dict(page(known, "moving").lines)
    assert facts["Loops closed"] == "1 of 2 commitments settled"
    assert facts["Practice changes"] == "1 worked, at least partly; 2 decisions adopted"
    assert facts["Carried on"] == "7 things to the last session, 3 three times or more"
    assert facts["Last thing tried"] == "20 Jan 2026"
    assert facts["Took part"] == "5 of 5 who came are in the notes, last 3 sessions"
    assert facts["Sessions in a row"] == "3 of 3, up to the last one"
    assert facts["From word to outcome"] == "too few settled for a median (n = 1)"


def test_the_three_elements_count_signs_that_can_be_known() -> None:
    known = material(
        met(0, topic="Food", asked=True, kinds={"request": 1, "commitment": 1, "success": 1}),
        met(1, there=0, topic="Forms", kinds={"help": 1}),
    )
    told = [(bar.title, bar.told) for bar in page(known, "moving").bars]
    assert told == [
        ("Learning focus", "4 of 6"),
        ("People and relationships", "2 of 3"),
        ("Practice activities", "2 of 6"),
    ]


def test_a_live_session_counts_for_what_was_told_in_it_alone() -> None:
    known = material(
        met(0, owed=[promised("a", 0)]),
        met(1, live=True, heard=[told_of("a", "worked", 1)]),
    )
    assert len(known.meetings) == 1
    assert "1 of 1 commitment told of since" in page(known, "follow-through").finding


def test_a_span_leaves_out_what_lies_outside_and_says_so() -> None:
    known = material(*(met(n, there=n + 2) for n in range(6)))
    lately = known.of(Span(since=known.meetings[4][0]))
    assert points(page(lately, "attendance")) == [6, 7]
    empty = known.of(Span(until=known.meetings[0][0].replace(year=2020)))
    assert page(empty, "attendance").finding.startswith("No session was held in this time")


def test_the_spans_go_from_all_to_three_months() -> None:
    every, year, months = spans(TODAY)
    assert TODAY in every
    assert year.since is not None
    assert months.since is not None
    assert year.since < months.since < TODAY


def test_a_pause_of_months_is_said_and_no_line_leads_across() -> None:
    known = material(*(met(n) for n in range(4)), met(9, weeks=40))
    plot = page(known, "attendance")
    assert len(plot.breaks) == 1
    assert "no line leads across: 17 Feb 2026 to 13 Oct 2026" in plot.remarks[-1]


def test_no_page_names_a_person() -> None:
    known = material(
        *(met(n, owed=[promised(f"p{n}", n)], kinds={"commitment": 1}) for n in range(4)),
        courses=(course(9, 10),),
    )
    assert "Person" not in repr(plots_of(known))


def test_pages_are_found_by_the_beginning_of_their_name() -> None:
    known = material(met(0), courses=(course(1), course(2)))
    assert plots_named(known, "Att")[0].id == "attendance"
    assert [plot.id for plot in plots_named(known, "measures")] == ["measure-1", "measure-2"]
    assert [plot.id for plot in plots_named(known, "measure-2")] == ["measure-2"]
    with pytest.raises(NotFound):
        plots_named(known, "nonsense")
    assert len({each.id for each in PAGES}) == len(PAGES)


def test_actions_are_told_where_there_are_any() -> None:
    done = promised("a", 0, "action")._replace(status="done")
    known = material(
        met(0, owed=[done, promised("b", 0, "action"), promised("c", 0, "action")]),
        met(1, heard=[told_of("b", "dropped", 1)]),
    )
    assert dict(page(known, "moving").lines)["Actions"] == "1 of 3 done, 1 dropped"
    assert "Actions" not in dict(page(material(met(0)), "moving").lines)
    read = (course(9, 12, 14, title="Second visits"), course(title="Not read yet"))
    measured = list(dict(page(material(met(0), courses=read), "moving").lines).items())[-1]
    assert measured[0] == "Second visits"
    assert measured[1].startswith("▁▅█  9 → 14")


def test_a_guest_who_comes_again_is_one_person() -> None:
    known = material(met(0, there=4, guests=4), met(1, there=4, guests=4))
    assert "4 different people came." in page(known, "attendance").finding
    assert len(page(known, "attendance").series) == 1


def test_what_came_up_most_stands_on_top() -> None:
    known = material(met(0, tags=("oven", "ice")), met(1, tags=("oven",)), met(2, tags=("rye",)))
    assert page(known, "topics").lanes[-1] == "#oven"
