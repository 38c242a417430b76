"""lctui at another time: `python -m tests.proof.at_time 2026-01-06T10:00:00+00:00 VERB …`.

Its own clock is set, not the machine's: time goes on from the moment that is named.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest import mock

import data.zone
from lctui.cli import main
from lctui.shell import Shell


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let lctui's clock start at a moment."""
    ahead = moment - datetime.now(UTC)

    def now(_shell: Shell | None = None) -> datetime:
        return datetime.now(UTC) + ahead

    with (
        mock.patch.object(Shell, "now", property(now)),
        mock.patch.object(data.zone, "utc_now", now),
    ):
        yield


if __name__ == "__main__":
    with set_to(datetime.fromisoformat(sys.argv[1])):
        sys.exit(main(sys.argv[2:]))
