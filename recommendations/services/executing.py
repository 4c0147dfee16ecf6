"""What the executors do: take a position, plan measures, report progress."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.things import lock
from deadlines.terms import meet_term, pass_term
from participants import papers as official
from participants.kinds import PostKind
from recommendations import notices
from recommendations.kinds import REPORTABLE, PositionValue
from recommendations.models import Measure, ObjectionReply, Position, Progress
from recommendations.services.adopting import POSITION
from recommendations.services.judging import REPLY
from recommendations.services.papers import need, open_draft, ready, sign
from recommendations.services.settling import settle
from recommendations.services.suggesting import withdraw_if_in_time
from recommendations.states import lifecycle


@transaction.atomic
def draft_position(recommendation, *, by, value, text, internal_note=""):
    """Save the one open draft of the hat's body; returns it."""
    said = {"value": value, "text": text, "internal_note": internal_note}
    return open_draft(
        Position, "take_position", recommendation, by=by, about={"recommendation": recommendation}, **said
    )


@transaction.atomic
def send_position_for_signature(position, *, by):
    """Hand the draft to the signatory; from now on the reminders go to them."""
    official.send_for_signature(position, by=by)
    pass_term(position.recommendation, POSITION, post_kind=PostKind.SIGNATORY, debtor=position.organisation)
    notices.paper_for_signature(position)
    return position


@transaction.atomic
def take_position(position, *, by, letter=None):
    """Sign the position: filed for ever, public, the term met; an earlier one of the same body is replaced and stays.

    Raises ``ValidationError`` without reasons unless it supports, and for support of the lead without a day or a measure
    (domain.md §13a.11).
    """
    recommendation = ready("take_position", position, by=by)
    supported = position.value == PositionValue.SUPPORTED
    is_of_lead = position.organisation_id == recommendation.lead_id
    has_day = recommendation.due_on or recommendation.measures.exists()
    need(position.value != PositionValue.NONE, "value", _("Choose a position."))
    need(supported or position.text, "text", _("A position other than support needs its reasons."))
    need(not (supported and is_of_lead) or has_day, None, _("It has no due day: plan a measure before you support it."))
    line = sign("take_position", position, by=by, letter=letter, facts={"position": position.value})
    meet_term(recommendation, POSITION, debtor=position.organisation)
    settle(position.recommendation)
    withdraw_if_in_time(position.recommendation)
    notices.position_taken(line, position)
    return position


def enter_position(position, *, by, letter):
    """Enter a position signed outside the platform; the signatory is told."""
    return take_position(position, by=by, letter=letter)


@transaction.atomic
def hand_back_paper(paper, *, by, note=""):
    """The signatory hands a draft back to whoever drafted it, with a note nobody outside the body sees; the reminders go to the
    focal point again."""
    official.hand_back(paper, by=by, note=note)
    if isinstance(paper, Position):
        pass_term(paper.recommendation, POSITION, post_kind=PostKind.FOCAL_POINT, debtor=paper.organisation)
    elif isinstance(paper, ObjectionReply):
        pass_term(paper.objection, REPLY, post_kind=PostKind.FOCAL_POINT)
    notices.paper_handed_back(paper)
    return paper


@transaction.atomic
def plan_measure(recommendation, *, by, text, completion=None, starts_on=None, ends_on=None):
    """The lead says what it will do, in which form it ends and by when. Raises ``ValidationError`` without words, or when the
    end lies before the beginning."""
    lock(recommendation)
    lifecycle.check("plan", recommendation, by)
    need(text, "text", _("Say what will be done."))
    need(not (starts_on and ends_on) or starts_on <= ends_on, "ends_on", _("The end lies before the beginning."))
    words = {"text": text, **({"completion": completion} if completion else {})}
    measure = Measure.objects.create(lead=recommendation.lead, starts_on=starts_on, ends_on=ends_on, **words)
    measure.recommendations.add(recommendation)
    line = lifecycle.take("plan", recommendation, by=by, about=measure, facts=measure.facts())
    settle(recommendation)
    notices.measure_planned(line, recommendation)
    return measure


@transaction.atomic
def draft_progress(recommendation, *, by, declared, text, next_step=None, internal_note=""):
    """Save the one open draft of the hat's body; returns it."""
    said = {"declared": declared, "text": text, "internal_note": internal_note}
    said |= {"next_step": next_step} if next_step is not None else {}
    return open_draft(Progress, "report", recommendation, by=by, about={"recommendation": recommendation}, **said)


@transaction.atomic
def send_progress_for_signature(progress, *, by):
    """Hand the draft to the signatory."""
    official.send_for_signature(progress, by=by)
    notices.paper_for_signature(progress)
    return progress


@transaction.atomic
def report_progress(progress, *, by, letter=None):
    """Sign the report: how far it is, in words. That it is done, in part or in full, is a claim with evidence, not a report."""
    ready("report", progress, by=by)
    need(
        progress.declared in REPORTABLE,
        "declared",
        _("Report it as implemented, in part or in full, with evidence: that is a step of its own."),
    )
    need(progress.text, "text", _("Say in words how far it is."))
    line = sign("report", progress, by=by, letter=letter, facts={"declared": progress.declared})
    settle(progress.recommendation)
    notices.progress_reported(line, progress)
    return progress


def enter_progress(progress, *, by, letter):
    """Enter a report signed outside the platform."""
    return report_progress(progress, by=by, letter=letter)
