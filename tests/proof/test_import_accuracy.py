"""Past minutes of real communities are understood as well as we say."""

from pathlib import Path

import pytest

from tests.proof.corpus import CORPORA
from tests.proof.import_accuracy import archives, compared

pytestmark = pytest.mark.skipif(
    not CORPORA.exists(),
    reason="minutes of real communities lie in ../shared/corpora where they are at hand",
)
AT_LEAST = {
    "sessions": 1.0, "dates": 0.99, "attendees": 0.98, "items": 0.97, "actions": 0.95,
    "owners": 0.85, "speakers": 0.9,
}  # fmt: skip
FEW = 10
"""Of fewer than that a share says nothing."""


@pytest.mark.parametrize("place", range(4), ids="ABCD")
def test_an_archive_is_understood(place: int) -> None:
    archive: Path = archives()[place]
    for what, (there, found) in compared(archive).items():
        if there >= FEW and what in AT_LEAST:
            assert found >= there * AT_LEAST[what], f"{what}: {found} of {there}"
