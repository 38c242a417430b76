"""What past minutes say, in the spellings that the conventions table counts."""

from datetime import date

import pytest

from tests.data.import_help import items, session, sessions, texts

PEOPLE = """## Attendees
- Ana Ruiz (AR) @anaruiz
- Ben Okafor (BO) @benok
- Cara Lind (CL)

"""


@pytest.mark.parametrize(
    ("line", "owners", "text"),
    [
        ("- [ ] AR: Make a list of schools", ("Ana Ruiz",), "Make a list of schools"),
        ("- [ ] AR - make a list", ("Ana Ruiz",), "make a list"),
        ("- ACTION: AR to make a list", ("Ana Ruiz",), "AR to make a list"),
        ("- **Action item: Ana to make a list**", ("Ana Ruiz",), "Ana to make a list"),
        ("- **TODO**: Ana / Ben will look", ("Ana Ruiz", "Ben Okafor"), "Ana / Ben will look"),
        ("- TODO (Ana): Save the list", ("Ana Ruiz",), "Save the list"),
        ("- Ana: **TODO** Will answer", ("Ana Ruiz",), "Will answer"),
        ("- Next action: make a list (Ana, Ben)", ("Ana Ruiz", "Ben Okafor"), "make a list"),
        ("- AI: Steven - Should structure this", (), "Steven - Should structure this"),
        ("- AI: Ben - Should structure this", ("Ben Okafor",), "Should structure this"),
        ("- [ ] @anaruiz and @benok make a list", ("Ana Ruiz", "Ben Okafor"), "make a list"),
        ("- [ ] [Ana] make a list", ("Ana Ruiz",), "make a list"),
        ("- [ ] make a list (@anaruiz)", ("Ana Ruiz",), "make a list"),
        ("- [ ] make a list - Ana", ("Ana Ruiz",), "make a list"),
        ("- [ ] make a list @Ana", ("Ana Ruiz",), "make a list"),
        ("- [ ] AR & BO: make a list", ("Ana Ruiz", "Ben Okafor"), "make a list"),
        ("- [ ] All: read the list", ("Everyone",), "read the list"),
        ("- [ ] @everyone read the list", ("Everyone",), "read the list"),
        ("- [ ] read the list @all", ("Everyone",), "read the list"),
        ("- [ ] Tierney: make a list", ("Tierney",), "make a list"),
        ("- TODO: Make a list", (), "Make a list"),
        ("ACTION_ITEM: make a list", (), "make a list"),
        ("- It broke. ACTION: Ben to mend it", ("Ben Okafor",), "It broke. ACTION: Ben to mend it"),
    ],
)  # fmt: skip
def test_an_action_is_known_with_its_owners(line: str, owners: tuple[str, ...], text: str) -> None:
    past = session(f"{PEOPLE}## Notes\n\n{line}\n")
    (action,) = items(past, "action")
    assert (action.owners, action.text) == (owners, text)


