"""Two people at once never do a thing twice."""

import pytest

from meetings import services
from meetings.models import MembershipRequest
from participants.kinds import PostKind
from participants.models import Seat
from tests.core.threads import at_once
from tests.make.membership import STATEMENT, make_answered, make_cast, make_hearing, make_request
from tests.make.participants import make_hat


@pytest.fixture
def cast(committed_db):
    return make_cast()


def names(results):
    return sorted(type(result).__name__ for result in results)


def test_two_people_of_an_organisation_ask_at_once_and_one_is_told(cast):
    other = make_hat(PostKind.SIGNATORY, organisation=cast.asker.organisation)
    said = {"constituency": "civil_society", "statement": STATEMENT}
    bodies = [type(cast.body).objects.get(pk=cast.body.pk) for _number in range(2)]
    results = at_once(
        *(
            lambda b=b, h=h: services.ask_membership(b, by=h, **said)
            for b, h in zip(bodies, (cast.asker, other), strict=True)
        )
    )
    assert [names(results), MembershipRequest.objects.count()] == [["MembershipRequest", "ValidationError"], 1]


def test_a_decision_is_carried_out_once(cast):
    request = make_request(cast)
    decision = make_hearing(cast, request)
    copies = [MembershipRequest.objects.get(pk=request.pk) for _number in range(2)]
    results = at_once(
        *(lambda r=r: services.admit_organisation(r, by=cast.secretary, decision=decision) for r in copies)
    )
    assert names(results) == ["MembershipRequest", "NotNow"]
    assert Seat.objects.filter(body=cast.body, organisation=cast.asker.organisation).count() == 1


def test_withdrawn_and_admitted_at_once_one_of_them_holds(cast):
    request = make_request(cast)
    decision = make_hearing(cast, request)
    one, other = (MembershipRequest.objects.get(pk=request.pk) for _number in range(2))
    results = at_once(
        lambda: services.withdraw_request(one, by=cast.asker),
        lambda: services.admit_organisation(other, by=cast.secretary, decision=decision),
    )
    request.refresh_from_db()
    seats = Seat.objects.filter(body=cast.body, organisation=cast.asker.organisation).count()
    assert names(results) == ["MembershipRequest", "NotNow"]
    assert (request.state, seats) in {("withdrawn", 0), ("admitted", 1)}


def test_a_membership_ends_once(cast):
    ending = make_answered(cast)
    decision = make_hearing(cast, ending)
    copies = [type(ending).objects.get(pk=ending.pk) for _number in range(2)]
    results = at_once(*(lambda e=e: services.end_membership(e, by=cast.secretary, decision=decision) for e in copies))
    assert names(results) == ["MembershipEnding", "NotNow"]
