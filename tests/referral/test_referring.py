"""A text goes from a subgroup to its parent and back by decisions of meetings, and by nothing else."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from core.lines import Line
from core.refs import Ref
from meetings import services
from meetings.kinds import Method, Outcome
from meetings.models import Referral, Suggestion
from meetings.services.outcomes import outcomes_of
from meetings.states.referring import Referred
from notifications.models import News
from proposals.models import Proposal
from proposals.services import place_on_agenda
from recommendations.models import Recommendation
from tests.make.proposals import make_admitted
from tests.make.referral import (
    CHANGED,
    REASONS,
    TEXT,
    decided,
    make_answered,
    make_heard,
    make_item_of,
    make_recorded,
    make_referred,
    publish,
)


def waiting(body):
    """What is suggested for the next agenda of the body."""
    return [(one.reason, one.about) for one in Suggestion.objects.waiting().filter(body=body)]


def test_a_body_with_a_parent_may_refer_and_one_without_may_not(cast):
    assert Outcome.REFERRED in outcomes_of(make_heard(cast, cast.body))
    on_top = make_heard(cast, cast.parent)
    assert Outcome.REFERRED not in outcomes_of(on_top)
    with pytest.raises(ValidationError, match="cannot come to this"):
        decided(cast, on_top, Outcome.REFERRED, TEXT)


def test_a_subgroup_still_adopts_and_transmits_itself(cast):
    item = make_heard(cast, cast.body)
    made = decided(cast, item, Outcome.ADOPTED, TEXT)
    publish(cast, item)
    assert [made.decision.item.meeting.body, "referred" in made.filing.facts] == [cast.body, False]
    assert Referral.objects.count() == 0


def test_with_the_sheet_the_text_is_suggested_for_the_next_agenda_of_the_parent(cast):
    referral = make_recorded(cast)
    assert [waiting(cast.parent), referral.referred_at] == [[], None]
    publish(cast, referral.decision.item)
    referral.refresh_from_db()
    assert waiting(cast.parent) == [("referred", Ref.of(referral))]
    assert [referral.state, referral.body, referral.sender, referral.text] == [
        "waiting",
        cast.parent,
        cast.body,
        TEXT.rendered(),
    ]
    line = Line.objects.get(thing_uid=referral.uid)
    assert [line.step, line.is_public, line.facts["decision"]] == ["refer", True, referral.decision.filing.sha256]
    assert News.objects.filter(letter="text_referred").count() == 1


def test_the_parent_adopts_it_as_it_came_and_the_recommendation_names_both_decisions(cast):
    referral = make_answered(cast, Outcome.ADOPTED)
    recommendation = Recommendation.objects.get(decision=referral.answer)
    said = recommendation.filing.facts
    assert [said["heard"]["meeting"], said["referred"]["meeting"]] == [
        referral.answer.item.meeting.ref,
        referral.decision.item.meeting.ref,
    ]
    assert said["referred"]["decision"] == referral.decision.filing.sha256
    assert [referral.state, waiting(cast.parent), waiting(cast.body)] == [Referred.ADOPTED, [], []]
    steps = Line.objects.filter(thing_uid=referral.uid).order_by("id").values_list("step", flat=True)
    assert list(steps) == ["refer", "adopt"]


def test_what_is_called_adopted_is_the_text_that_was_referred_and_what_is_called_amended_is_another(cast):
    item = make_item_of(cast, make_referred(cast))
    with pytest.raises(ValidationError, match="not the text that was referred"):
        decided(cast, item, Outcome.ADOPTED, CHANGED)
    with pytest.raises(ValidationError, match="Nothing is amended"):
        decided(cast, item, Outcome.AMENDED, TEXT)
    made = decided(cast, item, Outcome.AMENDED, CHANGED)
    correction = {"by": cast.secretary, "reason": REASONS, "method": Method.CONSENSUS}
    with pytest.raises(ValidationError, match="Nothing is amended"):
        services.correct_decision(made.decision, text=TEXT, **correction)


def test_amended_it_keeps_both_texts(cast):
    referral = make_answered(cast, Outcome.AMENDED)
    assert [referral.state, referral.text, referral.answer.text] == ["amended", TEXT.rendered(), CHANGED.rendered()]
    assert Recommendation.objects.filter(decision=referral.answer).count() == 1


def test_returned_it_waits_for_the_subgroup_with_the_reasons_and_may_be_referred_again(cast):
    referral = make_answered(cast, Outcome.RETURNED)
    line = Line.objects.get(thing_uid=referral.uid, step="return")
    assert [referral.state, str(line.reason), waiting(cast.body)] == [
        "returned",
        str(REASONS),
        [("returned", Ref.of(referral))],
    ]
    again = make_item_of(cast, referral, cast.body, days=50)
    second = decided(cast, again, Outcome.REFERRED, CHANGED).referral
    assert [second.earlier, second.state] == [referral, "waiting"]
    publish(cast, again)
    assert waiting(cast.parent) == [("referred", Ref.of(second))]


def test_put_off_it_waits_for_the_next_agenda_of_the_parent(cast):
    referral = make_answered(cast, Outcome.DEFERRED)
    assert [referral.state, referral.answer, waiting(cast.parent)] == [
        "waiting",
        None,
        [("referred", Ref.of(referral))],
    ]


def test_nothing_moves_before_the_sheet_of_the_parent_is_public(cast):
    referral = make_referred(cast)
    item = make_item_of(cast, referral)
    decided(cast, item, Outcome.RETURNED, REASONS)
    referral.refresh_from_db()
    assert [referral.state, referral.answer, waiting(cast.body)] == ["waiting", None, []]


@pytest.mark.parametrize("outcome", [Outcome.NOTED, Outcome.NOT_ADOPTED, Outcome.REFERRED, Outcome.IN_PARTS])
def test_the_parent_adopts_amends_returns_or_puts_off_and_nothing_else(cast, outcome):
    item = make_item_of(cast, make_referred(cast))
    with pytest.raises(ValidationError, match="cannot come to this"):
        decided(cast, item, outcome, REASONS)


def test_an_item_about_something_else_can_neither_amend_nor_return(cast):
    item = make_heard(cast, cast.parent)
    for outcome in (Outcome.AMENDED, Outcome.RETURNED):
        with pytest.raises(ValidationError, match="cannot come to this"):
            decided(cast, item, outcome, REASONS)


@pytest.mark.parametrize(
    "written", [{"state": "adopted"}, {"state": "returned"}, {"state": "amended", "answer": None}], ids=str
)
def test_the_database_knows_no_answer_without_a_decision(cast, written):
    referral = make_referred(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(**written)


def test_what_was_answered_cannot_be_answered_otherwise(cast):
    referral = make_answered(cast, Outcome.RETURNED)
    with pytest.raises(DatabaseError), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(state="adopted")


def test_the_proposals_of_the_item_go_with_the_text_and_come_back_with_it(cast):
    proposal = make_admitted(cast)
    referral = make_referred(cast, before=lambda item: place_on_agenda(proposal, by=cast.secretary, item=item))
    assert Proposal.objects.get(pk=proposal.pk).state == "admitted"
    assert waiting(cast.parent) == [("referred", Ref.of(referral))]
    item = make_item_of(cast, referral)
    decided(cast, item, Outcome.RETURNED, REASONS)
    publish(cast, item)
    assert sorted(reason for reason, _about in waiting(cast.body)) == ["deferred", "returned"]


def test_what_the_parent_adopts_concludes_the_proposals_of_the_subgroup(cast):
    proposal = make_admitted(cast)
    referral = make_referred(cast, before=lambda item: place_on_agenda(proposal, by=cast.secretary, item=item))
    decided(cast, make_item_of(cast, referral), Outcome.ADOPTED, TEXT, proposals=(proposal,))
    assert Proposal.objects.get(pk=proposal.pk).outcome == "adopted"