@pytest.mark.parametrize(
    "line",
    [
        "- AI is everywhere now", "- The GitHub Actions run again", "- Our todo list is long",
        "- It was an action film", "- Tasks are hard",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_action_is_a_note(line: str) -> None:
    assert not items(session(f"{PEOPLE}## Notes\n\n{line}\n"), "action")


@pytest.mark.parametrize(
    "heading",
    [
        "## Actions/Resolutions",
        "**Action items**",
        "## TODO",
        "### Next steps",
        "Action Items:",
        "## 行动项",
    ],
)
def test_plain_bullets_under_an_action_heading_are_actions(heading: str) -> None:
    past = session(
        f"{PEOPLE}{heading}\n- AR: Ask the school\n- Clean the kettle\n  - the old one\n"
    )
    assert [(i.text, i.owners) for i in items(past, "action")] == [
        ("Ask the school", ("Ana Ruiz",)),
        ("Clean the kettle", ()),
    ]
    assert texts(past, "note") == ["the old one"]


def test_a_person_as_a_heading_or_a_bullet_owns_what_stands_below() -> None:
    past = session(f"{PEOPLE}## Action items\n- Ana\n  - ask the school\n- Ben:\n  - buy tea\n")
    assert [(i.text, i.owners) for i in items(past, "action")] == [
        ("ask the school", ("Ana Ruiz",)),
        ("buy tea", ("Ben Okafor",)),
    ]
    past = session(f"{PEOPLE}## Updates\n##### @anaruiz\n* Went to the school\n")
    assert [(i.text, i.by, i.headings) for i in past.items] == [
        ("Went to the school", "Ana Ruiz", ("Updates",))
    ]


def test_a_table_of_actions_is_read_by_its_columns() -> None:
    past = session(f"""{PEOPLE}## Follow-up
| Action Item | Owner | Deadline | Status |
|---|---|---|---|
| Ask the school | AR | 2026-03-20 | open |
| Buy tea | Ben | Friday | done |
""")
    told = [(i.text, i.owners, i.due, i.done) for i in items(past, "action")]
    assert told == [
        ("Ask the school", ("Ana Ruiz",), date(2026, 3, 20), False),
        ("Buy tea", ("Ben Okafor",), date(2026, 3, 13), True),
    ]


def test_a_marker_alone_is_about_the_next_line() -> None:
    past = session(f"{PEOPLE}## Notes\n\nTo do:\nBreak this into small pieces.\n\nMore tea.\n")
    assert texts(past, "action") == ["Break this into small pieces."]
    assert texts(past, "note") == ["More tea."]


@pytest.mark.parametrize(
    "line",
    [
        "- [x] Ana: ask the school", "- [ ] ~~Ana: ask the school~~",
        "- ~~[ ] Ana: ask the school~~",
        "- [ ] Ana ✅ to ask the school", "- **DONE** - Ana: ask the school",
        "- Ana: ask the school (done)",
        "- Ana: ask the school\n  - Done.", "- ✅ Ana: ask the school",
        "- Ana: ask the school - DONE",
    ],
)  # fmt: skip
def test_what_is_done_is_marked_in_many_ways(line: str) -> None:
    (action,) = items(session(f"{PEOPLE}## Actions\n{line}\n"), "action")
    assert action.done
    assert action.owners == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("(by Friday!!!)", date(2026, 3, 13)),
        ("by EOD Tuesday", date(2026, 3, 17)),
        ("by Nov 15", date(2026, 11, 15)),
        ("deadline June 17th", date(2026, 6, 17)),
        ("by Jan 7", date(2027, 1, 7)),
        ("by end of week", date(2026, 3, 13)),
        ("before octane runs out", None),
        ("before next meeting", None),
        ("by March", None),
    ],
)
def test_a_day_counts_from_the_session(words: str, due: date | None) -> None:
    (action,) = items(session(f"{PEOPLE}ACTION: Ana to ask {words}\n"), "action")
    assert action.due == due


def test_a_box_under_agenda_or_a_checklist_is_no_action() -> None:
    past = session(f"""{PEOPLE}## New agenda items
- [ ] The panel demo!
  - [ ] Ana: send the link
## Facilitator checklist
- [x] Start recording
""")
    assert texts(past, "action") == ["send the link"]
    assert "The panel demo!" in texts(past, "note")


def test_what_was_left_over_from_last_time_is_marked_as_such() -> None:
    past = session(
        f"{PEOPLE}## Action items\n### Previously\n- [ ] AR: Ask the school\n"
        "### New\n- [ ] BO: Buy tea\n"
    )
    assert [(i.text, i.again) for i in items(past, "action")] == [
        ("Ask the school", True),
        ("Buy tea", False),
    ]


@pytest.mark.parametrize(
    ("line", "by", "text"),
    [
        ("* AR: The door can be separate", "Ana Ruiz", "The door can be separate"),
        ("- Ana: Point taken.", "Ana Ruiz", "Point taken."),
        ("- AR - for now it's hard", "Ana Ruiz", "for now it's hard"),
        ("- **Ana:** it's hard", "Ana Ruiz", "it's hard"),
        ("- **Ana** it's hard", "Ana Ruiz", "it's hard"),
        ("- [Ana] it's hard", "Ana Ruiz", "it's hard"),
        ("- [name=Ana] it's hard", "Ana Ruiz", "it's hard"),
        ("- Ana R: it's hard", "Ana Ruiz", "it's hard"),
        ("AR：很难", "Ana Ruiz", "很难"),
        ("- URL: https://example.org", "", "URL: https://example.org"),
        ("- Goal: a door", "", "Goal: a door"),
        ("- ana@example.org: write there", "", "ana@example.org: write there"),
        ("- https://example.org: read it", "", "https://example.org: read it"),
    ],
)  # fmt: skip
def test_who_said_it_is_known_from_the_roster(line: str, by: str, text: str) -> None:
    past = session(f"{PEOPLE}## Notes\n\n{line}\n")
    assert [(i.by, i.text) for i in past.items] == [(by, text)]


