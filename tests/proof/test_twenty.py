"""Sessions of real communities; `python -m tests.proof twenty` holds twenty, two on screen."""

import pytest

from tests.proof.corpus import CORPORA, TWO
from tests.proof.twenty import twenty


@pytest.mark.skipif(
    not all((CORPORA / name).is_dir() for name in TWO),
    reason="minutes of real communities lie in ../shared/corpora where they are at hand",
)
def test_sessions_of_real_communities_hand_on_what_they_should() -> None:
    held = twenty(3)
    assert held.wrong == []
    assert (held.sessions, held.carried_most >= 2) == (6, True)
