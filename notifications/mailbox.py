"""The mail backend of the demo: every letter stays in the house, one row a recipient (``MailboxLetter``)."""

from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from notifications.courier import address_of, link_of
from notifications.envelopes import envelope
from notifications.kinds import State
from notifications.models import MailboxLetter, Notice

SHOWN = ("From", "To", "Date", "Auto-Submitted", "Content-Language")


class MailboxBackend(BaseEmailBackend):
    """Keeps what ``send_messages`` is given, as a mail server would have got it."""

    def send_messages(self, messages):
        """Store each letter for each of its recipients; returns the number of messages."""
        letters = [letter for message in messages for letter in self._letters(message)]
        MailboxLetter.objects.bulk_create(letters)
        return len(messages)

    def _letters(self, message):
        mail = message.message()
        bodies = {mimetype.split(";")[0]: content for content, mimetype in getattr(message, "alternatives", [])}
        for address in message.recipients():
            yield MailboxLetter(
                address=address.strip().lower(),
                subject=message.subject,
                text=message.body,
                html=bodies.get("text/html", ""),
                calendar=bodies.get("text/calendar", ""),
                message_id=mail["Message-ID"],
                headers={name: str(mail[name]) for name in SHOWN if mail[name]},
            )


def keep_waiting_letters():
    """Put every letter that is due into the mailbox now, whatever way letters usually go; returns how many.

    For the story of the demo, which is played on its own days: its letters must neither go out to a real mail server nor
    arrive all at once when the worker starts. All of them in one go: no courier can hold a row that is not committed yet.
    """
    notices = list(Notice.objects.due().select_related("news", "reader").order_by("due_at", "id"))
    letters = [envelope(notice, address=address_of(notice), link=link_of(notice)) for notice in notices]
    MailboxBackend().send_messages(letters)
    return _sent(Notice.objects.filter(pk__in=[notice.pk for notice in notices]))


def throw_waiting_letters_away():
    """The same for letters of so long ago that their readers have thrown them away: the notices stay; returns how many."""
    return _sent(Notice.objects.due())


def _sent(notices):
    return notices.update(state=State.SENT, sent_at=timezone.now(), attempts=1)
