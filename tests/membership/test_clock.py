"""The clock rings for the membership of bodies, and a published agenda rings at once."""

import pytest
from celery import current_app
from django.conf import settings

from core.follow import Followed
from meetings import services
from meetings.services.membership_heard import FOLLOWER
from tests.make.membership import make_hearing, make_request


@pytest.mark.parametrize(
    ("task", "queue"), [("meetings.tasks.daily", "long"), ("meetings.tasks.work_off_agendas", "letters")]
)
def test_beat_rings_for_it_in_the_right_queue(task, queue):
    rung = [one for one in settings.CELERY_BEAT_SCHEDULE.values() if one["task"] == task]
    current_app.loader.import_default_modules()
    assert [one["options"].get("queue", "letters") for one in rung] == [queue]
    assert task in current_app.tasks


def test_a_published_agenda_and_sheet_are_dealt_with_once(cast):
    make_hearing(cast, make_request(cast), "deferred")
    assert Followed.objects.filter(follower=FOLLOWER).count() == 2
    assert [services.work_off_agendas(), services.work_off_agendas()] == [2, 0]
