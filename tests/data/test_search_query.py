"""A query is read as people mean it, and never fails."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.search.folding import fold, is_apart, placed, words
from data.search.matching import answers, spans_in, stands_in
from data.search.query import AFTER, BEFORE, FILTERS, Filter, Query, Term
from data.search.reading import MOST_WORDS, read_query
from tests.hostile import hostile

TODAY = date(2026, 11, 22)
PIECES = st.one_of(
    st.sampled_from(
        (
            *(f"{name}:" for name in FILTERS),
            *(
                '"',
                "“",
                "-",
                "*",
                "#",
                ",",
                " ",
                "AND",
                "NEAR(",
                ":",
                "open",
                "circle",
                "協作",
                "é",
            ),
            *("kind:decision", "is:open", "after:2025", "before:nov"),
        )
    ),
    st.text(max_size=6),
)
TYPED = st.lists(PIECES, max_size=12).map("".join)


def read(typed: str) -> Query:
    return read_query(typed, TODAY)


def spell_query(query: Query) -> str:
    """Return a line that reads as this query, but for its problems."""
    pieces = [f"{_minus(t.without)}{_spelled(t)}" for t in query.terms]
    for one in query.filters:
        listed = ",".join(f'"{value}"' for value in one.values)
        pieces.append(f"{_minus(one.without)}{one.name}:{listed}")
    days = ((AFTER, query.after), (BEFORE, query.before))
    pieces += [f"{name}:{day.isoformat()}" for name, day in days if day]
    return "".join(f"{piece} " for piece in pieces)


def _minus(without: bool) -> str:
    return "-" if without else ""


def _spelled(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"*" if term.begun else ""}'


@given(TYPED)
def test_any_line_is_a_query_and_reads_the_same_when_spelled(typed: str) -> None:
    query = read(typed)
    assert read(spell_query(query)) == replace(query, problems=())
    assert all(problem.endswith(".") for problem in query.problems)


def test_a_filter_that_was_mistyped_is_named_and_its_words_are_looked_for() -> None:
    query = read("knd:foo oven ownr:ben ")
    told = (
        "There is no filter knd:; there is kind:.",
        "There is no filter ownr:; there is owner:.",
    )
    assert query.problems == told
    assert [term.words for term in query.terms] == [("knd", "foo"), ("oven",), ("ownr", "ben")]
    assert read("note:this http://kind re:sult 12:30 forall: ").problems == ()


@pytest.mark.parametrize(
    "typed", ['"', "AND", "NEAR(", "*", ":", "kind:", "x" * 10_000, *hostile()]
)
def test_operators_and_hostile_texts_are_only_words(typed: str) -> None:
    read(typed)
    read(f"{typed} {typed}")


def test_the_word_that_is_being_typed_may_go_on_and_a_star_lets_any() -> None:
    assert read("open cir").terms == (Term(("open",)), Term(("cir",), begun=True))
    assert read("open cir ").terms == (Term(("open",)), Term(("cir",)))
    assert read("cir by:ana").terms == read("cir by:ana is:open ").terms == (Term(("cir",), True),)
    assert read_query("cir", TODAY, typing=False).terms == (Term(("cir",)),)
    assert read('"open cir" by:ana').terms == (Term(("open", "cir")),)
    assert read("op* circle ").terms == (Term(("op",), begun=True), Term(("circle",)))


def test_quotes_keep_words_together_and_a_minus_leaves_out() -> None:
    assert read('"Open Circle" -late ').terms == (
        Term(("open", "circle")),
        Term(("late",), without=True),
    )
    assert read("say “open ci").terms == (Term(("say",)), Term(("open", "ci"), begun=True))
    assert read("e-mail ").terms == (Term(("e", "mail")),)


def test_filters_take_beginnings_lists_quotes_and_signs() -> None:
    query = read('KIND:dec,act by:"Ana Ruiz" -tag:a,"b c" is:ov #trust kind:! ')
    assert query.filters == (
        Filter("kind", ("decision", "action")),
        Filter("by", ("Ana Ruiz",)),
        Filter("tag", ("a", "b c"), without=True),
        Filter("is", ("overdue",)),
        Filter("tag", ("trust",)),
    )
    assert (query.terms, query.problems) == ((), ())


def test_days_are_what_people_write() -> None:
    query = read('after:"nov 2025" before:2026-03')
    assert (query.after, query.before) == (date(2025, 11, 1), date(2026, 3, 1))
    assert read("after:2025").after == date(2025, 1, 1)
    assert read("before:-2w").before == date(2026, 11, 8)
    query = read("after:last month before:3 nov 2026 door")
    assert (query.after, query.before) == (date(2026, 10, 1), date(2026, 11, 3))
    assert [term.words for term in query.terms] == [("door",)]
    assert read('"a" after:"last week" 6').after == date(2026, 11, 9)
    assert read("after:6 weeks ago").after == read("after:6w").after == date(2026, 10, 11)
    assert [read(f"after:{month}").after for month in ("march", "dec")] == [
        *(date(2026, 3, 1), date(2025, 12, 1)),
    ]
    assert read("😀").problems == ("“😀” holds no letter or digit to look for.",)


def test_what_cannot_be_meant_is_told_and_the_rest_is_looked_for() -> None:
    query = read("kind:dream is: after:someday by:!! circle ")
    assert query.terms == (Term(("circle",)),)
    assert not query.filters
    assert [problem.split()[0] for problem in query.problems] == [
        *("“dream”", "is:", "“someday”", "by:"),
    ]


def test_a_very_long_query_is_cut_and_says_so() -> None:
    query = read(" ".join(f"word{number}" for number in range(500)))
    assert len(query.terms) == MOST_WORDS
    assert query.problems


def test_words_are_the_same_without_case_and_accents() -> None:
    assert fold("Ångström, ŁÓDŹ; straße") == "angstrom lodz strasse"
    assert fold("e\u0301te\u0301") == fold("Été") == "ete"
    assert fold("السَّلَام") == "السلام"


def test_scripts_without_blanks_are_cut_by_characters() -> None:
    assert words("学習の会") == ("学", "習", "の", "会")
    assert words("공동체") == ("공", "동", "체")
    assert all(map(is_apart, "学のか동ส"))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_each_folded_word_is_found_in_the_text_it_comes_from(text: str) -> None:
    found = list(placed(text))
    assert " ".join(word for word, _, _ in found) == fold(text)
    assert all(fold(text[start:end]) for _, start, end in found)


def test_what_matched_is_marked_in_the_text_as_it_was_written() -> None:
    text = "Die Bücher, die BÜCHERREGALE und das Buch"
    spans = spans_in(text, read("buch ").terms)
    assert [text[start:end] for start, end in spans] == ["Buch"]
    spans = spans_in(text, read("bucher").terms)
    assert [text[start:end] for start, end in spans] == ["Bücher", "BÜCHER"]
    assert spans_in(text, read("-bucher").terms) == ()
    spans = spans_in("協同学習の会", read("学習").terms)
    assert spans == ((2, 4),)


@given(st.text(max_size=40), st.text(max_size=5))
def test_a_span_lies_in_its_text(text: str, typed: str) -> None:
    for start, end in spans_in(text, read(typed).terms):
        assert 0 <= start < end <= len(text)


def test_a_name_answers_to_any_beginning_of_its_words() -> None:
    ana = words("Ana María Ruiz")
    assert [
        answers(words(w), ana) for w in ("an", "rui", "ana mar", "a m r", "ana ruiz", "na")
    ] == [
        *(True, True, True, True, False, False),
    ]


def test_a_phrase_stands_side_by_side() -> None:
    said = words("we open the circle")
    assert stands_in(Term(("open", "the")), said)
    assert not stands_in(Term(("open", "circle")), said)
    assert stands_in(Term(("the", "cir"), begun=True), said)
