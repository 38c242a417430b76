"""From session to session in a shell: since, outcome, backlog, vote, chain."""

import json

from tests.cli.conftest import Cli


def test_what_was_handed_over_is_listed_settled_voted_on_and_followed(live: Cli) -> None:
    for line in ("> Ana: try small talk", "~ [/x] money", "< a form", "! Ben: call #private"):
        assert live("note", line).status == 0
    assert live("end").status == 0
    rows = json.loads(live("since", "--json").out)
    assert [(row["kind"], row["carried"]) for row in rows] == [
        ("commitment", 0),
        ("request", 0),
        ("help", 0),
    ]
    tried, asked, _ = (row["id"] for row in rows)
    assert live("start", "Riverside").status == 0
    listed = live("since").lines
    assert listed[0] == "Ana Ruiz:"
    short = next(line.split()[0] for line in listed if "small talk" in line)
    assert tried.endswith(short)
    assert "did-not" in live("outcome", short).out
    wrong = live("outcome", short, "done")
    assert (wrong.status, "worked, partly, did-not" in wrong.err) == (1, True)
    assert live("outcome", "0").status == 1
    told = live("outcome", short, "did not", "nobody", "[b]came")
    assert told.out == "did not work: try small talk\n"
    assert "did not work, nobody [b]came" in live("since").out
    assert live("vote", asked, "7").status == 0
    assert live("vote", asked, "-1").status == 2
    assert live("vote", tried, "1").status == 1
    assert live("end").status == 0
    (wish,) = json.loads(live("backlog", "--json").out)
    assert (wish["text"], wish["votes"], len(wish["visits"])) == ("[/x] money", 7, 1)
    assert "[/x] money  (7 votes, request, nobody named, " in live("backlog").out
    assert live("outcome", tried, "worked", "after", "all").status == 0
    assert tried not in live("since", "--json").out
    chain = live("chain", tried).out
    assert chain.startswith("try small talk\n")
    assert "outcome: worked: after all" in chain
    assert json.loads(live("chain", tried, "--json").out)["sessions"][-1]["lines"]
    assert live("chain", "nothing").status == 1
    assert live("start", "Riverside").status == 0
    assert [row["kind"] for row in json.loads(live("since", "--json").out)] == ["request", "help"]


def test_a_printed_id_names_that_entry_alone_and_a_shared_beginning_is_refused(live: Cli) -> None:
    live("note", "> Ben: laugh more")
    live("note", "! Buy a cord @Ana")
    live("outcome", live("search", "laugh").lines[1].split()[0], "worked")
    printed = live("search", "laugh").lines[1].split()[0]
    assert live("chain", printed).out.startswith("laugh more\n")
    assert live("actions", "--commitments", "--done").lines[-1].split()[0] == printed
    cord = live("actions").lines[-1].split()[0]
    whole = {row["text"]: row["id"] for row in json.loads(live("search", "is:open", "--json").out)}
    begins = whole["Buy a cord"][:8]
    for verb in (("chain", begins), ("outcome", begins, "done"), ("actions", "done", begins)):
        answer = live(*verb)
        assert (answer.status, answer.out) == (1, "")
        assert "more than one" in answer.err
    assert live("actions", "done", cord).status == 0
