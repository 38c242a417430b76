"""Pictures made by a program beside this one: matplotlib's coming would hold up every key."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from data.errors import LctuiError
from data.insights.files import PageFile, as_file
from data.insights.plot import Plot

PATIENCE = 60
"""Seconds after which a picture will not come any more; a slow machine takes five."""
_SERVE = "from data.insights.apart import serve; serve()"


def as_file_apart(plot: Plot, community: str, kind: str, cache: Path | None) -> PageFile:
    """Return what `as_file` does; call it from a thread. LctuiError where no picture comes."""
    if kind == "csv":
        return as_file(plot, community, kind, cache)
    root = str(Path(__file__).parents[2])
    try:
        made = subprocess.run(
            [sys.executable, "-P", "-c", _SERVE],
            input=pickle.dumps((plot, community, kind, cache)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": root},
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise LctuiError("The picture could not be drawn.", "The figures can: as CSV.") from error
    return PageFile(*pickle.loads(made.stdout))


def serve() -> None:
    """Make the picture that standard input tells of; it comes from `as_file_apart` alone."""
    made = as_file(*pickle.load(sys.stdin.buffer))
    sys.stdout.buffer.write(pickle.dumps(tuple(made)))
