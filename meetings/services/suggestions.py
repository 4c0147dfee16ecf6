"""Apps on the right push what the next agenda should hear, and withdraw it when the reason is over (design.md §2)."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from meetings.models import Suggestion
from meetings.states import S

OVER = (S.HELD, S.PUBLISHED)


@transaction.atomic
def suggest_item(*, body, about, words, reason, standing_question=""):
    """Suggest ``about`` (a ``Ref``) for the next agenda of ``body``; ``reason`` is a ``SuggestionReason``, ``words`` say it,
    ``standing_question`` is that of the thing where it has one.

    Suggested already for the same reason and not heard yet: nothing changes, that suggestion is returned.
    """
    same = Suggestion.objects.filter(body=body, about_uid=about.uid, reason=reason, withdrawn_at=None)
    same.filter(item__meeting__state__in=OVER).update(withdrawn_at=timezone.now())
    suggestion, _is_new = Suggestion.objects.get_or_create(
        body=body,
        about_uid=about.uid,
        reason=reason,
        withdrawn_at=None,
        defaults={"about_kind": about.kind, "words": words, "standing_question": standing_question},
    )
    return suggestion


def withdraw_suggestions(about, *reasons):
    """Take back what was suggested about ``about`` (a ``Ref``), for these reasons or for all; an item made of one stays."""
    waiting = Suggestion.objects.filter(about_uid=about.uid, withdrawn_at=None)
    chosen = waiting.filter(Q(reason__in=reasons)) if reasons else waiting
    chosen.update(withdrawn_at=timezone.now())
