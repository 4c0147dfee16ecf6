"""Everyone concerned hears once, in their language, with an entry for their calendar."""

import datetime as dt
from email.utils import parseaddr

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone
from icalendar import Calendar, vCalAddress

from core.words import Words
from meetings import services
from meetings.kinds import Answer, Regime
from notifications.courier import deliver
from notifications.models import News, Notice
from tests.make.meetings import (
    LINK,
    REASON,
    make_announced,
    make_cancelled,
    make_circulated,
    make_held,
    make_item,
    make_meeting,
    make_published,
)
from tests.make.participants import client_of, make_body, make_hat, make_seat, sit
from tests.meetings.test_planning import move

pytestmark = pytest.mark.django_db


def heard(letter):
    """Who has a notice of this letter, sorted, as often as they have."""
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def emails(*hats):
    return sorted(hat.user.email for hat in hats)


def mails():
    """All that goes out now, by address."""
    mail.outbox.clear()
    while deliver():
        pass
    return {sent.to[0]: sent for sent in mail.outbox}


def calendar_of(sent):
    """The calendar entry of a mail, as mail programs read it."""
    [text] = [part.content for part in sent.alternatives if part.mimetype.startswith("text/calendar")]
    return Calendar.from_ical(text)


def link_of(sent):
    """The address a mail asks to open, without the host."""
    [line] = [line for line in sent.body.splitlines() if "/meetings/answer/" in line]
    return line.partition("localhost:8000")[2]


def test_the_invitation_goes_once_to_everybody_who_sits_in_the_body_and_to_nobody_else(cast):
    make_hat("member", body=make_body())
    make_announced(cast)
    assert heard("meeting_announced") == emails(cast.chair, cast.member, cast.observer)
    assert sorted(mails()) == emails(cast.chair, cast.member, cast.observer)


def test_a_person_on_two_seats_hears_once(cast):
    sit(cast.empty_seat, cast.member.user)
    make_announced(cast)
    assert heard("meeting_announced") == emails(cast.chair, cast.member, cast.observer)


def test_each_reader_is_the_one_attendee_of_their_own_entry(cast):
    make_announced(cast)
    for address, sent in mails().items():
        calendar = calendar_of(sent)
        [event] = calendar.walk("VEVENT")
        assert [calendar["METHOD"], str(event["ATTENDEE"]), event["SEQUENCE"]] == ["REQUEST", f"mailto:{address}", 0]
        assert event["ORGANIZER"].params["CN"] == cast.secretary.organisation.name.said("en").text


def test_letter_and_entry_speak_the_readers_language(cast):
    cast.member.user.language = "ru"
    cast.member.user.save()
    make_announced(cast)
    sent = mails()[cast.member.user.email]
    [event] = calendar_of(sent).walk("VEVENT")
    assert str(event["SUMMARY"]).endswith("Мирные собрания")
    assert "Мирные собрания" in sent.body


def test_moved_everyone_hears_once_and_the_same_entry_gets_a_higher_sequence(cast):
    meeting = make_announced(cast)
    first = calendar_of(mails()[cast.member.user.email]).walk("VEVENT")[0]
    move(meeting, cast.secretary, starts=dt.time(9))
    sent = mails()
    [second] = calendar_of(sent[cast.member.user.email]).walk("VEVENT")
    assert [heard("meeting_moved"), sorted(sent)] == [emails(cast.chair, cast.member, cast.observer)] * 2
    assert [second["UID"] == first["UID"], second["SEQUENCE"], second.start.hour] == [True, 1, 9]
    assert REASON.said("en").text in sent[cast.member.user.email].body


def test_moved_in_time_the_letter_asks_again_and_moved_in_place_it_does_not(cast):
    meeting = make_announced(cast)
    move(meeting, cast.secretary, starts=dt.time(9))
    move(meeting, cast.secretary, place=Words.of(en="Almaty"))
    purposes = News.objects.filter(letter="meeting_moved").order_by("id").values_list("token_purpose", flat=True)
    assert list(purposes) == ["meetings.answer", ""]


@pytest.mark.parametrize(
    ("regime", "seen"),
    [(Regime.PUBLIC, None), (Regime.ON_RECORD, None), (Regime.CHATHAM_HOUSE, "PRIVATE"), (Regime.CLOSED, "PRIVATE")],
)
def test_the_entry_names_the_organiser_and_its_reader_alone_and_is_private_where_nobody_may_tell_who_was_there(
    cast, regime, seen
):
    make_announced(cast, regime=regime)
    sent = mails()
    assert sorted(sent) == emails(cast.chair, cast.member, cast.observer)
    organiser = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    for address, one in sent.items():
        [event] = calendar_of(one).walk("VEVENT")
        people = [str(value) for _name, value in event.property_items() if isinstance(value, vCalAddress)]
        assert [sorted(people), event.get("CLASS")] == [sorted([f"mailto:{organiser}", f"mailto:{address}"]), seen]
        others = [other for other in sent if other != address and other in calendar_of(one).to_ical().decode()]
        assert others == []


