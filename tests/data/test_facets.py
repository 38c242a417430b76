from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data import entry_facets, session_facets
from data.entry_facets import Said
from data.facets import Facet, counted, in_words, left_of, narrowed, toggled, typed_words
from data.models.ids import CommunityId, EntryId, PhaseId
from data.models.records import Entry
from data.session_facets import Past
from data.store.refs import SessionRef

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
PHASES = {PhaseId("p1"): "Reflect", PhaseId("p2"): "Learn"}


def entry(text: str, kind: str = "note", **fields: object) -> Said:
    return Said(Entry(EntryId(text), kind, text, NOW, **fields))  # type: ignore[arg-type]


SAID = (
    entry("Café talk", "decision", by="Ana", phase=PhaseId("p1")),
    entry("Share it", "action", owners=("Ben", "Ana"), status="open", tags=("form",)),
    entry("Call them", "action", owners=("Ben",), status="done", phase=PhaseId("p2")),
    entry("hm"),
)


def found(*chosen: Facet) -> list[str]:
    kept = narrowed(SAID, chosen, lambda s: entry_facets.facets_of(s, PHASES), entry_facets.text_of)
    return [said.entry.text for said in kept]


def test_values_of_one_group_widen_and_groups_narrow() -> None:
    decisions, actions = Facet("kind", "decision", "Decisions"), Facet("kind", "action", "Actions")
    assert found() == ["Café talk", "Share it", "Call them", "hm"]
    assert found(decisions, actions) == ["Café talk", "Share it", "Call them"]
    assert found(decisions, actions, Facet("person", "Ana", "Ana")) == ["Café talk", "Share it"]
    assert found(actions, Facet("state", "open", "open")) == ["Share it"]
    assert found(Facet("tag", "form", "#form"), Facet("phase", "p2", "Learn")) == []


def test_typed_words_are_found_without_case_and_accents_and_all_of_them_count() -> None:
    assert found(typed_words("CAFE")) == ["Café talk"]
    assert found(typed_words("cafe"), typed_words("share")) == []


def test_what_is_offered_says_how_many_have_it_kinds_in_their_order() -> None:
    counts = counted(SAID, lambda s: entry_facets.facets_of(s, PHASES))
    order = entry_facets.in_order(counts, PHASES)
    told = [(f.told, counts[f]) for f in order if f.group in ("kind", "person")]
    assert told == [("Notes", 1), ("Decisions", 1), ("Actions", 2), ("Ana", 2), ("Ben", 2)]
    ana = Facet("person", "Ana", "Ana")
    left = left_of(SAID, [ana], lambda s: entry_facets.facets_of(s, PHASES), entry_facets.text_of)
    told = [(f.told, n) for f, n in left.items() if f.group in ("kind", "person")]
    assert sorted(told) == [("Actions", 1), ("Ana", 2), ("Ben", 2), ("Decisions", 1)]


def test_what_was_heard_later_settles_a_promise() -> None:
    promise = entry("> try", "commitment")
    assert entry_facets.state_of(promise) == "open"
    assert entry_facets.state_of(promise._replace(heard=("worked",))) == "heard of later"
    assert entry_facets.state_of(promise._replace(heard=("partly", "dropped"))) == "dropped"
    assert entry_facets.state_of(entry("note")) == ""


def test_a_phase_of_another_name_is_the_same_phase() -> None:
    assert found(Facet("phase", "p2", "Was called so once")) == ["Call them"]
    assert toggled((Facet("phase", "p2", "Learn"),), Facet("phase", "p2", "Other")) == ()


def test_the_filter_is_told_in_one_line() -> None:
    chosen = (Facet("kind", "a", "Actions"), Facet("person", "Ana", "Ana"))
    assert in_words((*chosen, Facet("kind", "d", "Decisions"))) == "Actions or Decisions · Ana"


@given(st.lists(st.sampled_from([Facet("k", v, v) for v in "abcd"]), max_size=8))
def test_choosing_twice_is_not_choosing(facets: list[Facet]) -> None:
    chosen: tuple[Facet, ...] = ()
    for facet in facets:
        chosen = toggled(chosen, facet)
    assert set(chosen) == {f for f in facets if facets.count(f) % 2}


def test_sessions_are_found_by_year_and_community_before_anything_is_read() -> None:
    refs = [
        SessionRef(
            Path(f"/s/{c}/{y}"), CommunityId(c), f"{y}-01-02-1000", "home-visits", live=False
        )
        for c, y in (("a", "2025"), ("b", "2026"))
    ]
    past = [Past(ref, None, ref.community.upper()) for ref in refs]

    def kept(*chosen: Facet) -> list[str]:
        found = narrowed(past, chosen, session_facets.facets_of, session_facets.text_of)
        return [each.ref.community for each in found]

    assert kept(Facet("year", "2026", "2026")) == ["b"]
    assert kept(typed_words("visits"), Facet("community", "a", "A")) == ["a"]
    counts = counted(past, session_facets.facets_of)
    names = {CommunityId("a"): "A", CommunityId("b"): "B"}
    assert [f.value for f in session_facets.in_order(counts, names)][:4] == [
        "a",
        "b",
        "2026",
        "2025",
    ]
