"""`lctui doctor`: is everything in the store as it should be, and if not, what to do."""

from __future__ import annotations

import argparse
from contextlib import suppress
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.numbers import count_of
from lctui.paths import cache_folder, store_folder
from lctui.progress import Progress

if TYPE_CHECKING:
    from data.store.doctor.examining import Examined
    from data.store.doctor.finding import Finding
    from data.store.rescued import Rescued
    from lctui.shell import Shell


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to mend, and for whom it is told."""
    help_text = "mend what can be mended; what is damaged is set aside, nothing is deleted"
    parser.add_argument("--repair", action="store_true", help=help_text)
    parser.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace, shell: Shell) -> int:
    """Examine the store, mend it if so asked and examine it again."""
    from data.store.doctor.examining import examine, repair
    from data.store.index_file import IndexFile

    root = store_folder(args.store)
    index = IndexFile(cache_folder(), root)
    with Progress("sessions read") as progress:
        examined = examine(root, shell.now, progress.step, _rescued(shell), index)
        mended: list[Finding] = []
        if args.repair and examined.findings:
            for sentence in repair(examined.findings):
                shell.warn(sentence)
            mended = examined.findings
            examined = examine(root, shell.now, progress.step, _rescued(shell), index)
            mended = [finding for finding in mended if finding not in examined.findings]
    if args.json:
        shell.say_json(_as_json(examined, mended))
    else:
        _say(shell, examined, mended)
    return 0 if examined.well else 1


def _rescued(shell: Shell) -> list[Rescued]:
    with suppress(LctuiError):
        return shell.store.rescues.waiting()
    return []


_CALLED = {"permissions": "Open to others"}
"""Kinds of finding by which nothing is damaged, though they are to be mended."""


def _say(shell: Shell, examined: Examined, mended: list[Finding]) -> None:
    for finding in mended:
        shell.say(f"Mended: {finding.path}", f"  {finding.what}")
    for finding in examined.findings:
        about = [f"  {line}" for line in (finding.what, finding.means, finding.remedy) if line]
        usual = "Damaged" if finding.serious else "Note"
        shell.say(f"{_CALLED.get(finding.kind, usual)}: {finding.path}", *about)
    communities = count_of(examined.communities, "community", "communities")
    read = f"Read {communities} and {count_of(examined.sessions, 'session')}."
    shell.say(f"{read} {_verdict(examined)}")


def _verdict(examined: Examined) -> str:
    if examined.well:
        return "All is well."
    if any(finding.serious and finding.mend for finding in examined.findings):
        return "Not all is well. Mend it: lctui doctor --repair (it sets aside, never deletes)"
    return "Not all is well."


def _as_json(examined: Examined, mended: list[Finding]) -> dict[str, object]:
    return {
        "well": examined.well,
        "communities": examined.communities,
        "sessions": examined.sessions,
        "findings": [_finding(finding) for finding in examined.findings],
        "mended": [_finding(finding) for finding in mended],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "path": str(finding.path),
        "what": finding.what,
        "means": finding.means,
        "remedy": finding.remedy or None,
        "serious": finding.serious,
    }
