"""The sections in the order of the screen's list. A new one is a file and a row here."""

from screens.community.section import Section
from screens.community.sections.audiences import AudiencesSection
from screens.community.sections.backlog import BacklogSection
from screens.community.sections.charter import CharterSection
from screens.community.sections.checkins import CheckInsSection
from screens.community.sections.figures import FiguresSection
from screens.community.sections.goals import GoalsSection
from screens.community.sections.members import MembersSection
from screens.community.sections.purpose import PurposeSection
from screens.community.sections.resources import ResourcesSection
from screens.community.sections.rules import RulesSection
from screens.community.sections.standing import StandingSection
from screens.community.sections.traditions import TraditionsSection

SECTIONS: tuple[type[Section], ...] = (
    PurposeSection,
    MembersSection,
    StandingSection,
    RulesSection,
    CharterSection,
    AudiencesSection,
    GoalsSection,
    ResourcesSection,
    TraditionsSection,
    BacklogSection,
    CheckInsSection,
    FiguresSection,
)
