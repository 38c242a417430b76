"""What was decided and taken on, each saying what it still lacks, under what waits for adoption."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.adoption import Proposal
from data.agreed import agreed, lacks
from data.help_words import help_words
from data.models.ids import EntryId
from data.models.levels import PRIVATE
from data.models.records import Entry
from data.models.side_records import Adopted
from screens.widgets.content import DIM, shown_line
from screens.widgets.difference import difference_content
from screens.widgets.entry_content import entry_content, layout_for
from screens.widgets.refilled import refill

NOTHING = "Nothing was decided or taken on. That is a fine session too."
LONGEST = 160
"""Characters of a line that waits for adoption; the dialog shows all of them."""
_WAITS = "waits "
"""What stands before the id of a row that is no entry."""


class AgreedList(OptionList):
    """Enter completes the highlighted entry, or opens what waits."""

    DEFAULT_CSS = """
    AgreedList { border: none; background: transparent; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, local: Callable[[datetime], datetime], *, id: str | None = None) -> None:
        """`local` tells a moment in the session's zone."""
        super().__init__(id=id, markup=False)
        self._local = local
        self._entries: tuple[Entry, ...] = ()
        self._waiting: tuple[Proposal, ...] = ()
        self._offers: tuple[str, ...] = ()
        self._settled: Mapping[EntryId, Adopted] = {}
        self._reread = ""

    @property
    def chosen(self) -> EntryId | None:
        """The highlighted entry."""
        name = self._lit
        return EntryId(name) if name and not name.startswith(_WAITS) else None

    @property
    def chosen_proposal(self) -> EntryId | None:
        """The decision that is highlighted among those that wait."""
        name = self._lit
        return EntryId(name.removeprefix(_WAITS)) if name.startswith(_WAITS) else None

    @property
    def _lit(self) -> str:
        if self.highlighted is None:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""

    def show(
        self,
        entries: Iterable[Entry],
        waiting: Sequence[Proposal] = (),
        offers: Sequence[str] = (),
        settled: Mapping[EntryId, Adopted] | None = None,
        *,
        reread: str = "",
    ) -> None:
        """Show what was agreed among these entries, what waits, and what is offered to be done.

        An offer is a sentence that begins with its key, which alone takes it up; `settled` are
        the decisions that were adopted or declined, `reread` is what a rereading came to. The
        highlight stays where it was; at first it is on what waits, or on what lacks something.
        """
        self._entries = agreed(entries)
        self._waiting, self._offers = tuple(waiting), tuple(offers)
        self._settled, self._reread = settled or {}, reread
        self._fill()

    def on_resize(self) -> None:
        """Lay the lines out anew for another width."""
        self._fill()

    def _fill(self) -> None:
        if not self.size:
            return
        refill(self, self._rows())
        if self.highlighted is None:
            wanting = [entry.id for entry in self._entries if lacks(entry)]
            wanted = [f"{_WAITS}{each.id}" for each in self._waiting] + [str(id) for id in wanting]
            self._light(wanted[0] if wanted else "")

    def _light(self, wanted: str) -> None:
        ids = [option.id for option in self.options]
        able = [place for place, option in enumerate(self.options) if not option.disabled]
        if wanted in ids:
            self.highlighted = ids.index(wanted)
        elif able:
            self.highlighted = able[0]

    def _rows(self) -> Iterator[Option]:
        for sentence in self._offers:
            yield Option(shown_line(sentence, "$accent"), disabled=True)
        if self._waiting:
            yield _heading(f"Waiting for adoption: {len(self._waiting)}")
        for each in self._waiting:
            yield Option(_waiting_content(each), id=f"{_WAITS}{each.id}")
        if self._offers or self._waiting:
            yield _heading("What was agreed")
        yield from self._agreed_rows()

    def _agreed_rows(self) -> Iterator[Option]:
        if self._reread:
            yield Option(shown_line(f"Reread: {self._reread}."), disabled=True)
        elif not self._entries:
            yield Option(Content.styled(NOTHING, DIM), disabled=True)
        width = max(20, self.scrollable_content_region.width - 1)
        layout = layout_for(self._entries, width, local=self._local, compact=True)
        for entry in self._entries:
            rest = (_missing(entry), _became(self._settled.get(entry.id)))
            yield Option(Content.assemble(entry_content(entry, layout), *rest), id=entry.id)


def _heading(title: str) -> Option:
    return Option(Content.styled(title, "$primary bold"), disabled=True)


def _waiting_content(proposal: Proposal) -> Content:
    lock = "🔒 " if proposal.entry.level == PRIVATE else ""
    lines = [
        shown_line(f"{lock}{proposal.title}", DIM),
        difference_content(proposal.before, proposal.after, longest=LONGEST, indent=2),
    ]
    if not proposal.records:
        lines += [shown_line(f"  ! {caution}", "$warning") for caution in proposal.cautions[:1]]
    return Content("\n").join(lines)


def _missing(entry: Entry) -> Content:
    missing, helped = lacks(entry), help_words(entry)
    told = f"\n   no {' and no '.join(missing)} yet" if missing else ""
    below = shown_line(f"   {helped}", DIM) if helped else Content("")
    return Content.assemble("\n" if helped else "", below, (told, "$warning"))


def _became(adopted: Adopted | None) -> Content:
    """Tell what became of a decision that does not wait any more."""
    if adopted is None:
        return Content()
    return Content.styled(f"\n   {'✓ adopted' if adopted.into else 'not adopted'}", DIM)
