"""What can be done with past sessions."""

from screens.commands import Command
from screens.record_screen import RECORD_COMMANDS

COMMANDS: tuple[Command, ...] = (
    Command(
        "view-phases",
        "By phase",
        "Shows the session in its order, with the time planned and taken.",
        letter="1",
        group="Look at it",
        footer="phase",
    ),
    Command(
        "view-kinds",
        "By kind",
        "Gathers decisions, actions, insights, questions …",
        letter="2",
        group="Look at it",
        footer="kind",
    ),
    Command(
        "view-people",
        "By person",
        "Gathers what each said or took on.",
        letter="3",
        group="Look at it",
        footer="person",
    ),
    Command(
        "view-times",
        "Planned against taken",
        "Shows how the time of the session went, phase by phase.",
        letter="4",
        group="Look at it",
        footer="time",
    ),
    Command(
        "compare-sessions",
        "Compare",
        "Lays this session beside another one: facts, time, people, decisions, promises.",
        letter="equals_sign",
        group="Look at it",
        footer="compare",
    ),
    Command(
        "narrow",
        "Filter",
        "Narrows the side with the focus: sessions by year, people, kinds …; entries likewise.",
        letter="f",
        group="Filter",
        footer="filter",
    ),
    Command(
        "narrow-sessions",
        "Filter the sessions",
        "By community, year, how it went, what it holds, who came, and words of the title.",
        letter="F",
        group="Filter",
    ),
    Command(
        "show-all",
        "Show all again",
        "Takes every filter off, of the sessions and of the entries.",
        letter="A",
        group="Filter",
    ),
    Command(
        "earlier-session",
        "Session before",
        "Opens the session before this one, wherever the focus is.",
        letter="left_square_bracket",
        group="Look at it",
        footer="earlier",
    ),
    Command(
        "later-session",
        "Session after",
        "Opens the session after this one.",
        letter="right_square_bracket",
        group="Look at it",
        footer="later",
    ),
    Command(
        "amend-entry",
        "Amend",
        "Opens the highlighted entry as a line; what it said before stays in its history.",
        letter="e",
        group="Entries",
        footer="amend",
    ),
    Command(
        "show-history",
        "History",
        "Shows every version of the highlighted entry.",
        letter="h",
        group="Entries",
        footer="history",
    ),
    Command(
        "show-chain",
        "Its way through the sessions",
        "Follows the highlighted entry through every session that it touched.",
        letter="l",
        group="Entries",
        footer="its way",
    ),
    Command(
        "copy-entry",
        "Copy the entry",
        "Puts the highlighted entry on the clipboard, as a line of the minutes.",
        letter="y",
        group="Entries",
        footer="copy it",
    ),
    Command(
        "redact-entry",
        "Redact",
        "Takes the highlighted entry's words out of everything for good, after one question.",
        letter="X",
        group="Entries",
    ),
    Command(
        "amend-facts",
        "Title and roll",
        "Amends what the session is called and who was there; undo takes it back.",
        letter="t",
        group="Session",
    ),
    Command(
        "facts-history",
        "Title and roll before",
        "Shows every title it had, and who was put on the roll or taken off it since.",
        letter="H",
        group="Session",
    ),
    Command(
        "search",
        "Search",
        "Finds anything that was ever said, as you type; Esc comes back here.",
        letter="slash",
        group="Look at it",
        footer="search",
    ),
    Command(
        "wrap-up",
        "Wrap-up",
        "Goes to this session's wrap-up: what actions lack, exit slips, the next date.",
        letter="u",
        group="Entries",
    ),
    Command(
        "write-report",
        "Report for an audience",
        "Writes this session's minutes for members, a sponsor, the public; says what is withheld.",
        letter="r",
        group="Minutes",
        footer="report",
    ),
    *RECORD_COMMANDS,
)

FIRST_KEYS = "Esc back   F1 help   Tab other side"
_ON_LIST = ("Look at it", "Filter", "Minutes")
_ON_PAGE = ("Entries", "Filter", "Minutes", "Look at it")


def in_order(*, on_page: bool) -> list[Command]:
    """Return them as the key line tells them: what is done to an entry first where one is lit."""
    wanted = {group: n for n, group in enumerate(_ON_PAGE if on_page else _ON_LIST)}
    return sorted(COMMANDS, key=lambda command: wanted.get(command.group, len(wanted)))
