"""The courier: takes one letter at a time, sends it outside any transaction, marks it.

A courier killed between sending and marking leaves one claimed letter behind; when its lease is over another courier sends
that letter again under the same Message-ID. So a kill loses nothing and repeats at most the letter each process had in hand.
The lease (``LETTER_LEASE_SECONDS``) must be longer than a mail server may take over one letter at EMAIL_TIMEOUT a command.
"""

import smtplib
from contextlib import suppress
from datetime import timedelta

import structlog
from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from core.tokens import mint
from notifications.envelopes import envelope
from notifications.kinds import State
from notifications.models import Notice

log = structlog.get_logger("notifications.courier")

ROUND = 50  # letters through one connection: mail servers hang up on those who stay for ever
DELAYS = [
    timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440)
]  # after the 1st, 2nd … refusal; then it failed
REFUSED = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)  # the server answers, and says no to this letter


def deliver():
    """Deliver up to ``ROUND`` letters that are due. Returns whether it is worth going on at once.

    A mail server that is away costs no letter an attempt: all wait for the next call. A refused letter is put back with a
    growing delay and is ``failed`` after the last one, with the server's code as its reason.
    """
    if not Notice.objects.due().exists():
        return False
    way = get_connection()
    try:
        way.open()
        return _carry(way)
    except OSError as fault:
        log.warning("no_way_for_letters", fault=named(fault))
        return False
    finally:
        with suppress(OSError):
            way.close()


def _carry(way):
    for _number in range(ROUND):
        notice = claim()
        if notice is None:
            return False
        carry_one(notice, way)
    return True


def claim():
    """Take the letter that is due longest, for one lease; ``None`` when there is none or others have them all."""
    with transaction.atomic():
        free = Notice.objects.due().select_for_update(skip_locked=True, of=("self",))
        notice = free.select_related("news", "reader").order_by("due_at", "id").first()
        if notice:
            notice.state, notice.claimed_at = State.CLAIMED, timezone.now()
            notice.attempts += 1
            notice.due_at = notice.claimed_at + timedelta(seconds=settings.LETTER_LEASE_SECONDS)
            notice.save(update_fields=["state", "claimed_at", "attempts", "due_at"])
    return notice


def carry_one(notice, way):
    """Send a claimed notice through an open connection and mark it. Raises ``OSError`` when the way itself is broken."""
    address = address_of(notice)
    if not address or notice.attempts > len(DELAYS) + 1:
        return _give_up(notice, "no attempt came to an end" if address else "the account is closed")
    try:
        way.send_messages([envelope(notice, address=address, link=link_of(notice))])
    except Exception as fault:
        _put_back(notice, fault)
        if isinstance(fault, OSError) and not isinstance(fault, REFUSED):
            raise
        return None
    return Notice.objects.filter(pk=notice.pk).update(state=State.SENT, sent_at=timezone.now(), reason="")


def address_of(notice):
    """Today's address; empty when the account was closed after the news was told."""
    if notice.reader is None:
        return notice.address
    return notice.reader.email if notice.reader.is_active else ""


def link_of(notice):
    """The one link of the letter; a secret in it is made now and stored nowhere but hashed."""
    news = notice.news
    if not news.token_purpose:
        return settings.BASE_URL + news.about.path
    person_uid = notice.reader.uid if notice.reader else None
    secret = mint(
        news.token_purpose, subject_uid=notice.token_subject_uid, lasts=news.token_lasts, person_uid=person_uid
    )
    with translation.override(notice.language):
        return settings.BASE_URL + reverse(news.token_view, args=[secret])


def _put_back(notice, fault):
    """For a later attempt, unless another courier took it meanwhile or this was the last one."""
    if notice.attempts > len(DELAYS):
        return _give_up(notice, named(fault))
    log.warning("letter_refused", notice=notice.pk, attempt=notice.attempts, fault=named(fault))
    due_at = timezone.now() + DELAYS[notice.attempts - 1]
    return _still_ours(notice).update(state=State.WAITING, due_at=due_at, reason=named(fault))


def _give_up(notice, reason):
    log.error("letter_failed", notice=notice.pk, letter=notice.news.letter, attempts=notice.attempts, reason=reason)
    return _still_ours(notice).update(state=State.FAILED, reason=reason)


def _still_ours(notice):
    return Notice.objects.filter(pk=notice.pk, state=State.CLAIMED, claimed_at=notice.claimed_at)


def named(fault):
    """A fault by its class and the server's code: the server's words may quote the letter, and its links are secrets."""
    code = getattr(fault, "smtp_code", None)
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code = next((code for code, _words in fault.recipients.values()), None)
    return f"{type(fault).__name__} {code or ''}".strip()
