"""A screen that holds a community."""

from contextlib import suppress
from pathlib import Path

from data.errors import StoreFailed
from data.store.open_community import OpenCommunity
from screens.saying_unsaved import SayingUnsaved


class SavingCommunity(SayingUnsaved):
    """Set `store`, `own` and `now`, and show a NoticeLine called `unsaved`."""

    own: OpenCommunity

    @property
    def held(self) -> OpenCommunity:
        """The community."""
        return self.own

    @property
    def usual_name(self) -> str:
        """The name of its folder."""
        return str(self.own.id)

    def told_whole(self) -> str:
        """Return that it is the community."""
        return "this community"

    def write_archive(self, path: Path) -> None:
        """Write all that is known here of the community."""
        from data.store.rescue import community_archive

        community_archive(path, self.own)

    def put_rescued(self) -> Path:
        """Put what is unsaved where the next start finds it."""
        return self.store.rescues.put_community(self.own)

    def take_in_news(self) -> bool:
        """Take in what others changed meanwhile; say whether there was any."""
        with suppress(StoreFailed):
            return bool(self.own.refresh())
        return False
