"""The secret address of a person's own calendar: made, replaced, revoked by its owner (whoever has it reads, and does nothing
else). It opens no page and no account, and works without any cookie, because calendar programs have none."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.rules import NotAllowed
from participants import notices
from participants.models import CalendarAddress, User
from participants.rules import is_signed_in


def _hashed(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_calendar_address(*, by):
    """A new secret address of the person's own calendar; the one before stops working at once, and the owner of the account is
    told by mail. Returns the secret: it can be read this once, only its hash is kept.
    """
    user, secret = _owner(by), secrets.token_urlsafe(32)
    made = {"sha256": _hashed(secret), "made_at": timezone.now()}
    CalendarAddress.objects.update_or_create(user=user, defaults=made)
    notices.account_changed(
        user, gettext_lazy("A secret address of your calendar was made; one made before no longer works.")
    )
    return secret


@transaction.atomic
def revoke_calendar_address(*, by):
    """The address stops working at once, in every program that follows it. Having none is no error."""
    CalendarAddress.objects.filter(user=_owner(by)).delete()


def reader_of(secret):
    """The person whose calendar this secret opens; ``None`` for one that is unknown, was replaced or revoked, or whose owner's
    account is closed: nobody learns which."""
    return User.objects.filter(is_active=True, calendar_address__sha256=_hashed(secret)).first()


def _owner(by):
    if not is_signed_in.test(by, None) or by.user is None:
        raise NotAllowed(_("Sign in first: a calendar belongs to a person."))
    return by.user
