"""Sessions that were saved elsewhere because the store took nothing, and wait to be taken up."""

from collections.abc import Iterable, Iterator

from data.store.doctor.finding import Finding
from data.store.rescued import Rescued


def check_rescued(waiting: Iterable[Rescued]) -> Iterator[Finding]:
    """Yield what waits outside the store."""
    for rescued in waiting:
        what = (
            f"{rescued.session} was saved here when the store took nothing ({rescued.count} new)."
        )
        means = f"Take it up: open lctui, or lctui restore --merge {rescued.path}"
        yield Finding("rescued-waiting", rescued.path, what, means, serious=False)
