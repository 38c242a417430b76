"""Each export of the sample session, as it is known to be right.

To change them on purpose: `LCTUI_GOLDEN=write python -m pytest tests/data/test_report_golden.py`.
"""

import os
from pathlib import Path

import pytest

from data.reports.minutes import Minutes
from data.reports.registry import REPORTS
from tests.data.report_sample import closed_minutes, live_minutes

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("status", ["live", "closed"])
def test_the_sample_session_is_written_as_it_was_approved(report: str, status: str) -> None:
    written = REPORTS[report].write([_minutes(status)])
    golden = GOLDEN / f"{status}.{report}"
    if os.environ.get("LCTUI_GOLDEN") == "write":
        golden.write_bytes(written.encode())
    assert written == golden.read_bytes().decode()


def _minutes(status: str) -> Minutes:
    return live_minutes() if status == "live" else closed_minutes()
