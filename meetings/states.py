"""When a meeting moves. What was decided is rows (``Decision``), not a state."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.kinds import Answer
from meetings.rules import (
    can_answer,
    can_answer_ending,
    can_approve_minutes,
    can_carry_out,
    can_comment,
    can_comment_plan,
    can_dissent,
    can_propose_item,
    can_publish_minutes,
    can_run,
    can_withdraw_item,
    can_withdraw_request,
)
from participants.rules import is_the_house


class S(TextChoices):
    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced")
    CIRCULATED = "circulated", _("Agenda published")
    HELD = "held", _("Held")
    PUBLISHED = "published", _("Decisions published")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = (S.ANNOUNCED, S.CIRCULATED)  # everybody knows of it, and it has not been held
COURSE = (S.PLANNED, S.ANNOUNCED, S.CIRCULATED, S.HELD, S.PUBLISHED)

_only_secretariat = _("Only the secretariat runs meetings.")
_only_a_vote = _(
    "Only a representative or a signatory of an organisation with a vote in this body may file a dissenting opinion. "
    "You may have to change your hat."
)
_only_members = _(
    "Only who sits on a seat of a member of this body may propose an item for its agenda. You may have to change your hat. "
    "Others can ask a member to propose it."
)
_only_own_seat = _("Only who sits on the seat that was invited may answer for it. You may have to change your hat.")

lifecycle = Lifecycle(
    Step("edit", _("Edit"), can_run, (S.PLANNED,), STAYS, _only_secretariat, is_kept=False),
    Step(
        "arrange", _("Arrange the agenda"), can_run, (S.PLANNED, S.ANNOUNCED), STAYS, _only_secretariat, is_kept=False
    ),
    Step("announce", _("Announce"), can_run, (S.PLANNED,), S.ANNOUNCED, _only_secretariat),
    Step("publish_agenda", _("Publish the agenda"), can_run, (S.ANNOUNCED,), S.CIRCULATED, _only_secretariat),
    Step("revise", _("Change the published agenda"), can_run, (S.CIRCULATED,), STAYS, _only_secretariat),
    Step("propose_item", _("Propose an item"), can_propose_item, OPEN, STAYS, _only_members),
    Step("move", _("Change time or place"), can_run, OPEN, STAYS, _only_secretariat),
    Step("amend", _("Change theme, languages or chair"), can_run, OPEN, STAYS, _only_secretariat),
    Step("hold", _("Record that it was held"), can_run, (S.CIRCULATED,), S.HELD, _only_secretariat),
    Step("decide", _("Record a decision"), can_run, (S.HELD,), STAYS, _only_secretariat),
    Step("correct", _("Correct a decision"), can_run, (S.HELD,), STAYS, _only_secretariat),
    Step("publish_decisions", _("Publish the decision sheet"), can_run, (S.HELD,), S.PUBLISHED, _only_secretariat),
    Step("dissent", _("File a dissenting opinion"), can_dissent, (S.PUBLISHED,), STAYS, _only_a_vote),
    Step("close_dissents", _("The time for dissenting opinions is over"), is_the_house, (S.PUBLISHED,), STAYS),
    Step(
        "begin_minutes",
        _("Begin the minutes"),
        can_run,
        (S.HELD, S.PUBLISHED),
        STAYS,
        _("Only the secretariat writes the minutes."),
        is_kept=False,
    ),
    Step("cancel", _("Cancel the meeting"), can_run, (S.PLANNED, *OPEN), S.CANCELLED, _only_secretariat),
)

# Answers leave no lines (design.md §5.7); a new day asks everybody again.
answering = Lifecycle(
    Step("accept", _("I will come"), can_answer, (Answer.NONE, Answer.NO), Answer.YES, _only_own_seat, is_kept=False),
    Step(
        "decline", _("I will not come"), can_answer, (Answer.NONE, Answer.YES), Answer.NO, _only_own_seat, is_kept=False
    ),
    Step("ask_again", _("Ask again"), can_run, (Answer.YES, Answer.NO), Answer.NONE, _only_secretariat, is_kept=False),
    field="answer",
)

HAPPENED = {
    "announce": _("Announced; the seats of the body were invited"),
    "publish_agenda": _("Agenda published"),
    "revise": _("Published agenda changed"),
    "move": _("Time or place changed"),
    "amend": _("Theme, languages or chair changed"),
    "hold": _("Held"),
    "decide": _("Decision recorded"),
    "correct": _("Decision corrected"),
    "publish_decisions": _("Decision sheet published"),
    "dissent": _("A dissenting opinion was filed"),
    "close_dissents": _("The time for dissenting opinions ended"),
    "cancel": _("Cancelled"),
}


class Proposed(TextChoices):
    """An item a member proposes. It leaves "waiting" by its author's hand, onto an agenda, or by a refusal with a reason."""

    WAITING = "waiting", _("Waits for the secretariat")
    TAKEN = "taken", _("On the agenda")
    REFUSED = "refused", _("Not taken")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")


_only_proposer = _("Only who sits on the seat that proposed the item may withdraw it.")

