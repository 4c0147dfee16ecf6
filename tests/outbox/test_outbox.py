"""Brief, minutes and tasks go to all participants: read first, then sent by a second press, once."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.lifecycle import NotNow
from core.rules import NotAllowed
from notifications import courier
from notifications.kinds import Outboxed, State
from notifications.models import MassLetter, News, Notice
from notifications.services import progress_of
from participants.kinds import OrganisationKind, PostKind, SeatRole
from reports import services
from reports.kinds import Mailing
from tests.make.meetings import make_circulated
from tests.make.minutes import make_approving
from tests.make.notifications import mail_server
from tests.make.participants import client_of, make_hat
from tests.make.tasks import make_public_task

ROLES = ("nobody", "outsider", "observer", "member", "signer", "chair", "co_chair", "custodian", "secretary")


def prepared(meeting, cast, mailing=Mailing.DECISIONS):
    return services.prepare_mailing(meeting, mailing=mailing, by=cast.secretary)


def readers(one):
    return set(Notice.objects.filter(news=one.news).values_list("reader", flat=True))


def states(one):
    return set(Notice.objects.filter(news=one.news).values_list("state", flat=True))


# in the outbox ---------------------------------------------------------------------------------------------------------------


def test_it_waits_for_everybody_on_an_invited_seat_and_who_speaks_for_an_invited_organisation(cast, meeting):
    one = prepared(meeting, cast)
    invited = {hat.user.pk for hat in (cast.chair, cast.co_chair, cast.member, cast.observer, cast.signer)}
    assert readers(one) == invited
    assert [one.state, one.number, states(one)] == [Outboxed.WAITING, len(invited), {State.HELD}]


def test_while_it_waits_no_reader_sees_it_and_no_courier_takes_it(cast, meeting):
    one = prepared(meeting, cast)
    assert not Notice.objects.visible_to(cast.member.user).filter(news=one.news).exists()
    assert not Notice.objects.due().filter(news=one.news).exists()
    services.send_mailing(one, by=cast.secretary)
    assert Notice.objects.visible_to(cast.member.user).filter(news=one.news).count() == 1


def test_prepared_twice_it_is_the_same_letter(cast, meeting):
    assert prepared(meeting, cast) == prepared(meeting, cast)
    assert News.objects.filter(letter="brief_sent").count() == 1


def test_sent_once_and_only_once(cast, meeting):
    one = prepared(meeting, cast)
    services.send_mailing(one, by=cast.secretary)
    assert [states(one), progress_of(one)] == [{State.WAITING}, {"sent": 0, "failed": 0, "open": one.number}]
    for verb in (services.send_mailing, services.stop_mailing):
        with pytest.raises(NotNow):
            verb(MassLetter.objects.get(), by=cast.secretary)
    assert prepared(meeting, cast) == one
    with pytest.raises(IntegrityError), transaction.atomic():
        MassLetter.objects.create(
            key=one.key, news=News.objects.exclude(pk=one.news_id).first(), number=1, prepared_by={}
        )


def test_stopped_nobody_gets_it_and_another_one_can_be_prepared(cast, meeting):
    one = prepared(meeting, cast)
    services.stop_mailing(one, by=cast.secretary)
    assert [one.state, readers(one)] == [Outboxed.STOPPED, set()]
    again = prepared(meeting, cast)
    assert [again.pk != one.pk, again.state, len(readers(again))] == [True, Outboxed.WAITING, again.number]


def test_a_courier_killed_midway_repeats_at_most_the_letter_in_its_hand(cast, meeting, settings):
    one = prepared(meeting, cast)
    Notice.objects.exclude(news=one.news).delete()
    services.send_mailing(one, by=cast.secretary)
    with mail_server() as server:
        for name, value in server.settings.items():
            setattr(settings, name, value)
        way = courier.get_connection()
        way.open()
        courier.carry_one(courier.claim(), way)
        courier.claim()  # and dies with this one in its hand
        way.close()
        assert progress_of(one) == {"sent": 1, "failed": 0, "open": one.number - 1}
        courier.deliver()
        assert len(server.mails) == one.number - 1
        with time_machine.travel(timezone.now() + dt.timedelta(seconds=settings.LETTER_LEASE_SECONDS + 1)):
            courier.deliver()
        assert len(set(server.message_ids)) == len(server.mails) == one.number
    assert progress_of(one) == {"sent": one.number, "failed": 0, "open": 0}


# what it says ----------------------------------------------------------------------------------------------------------------


def test_before_publication_there_is_nothing_to_prepare(cast):
    meeting = make_circulated(cast)
    with pytest.raises(NotAllowed, match="once it is published"):
        prepared(meeting, cast)
    minutes = make_approving(cast)
    assert [mailing for mailing, _one in services.mailings_of(minutes.meeting)] == [Mailing.DECISIONS]
    with pytest.raises(NotAllowed, match="once it is published"):
        prepared(minutes.meeting, cast, Mailing.MINUTES)


def test_the_brief_stands_in_the_letter_in_each_language(cast, meeting):
    texts = prepared(meeting, cast).news.texts
    assert {code: text["body"].count("\n") > 8 for code, text in texts.items()} == {"kk": True, "ru": True, "en": True}
    assert "What may be quoted".upper() in texts["en"]["body"].upper() or "quote" in texts["en"]["body"]


def test_the_minutes_go_as_their_public_summary_without_a_word_of_the_discussion(cast, minutes):
    one = prepared(minutes.meeting, cast, Mailing.MINUTES)
    assert one.news.about.path == f"/go/meetings.minutes/{minutes.uid}/"
    assert not any("9" in text["body"] and "статью 9" in text["body"] for text in one.news.texts.values())
    assert "without the discussion" in one.news.texts["en"]["body"]


def test_agreed_tasks_stand_below_with_who_does_them_and_until_when(cast):
    cast.owner = make_hat(PostKind.FOCAL_POINT, organisation_kind=OrganisationKind.STATE_BODY)
    task = make_public_task(cast)
    body = prepared(task.meeting, cast).news.texts["ru"]["body"]
    line = next(line for line in body.splitlines() if task.text.said("ru").text in line)
    assert task.owner.organisation.name.said("ru").text in line


# pages -----------------------------------------------------------------------------------------------------------------------


def step(client, address, **changed):
    form = client.get(address).context["form"]
    return client.post(address, {**{name: form[name].value() for name in ("version", "once")}, **changed})


def test_the_way_from_the_meeting_to_the_letter_that_is_sent(cast, meeting):
    client = client_of(cast.secretary)
    documents = f"/en/meetings/{meeting.ref}/documents/"
    assert "letter-to-all/decisions/" in client.get(documents).content.decode()
    assert "letter-to-all/minutes/" not in client.get(documents).content.decode()
    address = step(client, f"{documents}letter-to-all/decisions/").url
    page = client.get(address)
    assert "It goes to 5 people. Nobody has got anything yet." in page.content.decode()
    assert [page.context["told"][n][0] for n in range(3)] == ["kk", "ru", "en"]
    form = page.context["form"]
    pressed = {name: form[name].value() for name in ("version", "once")}
    for _press in range(2):
        assert client.post(f"{address}send/", pressed).url == address
    sent = client.get(address).content.decode()
    assert "0 of 5 letters are sent" in sent
    assert f"{address}send/" not in sent
    assert "Sent off" in client.get("/en/outbox/").content.decode()
    assert "Sent off" in client.get(documents).content.decode()


def test_a_page_from_before_it_was_stopped_sends_nothing(cast, meeting):
    one = prepared(meeting, cast)
    client = client_of(cast.secretary)
    address = one.get_absolute_url().replace("/kk/", "/en/")
    form = client.get(address).context["form"]
    services.stop_mailing(one, by=cast.secretary)
    old = client.post(f"{address}send/", {name: form[name].value() for name in ("version", "once")})
    assert [old.status_code, states(one)] == [409, set()]


def test_the_outbox_is_for_the_secretariat(cast, meeting):
    one = prepared(meeting, cast)
    pages = ["/en/outbox/", f"/en/outbox/{one.uid}/", f"/en/outbox/{one.uid}/send/", f"/en/outbox/{one.uid}/stop/"]
    pages.append(f"/en/meetings/{meeting.ref}/documents/letter-to-all/decisions/")
    got = {role: {client_of(getattr(cast, role)).get(page).status_code for page in pages} for role in ROLES}
    assert got == {role: {403, 404} for role in ROLES} | {"nobody": {302}, "secretary": {200}}
    assert "letter-to-all" not in client_of(cast.chair).get(pages[-1].split("letter-to-all")[0]).content.decode()
    for verb in (services.send_mailing, services.stop_mailing):
        with pytest.raises(NotAllowed):
            verb(one, by=cast.chair)


def test_an_empty_outbox_says_where_letters_come_from(cast):
    assert "No letter waits" in client_of(cast.secretary).get("/en/outbox/").content.decode()


def test_the_page_of_a_letter_asks_the_same_whatever_the_number_of_readers(cast, meeting):
    counts, client = [], client_of(cast.secretary)
    for _round in range(2):
        one = prepared(meeting, cast)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/en/outbox/{one.uid}/").status_code == 200
        counts.append(len(asked))
        services.stop_mailing(one, by=cast.secretary)
        for _seat in range(3):
            meeting.invitations.create(seat=make_hat(SeatRole.MEMBER, body=cast.body).seat)
    assert counts[1] == counts[0]
