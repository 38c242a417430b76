"""Sessions whose phases have inner clocks, for the tests of the live screen and of the board."""

from dataclasses import replace

from data.meeting import keep
from data.models.ids import PhaseId
from data.models.records import Phase, Step
from data.store.refs import SessionRef
from data.store.store import Store
from tests.screens.live_stage import begun
from tests.screens.stage import NOW

MINUTE = 60
CASE = Phase(PhaseId("case"), "A case", 40 * MINUTE, activity="case")
TALK = Phase(PhaseId("talk"), "A talk", 50 * MINUTE, activity="talk")
SILENT = Phase(PhaseId("silent"), "In silence", 20 * MINUTE, activity="silent")
GROUPS = Phase(PhaseId("groups"), "Small groups", 30 * MINUTE, activity="groups", group_size=2)
ROUND = Phase(PhaseId("round"), "A round", 10 * MINUTE, activity="go-round", each_seconds=90)
OPEN = Phase(PhaseId("open"), "Open", 10 * MINUTE)


def with_steps(*steps: Step, seconds: int = 600) -> Phase:
    return Phase(PhaseId("steps"), "Steps", seconds, steps=steps)


def begun_with(store: Store, *phases: Phase, said: tuple[str, ...] = ()) -> SessionRef:
    """Begin a session now that has these phases."""
    ref = begun(store, start_clock=True)
    session = store.open(ref)
    session.change(session.head, phases=phases)
    for line in said:
        keep(session, line, now=NOW)
    session.close()
    return ref


def with_organisations(store: Store, ref: SessionRef, *names: str) -> None:
    """Say of the members, in their order, where they work."""
    community = store.community(ref.community)
    members = zip(community.members, names, strict=True)
    told = tuple(replace(member, organisation=name) for member, name in members)
    store.save_community(replace(community, members=told))
