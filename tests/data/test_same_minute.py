"""Sessions that are begun in the same minute stand in the order in which they were begun."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from data.insights.material import Material
from data.models.ids import SessionId, new_id
from data.store.index import summaries
from data.store.store import Store
from data.store.tallies import material_of
from tests.data.store_help import NOW, end, entry, head, places

TITLES = ("Oven", "Crust", "Acid", "Oven")


def held(root: Path, planned: bool) -> Store:
    store = Store(root)
    for second, title in enumerate(TITLES, 3):
        planned_start = NOW if planned else None
        first = replace(head(store, title), id=SessionId(new_id()), planned_start=planned_start)
        session = store.create(first, now=NOW.replace(second=second))
        session.put(entry(title))
        end(session)
    return store


def titles(found: Material) -> tuple[str, ...]:
    return tuple(meeting.summary.title for _, meeting in found.meetings)


def test_sessions_of_one_minute_are_listed_and_counted_as_they_were_begun(tmp_path: Path) -> None:
    for planned in (False, True):
        store = held(tmp_path / str(planned), planned)
        refs = store.sessions()
        assert tuple(ref.title for ref in reversed(refs)) == TITLES
        community = refs[0].community
        assert tuple(each.title for each in reversed(summaries(store, community))) == TITLES
        assert titles(material_of(store, community, NOW + timedelta(hours=1))) == TITLES
        assert {ref.local.minute for ref in refs} == {NOW.minute}
        assert refs[-1].started == NOW.strftime("%Y-%m-%d-%H%M")
        assert all(places_stand(store, number) for number in range(4))


def places_stand(store: Store, number: int) -> bool:
    ref = store.sessions()[number]
    return store.find(ref.path.name) == ref and places(store.open(ref)).sealed.exists()
