"""What was parked and came back comes once more only if somebody says so."""

from datetime import timedelta
from pathlib import Path

from data.chain import chain_of
from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.models.ids import EventId, new_id
from data.models.records import FollowUp
from data.models.side_records import Offer
from data.planning import found
from data.settling import bring_once_more, unspoken
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.store_help import NOW


def held(store: Store, week: int, *lines: str) -> OpenSession:
    known = store.communities()
    community = known[0] if known else found(store, "Riverside", ("Ana Ruiz",))
    then = NOW + timedelta(weeks=week)
    session = begin(store, community, format=load_format("circle"), topic="Visits", now=then)
    for line in lines:
        keep(session, line, now=then)
    end(session, then + timedelta(hours=1))
    return session


def test_what_was_parked_and_not_spoken_of_comes_once_more_if_somebody_says_so(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    held(store, 0, "^ Who owns the greenhouse key?", "^ The gate", "! Ana sweeps").seal()
    second = held(store, 1)
    gate = next(i.entry.id for i in store.items(second) if i.entry.text == "The gate")
    second.put(FollowUp(gate, "brought-back", NOW))
    (key,) = unspoken(store.items(second))
    assert key.entry.text == "Who owns the greenhouse key?"
    bring_once_more(second, [key], NOW)
    assert not unspoken(store.items(second))
    second.seal()
    third = held(store, 2)
    assert [item.entry.id for item in unspoken(store.items(third))] == [key.entry.id]
    third.seal()
    assert key.entry.id not in held(store, 3).carried


def test_an_offer_of_help_speaks_of_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = held(store, 0, "< A second pair of hands")
    (wanted,) = first.entries
    first.seal()
    second = held(store, 1)
    second.put(Offer(EventId(new_id()), wanted, "Dana Brook", NOW))
    chain = chain_of(store, second.ref.community, wanted)
    assert chain
    assert [word for word, told in chain.links[1].lines] == ["carried", "help"]
    assert chain.links[1].lines[0] == ("carried", "")
