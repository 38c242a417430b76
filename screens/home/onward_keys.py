"""The keys of the first screen that lead on to another."""

from collections.abc import Iterable

from data.models.ids import CommunityId
from data.store.refs import SessionRef
from screens.commanded_screen import CommandedScreen
from screens.home.community_strip import CommunityStrip
from screens.requests import (
    OpenActions,
    OpenImport,
    OpenInsights,
    OpenReports,
    OpenReview,
    OpenSearch,
    ShowCommunity,
    ShowPlan,
)

CHOOSE = "Choose a community with ← → first; N makes a new one."


class OnwardKeys(CommandedScreen):
    """Knows which community is meant."""

    def _community(self) -> CommunityId | None:
        """Return the community meant; None where it cannot be told."""
        raise NotImplementedError

    def _meant(self) -> CommunityId | None:
        """Return the same, and say how to choose one where there is none."""
        community = self._community()
        if community is None:
            self.notify(CHOOSE, markup=False)
        return community

    def action_search(self) -> None:
        """Search all that was said."""
        self.post_message(OpenSearch())

    def action_show_actions(self) -> None:
        """Open what is owed in the chosen community, or in all of them."""
        self.post_message(OpenActions(self.query_one(CommunityStrip).tab.id))

    def action_plan_session(self) -> None:
        """Open the plan of the community's next session."""
        if community := self._meant():
            self.post_message(ShowPlan(community))

    def action_show_community(self) -> None:
        """Open what the community knows about itself."""
        if community := self._meant():
            self.post_message(ShowCommunity(community))

    def action_show_insights(self) -> None:
        """Open how the community does."""
        if community := self._meant():
            self.post_message(OpenInsights(community))

    def action_import_minutes(self) -> None:
        """Take in past minutes, of the chosen community or of one that is named there."""
        listed = bool(self.query("#sessions"))
        self.post_message(OpenImport(self._community() if listed else None))

    def action_write_report(self) -> None:
        """Open a report of the community: a digest, unless another one is chosen there."""
        if community := self._meant():
            self.post_message(OpenReports(community))

    def _reviewed(self, ref: SessionRef | None, listed: Iterable[SessionRef]) -> OpenReview:
        """Return what asks for review: of the chosen community alone, where there are several."""
        from data.facets import Facet

        tab = self.query_one(CommunityStrip).tab
        if tab.id is None or all(each.community == tab.id for each in listed):
            return OpenReview(ref)
        return OpenReview(ref, among=(Facet("community", tab.id, tab.name),))
