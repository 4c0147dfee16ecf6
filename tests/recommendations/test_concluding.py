"""What a meeting decides about follow-up: a report returned, a dispute recorded, follow-up ended."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import terms_of
from meetings.models import Suggestion
from notifications.models import Notice
from recommendations import services
from recommendations.kinds import ClaimLevel, Declared, Finding, Outcome, PositionValue, Settlement, Verdict
from recommendations.states import S
from tests.make.recommendations import (
    a_public_decision,
    end_window,
    make_adopted,
    make_answer,
    make_assessment,
    make_claim,
    make_kept_objection,
    make_objection,
    make_position,
    make_report,
    make_transmitted,
    now,
)

REASON = Words.of(ru="Стороны выслушаны", kk="Тараптар тыңдалды")


@pytest.fixture
def recommendation(cast):
    return make_transmitted(cast)


def conclude(recommendation, cast, finding, *, by=None, decision=None, reason=REASON):
    said = {"finding": finding, "decision": decision or a_public_decision(cast), "reason": reason}
    return services.conclude_dispute(now(recommendation), by=by or cast.secretary, **said)


def end(recommendation, cast, *, by=None, decision=None, reason=REASON):
    said = {"decision": decision or a_public_decision(cast), "reason": reason}
    return services.end_recommendation(now(recommendation), by=by or cast.secretary, **said)


def waiting(recommendation):
    found = Suggestion.objects.filter(about_uid=recommendation.uid, withdrawn_at=None)
    return [one.reason for one in found]


def test_a_recorded_dispute_stays_and_both_sides_hear(cast, recommendation):
    make_kept_objection(make_claim(recommendation, cast), cast.author, cast)
    decision = a_public_decision(cast)
    assert waiting(recommendation) == ["disputed"]
    conclude(recommendation, cast, Finding.DISPUTED, decision=decision)
    assert (now(recommendation).settlement, waiting(recommendation)) == (Settlement.DISPUTED, [])
    line = Line.objects.get(step="conclude")
    assert (line.about_uid, line.reason, line.facts, line.is_public) == (
        decision.uid,
        REASON,
        {"finding": "disputed"},
        True,
    )
    readers = set(Notice.objects.filter(news__letter="dispute_concluded").values_list("reader", flat=True))
    assert readers == {hat.user.pk for hat in (cast.focal, cast.signatory, cast.author)}


def test_a_returned_report_waits_for_another_one(cast, recommendation):
    make_kept_objection(make_claim(recommendation, cast), cast.author, cast)
    conclude(recommendation, cast, Finding.RETURNED)
    after = now(recommendation)
    assert (after.settlement, after.declared) == (Settlement.RETURNED, Declared.IMPLEMENTED)
    assert after.is_late(after.due_on + dt.timedelta(days=1))
    make_claim(now(recommendation), cast)
    assert now(recommendation).settlement == Settlement.IN_WINDOW


def test_a_dispute_needs_an_objection_and_a_finding_needs_a_claim(cast, recommendation):
    with pytest.raises(ValidationError):
        conclude(recommendation, cast, Finding.RETURNED)
    make_claim(recommendation, cast)
    with pytest.raises(ValidationError) as refusal:
        conclude(recommendation, cast, Finding.DISPUTED)
    assert list(refusal.value.error_dict) == ["finding"]


@pytest.mark.parametrize("act", [end, lambda *said, **more: conclude(*said, Finding.RETURNED, **more)])
def test_it_needs_a_reason_and_a_decision_whose_sheet_is_public(cast, recommendation, act):
    end_window(make_claim(recommendation, cast))
    unpublished = make_adopted(cast).decision
    for said, field in (({"reason": Words()}, "reason"), ({"decision": unpublished}, "decision")):
        with pytest.raises(ValidationError) as refusal:
            act(recommendation, cast, **said)
        assert list(refusal.value.error_dict) == [field]
    assert now(recommendation).state == S.TRANSMITTED


@pytest.mark.parametrize("role", ["chair", "custodian", "author", "focal", "signatory", "ombudsman", "member"])
def test_only_the_secretariat_records_it_and_it_can_close_nothing_without_a_meeting(cast, recommendation, role):
    decision = a_public_decision(cast)
    with pytest.raises(NotAllowed):
        end(recommendation, cast, by=getattr(cast, role), decision=decision)
    with pytest.raises(NotAllowed):
        conclude(recommendation, cast, Finding.RETURNED, by=getattr(cast, role), decision=decision)
    with pytest.raises(ValidationError):
        services.end_recommendation(recommendation, by=cast.secretary, decision=None, reason=REASON)


def test_it_cannot_end_while_a_report_is_being_assessed(cast, recommendation):
    claim = make_claim(recommendation, cast)
    with pytest.raises(ValidationError):
        end(recommendation, cast)
    end_window(claim)
    assert end(recommendation, cast).state == S.ENDED


@pytest.mark.parametrize("moment", ["open", "replied"])
def test_it_cannot_end_while_an_objection_is_open(cast, recommendation, moment):
    claim = make_claim(recommendation, cast)
    objection = make_objection(claim, cast.author)
    end_window(claim)
    if moment == "replied":
        make_answer(objection, cast)
    with pytest.raises(ValidationError):
        end(recommendation, cast)
    assert now(recommendation).state == S.TRANSMITTED


def confirmed(recommendation, cast):
    make_assessment(claim := make_claim(recommendation, cast), cast.ombudsman)
    end_window(claim)


def partly(recommendation, cast):
    make_assessment(claim := make_claim(recommendation, cast, level=ClaimLevel.PARTIAL), cast.ombudsman)
    end_window(claim)


def contested(recommendation, cast):
    make_assessment(claim := make_claim(recommendation, cast), cast.ombudsman, Verdict.CONFIRM)
    make_kept_objection(claim, cast.author, cast)
    end_window(claim)


@pytest.mark.parametrize(
    ("happened", "outcome"),
    [
        (confirmed, Outcome.CONFIRMED),
        (partly, Outcome.PARTLY),
        (contested, Outcome.OBJECTIONS_STAND),
        (lambda r, cast: end_window(make_claim(r, cast)), Outcome.NO_OBJECTION),
        (lambda r, cast: make_position(r, cast, PositionValue.NOT_SUPPORTED), Outcome.DECLINED),
        (lambda r, cast: make_position(r, cast, PositionValue.NOTED), Outcome.DECLINED),
        (lambda r, cast: make_report(r, cast), Outcome.NOT_IMPLEMENTED),
    ],
)
def test_what_became_of_it_is_said_from_what_each_side_said(cast, recommendation, happened, outcome):
    happened(recommendation, cast)
    assert now(recommendation).outcome == ""
    ended = end(recommendation, cast)
    assert (ended.state, ended.outcome) == (S.ENDED, outcome)


def test_after_the_end_nothing_is_owed_suggested_or_added(cast, recommendation):
    contested(recommendation, cast)
    end(recommendation, cast)
    assert [term for term in terms_of(recommendation) if not (term.met_on or term.cancelled_at)] == []
    assert waiting(recommendation) == []
    with pytest.raises(NotNow):
        make_position(now(recommendation), cast)
    with pytest.raises(NotNow):
        make_objection(now(recommendation).claims.get(), cast.other_ngo)
    assert Notice.objects.filter(news__letter="recommendation_ended", reader=cast.author.user).exists()
