"""`lctui actions done ID…` and the like: what is listed is changed from a shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.safe_text import safe
from lctui.items import only_called
from lctui.shell import WrongUsage

if TYPE_CHECKING:
    from data.desk import Desk
    from data.ledger import Promise
    from lctui.shell import Shell

Deed = Callable[["Shell", "Desk", Sequence["Promise"], str], str]
"""Does it and returns what is told of it; the words are what follows the ids."""


def do(shell: Shell, deed: str, words: Sequence[str], writer: str) -> None:
    """Change what is named, as one action. NotFound, LctuiError, WrongUsage."""
    from data.desk import Desk

    known = _known(shell)
    change, valued = DEEDS[deed]
    ids, rest = (words[:1], " ".join(words[1:])) if valued else (words, "")
    if valued and not rest.strip():
        raise WrongUsage(f"What is it to be? Write lctui actions {deed} {safe(ids[0])} {valued}.")
    meant = list(
        {promise.id: promise for name in ids for promise in [_named(shell, known, name)]}.values()
    )
    desk = Desk(shell.store, lambda: shell.now)
    desk.by = safe(writer)
    try:
        told = change(shell, desk, meant, rest)
    finally:
        desk.close()
    shell.say(told)


def _known(shell: Shell) -> list[Promise]:
    from data.ledger import ledger, shareable

    every = (ledger(shell.store, c.id, shell.now) for c in shell.store.communities())
    return [promise for each in every for promise in shareable(each)]


def _named(shell: Shell, known: Sequence[Promise], name: str) -> Promise:
    hint = "lctui actions lists what is owed, with the ids."
    return only_called(shell, name, known, lambda promise: promise.id, hint)


def _settled(shell: Shell, desk: Desk, promises: Sequence[Promise], _: str) -> str:
    from data.ledger_words import DONE, counted

    untold = [promise for promise in promises if promise.entry.kind not in DONE]
    if untold:
        hint = f"lctui outcome {untold[0].id} worked, partly, did-not, not-yet or let-go."
        raise LctuiError(f"How did it go? {counted(untold[:1])} is something to try.", hint)
    left = [promise for promise in promises if promise.state != DONE[promise.entry.kind]]
    if not left:
        return f"Done already: {counted(promises)}"
    told = f"Done: {counted(left)}"
    desk.settle([(promise, DONE[promise.entry.kind]) for promise in left], told)
    return told


def _dropped(shell: Shell, desk: Desk, promises: Sequence[Promise], _: str) -> str:
    from data.carryover import GIVEN_UP
    from data.ledger_words import DROPPED, counted

    left = [promise for promise in promises if promise.state not in GIVEN_UP]
    if not left:
        return f"Let go already: {counted(promises)}"
    told = f"Let go: {counted(left)}"
    desk.settle([(p, DROPPED.get(p.entry.kind, "let-go")) for p in left], told)
    return told


def _opened(shell: Shell, desk: Desk, promises: Sequence[Promise], _: str) -> str:
    from data.ledger_words import counted

    settled = [promise for promise in promises if not promise.is_open]
    told = f"Open again: {counted(settled)}" if settled else f"Open already: {counted(promises)}"
    if settled:
        desk.reopen(settled, told)
    return told


def _dated(shell: Shell, desk: Desk, promises: Sequence[Promise], words: str) -> str:
    from data.ledger_words import counted, read_day
    from data.owing import told_day

    today = shell.now.astimezone().date()
    try:
        day = read_day(words, today)
    except ValueError as error:
        raise WrongUsage(str(error)) from None
    _refuse_others(promises, "Only an action has a day.")
    desk.set_due(promises, day, "a date")
    return f"{counted(promises)}: {told_day(day, today)}"


def _owned(shell: Shell, desk: Desk, promises: Sequence[Promise], words: str) -> str:
    from data.ledger_views import known_names
    from data.ledger_words import ONE_NAME, counted, read_names

    known = known_names(shell.store, promises[0].community, promises)
    try:
        names = read_names(words, known, shell.store.persons(promises[0].community))
    except ValueError as error:
        raise WrongUsage(str(error)) from None
    if len(names) > 1:
        _refuse_others(promises, ONE_NAME)
    desk.set_owner(promises, names, "an owner")
    for name in names:
        if name not in known:
            shell.warn(
                f"{name} is no member and was not at the last session; it was kept as typed."
            )
    return f"{counted(promises)}: {', '.join(names) or 'nobody'}"


def _refuse_others(promises: Sequence[Promise], sentence: str) -> None:
    if any(promise.entry.kind != "action" for promise in promises):
        raise LctuiError(sentence)


DEEDS: dict[str, tuple[Deed, str]] = {
    "done": (_settled, ""),
    "drop": (_dropped, ""),
    "open": (_opened, ""),
    "due": (_dated, "DATE"),
    "owner": (_owned, "NAME"),
}
"""What can be done, and what has to follow the one id, if anything."""
