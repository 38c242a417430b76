"""Asks who takes which role in a session that is to come."""

from collections.abc import Mapping, Sequence

from data.models.community import Community, Member
from data.models.community_records import Plan
from data.plan_changes import full_name
from data.planning import names_in
from data.store.open_community import OpenCommunity
from data.store.store import Store
from data.suggestions import held_last
from screens.live.roles import ROLES
from screens.widgets.form import Explain, FormField
from screens.widgets.form_dialog import FormDialog


def roles_form(store: Store, community: OpenCommunity, plan: Plan) -> FormDialog:
    """Return the form: each role with who is to have it, and under it who had it when."""
    members = tuple(m for m in community.community.members if not m.left)
    told = held_last(store, community)
    fields = (
        FormField(
            role.id,
            role.id.capitalize(),
            ", ".join(name for theirs, name in plan.roles if theirs == role.id),
            example="nobody yet",
            suggested=tuple(member.name for member in members),
            explain=_explained(members, told.get(role.id, "")),
        )
        for role in ROLES.values()
    )
    return FormDialog("Roles", tuple(fields), preface="Names, several between commas.")


def _explained(members: Sequence[Member], held: str) -> Explain:
    def explain(text: str) -> str:
        names = [full_name(members, name) for name in names_in(text)]
        return " · ".join(filter(None, (", ".join(names), held)))

    return explain


def roles_from(values: Mapping[str, str], community: Community) -> tuple[tuple[str, str], ...]:
    """Return pairs of a role and a full name, from what stands in the form."""
    members = tuple(member for member in community.members if not member.left)
    pairs = (
        (role, full_name(members, name))
        for role, typed in values.items()
        for name in names_in(typed)
    )
    return tuple(dict.fromkeys(pairs))
