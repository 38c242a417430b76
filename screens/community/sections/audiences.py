"""To whom findings go, and how much of them."""

from data.models.community_records import Audience
from data.models.kinds import KINDS
from screens.community.asked import Asked, choice, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, titled

LEVELS = (
    ("named", "hears who said what"),
    ("role", "hears it without names: a role where one was kept"),
    ("anon", "hears what was said, from nobody in particular"),
)


class AudiencesSection(RecordSection):
    """Each with the most that it is told."""

    id = "audiences"
    title = "Audiences"
    hint = "a adds somebody to whom findings go: members, a sponsor, the public."
    record = Audience
    noun = "audience"

    def asked(self) -> tuple[Asked, ...]:
        """Return what is asked of one."""
        return (
            text("name", "Name", "Sponsor", needed="Who is it?"),
            choice("level", "Hears", LEVELS),
            Asked("sections", "What", "all, or insights, decisions", kinds_in, _told_kinds),
        )

    def row(self, record: Audience) -> Row:
        """Return one audience."""
        meaning = dict(LEVELS).get(record.level, record.level)
        what = f"gets: {_told_kinds(record.sections)}" if record.sections else "gets everything"
        return titled(record.id, record.name, what, beside=meaning)

    def state(self) -> str:
        """Return who they are."""
        return ", ".join(audience.name for audience in self.records().values())


def kinds_in(typed: str) -> tuple[str, ...]:
    """Return the ids of the kinds named; nothing, or “all”, is all of them. ValueError."""
    found: list[str] = []
    for word in (part.strip().casefold() for part in typed.replace(";", ",").split(",")):
        if word in ("", "all"):
            continue
        meant = [k.id for k in KINDS if word in (k.title.casefold(), k.plural.casefold())]
        meant = meant or [k.id for k in KINDS if k.plural.casefold().startswith(word)]
        if len(meant) != 1:
            known = ", ".join(kind.plural.lower() for kind in KINDS)
            raise ValueError(f"“{word}” is none of: {known}.")
        found += meant
    return tuple(dict.fromkeys(found))


def _told_kinds(kinds: object) -> str:
    wanted = kinds if isinstance(kinds, list | tuple) else ()
    return ", ".join(kind.plural.lower() for kind in KINDS if kind.id in wanted)