def test_cancelled_everyone_hears_once_and_the_entry_leaves_the_calendars(cast):
    make_cancelled(cast)
    sent = mails()[cast.member.user.email]
    calendar = calendar_of(next(m for m in mail.outbox if m.to == sent.to and "Cancelled" in m.subject))
    [event] = calendar.walk("VEVENT")
    assert heard("meeting_cancelled") == emails(cast.chair, cast.member, cast.observer)
    assert [calendar["METHOD"], event["STATUS"], event["SEQUENCE"]] == ["CANCEL", "CANCELLED", 1]


def test_a_plan_nobody_knew_of_is_cancelled_without_a_letter(cast):
    services.cancel_meeting(make_meeting(cast), by=cast.secretary, reason=REASON)
    assert News.objects.filter(letter__startswith="meeting").count() == 0


def test_a_meeting_entered_after_the_fact_invites_nobody(cast):
    make_circulated(cast, on=timezone.localdate() - dt.timedelta(days=30))
    assert Notice.objects.filter(news__about_kind="meetings.meeting").count() == 0


def test_the_agenda_goes_by_mail_and_brings_the_entry_to_a_seat_given_since(cast):
    meeting = make_announced(cast)
    late = sit(make_seat(cast.body))
    services.publish_agenda(meeting, by=cast.secretary)
    assert heard("agenda_published") == sorted([*emails(cast.chair, cast.member, cast.observer), late.email])
    assert calendar_of(mails()[late.email])["METHOD"] == "REQUEST"


def test_ten_changes_of_a_published_agenda_are_one_notice_a_day_in_the_app(cast):
    meeting = make_circulated(cast)
    for _number in range(3):
        make_item(meeting, cast)
    assert heard("agenda_revised") == emails(cast.chair, cast.member, cast.observer)
    assert [news.at_once for news in News.objects.filter(letter="agenda_revised")] == [False]


def test_the_decision_sheet_is_told_in_the_app(cast):
    make_published(cast)
    assert heard("decisions_published") == emails(cast.chair, cast.member, cast.observer)
    assert [news.at_once for news in News.objects.filter(letter="decisions_published")] == [False]


def test_who_left_the_body_hears_nothing_of_the_move(cast):
    meeting = make_announced(cast)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    cast.member.user.holdings.update(from_on=yesterday, to_on=yesterday)
    move(meeting, cast.secretary, starts=dt.time(9))
    assert heard("meeting_moved") == emails(cast.chair, cast.observer)


def test_the_link_in_the_letter_answers_at_a_press_and_opening_it_changes_nothing(cast):
    meeting = make_announced(cast)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    page, client = link_of(mails()[cast.member.user.email]), client_of(None)
    assert client.get(page).status_code == 200
    invitation.refresh_from_db()
    assert invitation.answer == Answer.NONE
    response = client.post(page, {"answer": "yes"})
    invitation.refresh_from_db()
    assert [response.status_code, invitation.answer] == [302, Answer.YES]


def test_the_link_works_once_and_a_press_without_an_answer_does_nothing(cast):
    make_announced(cast)
    page, client = link_of(mails()[cast.member.user.email]), client_of(None)
    assert client.post(page, {"answer": "perhaps"}).status_code == 200
    assert [client.post(page, {"answer": said}).status_code for said in ("no", "yes")] == [302, 410]


def test_the_link_answers_for_each_seat_of_its_person_and_for_no_other(cast):
    sit(cast.empty_seat, cast.member.user)
    meeting = make_announced(cast)
    client_of(None).post(link_of(mails()[cast.member.user.email]), {"answer": "no"})
    said = dict(meeting.invitations.exclude(answer=Answer.NONE).values_list("seat", "answer"))
    assert said == {cast.member.seat.pk: "no", cast.empty_seat.pk: "no"}


def test_the_link_of_somebody_who_left_the_seat_answers_nothing_and_says_why(cast):
    meeting = make_announced(cast)
    page = link_of(mails()[cast.member.user.email])
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    cast.member.user.holdings.update(from_on=yesterday, to_on=yesterday)
    response = client_of(None).post(page, {"answer": "yes"})
    assert [response.status_code, meeting.invitations.exclude(answer=Answer.NONE).count()] == [200, 0]
    assert "You no longer sit on a seat" in response.content.decode()


def test_the_link_to_a_cancelled_meeting_answers_nothing_and_says_why(cast):
    meeting = make_announced(cast)
    page = link_of(mails()[cast.member.user.email])
    services.cancel_meeting(meeting, by=cast.secretary, reason=REASON)
    response = client_of(None).post(page, {"answer": "yes"})
    assert [response.status_code, meeting.invitations.exclude(answer=Answer.NONE).count()] == [200, 0]
    assert "nothing can be answered any more" in response.content.decode()


def test_only_letters_to_the_invited_carry_the_link_of_the_room(cast):
    meeting = make_held(cast)
    move(make_announced(cast), cast.secretary, starts=dt.time(9))
    carrying = Notice.objects.filter(news__texts__icontains=LINK).values_list("reader", flat=True)
    assert set(carrying) == {hat.user.pk for hat in (cast.chair, cast.member, cast.observer)}
    assert meeting.state == "held"
