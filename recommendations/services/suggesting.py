"""What the next meeting of the body should hear: pushed when it happens, withdrawn when it is over (design.md §2).

One taken over from a source was adopted by no body of the platform: nothing is suggested about it.
"""

from django.utils import timezone

from core.refs import Ref
from deadlines.models import Term
from meetings.kinds import SuggestionReason
from meetings.services import suggest_item, withdraw_suggestions
from recommendations.kinds import UNDECIDED, Settlement
from recommendations.models import Objection
from recommendations.services.standing import standing_objections

HEARD = (Settlement.DISPUTED, Settlement.RETURNED)  # a meeting has dealt with it


def suggest(recommendation, reason):
    """Suggest it for the next agenda of the body that adopted it; suggested already, nothing changes."""
    if recommendation.decision:
        item, words = recommendation.decision.item, recommendation.title or recommendation.text
        said = {"words": words, "reason": reason, "standing_question": item.standing_question}
        suggest_item(body=item.meeting.body, about=Ref.of(recommendation), **said)


def suggest_dispute(recommendation):
    """Suggest it while an objection stands that was kept or narrowed and no meeting has heard it; else take it back."""
    decided = standing_objections(recommendation).exclude(state__in=[str(state) for state in UNDECIDED])
    if recommendation.settlement not in HEARD and decided.exists():
        suggest(recommendation, SuggestionReason.DISPUTED)
    else:
        withdraw_suggestions(Ref.of(recommendation), SuggestionReason.DISPUTED)


def withdraw_if_in_time(recommendation):
    """Take "overdue" back once nothing about it is late any more."""
    today = timezone.localdate()
    objections = Objection.objects.filter(assessment__claim__recommendation=recommendation)
    late = Term.objects.about_things([recommendation, *objections]).overdue(today)
    if not recommendation.is_late(today) and not late.exists():
        withdraw_suggestions(Ref.of(recommendation), SuggestionReason.OVERDUE)
