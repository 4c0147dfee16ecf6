"""What meetings themselves suggest for the next agenda, and how a suggestion is placed with one press."""

from django.db import transaction
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from core.refs import Ref
from meetings.kinds import SuggestionReason
from meetings.models import Meeting, PlanRow, Suggestion
from meetings.services.agenda import add_item
from meetings.services.editor import place_item
from meetings.services.suggestions import suggest_item
from meetings.states import S
from participants.acting import in_all_languages

LENGTH = 15  # minutes of an item made of a suggestion, until somebody says otherwise
MOST = 100  # rows of plans at a time


@transaction.atomic
def place_suggestion(meeting, *, by, suggestion):
    """It becomes an item at the end of the agenda; the approval of the last minutes becomes the first one. Returns the item.
    Raises as ``add_item`` does."""
    said = {"title": suggestion.words, "standing_question": suggestion.question, "minutes": LENGTH}
    item = add_item(meeting, by=by, suggestion=suggestion, **said)
    return place_item(item, by=by) if suggestion.reason == SuggestionReason.MINUTES else item


def suggest_minutes(minutes):
    """The next agenda of the body begins with the approval of these minutes."""
    words = lazy(lambda: _("Approval of the minutes: %(meeting)s") % {"meeting": minutes.meeting.printed}, str)()
    body, reason = minutes.meeting.body, SuggestionReason.MINUTES
    suggest_item(body=body, about=Ref.of(minutes), words=in_all_languages(words), reason=reason)


def suggest_plan_rows(on):
    """The rows of the plans in force for this quarter and the earlier ones of the year that have no meeting; what is no such row
    any more (another version is in force, the year is over) is taken back. Idempotent."""
    meetings = Meeting.objects.exclude(state=S.CANCELLED).exclude(plan_row=None)
    rows = PlanRow.objects.in_force().filter(plan__year=on.year, quarter__lte=(on.month + 2) // 3)
    rows = rows.exclude(key__in=meetings.values("plan_row__key")).select_related("plan__body").order_by("id")
    Suggestion.objects.waiting().filter(reason=SuggestionReason.PLAN_ROW).exclude(
        about_uid__in=rows.order_by().values("uid")
    ).update(withdrawn_at=timezone.now())
    for row in rows[:MOST]:
        said = {"words": row.theme, "reason": SuggestionReason.PLAN_ROW, "standing_question": row.standing_question}
        suggest_item(body=row.plan.body, about=Ref.of(row), **said)
