"""The keys that no command stands for: while typing, and in the panels of F2, F3 and q."""

from collections.abc import Iterable

from textual.content import Content

from data.carryover import OUTCOMES
from screens.live.agenda_panel import KEYS as AGENDA_KEYS
from screens.live.known_panel import KNOWN_KEYS
from screens.live.people_keys import ROLL_KEYS
from screens.live.queue_panel import QUEUE_KEYS
from screens.live.roles import ROLES
from screens.live.since_panel import CHAIN, OFFER
from screens.live.vote_dialog import VOTE_KEYS

Key = tuple[str, str]
"""A key as people read it, and what it does."""

TYPING: tuple[Key, ...] = (
    ("Enter", "keeps the line"),
    ("Alt+Enter", "starts a new line within the entry; so does ^J"),
    ("↑", "in an empty bar: edits the last entry"),
    ("Tab", "takes the name, tag or command that is offered"),
    ("Alt+G", "puts whoever the line names on the roll: a member as here, somebody new as a guest"),
    ("Esc", "makes letters commands; the text stays"),
    ("^P", "finds any command by its name"),
)


def _since_last_time() -> Iterable[Key]:
    """Each letter once, with all that it says of one kind or another."""
    for key in dict.fromkeys(outcome.key for outcome in OUTCOMES):
        titles = dict.fromkeys(outcome.title for outcome in OUTCOMES if outcome.key == key)
        yield key, " or ".join(titles)
    yield from (OFFER, CHAIN)
    yield "Enter", "what surprised, said anew"


def _people() -> Iterable[Key]:
    yield "Enter", "here; in the list: here, or not here after all"
    for role in ROLES.values():
        yield role.key, f"in the list: {role.id}, or not any more"
    for key, what in ROLL_KEYS.items():
        yield key, f"in the list: {what}"
    yield "F S T H", "in the list: give that role to whoever is suggested for it"


def key_help() -> Content:
    """Return these keys under their headings, as help shows them."""
    parts = (
        ("While typing", TYPING),
        ("Since last time (F2)", tuple(_since_last_time())),
        ("Votes (v)", tuple(VOTE_KEYS.items())),
        ("People and turns (F3)", tuple(_people())),
        ("What we know (F5)", tuple(KNOWN_KEYS.items())),
        ("Agenda (g)", tuple((key, told) for key, (_, told) in AGENDA_KEYS.items())),
        ("Question queue (q)", tuple(QUEUE_KEYS.items())),
    )
    return Content("\n").join(line for title, keys in parts for line in _lines(title, keys))


def _lines(title: str, keys: Iterable[Key]) -> Iterable[Content]:
    yield Content.styled(f"\n{title}", "$accent bold")
    for key, what in keys:
        yield Content.assemble((f"  {key:<12}", "$footer-key-foreground"), what)
