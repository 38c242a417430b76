"""The comparison with what a reader wrote down, on invented minutes."""

from pathlib import Path

from tests.proof.import_checked import checked

WEEK = """Present: Ana Ruiz, Ben Okafor

## Notes
- The beds are dug
- TODO: Ana buys seeds
"""


def test_what_was_read_is_told_beside_what_a_reader_wrote_down(tmp_path: Path) -> None:
    source = tmp_path / "circle" / "source"
    source.mkdir(parents=True)
    (source / "2026-03-03.md").write_text(WEEK, encoding="utf-8")
    actions = [{"line": 5, "owners": ["Ben"], "done": True}]
    truth = {
        "circle/source/2026-03-03.md": {
            "date": "2026-03-03", "present": ["Ana", "Cara"], "apologies": [], "items": [4, 5, 9],
            "free": [], "actions": actions,
        }
    }  # fmt: skip
    counts, misses = checked(tmp_path / "circle", truth)
    assert counts == {
        "date right": 1, "attendee right": 1, "attendee missed": 1, "attendee too much": 1,
        "item right": 2, "item missed": 1, "action right": 1, "owner missed": 1, "done wrong": 1,
    }  # fmt: skip
    assert misses[0] == "circle/source/2026-03-03.md: attendee missed: Cara"
