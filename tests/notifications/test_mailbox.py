"""The mailbox of the demo: letters stay in the house and can be read there."""

import re
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from icalendar import Calendar

from notifications.courier import deliver
from notifications.mailbox import MailboxBackend
from notifications.models import MailboxLetter
from notifications.outbox import TokenLink
from tests.make.notifications import reader, told
from tests.notifications.test_courier import CALENDAR

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.EMAIL_BACKEND = "notifications.mailbox.MailboxBackend"
    settings.ROOT_URLCONF = "tests.notifications.urls"


def test_a_letter_stays_in_the_house_as_its_reader_would_get_it():
    calendar = CALENDAR.format(method="CANCEL", summary="Meeting")
    news = told(readers=[reader("ru", email="Aigul@example.org")], calendar=calendar)
    deliver()
    kept = MailboxLetter.objects.get()
    assert (kept.address, kept.subject, kept.message_id) == (
        "aigul@example.org",
        "ДЕМОНСТРАЦИЯ: [ru] Objection to 2026-2-05",
        news.notices.get().message_id,
    )
    assert (kept.headers["To"], kept.headers["Auto-Submitted"], kept.headers["Content-Language"]) == (
        "Aigul@example.org",
        "auto-generated",
        "ru",
    )
    assert (kept.text.count("Read <why> & answer."), kept.html.count("Read &lt;why&gt; &amp; answer.")) == (1, 1)
    entry = Calendar.from_ical(kept.calendar)
    attendee = entry.walk("VEVENT")[0]["ATTENDEE"]
    assert (str(entry["METHOD"]), str(attendee)) == ("CANCEL", "mailto:Aigul@example.org")


def test_everybody_finds_their_own_letters_newest_first_however_the_address_is_written():
    letters = [EmailMessage(f"Letter {n}", "Text", to=["a@example.org", f"B{n}@example.org"]) for n in (1, 2)]
    assert MailboxBackend().send_messages(letters) == 2
    assert [kept.subject for kept in MailboxLetter.objects.for_address(" A@Example.org")] == ["Letter 2", "Letter 1"]
    assert [kept.subject for kept in MailboxLetter.objects.for_address("b1@example.org")] == ["Letter 1"]


def test_a_letter_is_shown_with_links_that_work_and_without_any_markup_people_wrote(client):
    evil = '<script>alert(1)</script> <a href="https://evil.example">x</a>'
    told(
        readers=[reader("en")],
        context={"by": evil, "title": "T", "ref": "7"},
        token=TokenLink("meeting-answer", "answer", timedelta(days=1)),
    )
    deliver()
    shown = render_to_string("notifications/partials/letter.html", {"letter": MailboxLetter.objects.get()})
    assert set(re.findall(r"<([a-z0-9]+)", shown)) == {"article", "h2", "p", "small", "a", "br"}
    links = re.findall(r'<a href="([^"]*)"', shown)
    ours = [link for link in links if link.startswith("http://localhost:8000/")]
    assert len(ours) == 1
    assert client.get(ours[0].removeprefix("http://localhost:8000")).status_code == 200


def test_a_letter_that_is_no_notice_is_kept_too():
    MailboxBackend().send_messages([EmailMessage("From elsewhere", "Text", to=["a@example.org"])])
    kept = MailboxLetter.objects.get()
    assert (kept.subject, kept.text, kept.html, kept.calendar) == ("From elsewhere", "Text", "", "")
