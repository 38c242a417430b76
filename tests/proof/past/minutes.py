"""Minutes in every format and for every audience, each read by another program than lctui."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from jsonschema import Draft202012Validator

from data.digest.draft import minutes_draft
from data.reports.gather import minutes_from
from data.reports.minutes import Minutes
from data.reports.registry import REPORTS
from data.store.refs import SessionRef
from data.store.store import Store
from tests.proof.past.raw import TOLD, Kept, Row, kept_in
from tests.proof.past.readers import hold_pages, lines_in_html, squashed
from tests.proof.past.shell import Part, Shell, part
from tests.proof.past.tables import hold_calendar, hold_table, hold_tasks, hold_todo

_PAGES = ("md", "txt", "html")
_ABOVE = ("decision", "action", "commitment")
"""Kinds that stand once more above the minutes."""
_NONE_SAID = ("decision", "action")
"""Kinds of which it is said there when there are none."""


def minutes_for_all(shell: Shell, audiences: Sequence[str] = tuple(TOLD)) -> Part:
    """Write the minutes of all sessions as everything, for everybody; hold them to the files."""
    with part("minutes: formats × audiences") as row:
        kept, store = kept_in(shell.root), shell.store()
        refs = {(str(ref.community), ref.path.name): ref for ref in store.sessions()}
        every = [_minutes(store, refs[each.community, each.stem]) for each in kept]
        schema = json.loads(shell.say("schema")[1])
        names = sorted({p["name"] for each in kept for p in each.people if " " in p["name"]})
        for audience in audiences:
            for chatham in (False, True):
                where = f"{audience}{', nobody named' * chatham}"
                draft = minutes_draft(store, every, audience, chatham=chatham)
                written = {kind: draft.written(kind) for kind in REPORTS}
                _hold(row, where, kept, audience, written, schema)
                if chatham or audience != "members":
                    _hold_nobody(row, where, names, written)
                else:
                    _hold_words(row, where, kept, written)
                    hold_tasks(row, shell.folder, written["taskwarrior"])
                    _hold_command_line(row, shell, kept, written)
        row.told = f"{2 * len(audiences) * len(REPORTS)} reports of {len(kept)} sessions each"
    return row


def _minutes(store: Store, ref: SessionRef) -> Minutes:
    session = store.open(ref)
    try:
        return minutes_from(store, session, datetime.now(UTC))
    finally:
        session.close()


def _hold(
    row: Part,
    where: str,
    kept: Sequence[Kept],
    audience: str,
    written: dict[str, str],
    schema: Row,
) -> None:
    """Hold how much each format tells to how much it may tell."""
    lines = hold_pages(row, where, *(written[kind] for kind in _PAGES))
    row.hold(len(lines), _lines_wanted(kept, audience), f"{where}: lines in Markdown")
    documents = json.loads(written["json"])
    validator = Draft202012Validator(schema)
    wrong = [e.json_path for document in documents for e in validator.iter_errors(document)]
    row.hold(wrong[:3], [], f"{where}: JSON by its schema")
    told = [[(e["id"], e["kind"]) for e in document["entries"]] for document in documents]
    wanted = [[(e["id"], e["kind"]) for e in each.told(audience)] for each in kept]
    row.hold(told == wanted, True, f"{where}: entries in JSON")
    hold_table(row, where, kept, audience, written["csv"])
    owed = [
        e for each in kept for e in each.told(audience) if e["kind"] in ("action", "commitment")
    ]
    hold_calendar(row, where, owed, written["ics"])
    hold_todo(row, where, owed, written["todotxt"], written["taskwarrior"])


def _lines_wanted(kept: Sequence[Kept], audience: str) -> int:
    """Return how many lines minutes have: each entry, what was agreed once more, what was handed
    on, and where nothing was agreed that.
    """
    kinds = {e["id"]: e["kind"] for each in kept for e in each.entries}
    allowed = TOLD[audience]
    count = 0
    for each in kept:
        told = [e["kind"] for e in each.told(audience)]
        handed = [kinds[h["id"]] for h in each.handed]
        count += len(told) + sum(kind in _ABOVE for kind in told)
        count += sum(kind not in told and _is_in(kind, allowed) for kind in _NONE_SAID)
        count += sum(_is_in(kind, allowed) for kind in handed)
    return count


def _is_in(kind: str, allowed: set[str] | None) -> bool:
    return allowed is None or kind in allowed


def _hold_words(row: Part, where: str, kept: Sequence[Kept], written: dict[str, str]) -> None:
    """Hold what members read to what was kept, word for word."""
    said = {squashed(line) for line in lines_in_html(written["html"])}
    documents = json.loads(written["json"])
    for each, document in zip(kept, documents, strict=True):
        texts = [entry["text"] for entry in each.entries]
        row.hold(sum(squashed(text) not in said for text in texts), 0, f"{where}: {each.id} HTML")
        row.hold(
            [e["text"] for e in document["entries"]] == texts, True, f"{where}: {each.id} JSON"
        )
        present = sorted(person["name"] for person in each.present)
        row.hold(sorted(document["present"]) == present, True, f"{where}: {each.id} present")


def _hold_nobody(row: Part, where: str, names: Sequence[str], written: dict[str, str]) -> None:
    """Hold that nobody's full name is told where nobody may be named."""
    for kind, text in written.items():
        named = sum(name in text for name in names)
        row.hold(named, 0, f"{where}: names in {kind}")


def _hold_command_line(
    row: Part, shell: Shell, kept: Sequence[Kept], written: dict[str, str]
) -> None:
    """Hold that a shell gets the same; of one community, as it would be asked."""
    mine = [each.id for each in kept if each.community == kept[0].community]
    for kind in REPORTS:
        path = shell.folder / f"minutes.{kind}"
        status, _, complaint = shell.say("export", *mine, "--to", kind, "-o", str(path))
        row.hold((status, complaint), (0, ""), f"lctui export --to {kind}")
        if kind in ("md", "txt", "csv", "todotxt"):
            text = path.read_bytes().decode()
            row.hold(written[kind].startswith(text.rstrip("\n")), True, f"the same as {kind}")
