"""The secret address of one's own calendar: made, replaced, revoked; of it only a hash is kept."""

import hashlib

import pytest
from django.core import mail

from core.lines import Line
from core.rules import NotAllowed
from notifications.models import Notice
from participants.acting import NOBODY, THE_HOUSE, Acting
from participants.kinds import PostKind
from participants.models import CalendarAddress
from participants.own_calendar import make_calendar_address, reader_of, revoke_calendar_address
from participants.services import deactivate
from tests.make.participants import make_hat, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hat():
    return make_hat(PostKind.REPRESENTATIVE)


def test_the_secret_opens_the_calendar_of_the_one_who_made_it_and_is_long_and_random(hat):
    secret, other = make_calendar_address(by=hat), make_calendar_address(by=make_hat(PostKind.EDITOR))
    assert reader_of(secret) == hat.user
    assert [len(secret), len(other), secret == other] == [43, 43, False]


def test_only_its_hash_is_kept(hat):
    secret = make_calendar_address(by=hat)
    [row] = CalendarAddress.objects.values()
    assert row["sha256"] == hashlib.sha256(secret.encode()).hexdigest()
    assert [str(value) for value in row.values() if secret in str(value)] == []
    assert row.keys() == {"id", "user_id", "sha256", "made_at"}  # and nothing of who asked for it, or when


def test_a_second_one_replaces_the_first(hat):
    first, second = make_calendar_address(by=hat), make_calendar_address(by=hat)
    assert [reader_of(first), reader_of(second), CalendarAddress.objects.count()] == [None, hat.user, 1]


def test_revoked_it_opens_nothing_and_can_be_revoked_again(hat):
    secret = make_calendar_address(by=hat)
    for _time in range(2):
        revoke_calendar_address(by=hat)
        assert [reader_of(secret), CalendarAddress.objects.count()] == [None, 0]


def test_one_revokes_ones_own_alone(hat):
    secret = make_calendar_address(by=hat)
    revoke_calendar_address(by=make_hat(PostKind.SECRETARY))
    assert reader_of(secret) == hat.user


def test_a_closed_account_has_no_calendar_and_gets_none_back_when_it_is_opened_again(hat):
    secret = make_calendar_address(by=hat)
    deactivate(hat.user, by=make_hat(PostKind.SECRETARY))
    assert [reader_of(secret), CalendarAddress.objects.count()] == [None, 0]
    hat.user.is_active = True
    hat.user.save()
    assert reader_of(secret) is None


def test_an_account_closed_by_whatever_way_opens_nothing(hat):
    secret = make_calendar_address(by=hat)
    type(hat.user).objects.filter(pk=hat.user.pk).update(is_active=False)
    assert reader_of(secret) is None


@pytest.mark.parametrize("secret", ["", "x", "0" * 43, "\x00", "ә" * 50])
def test_what_is_no_secret_opens_nothing(hat, secret):
    make_calendar_address(by=hat)
    assert reader_of(secret) is None


def test_neither_nobody_nor_the_clock_has_a_calendar():
    for who in (NOBODY, THE_HOUSE):
        for verb in (make_calendar_address, revoke_calendar_address):
            with pytest.raises(NotAllowed):
                verb(by=who)


def test_whoever_sits_nowhere_has_one_all_the_same():
    person = make_person()
    assert reader_of(make_calendar_address(by=Acting(user=person))) == person


def test_its_owner_is_told_by_mail_without_the_secret_and_nothing_is_written_down(hat):
    lines = Line.objects.count()
    secret = make_calendar_address(by=hat)
    told = Notice.objects.get(reader=hat.user)
    assert [told.news.letter, Line.objects.count() - lines] == ["account_changed", 0]
    assert "A secret address of your calendar was made; one made before no longer works." in told.news.said["body"]
    assert secret not in str(vars(told)) + str(vars(told.news)) + str([one.body for one in mail.outbox])
