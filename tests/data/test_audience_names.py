"""What was said, not who: names are found wherever people write them, and nothing else is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.audience.names import Names
from data.audience.spelling import folded, words_in
from data.audience.taking_out import take_out

PEOPLE = (
    "Ana Ruiz",
    "Ben van der Berg",
    "Will Power",
    "Mark",
    "Jürgen Müller",
    "王小明",
    "May Li",
    "Łukasz Kot",
    "Sean O'Neill",
    "Anne-Marie Curie",
    "James Fox",
    "Rose",
)
NAMES = Names(frozenset(PEOPLE), organisations=frozenset(("Harbour House",)), spared="Riverside")


def told(text: str) -> str:
    return take_out(text, NAMES).text


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        ("Ana will ask Ben about it", "A member will ask a member about it"),
        ("Ask Ana Ruiz, then Ana's office", "Ask a member, then a member's office"),
        ("ana said that RUIZ agrees", "a member said that a member agrees"),
        ("Muller, MUELLER and müllers form", "A member, a member and a member's form"),
        ("lukasz came with anne marie", "a member came with a member"),
        ("ben van der berg; van der Berg", "a member; a member"),
        ("Ana R. will do it, A. Ruiz too", "A member will do it, a member too"),
        ("with O'Neill's form and James' car", "with a member's form and a member's car"),
        ("AR: yes. Ask (JF), and BvdB", "A member: yes. Ask (a member), and a member"),
        ("@zoe9 (https://x.org/zoe9)", "a member (https://x.org/a member)"),
        ("merge @ana's page", "merge a member's page"),
        ("ask @ana, @zoe and @all", "ask a member, a member and @all"),
        ('ask @"Ana Ruiz" or ana.ruiz@x.org', "ask a member or a member"),
        ("#ana-ruiz ana_ruiz AnaRuiz #home", "a member #home"),
        ("小明 asked 王小明说", "a member asked a member说"),
        ("Harbour House pays", "An organisation pays"),
        ("A.R. said so", "A member said so"),
        ("Ana R.: try it, as Ana R., or Ana R.", "A member: try it, as a member, or a member."),
    ],
)
def test_whoever_is_named_becomes_a_member(said: str, reads: str) -> None:
    assert told(said) == reads


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Ask FZ, FE, ZE and FZE", "Ask a member, a member, a member and a member"),
        ("Fatima Burns-Miller's form", "A member's form"),
        ("told Fatima van der Heide. Monday", "told a member. Monday"),
        ("a member Burns knows; A member Smith too", "a member knows; a member too"),
        ("@kofi Mensah came", "a member came"),
        ("Ring 0171 555 0199 or +49 30 1234567.", "Ring a number or a number."),
        ("(0171) 555 0199, 06 12 34 56 78", "a number, a number"),
        ("on 01.02.2026 call 555 0199", "on 01.02.2026 call a number"),
    ],
)
def test_initials_of_any_parts_family_names_and_phone_numbers_go_too(text: str, reads: str) -> None:
    names = Names(frozenset(("Fatima Zahra El-Amrani",)))
    assert take_out(text, names).text == reads


@pytest.mark.parametrize(
    "text",
    [
        "Fatima Monday",
        "09.30-10.15, 2026-11-24 10:30, 0.25 0.50 0.75 1.00",
        "turn it ON, 1000000 visits, https://x.org/0171555019",
    ],
)
def test_days_times_and_counts_are_no_phone_numbers(text: str) -> None:
    names = Names(frozenset(("Fatima Zahra El-Amrani", "Olu Nash")))
    assert take_out(text, names).text == text.replace("Fatima", "A member")


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        ("李华：我们试过", "a member：我们试过"),
        ("李华:我们试过", "a member:我们试过"),
        ("田中さん：やります", "a member：やります"),
        ("Zoe: we tried", "A member: we tried"),
        ("- Zoe Miller (guest) & Tim: we tried", "- A member: we tried"),
        ("问题：谁来", "问题：谁来"),
        ("Note: none", "Note: none"),
        ("What works: asking", "What works: asking"),
        ("Transportation: none", "Transportation: none"),
        ("At 10:30 we met", "At 10:30 we met"),
    ],
)
def test_who_speaks_in_a_text_is_taken_out_known_or_not(said: str, reads: str) -> None:
    assert take_out(said, Names(), said=True).text == reads
    assert take_out(said, Names()).text == said


@pytest.mark.parametrize(
    "said",
    [
        "Will you send it? May we ask?",
        "we marked the mark and rose early, at will",
        "on 3 May or May 4th, IT is down",
        "banana, Anatomy, beneath, Jamestown",
        "the day's work at 10:30 by a@b.org",
        "Riverside is calm",
        "",
        " \n\t",
    ],
)
def test_words_that_only_look_like_names_stay(said: str) -> None:
    assert told(said) == said


def test_a_name_that_is_a_word_too_is_taken_where_it_is_meant() -> None:
    assert told("Will left. I asked Mark; mark said no, mark's form") == (
        "A member left. I asked a member; a member said no, a member's form"
    )
    assert told("the mark's edge, a rose") == "the mark's edge, a rose"


def test_words_that_were_left_though_somebody_is_called_so_are_told() -> None:
    assert take_out("we will mark it, Ana", NAMES).left == ("will", "mark")
    given = Names(frozenset(("Late Fifita", "Gift Banda", "Nuru Long", "Patience")))
    word = "it is late, a gift of patience: long we wait"
    assert take_out(word, given).text == word
    assert take_out("then Late came; @gift; Gift: so NURU LONG, nuru; Patience!", given).text == (
        "then a member came; a member; a member: so a member, a member; a member!"
    )


def test_a_remark_on_the_roll_names_nobody() -> None:
    guests = Names(frozenset(("Two students from the school", "Kofi (guest)", "Everyone")))
    assert take_out("Everyone helps", guests).names == 0
    groups = Names(frozenset(("Members and observers", "Ai Tanaka")))
    assert take_out("Members and Observers, ask Tanaka", groups).names == 1
    assert take_out("two students and a guest from school", guests).names == 0
    assert take_out("the guest and Kofi from school", guests).text == (
        "the guest and a member from school"
    )


LETTERS = "abcdefghijklmnopqrstuvwxyz"
SYLLABLES = st.lists(
    st.sampled_from(("zor", "vex", "quil", "jax", "Ü", "é")), min_size=2, max_size=3
)
INVENTED = st.lists(SYLLABLES.map("".join).map(str.title), min_size=1, max_size=3).map(" ".join)
WORDS = st.sampled_from(("we", "talked", "about", "homes", "and", "visits", "—", "(x)", "12", "\n"))
JOINS = st.sampled_from((" ", ", ", ". ", " – ", ": ", "/", "'s "))


@given(st.frozensets(INVENTED, min_size=1, max_size=4), st.data())
def test_no_name_of_the_roll_survives_as_a_word(roll: frozenset[str], data: st.DataObject) -> None:
    names = Names(roll)
    mentions = [form for name in roll for form in (name, name.upper(), name.lower(), *name.split())]
    pieces = data.draw(st.lists(st.sampled_from(mentions) | WORDS, max_size=12))
    text = "".join(piece + data.draw(JOINS) for piece in pieces)
    left = {folded(word) for word in words_in(take_out(text, names).text)}
    assert not left & names.parts


@given(st.text(alphabet=LETTERS + " .,;:!?'\n-()éß中文日本العربية", max_size=80))
def test_a_text_that_names_nobody_stays_as_it_is(text: str) -> None:
    names = Names(frozenset(("Zorvex Quiljax", "Jaxvex")))
    if not {folded(word).rstrip("s") for word in words_in(text)} & names.hints:
        assert take_out(text, names).text == text


@given(st.text(max_size=60))
def test_taking_names_out_twice_takes_no_more(text: str) -> None:
    once = told(f"Ana {text} Müller")
    assert told(once) == once


def test_hostile_texts_pass(hostile: str) -> None:
    taken = take_out(f"{hostile} Ana Ruiz {hostile}", NAMES)
    assert not re.search(r"\bAna\b|\bRuiz\b", taken.text)


PLACES = Names(
    frozenset(("Ana Ruiz", "Jean-Luc Sarr", "Zoë O'Brien", "محمد علي", "אורית כהן")),
    organisations=frozenset(
        ("Harbour House", "Northside Nursery (NN)", "St. Mary's", "BOND", "Café Élan")
    ),
    spared="Harbour circle",
)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour-House opened", "the HarbourHouse form", "see harbourhouse.org", "#harbour-house",
        "at Northside Nursery", "NN paid", "St Mary’s, St Marys and Saint Mary", "BOND paid",
        "cafe elan's cakes", "JeanLuc said", "OBrien said", "ومحمد", "ואורית",
        "/home/aruiz/notes.md",
    ],
)  # fmt: skip
def test_organisations_and_names_go_however_they_are_written(text: str) -> None:
    told = take_out(text, PLACES)
    assert told.names
    assert not re.search(
        "harbour|northside|nn|mary|bond|lan|jean|brien|محمد|אורית|aruiz", told.text.casefold()
    )


@pytest.mark.parametrize("text", ["a bond of trust", "the harbour", "north side", "saints", "inn"])
def test_words_that_only_look_like_an_organisation_stay(text: str) -> None:
    assert take_out(text, PLACES).text == text