proposing = Lifecycle(
    Step("take", _("Take onto the agenda"), can_run, (Proposed.WAITING,), Proposed.TAKEN, _only_secretariat),
    Step("refuse", _("Do not take it"), can_run, (Proposed.WAITING,), Proposed.REFUSED, _only_secretariat),
    Step(
        "withdraw",
        _("Withdraw the item"),
        can_withdraw_item,
        (Proposed.WAITING,),
        Proposed.WITHDRAWN,
        _only_proposer,
    ),
    # Dropped from the agenda it waits again: an item cannot be refused by taking it and dropping it.
    Step("put_back", _("Put back"), can_run, (Proposed.TAKEN,), Proposed.WAITING, _only_secretariat),
)


class Asked(TextChoices):
    """A request for membership. It leaves "asked" by its author's hand or by a decision of a meeting, by nothing else."""

    ASKED = "asked", _("Waits for a decision of the body")
    ADMITTED = "admitted", _("Admitted to the body")
    DECLINED = "declined", _("Not admitted to the body")
    WITHDRAWN = "withdrawn", _("Withdrawn by the organisation")


class Ending(TextChoices):
    """The end of a membership: those concerned are told first, a meeting decides after they were heard."""

    RAISED = "raised", _("Raised; those concerned may answer")
    ENDED = "ended", _("The membership has ended")
    KEPT = "kept", _("The membership stays")


_only_asker = _("Only a representative or signatory of the organisation that asked may withdraw its request.")
_only_carried_out = _("Only the secretariat carries out what a meeting decided on a membership.")
_only_concerned = _("Only those whose membership it is may answer.")

asking = Lifecycle(
    Step("withdraw", _("Withdraw the request"), can_withdraw_request, (Asked.ASKED,), Asked.WITHDRAWN, _only_asker),
    Step(
        "admit", _("Carry out: admitted"), can_carry_out, (Asked.ASKED,), Asked.ADMITTED, _only_carried_out
    ),  # by a meeting's decision
    Step(
        "decline", _("Carry out: not admitted"), can_carry_out, (Asked.ASKED,), Asked.DECLINED, _only_carried_out
    ),  # the same
)

ending = Lifecycle(
    Step("answer", _("Answer"), can_answer_ending, (Ending.RAISED,), STAYS, _only_concerned),
    Step(
        "end", _("Carry out: the membership ends"), can_carry_out, (Ending.RAISED,), Ending.ENDED, _only_carried_out
    ),  # by a meeting's decision
    Step(
        "keep", _("Carry out: the membership stays"), can_carry_out, (Ending.RAISED,), Ending.KEPT, _only_carried_out
    ),  # the same
)


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


class Minuted(TextChoices):
    """The minutes of a meeting (domain.md §5.5)."""

    DRAFTED = "drafted", _("Draft")
    IN_COMMENT = "in_comment", _("Open for comments")
    ANSWERING = "answering", _("Comments are being answered")
    APPROVING = "approving", _("Waits for approval")
    PUBLISHED = "published", _("Published")


_only_writer = _("Only the secretariat writes the minutes.")
_only_invited = _(
    "Only a representative or a signatory of an organisation whose seat was invited may comment on the minutes. You may have to "
    "change your hat."
)
_only_presiding = _("Only the chair and the co-chairs of the body approve its minutes.")

# While organisations comment and those who preside approve, everybody reads the same text: it is not written then.
minuting = Lifecycle(
    Step(
        "write",
        _("Write the minutes"),
        can_run,
        (Minuted.DRAFTED, Minuted.ANSWERING),
        STAYS,
        _only_writer,
        is_kept=False,
    ),
    Step("circulate", _("Circulate for comments"), can_run, (Minuted.DRAFTED,), Minuted.IN_COMMENT, _only_writer),
    Step("comment", _("Comment"), can_comment, (Minuted.IN_COMMENT,), STAYS, _only_invited),
    Step("answer", _("Answer the comment"), can_run, (Minuted.IN_COMMENT, Minuted.ANSWERING), STAYS, _only_writer),
    Step("close_comments", _("The time for comments is over"), is_the_house, (Minuted.IN_COMMENT,), Minuted.ANSWERING),
    Step("put_up", _("Put up for approval"), can_run, (Minuted.ANSWERING,), Minuted.APPROVING, _only_writer),
    Step("approve", _("Approve the minutes"), can_approve_minutes, (Minuted.APPROVING,), STAYS, _only_presiding),
    Step("hand_back", _("Hand back"), can_approve_minutes, (Minuted.APPROVING,), Minuted.ANSWERING, _only_presiding),
    Step(
        "publish", _("Publish the minutes"), can_publish_minutes, (Minuted.APPROVING,), Minuted.PUBLISHED, _only_writer
    ),
    Step("correct", _("Add a corrigendum"), can_run, (Minuted.PUBLISHED,), STAYS, _only_writer),
)

MINUTES_HAPPENED = {
    "circulate": _("Circulated for comments"),
    "comment": _("An organisation commented"),
    "answer": _("A comment was answered"),
    "close_comments": _("The time for comments ended"),
    "put_up": _("Put up for approval"),
    "approve": _("Approved"),
    "hand_back": _("Handed back by who presides"),
    "publish": _("Minutes published"),
    "correct": _("A corrigendum was added"),
}
