"""What the courier sends, to whom, and when."""

import re
import time
import uuid
from datetime import timedelta
from email.utils import mktime_tz, parsedate_tz

import pytest
from django.conf import settings as settings_of_tests
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from core.refs import Ref
from core.tokens import Token, find
from notifications.courier import ROUND, deliver
from notifications.kinds import State
from notifications.models import Notice
from notifications.outbox import TokenLink, tell
from tests.make.notifications import only, reader, told

pytestmark = pytest.mark.django_db
ABOUT = Ref("recommendations.recommendation", uuid.UUID("3fa902c1-0000-4000-8000-000000000000"))
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:meeting-7\r\nSEQUENCE:2\r\n\
DTSTART:20261124T050000Z\r\nSUMMARY:{summary}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_a_letter_goes_out_as_text_and_html_with_one_link_and_the_demo_mark(server):
    news = told(
        about=ABOUT,
        readers=[reader("en", email="aigul@example.org")],
        context={"by": "A & B", "title": "T", "ref": "7"},
    )
    assert deliver() is False
    sent = server.mails[0]
    text, html = (sent.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    link = "http://localhost:8000/go/recommendations.recommendation/3fa902c1-0000-4000-8000-000000000000/"
    assert sent["Subject"] == "DEMO: [en] Objection to 7"
    assert text == (
        "DEMO: the bodies and acts exist, everything they say here is invented.\n\n"
        "A & B objects to “T” (7).\n\nRead <why> & answer.\n\n"
        f"Read the objection:\n{link}\n\n"
        "-- \nYou are on duty for the lead.\nThis letter was sent by a machine. Nobody reads answers to it.\n"
    )
    assert re.findall(r'href="([^"]*)"', html) == [link]
    assert "<p>A &amp; B objects to “T” (7).</p>" in html
    notice = only(news)
    assert [sent[name] for name in ("To", "Message-ID", "Auto-Submitted", "Content-Language", "List-Unsubscribe")] == [
        "aigul@example.org",
        f"<{notice.uid}@localhost>",
        "auto-generated",
        "en",
        None,
    ]
    assert abs(mktime_tz(parsedate_tz(sent["Date"])) - time.time()) < 60
    assert (notice.state, notice.attempts, notice.reason, notice.sent_at is None) == (State.SENT, 1, "", False)


def test_a_letter_says_what_is_expected_and_what_is_personal_before_the_link(settings):
    settings.DEMO = False
    someone, until = reader(), timezone.localdate().replace(2026, 12, 1)
    told(about=ABOUT, readers=[someone], context={"due": until}, personal={someone: {"seat": "Ministry"}})
    deliver()
    paragraphs = mail.outbox[0].body.split("\n\n")
    assert paragraphs[2:4] == ["You sit for Ministry.", "Answer by 1 December 2026."]
    assert mail.outbox[0].subject == "[en] Objection to"


def test_the_link_of_a_token_is_made_at_sending_and_kept_only_as_a_hash(settings):
    settings.ROOT_URLCONF = "tests.notifications.urls"
    someone, seat = reader("kk"), uuid.uuid4()
    link = TokenLink("meeting-answer", "answer", timedelta(days=30), {someone: seat})
    news = told(about=ABOUT, readers=[someone], token=link)
    assert Token.objects.count() == 0
    deliver()
    secret = re.search(r"http://localhost:8000/kk/answer/([\w-]+)/\n", mail.outbox[0].body).group(1)
    token = find("meeting-answer", secret)
    assert (token.subject_uid, token.person_uid) == (seat, someone.uid)
    assert round((token.expires_at - timezone.now()) / timedelta(days=1)) == 30
    kept = [str(value) for row in (token, only(news), news) for value in vars(row).values()]
    assert [value for value in kept if secret in value] == []


def test_an_invitation_carries_a_calendar_entry_with_the_reader_as_its_only_attendee(server):
    calendar = {code: CALENDAR.format(method="REQUEST", summary=f"Кездесу {code}") for code in ("kk", "ru", "en")}
    told(readers=[reader("kk", email="a@example.org")], calendar=calendar)
    deliver()
    parts = {part.get_content_type(): part for part in server.mails[0].walk()}
    entry, file = parts["text/calendar"], parts["application/ics"]
    assert entry.get_param("method") == "REQUEST"
    assert [part.get_content_type() for part in server.mails[0].iter_parts()] == [
        "multipart/alternative",
        "application/ics",
    ]
    for content in (entry.get_content(), file.get_content().decode()):
        event = Calendar.from_ical(content).walk("VEVENT")[0]
        assert (str(event["UID"]), event["SEQUENCE"], str(event["SUMMARY"])) == ("meeting-7", 2, "Кездесу kk")
        assert (str(event["ATTENDEE"]), event["ATTENDEE"].params["RSVP"]) == ("mailto:a@example.org", "FALSE")
    assert file.get_filename() == "invite.ics"


def test_a_round_ends_after_so_many_letters_and_says_that_more_wait():
    for _number in range(ROUND):
        told()
    assert (deliver(), len(mail.outbox), Notice.objects.due().count()) == (True, ROUND, 0)
    assert deliver() is False


def test_whoever_was_deactivated_after_the_news_gets_no_letter():
    someone = reader()
    notice = only(told(readers=[someone]))
    type(someone).objects.filter(pk=someone.pk).update(is_active=False)
    deliver()
    notice.refresh_from_db()
    assert (mail.outbox, notice.state, notice.reason) == ([], State.FAILED, "the account is closed")


def test_a_letter_goes_to_the_address_the_reader_has_when_it_is_sent():
    someone = reader()
    told(readers=[someone])
    type(someone).objects.filter(pk=someone.pk).update(email="new@example.org")
    deliver()
    assert [letter.to for letter in mail.outbox] == [["new@example.org"]]


def test_news_of_the_app_alone_is_never_mailed():
    told(at_once=False)
    deliver()
    assert mail.outbox == []


def test_a_neutral_letter_leads_to_the_thing_and_says_only_its_code():
    someone = reader("en")
    tell(
        "never_written",
        line=None,
        key="neutral",
        about=ABOUT,
        readers=[someone],
        neutral=True,
        code="2026-2-05",
        context={"title": "Secret"},
    )
    deliver()
    sent = mail.outbox[0]
    assert sent.subject == "DEMO: News on the platform, 2026-2-05"
    assert f"{settings_of_tests.BASE_URL}{ABOUT.path}\n" in sent.body
    assert "Secret" not in str(sent.message())
