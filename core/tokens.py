"""Links in letters: random, stored hashed, single-purpose, expiring (design.md §5.13). Opening one changes nothing."""

import hashlib
import secrets
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Token(models.Model):
    sha256 = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    subject_uid = models.UUIDField(default=uuid.uuid4, help_text="what the token is about")
    person_uid = models.UUIDField(null=True, blank=True, help_text="for whom it was made")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.purpose


def _hashed(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def mint(purpose, *, subject_uid, lasts, person_uid=None):
    """A new secret for ``purpose`` that works for ``lasts`` (a ``timedelta``). Only its hash is kept."""
    secret = secrets.token_urlsafe(24)
    Token.objects.create(
        sha256=_hashed(secret),
        purpose=purpose,
        subject_uid=subject_uid,
        person_uid=person_uid,
        expires_at=timezone.now() + lasts,
    )
    return secret


def find(purpose, secret):
    """The unused, unexpired token behind ``secret``, or ``None``."""
    live = Token.objects.filter(purpose=purpose, used_at=None, expires_at__gt=timezone.now())
    return live.filter(sha256=_hashed(secret)).first()


def use(purpose, secret):
    """Spend the token for ever and return it, or ``None`` when somebody else did first; call it inside a transaction."""
    token = find(purpose, secret)
    if token and Token.objects.filter(pk=token.pk, used_at=None).update(used_at=timezone.now()):
        return token
    return None


def revoke(purpose, subject_uid):
    """Make every open token of this purpose and subject useless."""
    open_tokens = Token.objects.filter(purpose=purpose, subject_uid=subject_uid, used_at=None)
    open_tokens.update(used_at=timezone.now())


def sweep():
    """Forget tokens that were used or have expired: nothing asks for them any more; returns how many."""
    return Token.objects.filter(Q(used_at__isnull=False) | Q(expires_at__lt=timezone.now())).delete()[0]
