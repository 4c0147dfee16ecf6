"""When the work plan of a body moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import can_carry_out, can_comment_plan, can_run


class Plan(TextChoices):
    """One version of the plan of a body for a year. What was sent out never goes back: another draft is another version."""

    DRAFTED = "drafted", _("Draft of the secretariat")
    IN_COMMENT = "in_comment", _("In comment")
    PUT = "put", _("Waits for the decision of the body")
    APPROVED = "approved", _("Approved")
    REPLACED = "replaced", _("Replaced by a newer version")
    TAKEN_BACK = "taken_back", _("Taken back for another draft")

    @classmethod
    def public(cls):
        """Those everybody reads."""
        return (cls.APPROVED, cls.REPLACED)


_only_planned = _("Only the secretariat drafts the work plan of a body.")
_only_a_seat = _(
    "Only a representative or a signatory of an organisation with a seat in this body may comment. You may have to change "
    "your hat."
)

planning = Lifecycle(
    Step("edit", _("Edit the plan"), can_run, (Plan.DRAFTED, Plan.IN_COMMENT), STAYS, _only_planned, is_kept=False),
    Step("circulate", _("Send out for comments"), can_run, (Plan.DRAFTED,), Plan.IN_COMMENT, _only_planned),
    Step("comment", _("Comment on the plan"), can_comment_plan, (Plan.IN_COMMENT,), STAYS, _only_a_seat),
    Step("answer", _("Answer the comment"), can_run, (Plan.IN_COMMENT,), STAYS, _only_planned),
    Step("put", _("Put before the body"), can_run, (Plan.IN_COMMENT,), Plan.PUT, _only_planned),
    Step(
        "approve", _("Carry out: the plan is approved"), can_carry_out, (Plan.PUT,), Plan.APPROVED, _only_planned
    ),  # by a meeting's decision
    Step(
        "take_back",
        _("Take back for another draft"),
        can_run,
        (Plan.IN_COMMENT, Plan.PUT),
        Plan.TAKEN_BACK,
        _only_planned,
    ),
    Step("replace", _("Replaced"), can_carry_out, (Plan.APPROVED,), Plan.REPLACED, _only_planned),  # with the next one
)
