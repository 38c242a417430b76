"""What members said of themselves at a first meeting, for their own cards."""

from dataclasses import replace

from data.adopting.standing import Change, Said, Standing
from data.models.community import Member
from data.models.records import Entry
from data.safe_text import one_line

MEMBERS = "members"
"""What a phase records whose answers are about those who gave them."""

OF_THEMSELVES = ("note", "insight", "success", "setback", "question", "help", "request")
"""Kinds of what people say of themselves; what they take on stands elsewhere."""


def is_told(entry: Entry) -> bool:
    """Say whether somebody named said it of themselves; what no name is to stand at stays out."""
    return entry.level == "named" and bool(entry.by) and entry.kind in OF_THEMSELVES


def read_card(said: Said, standing: Standing) -> Change:
    """Return what a member's line puts on the card: a question is what they want to learn.

    Everything else is what they hope to give and to get. A guest has no card.
    """
    name, words = said.entry.by, one_line(said.line)
    member = next((m for m in standing.community.members if m.name == name), None)
    if member is None:
        return Change(f"{name}'s card", "", words, (), f"{name} is a guest: m makes members.")
    asks = said.entry.kind == "question"
    before = member.question if asks else member.hopes
    if words in before.split("; "):
        return Change("", words, words)
    after = words if asks or not before else f"{before}; {words}"
    return _on_card(member, before, after, asks=asks)


def _on_card(member: Member, before: str, after: str, *, asks: bool) -> Change:
    title = "wants to learn" if asks else "hopes to give and to get"
    now = replace(member, question=after) if asks else replace(member, hopes=after)
    place = f"{member.id} question" if asks else ""
    return Change(f"{member.name} {title}", before, after, (now,), takes_place_of=place)
