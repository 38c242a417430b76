"""Nothing that was told in confidence leaves the store, in whatever format, for whomever.

A new format, report or audience is tried as soon as it stands in its registry.
"""

from dataclasses import fields, is_dataclass

import pytest

from data.audience.standing import audiences_of, is_told, level_of, tells_names
from data.digest.draft import Draft, Wanted, minutes_draft
from data.digest.papers import PAPERS
from data.models.community_records import Goal, Measure, Reading
from data.models.kinds import KINDS
from data.models.records import Entry, FollowUp, SessionHead
from data.reports.gather import minutes_from
from data.reports.minutes import Minutes
from data.reports.registry import REPORTS
from data.store.store import Store
from tests.data.planted import NAMES, NEVER, NOW, planted_store

AUDIENCES = ("members", "sponsor", "public", "neighbours", "funder", "insiders")
WRITTEN = [(paper.id, kind) for paper in PAPERS.values() for kind in paper.formats]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return planted_store(tmp_path_factory.mktemp("planted"))


def every_minutes(store: Store) -> list[Minutes]:
    told = []
    for ref in store.sessions():
        session = store.open(ref)
        told.append(minutes_from(store, session, NOW))
        session.close()
    return told


def drafts(store: Store, audience: str, *, chatham: bool) -> dict[str, Draft]:
    """Return every report, of everything there is."""
    (community,) = store.communities()
    made = {}
    for paper in PAPERS.values():
        for ref in store.sessions():
            wanted = Wanted(community.id, audience, chatham, topic="story", session=ref, whole=True)
            draft = paper.make(store, wanted, NOW)
            made[f"{paper.id} {ref.started if 'session' in paper.asks else ''}"] = draft
    return made


@pytest.fixture(scope="module")
def for_members(store: Store) -> dict[str, Draft]:
    return drafts(store, "members", chatham=False)


def found_in(text: str, words: tuple[str, ...]) -> list[str]:
    folded = text.casefold()
    return [word for word in words if word in folded]


def test_every_audience_of_the_community_is_tried(store: Store) -> None:
    (community,) = store.communities()
    known = audiences_of(store.open_community(community.id))
    assert {one.name for one in known} == set(AUDIENCES)


@pytest.mark.parametrize("chatham", [False, True], ids=["named", "chatham"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_report_tells_what_its_audience_may_not_know(
    store: Store, audience: str, chatham: bool
) -> None:
    (community,) = store.communities()
    known = audiences_of(store.open_community(community.id))
    meant = next(one for one in known if one.name == audience)
    hidden = () if tells_names(meant, chatham=chatham) else NAMES
    for name, draft in drafts(store, audience, chatham=chatham).items():
        formats = PAPERS[name.split()[0]].formats
        for kind in formats:
            text = draft.written(kind)
            assert not found_in(text, (*NEVER, *hidden)), f"{name}as {kind}"
        assert not found_in(draft.name, (*NEVER, *hidden)), name
        assert not found_in(str(draft.withheld), NEVER), name


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_is_told_of_kinds_that_an_audience_is_not_told(store: Store, audience: str) -> None:
    (community,) = store.communities()
    known = audiences_of(store.open_community(community.id))
    meant = next(one for one in known if one.name == audience)
    kept = tuple(f"{kind.title}: " for kind in KINDS if not is_told(meant, kind.id))
    draft = minutes_draft(store, every_minutes(store), audience)
    for kind in REPORTS:
        text = draft.written(kind)
        told = [word for word in kept if f"{word}Planta" in text or f"{word}A member" in text]
        assert not told, kind
    if level_of(meant) != "named":
        assert not any(minutes.pulse.slips for minutes in draft.minutes)


@pytest.mark.parametrize("kind", REPORTS)
def test_an_export_without_an_audience_tells_no_secret_either(store: Store, kind: str) -> None:
    assert not found_in(REPORTS[kind].write(every_minutes(store)), NEVER)


@pytest.mark.parametrize(("paper", "kind"), WRITTEN)
def test_the_secrets_would_be_found_if_they_were_told(
    for_members: dict[str, Draft], paper: str, kind: str
) -> None:
    """What is looked for is there to be found: members are told the names."""
    for name, draft in for_members.items():
        if name.split()[0] == paper and kind not in ("ics", "taskwarrior", "todotxt"):
            assert "planta" in draft.written(kind).casefold(), name


def test_what_is_withheld_is_counted_before_anything_is_written(store: Store) -> None:
    draft = minutes_draft(store, every_minutes(store), "sponsor", chatham=True)
    told = " ".join(draft.withheld.sentences)
    assert "24 private entries" in told
    assert "6 notes" in told
    assert "Names in the texts" in told
    assert "where it was" in told
    assert draft.withheld.changed
    assert all("privatexx" not in text for _, text in draft.withheld.left_out)


NO_WORDS = {"id", "kind", "level", "status", "phase", "outcome", "zone", "format", "direction"}
NO_WORDS |= {"community", "community_name", "goal", "measure", "unit", "number", "name"}


def test_the_plant_grows_in_every_field_that_holds_words(store: Store) -> None:
    """A field that is added to a record must get its secret here."""
    (community,) = store.communities()
    opened = store.open_community(community.id)
    session = store.open(store.sessions()[1])
    records = [
        session.head,
        *session.entries.values(),
        *session.followups.values(),
        *(record for table in (Goal, Measure, Reading) for record in opened.table(table).values()),
        opened.community,
    ]
    for made in (SessionHead, Entry, FollowUp, Goal, Measure, Reading, type(opened.community)):
        mine = [record for record in records if type(record) is made]
        assert mine, made
        for field in fields(made):
            wordy = "str" in str(field.type) and "Id" not in str(field.type)
            if wordy and field.name not in NO_WORDS | {"primary_purpose", "stage", "stages"}:
                told = " ".join(str(getattr(record, field.name)) for record in mine)
                assert found_in(told, (*NAMES, "facilitator")) or field.name == "voices", field.name
    session.close()
    assert is_dataclass(opened.community)
