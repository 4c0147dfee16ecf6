"""The secretariat takes what a member proposed onto an agenda, in the member's own words."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.things import lock_with_story, touch
from meetings.models import ProposedItem, Suggestion
from meetings.notices import proposing as notices
from meetings.services.agenda import add_item
from meetings.states import proposing as lifecycle


@transaction.atomic
def take_item(proposed, *, by, meeting, minutes):
    """It stands at the end of the agenda of ``meeting``; its author hears. Raises ``ValidationError`` for
    a meeting it does not wait for, and as ``add_item`` does."""
    lock_with_story(proposed)
    lifecycle.check("take", proposed, by)
    if not ProposedItem.objects.to_answer_at(meeting).filter(pk=proposed.pk).exists():
        raise ValidationError({"meeting": _("This item was proposed for another meeting.")})
    said = {"title": proposed.title, "standing_question": proposed.standing_question, "minutes": minutes}
    suggestion = Suggestion.objects.waiting().filter(about_uid=proposed.uid).first()
    item = add_item(meeting, by=by, rapporteurs=proposed.rapporteurs, suggestion=suggestion, **said)
    proposed.item, proposed.answered_at = item, timezone.now()
    touch(proposed, "item", "answered_at")
    line = lifecycle.take("take", proposed, by=by, about=item, public=meeting.agenda_published_at is not None)
    notices.item_taken(line, proposed)
    return proposed
