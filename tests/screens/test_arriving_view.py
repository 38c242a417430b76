"""Whoever is not at the end of a list goes on reading where they were, whatever comes and goes."""

from dataclasses import replace
from random import Random

from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.entry_list import EntryList
from tests.screens.test_entry_list import entry, list_app


def numbered(number: int, lines: int = 1) -> Entry:
    text = " ".join([f"said {number}", *["and long enough for one more line"] * (lines - 1)])
    return replace(entry(number % 50, text), id=EntryId(f"id-{number:05}"))


def top(entries: EntryList) -> tuple[EntryId, int]:
    line = entries.scroll_offset.y
    place = entries._blocks.at_line(line)
    return entries.entries[place].id, line - entries._blocks.lines_of(place).start


async def test_what_is_read_stays_whatever_comes_changes_and_goes_around_it() -> None:
    chance = Random(7)
    first = [numbered(number, 1 + number % 4) for number in range(1000, 4000, 61)]
    async with list_app(*first, size=(40, 14)) as (app, pilot):
        entries = app.entries
        entries.scroll_to_line(45)
        reads = top(entries)
        assert not entries.follows
        for _ in range(80):
            known = [said.id for said in entries.entries if said.id != reads[0]]
            come = numbered(chance.randrange(1001, 9000), chance.randrange(1, 6))
            gone = chance.sample(known, chance.randrange(3)) if len(known) > 40 else []
            changed = replace(come, id=chance.choice([*known, come.id]))
            entries.take_in({*gone, changed.id}, [changed])
            entries.unsaved = frozenset(chance.sample(known, 2))
            assert top(entries) == reads
            assert not entries.follows
        await pilot.pause()
        assert entries.new_below > 0
        entries.scroll_to_line(entries.max_scroll_y)
        assert entries.new_below == 0


async def test_what_is_below_is_counted_down_as_it_is_read() -> None:
    async with list_app(*(numbered(number) for number in range(60)), size=(40, 14)) as (app, pilot):
        entries = app.entries
        entries.scroll_to_line(10)
        entries.extend([numbered(number) for number in range(60, 65)])
        assert entries.new_below == 5
        entries.scroll_to_line(entries.max_scroll_y - 2)
        await pilot.pause()
        assert entries.new_below == 2
        entries.take_in({EntryId("id-00064")}, [])
        assert entries.new_below == 1
