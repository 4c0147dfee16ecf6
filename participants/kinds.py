"""The kinds of participants. What each may do is said in ``rules.py``."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    STATE_BODY = "state_body", _("State body")
    PARLIAMENT = "parliament", _("Parliament")
    JUDICIARY = "judiciary", _("Judiciary")
    OMBUDSMAN = "ombudsman", _("Ombudsman institution")
    COMMISSION = "commission", _("Commission under the President")
    NGO = "ngo", _("NGO")
    ACADEMIA = "academia", _("Academic institution")
    INTERNATIONAL = "international", _("International organisation")
    MISSION = "mission", _("Diplomatic mission")
    FOREIGN_NGO = "foreign_ngo", _("Foreign NGO")


# An addressee answers and acts; an assessor gives a verdict on what was reported (domain.md §5.4). International
# organisations and missions do neither (design.md §5.2).
ADDRESSEES = frozenset(
    {
        OrganisationKind.STATE_BODY,
        OrganisationKind.PARLIAMENT,
        OrganisationKind.JUDICIARY,
        OrganisationKind.OMBUDSMAN,
        OrganisationKind.COMMISSION,
    }
)
ASSESSORS = frozenset({OrganisationKind.NGO, OrganisationKind.OMBUDSMAN, OrganisationKind.COMMISSION})
PROPOSERS = frozenset(
    {
        OrganisationKind.NGO,
        OrganisationKind.ACADEMIA,
        OrganisationKind.OMBUDSMAN,
        OrganisationKind.COMMISSION,
        OrganisationKind.PARLIAMENT,
    }
)


class Constituency(TextChoices):
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    EXECUTIVE = "executive", _("Executive")
    PARLIAMENT = "parliament", _("Parliament")
    INDEPENDENT = "independent", _("Independent institutions")
    JUDICIARY = "judiciary", _("Judiciary")
    EXPERTS = "experts", _("Experts")
    OBSERVERS = "observers", _("Observers")


class BodyKind(TextChoices):
    PLENARY = "plenary", _("Plenary")
    WORKING_GROUP = "working_group", _("Working group")
    SUBGROUP = "subgroup", _("Subgroup")
    EXPERT_GROUP = "expert_group", _("Expert group")


class PostKind(TextChoices):
    FOCAL_POINT = "focal_point", _("Focal point")
    SIGNATORY = "signatory", _("Signatory")
    SECRETARY = "secretary", _("Secretary")
    CUSTODIAN = "custodian", _("Custodian")
    REPRESENTATIVE = "representative", _("Representative")
    EDITOR = "editor", _("Editor")


class SeatRole(TextChoices):
    MEMBER = "member", _("Member")
    CHAIR = "chair", _("Chair")
    CO_CHAIR = "co_chair", _("Co-chair")
    OBSERVER = "observer", _("Observer")


class HoldingRole(TextChoices):
    HOLDER = "holder", _("Holder")
    ALTERNATE = "alternate", _("Alternate")


class Audience(TextChoices):
    """Who can see a thing (design.md §5.10); "named" are the organisations it belongs to and is addressed to."""

    PUBLIC = "public", _("Everybody")
    PARTICIPANTS = "participants", _("All participants of the platform")
    BODY = "body", _("Members of the body")
    NAMED = "named", _("Those it names")
