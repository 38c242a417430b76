"""The index: whether what was derived from the store can be read, and what is searched in it."""

from collections.abc import Iterator

from data.store.doctor.finding import Finding
from data.store.index_file import IndexFile


def check_index(index: IndexFile | None) -> Iterator[Finding]:
    """Yield a note where it cannot be used; it is never needed."""
    from data.store.search_file import refusal

    if index and (index.refusal() or refusal(index.search)):

        def remove() -> None:
            index.remove()

        what = "The index cannot be read."
        means = "Nothing is lost: until it is made anew, every session is read again each time."
        remedy = "A repair takes it away; it is made anew when it is wanted."
        yield Finding("index", index.path, what, means, remedy, serious=False, mend=remove)
