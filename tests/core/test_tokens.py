"""Tokens are random, stored hashed, single-purpose, expiring; opening changes nothing (design.md §5.13)."""

import time
import uuid
from datetime import timedelta

import time_machine
from django.db import transaction

from core.tokens import Token, find, mint, revoke, sweep, use
from tests.core.threads import at_once

SUBJECT, DAY = uuid.UUID(int=1), timedelta(days=1)


def minted(purpose="answer", **details):
    return mint(purpose, **{"subject_uid": SUBJECT, "lasts": DAY, **details})


def test_a_token_is_found_by_its_secret_as_often_as_one_opens_the_link(db):
    secret = minted(person_uid=uuid.UUID(int=2))
    for _time in range(3):
        token = find("answer", secret)
        assert (token.subject_uid, token.person_uid, token.used_at) == (SUBJECT, uuid.UUID(int=2), None)


def test_only_its_hash_is_kept(db):
    secret = minted()
    stored = Token.objects.values().get()
    assert [value for value in stored.values() if secret in str(value)] == []
    assert len(secret) >= 32


def test_two_secrets_are_never_the_same(db):
    assert len({minted() for _time in range(50)}) == 50


def test_it_is_good_for_its_purpose_only(db):
    secret = minted("answer")
    assert find("reset", secret) is None
    assert use("reset", secret) is None
    assert find("answer", secret) is not None


def test_it_is_spent_once(db):
    secret = minted()
    assert use("answer", secret).subject_uid == SUBJECT
    assert use("answer", secret) is None
    assert find("answer", secret) is None


def test_of_presses_at_once_one_spends_it(committed_db):
    secret = minted()

    def press():
        with transaction.atomic():
            spent = use("answer", secret)
            time.sleep(0.2)  # what is done with it; the others find it unspent meanwhile
        return spent is not None

    assert sorted(at_once(press, press, press)) == [False, False, True]


def test_it_expires(db):
    with time_machine.travel("2026-11-24T07:00:00Z", tick=False) as clock:
        secret = minted(lasts=DAY)
        clock.shift(DAY - timedelta(seconds=1))
        assert find("answer", secret) is not None
        clock.shift(timedelta(seconds=1))
        assert find("answer", secret) is None
        assert use("answer", secret) is None


def test_revoking_makes_the_open_tokens_of_a_subject_useless_and_no_others(db):
    mine, other, elsewhere = minted(), minted("reset"), minted(subject_uid=uuid.UUID(int=9))
    revoke("answer", SUBJECT)
    assert [find("answer", mine), find("reset", other) is None, find("answer", elsewhere) is None] == [
        None,
        False,
        False,
    ]


def test_an_unknown_secret_finds_nothing(db):
    minted()
    assert find("answer", "") is None
    assert use("answer", "x" * 32) is None


def test_used_and_expired_tokens_are_swept_and_open_ones_stay(db):
    use("answer", minted())
    minted(lasts=-DAY)
    secret = minted()
    assert [sweep(), sweep()] == [2, 0]
    assert find("answer", secret) == Token.objects.get()
