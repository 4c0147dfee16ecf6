"""The whole story once, through the services: from a draft to an objection that is kept."""

import pytest

from core.lines import Line
from core.words import Words
from notifications.models import News
from recommendations import services
from recommendations.kinds import ObjectionStand, PositionValue, Settlement
from recommendations.models import Recommendation
from tests.make.recommendations import (
    make_answer,
    make_assessment,
    make_cast,
    make_claim,
    make_objection,
    make_position,
    make_transmitted,
)

pytestmark = pytest.mark.django_db


def test_a_proposal_becomes_a_recommendation_and_both_sides_stand_side_by_side():
    cast = make_cast()
    recommendation = make_transmitted(cast)
    make_position(recommendation, cast)
    claim = make_claim(recommendation, cast)
    make_assessment(claim, cast.ombudsman)
    objection = make_objection(claim, cast.author)
    make_answer(objection, cast)
    services.keep_objection(objection, by=cast.author, reason=Words.of(ru="Ответ не по существу"))

    recommendation = Recommendation.objects.get(pk=recommendation.pk)
    assert recommendation.position == PositionValue.IN_PART
    assert recommendation.settlement == Settlement.OBJECTIONS_STAND
    assert objection.state == ObjectionStand.KEPT
    steps = Line.objects.filter(story_uid=recommendation.uid).order_by("id").values_list("step", flat=True)
    assert list(steps) == [
        "adopt",
        "transmit",
        "take_position",
        "claim",
        "assess",
        "contest",
        "answer_objection",
        "keep",
    ]
    letters = News.objects.filter(about_uid=recommendation.uid).order_by("id").values_list("letter", flat=True)
    assert list(letters) == [
        "recommendation_transmitted",
        "recommendation_adopted",
        "position_taken",
        "implementation_claimed",
        "claim_assessed",
        "claim_contested",
        "objection_answered",
        "objection_stands",
    ]
