"""A notice as the mail that goes out: plain text, the same as simple HTML, and a calendar entry where there is one."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress


def envelope(notice, *, address, link):
    """The mail of ``notice`` to ``address`` with ``link`` as its one link; the same Message-ID at every attempt.

    In the demo subject and text say DEMO. Answers of machines are not wanted (``Auto-Submitted``, RFC 3834).
    """
    with translation.override(notice.language):
        said = notice.said
        subject = _("DEMO: %(subject)s") % {"subject": said["subject"]} if settings.DEMO else said["subject"]
        shown = {"said": said, "personal": notice.personal, "link": link, "is_demo": settings.DEMO, "subject": subject}
        mail = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("notifications/mail.txt", shown).strip() + "\n",
            to=[address],
            headers={
                "Message-ID": notice.message_id,
                "Auto-Submitted": "auto-generated",
                "Content-Language": notice.language,
            },
        )
        html = render_to_string("notifications/mail.html", {**shown, "language": notice.language})
    mail.attach_alternative(html, "text/html")
    if calendar := notice.news.calendar.get(notice.language):
        _enclose(mail, Calendar.from_ical(calendar), address)
    return mail


def _enclose(mail, calendar, address):
    """Once as an alternative, which mail programs put into the calendar, once as a file for those that do not."""
    for event in calendar.walk("VEVENT"):
        attendee = vCalAddress(f"mailto:{address}")
        attendee.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION"}
        attendee.params["RSVP"] = "FALSE"  # a mail program's own answer would reach nobody; the letter's link does
        event.add("attendee", attendee, encode=False)
    method = str(calendar.get("METHOD", "PUBLISH"))
    text = calendar.to_ical(sorted=False).decode()
    mail.attach_alternative(text, f"text/calendar; method={method}")
    mail.attach("invite.ics", text.encode(), "application/ics")
