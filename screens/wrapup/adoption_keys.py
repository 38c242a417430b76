"""What goes into the community at the end of a session: decisions, one by one, and new members."""

from collections.abc import Iterator
from functools import partial

from textual import getters, work

from data.adoption import Proposal, adopt, decline, read_again, waiting
from data.errors import LctuiError
from data.models.ids import EntryId
from data.refresh import CLOSING
from data.roll_call import guests_of, make_members
from data.safe_text import one_line
from screens.record_screen import RecordScreen
from screens.widgets.content import cut
from screens.widgets.line_dialog import LineDialog
from screens.wrapup.adopt_dialog import ADOPT, DECLINE, EDIT, AdoptDialog
from screens.wrapup.agreed_list import AgreedList

NAMED = 2
"""Guests who are told by name; of more, their number."""


class AdoptionKeys(RecordScreen):
    """Each answer is one action, which undo takes back in session and community together."""

    rows = getters.query_one(AgreedList)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return what waits; nothing where the community cannot be read."""
        if self.session is None:
            return ()
        try:
            return waiting(self.session, self.store.community_of(self.session))
        except LctuiError:
            return ()

    def offers(self) -> Iterator[str]:
        """Yield what can be done at this end in one key, which each sentence begins with."""
        session = self.session
        guests = guests_of(session) if session else ()
        if guests:
            names = " and ".join(cut(guest.name, 40) for guest in guests)
            who = names if len(guests) <= NAMED else f"the {len(guests)} guests who came"
            becomes = "becomes a member" if len(guests) == 1 else "become members"
            yield f"m  {who} {becomes}"
        if session and session.head.format == CLOSING:
            yield "A  writes the archive of the community, and its harvest to read"

    @work(group="dialog")
    async def action_adopt(self) -> None:
        """Go through what waits, from the highlighted one on, each answered for itself."""
        if not (left := self._in_order()):
            self.notify("Nothing waits for adoption.", markup=False)
        for place, identifier in enumerate(left, 1):
            if not await self._answered(identifier, place, len(left)):
                return

    def _in_order(self) -> list[EntryId]:
        """Return what waits, the highlighted one first, then those after it."""
        found = [each.id for each in self.proposals()]
        chosen = self.rows.chosen_proposal
        place = found.index(chosen) if chosen in found else 0
        return found[place:] + found[:place]

    async def _answered(self, identifier: EntryId, place: int, count: int) -> bool:
        """Ask what becomes of one that waits; False where the rest is to go on waiting."""
        line = ""
        while (proposal := self._as_it_is(identifier, line)) is not None:
            answer = await self.app.push_screen_wait(AdoptDialog(proposal, place, count))
            if answer == EDIT:
                line = await self._edited(proposal) or line
                continue
            self._settle(answer, proposal)
            return answer is not None
        return True

    def _as_it_is(self, identifier: EntryId, line: str) -> Proposal | None:
        session = self.session
        if session is None:
            return None
        try:
            return read_again(session, self.store.community_of(session), identifier, line)
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
            return None

    def _settle(self, answer: str | None, proposal: Proposal) -> None:
        session = self.session
        if session is None:
            return
        if answer == ADOPT:
            beside = partial(self.store.community_of, session)
            self.attempt(lambda: adopt(session, beside(), proposal, self.now()))
        elif answer == DECLINE:
            self.attempt(lambda: decline(session, proposal, self.now()))

    async def _edited(self, proposal: Proposal) -> str | None:
        """Ask for other words; what they would change is told while they are typed."""
        dialog = LineDialog(
            proposal.title,
            explain=lambda line: self._explain(proposal, line),
            line=one_line(proposal.line),
        )
        return await self.app.push_screen_wait(dialog)

    def _explain(self, proposal: Proposal, line: str) -> str:
        fresh = self._as_it_is(proposal.id, one_line(line)) if line.strip() else None
        if fresh is None:
            raise ValueError("That would change nothing.")
        if not fresh.records:
            raise ValueError(" ".join(fresh.cautions))
        return f"{fresh.title}: {fresh.after or 'nothing in its place'}"

    def action_make_members(self) -> None:
        """Make all guests who came members of the community."""
        session = self.session
        guests = guests_of(session) if session else ()
        if session is None or not guests:
            self.notify("No guest came to this session.", markup=False)
            return
        self.attempt(lambda: make_members(self.store, session, guests, self.now()))
        names = ", ".join(cut(guest.name, 40) for guest in guests)
        belongs = "is a member" if len(guests) == 1 else "are members"
        self.notify(f"{names} {belongs} now. Ctrl+Z takes it back.", markup=False)
