"""What the clock does for follow-up, and what it finds when it looks at everything."""

import datetime as dt

import pytest
from celery import current_app
from django.conf import settings
from django.utils import timezone

from law.services import load_reference
from meetings.models import Suggestion
from participants.acting import THE_HOUSE
from proposals import tasks as of_proposals
from recommendations import services, tasks
from recommendations.kinds import Declared, PositionValue, Settlement
from recommendations.models import Recommendation
from tests.make.recommendations import (
    end_window,
    make_claim,
    make_measure,
    make_objection,
    make_position,
    make_transmitted,
    now,
)
from tests.recommendations.test_importing import TABLE


def waiting(recommendation):
    found = Suggestion.objects.filter(about_uid=recommendation.uid, withdrawn_at=None)
    return [(one.reason, one.body) for one in found]


def test_what_is_past_its_due_day_is_suggested_once_until_it_is_reported(cast):
    recommendation = make_transmitted(cast)
    due = recommendation.due_on
    services.suggest_overdue(due)
    assert waiting(recommendation) == []
    for after in (1, 2):
        services.suggest_overdue(due + dt.timedelta(days=after))
    assert waiting(recommendation) == [("overdue", cast.body)]
    make_position(recommendation, cast)
    make_claim(recommendation, cast)
    assert waiting(recommendation) == []


def test_the_axes_are_recomputed_and_what_differs_is_mended_and_named(cast):
    silent, planned, claimed = make_transmitted(cast), make_transmitted(cast), make_transmitted(cast)
    make_measure(planned, cast)
    make_objection(make_claim(claimed, cast), cast.author)
    assert services.check_axes() == []
    Recommendation.objects.filter(pk=silent.pk).update(position=PositionValue.SUPPORTED)
    Recommendation.objects.filter(pk=planned.pk).update(declared=Declared.NOT_STARTED)
    Recommendation.objects.filter(pk=claimed.pk).update(settlement=Settlement.CONFIRMED)
    assert services.check_axes() == [silent.ref, planned.ref, claimed.ref]
    assert [now(silent).position, now(planned).declared, now(claimed).settlement] == [
        PositionValue.NONE,
        Declared.IN_PREPARATION,
        Settlement.OBJECTIONS_STAND,
    ]
    assert services.check_axes() == []


def test_what_was_taken_over_from_a_source_says_what_the_source_says(cast, django_assert_max_num_queries):
    load_reference()
    services.publish_batch(services.land_batch(TABLE, by=THE_HOUSE, name="table.csv").batch, by=THE_HOUSE)
    with django_assert_max_num_queries(2):
        assert services.check_axes() == []
    supported = Recommendation.objects.get(position=PositionValue.SUPPORTED)
    Recommendation.objects.filter(pk=supported.pk).update(position=PositionValue.NOTED)
    assert services.check_axes() == [supported.ref]
    assert now(supported).position == PositionValue.SUPPORTED


def test_the_daily_task_ends_windows(cast):
    claim = make_claim(make_transmitted(cast), cast)
    type(claim.window).objects.filter(pk=claim.window_id).update(
        started_on=timezone.localdate() - dt.timedelta(days=40), due_on=timezone.localdate() - dt.timedelta(days=1)
    )
    tasks.daily()
    of_proposals.daily()
    assert now(claim.recommendation).settlement == Settlement.NO_OBJECTION


def test_a_window_that_was_dealt_with_is_not_ended_again(cast):
    claim = make_claim(make_transmitted(cast), cast)
    end_window(claim)
    closed = now(claim).window_closed_at
    services.close_windows(claim.window.due_on + dt.timedelta(days=5))
    assert now(claim).window_closed_at == closed


@pytest.mark.parametrize(
    ("task", "queue"),
    [
        ("recommendations.tasks.daily", "long"),
        ("proposals.tasks.daily", "long"),
        ("recommendations.tasks.work_off_meetings", "letters"),
        ("proposals.tasks.work_off_meetings", "letters"),
        ("core.tasks.sweep", "long"),
    ],
)
def test_beat_rings_for_it_in_the_right_queue(task, queue):
    rung = [one for one in settings.CELERY_BEAT_SCHEDULE.values() if one["task"] == task]
    current_app.loader.import_default_modules()
    assert [one["options"].get("queue", "letters") for one in rung] == [queue]
    assert task in current_app.tasks
