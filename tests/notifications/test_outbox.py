"""Telling a piece of news."""

import time
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.utils import timezone

from core.refs import Ref
from core.texts import Words
from notifications.kinds import State
from notifications.models import News, Notice
from notifications.outbox import TokenLink, oldest_waiting_seconds
from tests.make.notifications import reader, readers, told

pytestmark = pytest.mark.django_db


def test_news_told_twice_under_one_key_is_told_once(django_capture_on_commit_callbacks):
    aigul, berik = reader(), reader()
    first = told(key="claim_contested:1", readers=[aigul])
    with django_capture_on_commit_callbacks() as rings:
        second = told(key="claim_contested:1", readers=[aigul, berik])
    assert (second, News.objects.count()) == (first, 1)
    assert [notice.reader for notice in first.notices.all()] == [aigul]
    assert rings == []


def test_each_reader_is_told_in_their_own_language_and_a_reader_named_twice_hears_once():
    people = [reader("kk"), reader("ru"), reader("en")]
    news = told(readers=[*people, people[0]])
    notices = news.notices.order_by("id")
    assert [(n.reader, n.language, n.said["subject"][:4]) for n in notices] == [
        (people[0], "kk", "[kk]"),
        (people[1], "ru", "[ru]"),
        (people[2], "en", "[en]"),
    ]


def test_a_queryset_of_readers_may_be_joined_sliced_and_ordered():
    people = readers(5)
    news = told(readers=people.order_by("-email").distinct()[:3])
    assert news.notices.count() == 3


def test_deactivated_people_and_empty_querysets_hear_nothing():
    gone = reader(is_active=False)
    assert told(readers=[gone]).notices.count() == 0
    assert told(readers=get_user_model().objects.none()).notices.count() == 0
    assert told(readers=[]).notices.count() == 0


def test_people_without_an_account_hear_at_their_address_once():
    news = told(addresses=[("Office@Example.org ", "kk"), ("office@example.org", "ru")])
    assert [(n.address, n.reader, n.language, n.state) for n in news.notices.all()] == [
        ("office@example.org", None, "kk", State.WAITING)
    ]


def test_an_address_cannot_be_told_in_the_app():
    with pytest.raises(ValueError, match="no list in the app"):
        told(addresses=[("office@example.org", "kk")], at_once=False)


def test_news_that_can_wait_stays_in_the_app_and_calls_no_courier(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as rings:
        news = told(at_once=False)
    assert [notice.state for notice in news.notices.all()] == [State.IN_APP]
    assert (rings, oldest_waiting_seconds()) == ([], 0)


def test_a_transaction_rings_once_however_much_it_tells(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as rings:
        told()
        told()
    assert len(rings) == 1


def test_what_is_rolled_back_was_never_told():
    with transaction.atomic():
        told()
        transaction.set_rollback(True)
    assert (News.objects.count(), Notice.objects.count()) == (0, 0)


def test_neutral_news_stores_a_code_and_not_one_word_of_the_thing():
    someone = reader("ru")
    news = told(
        letter="never_written",
        neutral=True,
        code="2026-2-05",
        readers=[someone],
        context={"title": Words.of(ru="Тайна"), "by": "Secret Source"},
        personal={someone: {"seat": "Secret Seat"}},
        calendar="BEGIN:VCALENDAR\r\nSUMMARY:Secret Meeting\r\nEND:VCALENDAR\r\n",
    )
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(w)::text from notifications_news w")
        stored = cursor.fetchone()[0]
        cursor.execute("select row_to_json(n)::text from notifications_notice n")
        stored += cursor.fetchone()[0]
    assert [word for word in ("Тайна", "Secret") if word in stored] == []
    assert (news.is_neutral, news.calendar, news.texts["ru"]["subject"].count("2026-2-05")) == (True, {}, 1)


def test_neutral_news_without_a_code_says_the_beginning_of_the_uid():
    about = Ref("proposals.proposal", uuid.UUID("3fa902c1-0000-4000-8000-000000000000"))
    assert told(neutral=True, about=about).code == "3fa902c1"


def test_what_differs_from_reader_to_reader_stands_in_their_notice_alone():
    aigul, berik = reader("ru"), reader("en")
    news = told(
        readers=[aigul, berik],
        personal={aigul: {"seat": Words.of(ru="Министерство", en="Ministry")}},
        addresses=[("office@example.org", "en")],
    )
    said = {n.reader or n.address: n.personal for n in news.notices.all()}
    assert said == {aigul: "You sit for Министерство.", berik: "", "office@example.org": ""}


def test_a_token_is_about_the_readers_own_subject_else_about_the_thing():
    aigul, berik, seat, about = reader(), reader(), uuid.uuid4(), Ref("meetings.meeting", uuid.uuid4())
    link = TokenLink("meeting-answer", "meetings:answer", timedelta(days=30), {aigul: seat, "a@example.org": seat})
    news = told(about=about, readers=[aigul, berik], addresses=[("a@example.org", "kk")], token=link)
    subjects = {n.reader or n.address: n.token_subject_uid for n in news.notices.all()}
    assert subjects == {aigul: seat, berik: about.uid, "a@example.org": seat}
    assert (news.token_purpose, news.token_view, news.token_lasts) == (
        "meeting-answer",
        "meetings:answer",
        timedelta(days=30),
    )


def test_the_letter_that_waits_longest_is_counted_only_from_when_it_could_have_gone():
    now = timezone.now()
    assert oldest_waiting_seconds() == 0
    early, late = told().notices.get(), told().notices.get()
    Notice.objects.filter(pk=early.pk).update(due_at=now + timedelta(hours=1), state=State.WAITING)
    Notice.objects.filter(pk=late.pk).update(due_at=now - timedelta(seconds=90))
    assert round(oldest_waiting_seconds() - 90) == 0
    Notice.objects.filter(pk=late.pk).update(state=State.SENT)
    assert oldest_waiting_seconds() == 0


def test_five_thousand_readers_are_told_by_one_statement_in_less_than_a_second(django_assert_num_queries):
    people, spent = readers(5000), []
    for _time in range(3):  # the best of three: other work on the machine only ever adds
        begun = time.perf_counter()
        with django_assert_num_queries(7):
            news = told(readers=people)
        connection.check_constraints()  # what a commit would do
        spent.append(time.perf_counter() - begun)
        assert news.notices.count() == 5000
    assert min(spent) < 1, spent  # measured on idle cores: see the docstring of tell()
