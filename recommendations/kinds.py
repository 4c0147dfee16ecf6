"""The kinds a recommendation knows, and the values of its four axes (design.md §5.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecommendationKind(TextChoices):
    JOINT = "joint", _("Joint recommendation")
    CIVIL_SOCIETY = "civil_society", _("Civil-society recommendation, no consensus")
    EXTERNAL = "external", _("Recommendation of another mechanism")


class PositionValue(TextChoices):
    """First axis: what the lead says of the recommendation. "Noted" is not "supported" and stays tracked."""

    NONE = "none", _("No position yet")
    SUPPORTED = "supported", _("Supported")
    IN_PART = "in_part", _("Supported in part")
    NOTED = "noted", _("Noted")
    NOT_SUPPORTED = "not_supported", _("Not supported")


class Declared(TextChoices):
    """Second axis: how far the lead says it is."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PREPARATION = "in_preparation", _("In preparation")
    IN_PROGRESS = "in_progress", _("In progress")
    PARTLY = "partly", _("Partly implemented")
    IMPLEMENTED = "implemented", _("Implemented")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class Verdict(TextChoices):
    """Third axis: what an organisation says of a claim. Never counted against each other."""

    CONFIRM = "confirm", _("Confirms")
    PARTLY = "partly", _("Confirms in part")
    CONTEST = "contest", _("Objects")
    CANNOT_ASSESS = "cannot_assess", _("Cannot assess")


class Finding(TextChoices):
    """What a meeting found when it heard the sides; the chair announces it, nobody decides who is right (domain.md §5.4)."""

    RETURNED = "returned", _("Returned to the body")
    DISPUTED = "disputed", _("Recorded as disputed")


class Settlement(TextChoices):
    """Fourth axis: where the sides stand; the heading says "The sides' views", never this word."""

    NO_CLAIM = "no_claim", _("Nothing reported yet")
    IN_WINDOW = "in_window", _("Being assessed")
    NO_OBJECTION = "no_objection", _("No objection came")
    PARTLY_CONFIRMED = "partly_confirmed", _("Confirmed in part")
    CONFIRMED = "confirmed", _("Confirmed")
    OBJECTIONS_STAND = "objections_stand", _("Objections stand")
    RETURNED = "returned", _("Returned to the body")
    DISPUTED = "disputed", _("Recorded as disputed")
    REOPENED = "reopened", _("Reopened")


# An objection to what the lead reports was not withdrawn, or a meeting returned the report.
DISAGREED = frozenset({Settlement.OBJECTIONS_STAND, Settlement.DISPUTED, Settlement.REOPENED, Settlement.RETURNED})


class Outcome(TextChoices):
    """What became of it, once follow-up has ended (domain.md §5.4)."""

    CONFIRMED = "confirmed", _("Implemented, confirmed")
    NO_OBJECTION = "no_objection", _("Implemented, no objection came")
    OBJECTIONS_STAND = "objections_stand", _("Reported as implemented, objections stand")
    PARTLY = "partly", _("Implemented in part")
    DECLINED = "declined", _("Declined with reasons")
    NOT_IMPLEMENTED = "not_implemented", _("Closed, not implemented")


# What a report of progress may say. That it is done, in part or in full, is a claim: it needs evidence and can be assessed.
REPORTABLE = (Declared.NOT_STARTED, Declared.IN_PREPARATION, Declared.IN_PROGRESS, Declared.NOT_APPLICABLE)


class ClaimLevel(TextChoices):
    PARTIAL = "partial", _("Implemented in part")
    FULL = "full", _("Implemented in full")


class EvidenceKind(TextChoices):
    ACT = "act", _("Legal act in force")
    DOCUMENT = "document", _("Document")
    FIGURE = "figure", _("Figure")


class ObjectionReason(TextChoices):
    """Why an organisation objects (domain.md §4, 21)."""

    NOT_IN_FORCE = "not_in_force", _("The act is not in force")
    DIFFERS = "differs", _("The act differs from the recommendation")
    PRACTICE_UNCHANGED = "practice_unchanged", _("Practice has not changed")
    EVIDENCE_MISMATCH = "evidence_mismatch", _("The evidence does not show it")
    PARTIAL = "partial", _("Only a part was done")
    CONTRARY = "contrary", _("The effect is contrary")
    WRONG_RECOMMENDATION = "wrong_recommendation", _("It concerns another recommendation")


class ObjectionStand(TextChoices):
    """What the objector says after the reply; silence keeps."""

    OPEN = "open", _("Waiting for the reply of the body")
    REPLIED = "replied", _("Replied: the objector decides")
    KEPT = "kept", _("Kept")
    NARROWED = "narrowed", _("Narrowed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


UNDECIDED = frozenset({ObjectionStand.OPEN, ObjectionStand.REPLIED})
STANDING = frozenset({ObjectionStand.OPEN, ObjectionStand.REPLIED, ObjectionStand.KEPT, ObjectionStand.NARROWED})
