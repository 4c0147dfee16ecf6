"""What the executors do: take a position, plan measures, report progress."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.things import lock
from deadlines.terms import meet_term, pass_term
from participants import papers as official
from participants.kinds import PostKind
from recommendations import notices
from recommendations.kinds import PositionValue
from recommendations.models import Measure, Position, Progress
from recommendations.services.adopting import POSITION
from recommendations.services.papers import need, open_draft, sign
from recommendations.services.settling import settle
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
    """Sign the position: filed for ever, public, the term met. Reasons unless it supports (domain.md §13a.11)."""
    need(position.value != PositionValue.NONE, "value", _("Choose a position."))
    supported = position.value == PositionValue.SUPPORTED
    need(supported or position.text, "text", _("A position other than support needs its reasons."))
    line = sign("take_position", position, by=by, letter=letter, facts={"position": position.value})
    meet_term(position.recommendation, POSITION, debtor=position.organisation)
    settle(position.recommendation)
    notices.position_taken(line, position)
    return position


def enter_position(position, *, by, letter):
    """Enter a position signed outside the platform; the signatory is told."""
    return take_position(position, by=by, letter=letter)


@transaction.atomic
def hand_back_paper(paper, *, by, note=""):
    """The signatory hands a draft back to whoever drafted it, with a note nobody outside the body sees."""
    official.hand_back(paper, by=by, note=note)
    notices.paper_handed_back(paper)
    return paper


@transaction.atomic
def plan_measure(recommendation, *, by, text, completion=None, starts_on=None, ends_on=None):
    """The lead says what it will do, in which form it ends and by when."""
    lock(recommendation)
    need(not (starts_on and ends_on) or starts_on <= ends_on, "ends_on", _("The end lies before the beginning."))
    said = {
        "text": text,
        "starts_on": starts_on,
        "ends_on": ends_on,
        **({"completion": completion} if completion else {}),
    }
    measure = Measure.objects.create(lead=recommendation.lead, **said)
    measure.recommendations.add(recommendation)
    line = lifecycle.take("plan", recommendation, by=by, about=measure, facts={"measure": text.plain()})
    settle(recommendation)
    notices.measure_planned(line, recommendation)
    return measure


@transaction.atomic
def draft_progress(recommendation, *, by, declared, text, next_step=None, internal_note=""):
    """Save the one open draft of the hat's body; returns it."""
    said = {"declared": declared, "text": text, "internal_note": internal_note}
    said |= {"next_step": next_step} if next_step else {}
    return open_draft(Progress, "report", recommendation, by=by, about={"recommendation": recommendation}, **said)


@transaction.atomic
def send_progress_for_signature(progress, *, by):
    """Hand the draft to the signatory."""
    official.send_for_signature(progress, by=by)
    notices.paper_for_signature(progress)
    return progress


@transaction.atomic
def report_progress(progress, *, by, letter=None):
    """Sign the report: how far it is, in words."""
    need(progress.text, "text", _("Say in words how far it is."))
    line = sign("report", progress, by=by, letter=letter, facts={"declared": progress.declared})
    settle(progress.recommendation)
    notices.progress_reported(line, progress)
    return progress


def enter_progress(progress, *, by, letter):
    """Enter a report signed outside the platform."""
    return report_progress(progress, by=by, letter=letter)
