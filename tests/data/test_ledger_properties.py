"""Over any community the ledger calls open what would be handed on, and carries as often."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from data.ledger import Promise, told_in
from data.models.ids import CommunityId, EntryId
from data.models.summary import Handed
from data.still_open import may_be_owed, still_open
from data.store.book import PROMISED, Book, Leaf, Page, Spoken, _less, _with
from tests.data.test_carryover_chains import Held, World


def leaf(held: Held) -> Leaf:
    stem = f"{held.start:09}"
    told = [followup for followup in held.followups if not followup.removed]
    return Leaf(
        Page(stem, held.id, "Home visits", "UTC"),
        tuple(e for e in held.entries if e.kind in PROMISED and may_be_owed(e)),
        tuple(Handed(c.id, c.origin, c.visits) for c in held.carried if not c.removed),
        tuple((f.id, Spoken(stem, f.outcome, f.at, f.note)) for f in told),
        (),
    )


def told(book: Book) -> dict[EntryId, Promise]:
    return {promise.id: promise for promise in told_in(book, CommunityId("riverside"))}


def handed_on(known: Iterable[Held]) -> dict[EntryId, int]:
    """Return what is handed on with its carry count, as far as it is promised by somebody."""
    every = sorted(known, key=lambda held: held.start)
    kinds = {entry.id: entry.kind for held in every for entry in held.entries}
    items = still_open(held.past() for held in every)
    return {i.id: len(i.visits) for i in items if kinds.get(i.id) in PROMISED}


@given(st.data())
def test_what_the_ledger_calls_open_is_what_would_be_handed_on(data: st.DataObject) -> None:
    world = World(data)
    world.live_on()
    held = data.draw(st.permutations(world.held()))
    book = _with(Book(), map(leaf, held))
    found = told(book)
    expected = handed_on(held)
    assert {p.id: p.carries for p in found.values() if p.is_open} == expected
    entries = [e for one in held for e in one.entries if e.kind in PROMISED and may_be_owed(e)]
    assert found.keys() == {entry.id for entry in entries}


@given(st.data())
def test_a_session_taken_out_and_put_in_again_changes_nothing(data: st.DataObject) -> None:
    world = World(data)
    for _ in range(data.draw(st.integers(1, 5))):
        world.hold()
    world.put_together()
    leaves = list(map(leaf, world.held()))
    whole = _with(Book(), leaves)
    changing = data.draw(st.lists(st.sampled_from(leaves), unique_by=lambda one: one.page.stem))
    stems = {one.page.stem for one in changing}
    before = told(whole)
    assert told(_with(_less(whole, stems), changing)) == before
    assert {p.stem for p in told(_less(whole, stems)).values()}.isdisjoint(stems)
