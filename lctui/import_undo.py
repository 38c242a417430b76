"""`lctui import --undo [SESSION…]`: what came in by an import goes again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from data.importing.undoing import last_import, take_back, would_go
from data.numbers import count_of
from lctui.choosing import session_called

if TYPE_CHECKING:
    from data.importing.undoing import TakenBack
    from lctui.shell import Shell


def undo(args: argparse.Namespace, shell: Shell) -> int:
    """Take the last import back, or the sessions named; 1 where any of them stays."""
    named = [session_called(shell, str(name)) for name in args.paths]
    refs = named or last_import(shell.store)
    if not refs:
        shell.warn("No session here came in by an import.")
        return 1
    done = (would_go if args.dry_run else take_back)(shell.store, refs, force=args.force)
    if args.json:
        shell.say_json(_as_values(done, written=not args.dry_run))
        return 1 if done.kept else 0
    verb = "would go" if args.dry_run else "went"
    shell.say(*(f"{ref.path.name}: {verb}" for ref in done.gone))
    for ref, why in done.kept:
        shell.warn(f"{ref.path.name} stays: {why}.")
    if args.dry_run:
        shell.say("Nothing was taken out: this was a dry run.")
    elif done.copy:
        shell.say(f"{count_of(len(done.gone), 'session')} went. A copy is kept: {done.copy}")
        shell.say("lctui restore --merge FILE brings it back. The community and its members stay.")
    if done.kept and not args.force:
        shell.warn("--force takes out what was changed since, too.")
    return 1 if done.kept else 0


def _as_values(done: TakenBack, *, written: bool) -> dict[str, object]:
    return {
        "gone": [ref.path.name for ref in done.gone],
        "kept": [{"session": ref.path.name, "why": why} for ref, why in done.kept],
        "copy": str(done.copy) if done.copy else None,
        "written": written,
    }
