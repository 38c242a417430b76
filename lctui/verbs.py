"""The verbs of the command line. A new verb is a new row here and a new file in `commands/`."""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Verb:
    """One word after `lctui` that does one thing."""

    name: str
    help: str
    """What it does, for the list of verbs."""
    file: str = ""
    """Module of lctui.commands where that is not named like the verb."""

    def load(self) -> ModuleType:
        """Import the verb's module: `add_arguments(parser)`, `run(args, shell)`, and `arrange`
        where its words must be put in order before they are parsed.
        """
        return import_module(f"lctui.commands.{self.file or self.name}")


HOME = Verb("home", "open the home screen")
"""What lctui does without a verb."""

NAMES = "__names"
"""What shells call for the words that can be completed; no verb for people."""

VERBS: tuple[Verb, ...] = (
    Verb("demo", "try it out on a throw-away sample community, in mid-session"),
    Verb("new", "make a community"),
    Verb("plan", "plan the next session; print it, as a page or for calendars"),
    Verb("run", "go live at once, on screen"),
    Verb("join", "write in the live session, beside others"),
    Verb("board", "the wall display: clock, question and turn, nothing to press"),
    Verb("start", "go live at once, without a screen"),
    Verb("next", "go to the next phase", "clock"),
    Verb("back", "go back to the phase before", "clock"),
    Verb("pause", "stop the clock for a while", "clock"),
    Verb("resume", "let the clock run on", "clock"),
    Verb("extend", "give the running phase more minutes, or fewer"),
    Verb("end", "end the live session and seal its file"),
    Verb("note", "keep one thing that was said, or one a line from standard input"),
    Verb("status", "say where the live session stands"),
    Verb("sessions", "list the sessions, newest first"),
    Verb("search", "find what was said, asked and agreed, in all sessions"),
    Verb("show", "read one session"),
    Verb("export", "write the minutes of one or several sessions"),
    Verb("import", "take in past minutes from Markdown, or exported sessions", "import_"),
    Verb("wrapup", "say what was agreed and what waits for adoption, and adopt it"),
    Verb("since", "list what was handed over since last time, with ids"),
    Verb("outcome", "say what became of an item, and what surprised"),
    Verb("backlog", "list what waits to be learned, the most wanted first"),
    Verb("vote", "keep a show of hands for something to learn next"),
    Verb("chain", "follow an item through every session that it touched"),
    Verb("due", "say who owes what; the exit status tells whether anything presses"),
    Verb("actions", "list what is owed and what became of it; say what is done, by when, whose"),
    Verb("community", "read all that is known of a community, with its figures"),
    Verb("insights", "say how a community does: plots, what they say, and the figures"),
    Verb("members", "list who belongs to a community, take somebody in, let somebody go"),
    Verb("checkin", "say whom to talk to between sessions, and keep a note of it"),
    Verb("digest", "write what a community learned over a span of time"),
    Verb("toolkit", "write all that is known on one topic, as a guide with its sources"),
    Verb("brief", "write one page for those who release people"),
    Verb("welcome", "write a page for somebody new"),
    Verb("schema", "print the JSON Schema of exported sessions, or of a format"),
    Verb("formats", "list the plans that a session can follow"),
    Verb("format", "check a format's file, copy a format to change it, or read one"),
    Verb("redact", "take an entry's words out of everything, for good"),
    Verb("backup", "write the whole store into one archive"),
    Verb("restore", "bring back what a backup holds, or merge it in"),
    Verb("doctor", "read everything, say what is damaged, and mend it if so asked"),
    Verb("paths", "say where things are kept"),
    Verb("keys", "list the keys and slash commands of every screen"),
)

VERB_BY_NAME: dict[str, Verb] = {verb.name: verb for verb in VERBS}
