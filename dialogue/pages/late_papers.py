"""The items of a published agenda whose papers are not complete in time, as the page of the meeting shows them."""

from django.utils import timezone

from core.grouping import grouped
from meetings.kinds import TimetableRow
from meetings.models import LateAgreement
from meetings.rules import can_run
from meetings.services import days_of
from meetings.states import S


def mark_late(meeting, items, acting, calendar):
    """Give each late item ``late_papers``: who agreed to hear it, and the secretariat's steps. That papers are not complete yet is
    told to the secretariat alone: an item may need none. One query, and only where one is late."""
    if meeting.state != S.CIRCULATED:
        return
    until, today = days_of(meeting, calendar)[2].get(TimetableRow.PAPERS), timezone.localdate()
    runs = can_run.test(acting, None)
    late = [one for one in items if not one.dropped_at and until and _known(one, today) > until]
    if not late:
        return
    rows = LateAgreement.objects.filter(item__in=late).select_related("seat__organisation").order_by("id")
    agreed = grouped((row.item_id, row.seat) for row in rows)
    for item in late:
        if runs or item.papers_complete_at or item.pk in agreed:
            item.late_papers = {"item": item, "agreed": agreed.get(item.pk, []), "runs": runs}


def _known(item, today):
    return timezone.localdate(item.papers_complete_at) if item.papers_complete_at else today
