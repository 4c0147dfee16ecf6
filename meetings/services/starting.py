"""A meeting that starts from what is there: a row of the plan in force, or the last meeting of the body."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.refs import Ref
from core.rules import NotAllowed
from core.things import lock, touch
from meetings.kinds import SuggestionReason
from meetings.models import Meeting
from meetings.rules import can_run
from meetings.services.agenda import add_item
from meetings.services.planning import schedule_meeting
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.states import Plan, S

FIRST_ITEM = 60  # minutes, unless the meeting is shorter


@transaction.atomic
def schedule_from(*, by, body, plan_row=None, standing_question="", deferred=(), **details):
    """Schedule a meeting as ``schedule_meeting`` does; what it started from goes with it.

    ``plan_row``: the row of the plan in force it carries out; with a ``standing_question`` its theme is the first item of the
    agenda. ``deferred``: items of the last meeting, suggested for the agenda. Raises ``ValidationError`` for a row that is of
    another body, not in force or has a meeting already.
    """
    if plan_row:
        lock(plan_row.plan)
        _check(plan_row, body)
    meeting = schedule_meeting(by=by, body=body, plan_row=plan_row, **details)
    if plan_row and standing_question:
        said = {"title": plan_row.theme, "standing_question": standing_question, "rapporteurs": plan_row.lead}
        add_item(meeting, by=by, minutes=min(_minutes(meeting), FIRST_ITEM), **said)
    if plan_row:
        withdraw_suggestions(Ref.of(plan_row), SuggestionReason.PLAN_ROW)
    for item in deferred:
        said = {"reason": SuggestionReason.DEFERRED, "standing_question": item.standing_question}
        suggest_item(body=body, about=Ref.of(item), words=item.title, **said)
    return meeting


@transaction.atomic
def name_meeting(row, *, by, meeting):
    """Say which meeting of the body carries the row out, when it was scheduled without it; the first meeting of a year, which
    approves the plan, stands in it too. Raises ``NotAllowed``, and ``ValidationError`` for a meeting of another body, one that is
    cancelled or belongs to a row, and as ``schedule_from`` does. Returns the row."""
    if not can_run.test(by, row):
        raise NotAllowed(_("Only the secretariat runs meetings."))
    lock(row.plan)
    lock(meeting)
    _check(row, meeting.body)
    if meeting.plan_row_id or meeting.state == S.CANCELLED:
        raise ValidationError({"meeting": _("Choose a meeting that takes place and belongs to no row yet.")})
    meeting.plan_row = row
    touch(meeting, "plan_row")
    withdraw_suggestions(Ref.of(row), SuggestionReason.PLAN_ROW)
    return row


def _check(row, body):
    if row.plan.body_id != body.pk:
        raise ValidationError({"body": _("This row stands in the plan of another body.")})
    if row.plan.state != Plan.APPROVED:
        raise ValidationError(_("This version of the plan is not in force. Start again from the plan."))
    if Meeting.objects.filter(plan_row__key=row.key).exclude(state=S.CANCELLED).exists():
        raise ValidationError(_("This row of the plan has its meeting already."))


def _minutes(meeting):
    begins, ends = (dt.datetime.combine(meeting.on, clock) for clock in (meeting.starts, meeting.ends))
    return int((ends - begins).total_seconds()) // 60