def test_dots_go_on_with_the_last_speaker() -> None:
    past = session(f"{PEOPLE}## Notes\n* Ana: Not yet.\n* ... Still a draft.\n")
    assert [(i.by, i.text) for i in past.items][1] == ("Ana Ruiz", "Still a draft.")


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("DECISION: we keep the door", "decision", "we keep the door"),
        ("RESOLUTION: Close", "decision", "Close"),
        ("- Agreed to call it a day.", "decision", "Agreed to call it a day."),
        ("- 决定采用新门", "decision", "决定采用新门"),
        ("- Q: who has the key", "question", "who has the key"),
        ("- Who has the key?", "question", "Who has the key?"),
        ("- Who has the key?  --> Ana does", "note", "Who has the key? --> Ana does"),
        ("PROPOSAL: paint the door", "note", "PROPOSAL: paint the door"),
        ("+1", "note", "+1"),
    ],
)
def test_decisions_and_questions_count_where_they_are_marked(
    line: str, kind: str, text: str
) -> None:
    past = session(f"{PEOPLE}## Notes\n\n{line}\n")
    assert [(i.kind, i.text) for i in past.items] == [(kind, text)]


def test_our_own_sections_come_back_as_they_were() -> None:
    past = session(
        "## Insights\n- Doors matter\n## Help wanted\n- Who knows locks\n## Decisions\n- Keep it\n"
    )
    assert [i.kind for i in past.items] == ["insight", "help", "decision"]


def test_a_question_of_the_template_is_not_asked_every_week() -> None:
    week = "## 2026-0{}-01\n\n- What is going well?\n- Tea {}\n\n"
    told = sessions("".join(week.format(n, n) for n in range(1, 7)))
    assert {i.kind for past in told for i in past.items} == {"note"}


def test_a_marker_may_announce_a_list() -> None:
    past = session(
        f"{PEOPLE}## Notes\n\nTODO Add to the board:\n- Who waters\n- Buy seeds\n\nTea.\n"
    )
    assert texts(past, "action") == ["Who waters", "Buy seeds"]
    assert texts(past, "note") == ["Tea."]


def test_what_a_known_person_says_is_never_a_placeholder() -> None:
    past = session(f"{PEOPLE}## Notes\n- Ana: No.\n- Ben: None.\n- none\n")
    assert [(i.by, i.text) for i in past.items] == [("Ana Ruiz", "No."), ("Ben Okafor", "None.")]
    assert [doubt.what for doubt in past.doubts] == ["none"]


def test_two_names_over_bullets_are_not_lost() -> None:
    past = session(f"{PEOPLE}## Notes\n- Ana R. / Ben O.:\n  - we saw the door\n")
    assert texts(past, "note") == ["Ana R. / Ben O.:", "we saw the door"]


def test_a_day_at_the_end_of_an_action_is_when_it_is_due_unless_it_may_be_two() -> None:
    past = session(
        """
        ## Actions
        - Ana: send the cards (31/7)
        - Ben: borrow the ladder, 20 March
        - Ana [done] posters
        - Ben: sort the seeds (4/5)
        - Ana: report on the fair, 12 Jan

        ## Fair
        | Who | What | When |
        |---|---|---|
        | Ana | Paint the door | 3 April |

        | When | Who | What |
        |---|---|---|
        | 19:00 | Ben | Welcome |
        """
    )
    actions = items(past, "action")
    assert [str(a.due) for a in actions] == [
        "2026-07-31", "2026-03-20", "None", "None", "None", "2026-04-03",
    ]  # fmt: skip
    assert [a.done for a in actions] == [False, False, True, False, False, False]
    assert any(d.what == "(4/5)" and "which is the day" in d.why for d in past.doubts)
