"""Numbers of letters that went out on paper are typed back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.rules import NotAllowed
from participants.rules import is_secretariat
from reports import sheets
from reports.models import Outgoing


@transaction.atomic
def register_letter(meeting, *, by, organisation, number, sent_on):
    """Note the outgoing number and day of the letter to a body; letters made from now on bear it. Returns the ``Outgoing``.

    Raises ``ValidationError`` for a body nothing is asked of and for a day before the decisions were public or to come.
    """
    if not is_secretariat.test(by, None):
        raise NotAllowed(_("Only the secretariat sends letters."))
    if not sheets.addressed(meeting, by.user).filter(pk=organisation.pk).exists():
        raise ValidationError({"organisation": _("The decisions of this meeting ask nothing of this body.")})
    first = timezone.localdate(meeting.decisions_published_at)
    if not first <= sent_on <= timezone.localdate():
        raise ValidationError({"sent_on": _("A day from the publication of the decisions until today.")})
    return Outgoing.objects.create(
        meeting=meeting, organisation=organisation, number=number, sent_on=sent_on, typed_by=by.signature()
    )
