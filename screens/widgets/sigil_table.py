"""The signs that begin a line and the words within it, for help."""

from textual.content import Content

from data.models.kinds import KINDS

WITHIN: tuple[tuple[str, str], ...] = (
    ("Ana: …", "Ana said it; a beginning of her name or her initials will do"),
    ("@ana", "Ana, named anywhere in the line; in an action it is who owes it"),
    ("@everyone", "in an action: the group as a whole owes it; so does All: before it"),
    ("#tag", "a word to find it by"),
    ("due:fri", "a day, a date or +2w"),
    ("for:whom", "whom it worked for"),
    ("because …", "why, to the end of the line"),
    ("@@", "come back to this"),
    ("... more", "goes on with the last entry"),
    ("s/old/new/", "mends the last entry"),
    ("two spaces", "put it under the entry above"),
    ("#role", "kept with the role and not the name"),
    ("#anon", "the name is never written"),
    ("#private", "seen in this store only"),
    ("\\", "first in the line: take the sign after it as it is"),
)
"""What may stand within a line, and what it does."""


def sigil_table() -> Content:
    """Return both tables as text."""
    rows = [
        Content.assemble(
            (f"  {kind.sigil or 'no sign':<12}", "$footer-key-foreground"),
            (f"{kind.title:<20}", "$primary"),
            kind.purpose,
        )
        for kind in KINDS
    ]
    within = [
        Content.assemble((f"  {sign:<12}", "$footer-key-foreground"), meaning)
        for sign, meaning in WITHIN
    ]
    return Content("\n").join(
        [
            Content.styled("A line begins with", "$accent bold"),
            *rows,
            Content.styled("\nWithin it", "$accent bold"),
            *within,
        ]
    )
