"""Whatever was said is found from the shell."""

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from data.search.reading import read_query
from lctui.commands.search import arrange, typed
from lctui.parser import build_parser
from tests.cli.conftest import Cli


@pytest.fixture
def told(live: Cli) -> Cli:
    live("note", "+ Ana: Two questions at the door worked")
    live("note", "= Doors open at nine")
    live("note", "- Ben: Late trains #private")
    return live


def test_hits_stand_under_their_session_with_kind_words_and_id(told: Cli) -> None:
    answer = told("search", "door*")
    head, second, first = answer.lines
    assert answer.status == 0
    assert "Riverside" in head
    assert "Decision: Doors open at nine" in second
    assert "Success: Two questions at the door worked  (Ana Ruiz)" in first
    row = json.loads(told("search", "door", "--json").out)[0]
    assert row["id"].endswith(first.split()[0])
    assert (row["kind"], row["by"], row["spans"]) == ("success", "Ana Ruiz", [[21, 25]])


def test_filters_and_their_quotes_survive_the_shell(told: Cli) -> None:
    assert "Two questions" in told("search", "by:Ana Ruiz", "kind:success").out
    assert "Doors" in told("search", "open at", "-late").out
    assert "Doors" not in told("search", "open nine", "-late").out.replace("open nine", "")


@pytest.mark.parametrize(
    "query",
    [
        *("kind:success door", "kind:succ -drop door", "by:ana door", "by:Ana Ruiz door"),
        *("by:Ana Ruiz", "in:riverside kind:success", "after:1 nov door", "is:open,done nothing"),
    ],
)
def test_a_query_in_one_pair_of_quotes_means_what_it_says(told: Cli, query: str) -> None:
    if query.startswith("is:"):
        told("note", "! Ben: nothing at all")
    answer = told("search", query)
    assert answer.status == 0, answer.err
    assert answer.err == ""
    assert ("nothing at all" if query.startswith("is:") else "Two questions") in answer.out


def test_a_star_is_offered_where_it_could_find_more(told: Cli) -> None:
    assert "A * finds" in told("search", "doo").err
    assert "A * finds" not in told("search", "after:2090").err
    assert "A * finds" not in told("search", "by:nobody").err
    assert "A * finds" not in told("search", "zeb*").err


def test_nothing_found_is_told_and_fails(told: Cli) -> None:
    answer = told("search", "zebra")
    assert (answer.status, answer.out) == (1, "")
    assert "Nothing was found" in answer.err
    assert json.loads(told("search", "zebra", "--json").out) == []


def test_what_cannot_be_meant_is_told_beside_what_was_found(told: Cli) -> None:
    answer = told("search", "kind:dream", "doors")
    assert answer.status == 0
    assert "“dream”" in answer.err
    assert "Doors" in answer.out
    assert told("search", "kind:dream").status == 1


def test_private_entries_come_only_when_asked_for(told: Cli) -> None:
    assert told("search", "late").status == 1
    answer = told("search", "late", "--private")
    assert "Late trains  (Ben Okafor, private)" in answer.out


def test_what_surprised_is_told_with_its_outcome_and_its_item(live: Cli) -> None:
    live("note", "> Ben: two questions at the door")
    (item,) = json.loads(live("search", "kind:commitment", "--json").out)
    live("outcome", item["id"], "partly", "the second was", "too much")
    *_, line = live("search", "much").lines
    assert "Commitment, worked partly: the second was too much" in line
    assert line.endswith("(on “two questions at the door”, Ben Okafor)")
    assert line.split()[0] == live("search", "door").lines[1].split()[0]
    (row,) = json.loads(live("search", "much", "--json").out)
    assert (row["place"], row["id"], row["outcome"]) == ("heard", item["id"], "partly")
    assert (row["about"], row["said_in"]) == (item["text"], item["session"])


def test_words_find_tags_and_these_are_told(live: Cli) -> None:
    live("note", "- A tray of lava stones #oven")
    assert "Setback: A tray of lava stones #oven" in live("search", "oven").lines[1]
    assert "#oven" not in live("search", "lava").lines[1]


def test_more_than_was_asked_for_is_told(told: Cli) -> None:
    answer = told("search", "door*", "--limit", "1")
    assert len(answer.lines) == 2
    assert "--limit 2" in answer.err
    assert told("search", "door", "--limit", "0").status == 2
    assert told("search").status == 2


def test_a_session_of_another_community_is_left_out_if_so_asked(told: Cli) -> None:
    told("end")
    told("start", "Hillside")
    told("note", "The door there")
    assert "there" in told("search", "door*", "--community", "hill").out
    assert "Two questions" not in told("search", "door*", "--community", "hill").out


def test_a_minus_begins_a_word_and_two_an_option() -> None:
    assert arrange(["-late", "tea", "--limit", "3", "--json"]) == [
        *("--limit", "3", "--json", "--", "-late", "tea"),
    ]
    assert typed(["open circle", "by:Ana Ruiz", "x"]) == '"open circle" by:"Ana Ruiz" x'
    assert typed(["open circle"]) == "open circle"


def test_what_the_page_on_searching_says_is_understood() -> None:
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")
    lines = [shlex.split(line) for line in page.splitlines() if line.startswith("lctui search ")]
    cells = re.findall(r"^\| (`[^|]*`)", page, re.MULTILINE)
    queries = [query for cell in cells for query in re.findall(r"`([^`]+)`", cell)]
    assert lines
    assert len(queries) > 12
    for words in lines:
        args = build_parser().parse_args(["search", *arrange(words[2:])])
        queries.append(typed(args.query))
    for query in queries:
        read = read_query(query, date(2026, 11, 22))
        assert not read.problems
        assert not read.empty
