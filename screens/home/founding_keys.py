"""The key that makes a community of which no more is known yet than its name."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from textual import work

from data.errors import LctuiError
from data.safe_text import one_line
from screens.home.start_keys import StartKeys
from screens.requests import ShowCommunity

if TYPE_CHECKING:
    from screens.widgets.form_dialog import FormDialog

NAME = "name"


class FoundingKeys(StartKeys):
    """Asks for the name and opens what there is to say of the community."""

    @work(group="start")
    async def action_new_community(self) -> None:
        """Make it where it was named, with those named on the first page; Esc makes nothing."""
        from data.planning import found
        from screens.home.start_form import StartForm

        form = next(iter(self.query(StartForm)), None)
        name, people = form.typed if form else ("", ())
        try:
            known = {one_line(each.name).casefold() for each in self._store.communities()}
            values = await self.app.push_screen_wait(_asking(known, name))
            if values is None:
                return
            made = found(self._store, values[NAME], people).id
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._place.community, self._place.session = made, None
        self.post_message(ShowCommunity(made))


def _asking(known: Collection[str], typed: str) -> FormDialog:
    """Return the dialog that asks for a name which is none of those `known`, in small letters."""
    from screens.widgets.form import FormField
    from screens.widgets.form_dialog import FormDialog

    def explain(name: str) -> str:
        if not name:
            raise ValueError("A community needs a name; all else can wait.")
        if one_line(name).casefold() in known:
            raise ValueError("There is a community of that name already.")
        return "Its purpose, members and ground rules can be told next, or later."

    field = FormField(NAME, "Name", typed, example="Riverside Circle", explain=explain)
    return FormDialog("A new community", (field,))
