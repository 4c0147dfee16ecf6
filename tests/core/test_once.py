"""A double click gives the first result back (design.md §5.12)."""

import time
import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from core.once import Once, first_result, remember, result_of, sweep
from tests.core.threads import at_once

KEY = uuid.UUID(int=7)


def test_the_first_sending_is_first_and_a_repeat_gets_its_result(db):
    assert first_result(KEY) is None
    remember(KEY, "/en/proposals/2026-1/")
    assert first_result(KEY) == "/en/proposals/2026-1/"
    assert result_of(str(KEY)) == "/en/proposals/2026-1/"


def test_a_form_that_was_not_sent_led_nowhere(db):
    assert result_of(str(KEY)) == ""


@pytest.mark.parametrize("key", ["", None, "7", "' OR 1=1", "x" * 500])
def test_what_is_no_key_led_nowhere(db, key):
    assert result_of(key) == ""


def test_of_two_clicks_at_once_one_does_the_work_and_both_get_its_result(committed_db):
    done = []

    def click():
        with transaction.atomic():
            result = first_result(KEY)
            if result is None:
                time.sleep(0.2)
                done.append("work")
                result = f"/{len(done)}/"
                remember(KEY, result)
        return result

    assert at_once(click, click, click) == ["/1/", "/1/", "/1/"]
    assert done == ["work"]


def test_a_click_whose_work_failed_leaves_the_next_one_first(committed_db):
    with transaction.atomic():
        assert first_result(KEY) is None
        transaction.set_rollback(True)
    assert first_result(KEY) is None
    assert Once.objects.count() == 1


def test_keys_older_than_a_week_are_swept(db):
    first_result(KEY)
    Once.objects.update(at=timezone.now() - timedelta(days=8))
    first_result(new := uuid.uuid4())
    assert [sweep(), sweep()] == [1, 0]
    assert [sent.key for sent in Once.objects.all()] == [new]
