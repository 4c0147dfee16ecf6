"""An organisation asks; the body answers by a decision with its reasons; the secretariat only carries it out."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import MembershipRequest, Suggestion
from notifications.models import Notice
from participants.kinds import OrganisationKind, PostKind, SeatRole
from participants.models import Seat
from record import ledger
from record.models import Entry
from tests.make.meetings import after, full_house, make_decision, make_held, make_published
from tests.make.membership import (
    REASONS,
    STATEMENT,
    make_admitted,
    make_declined,
    make_heard,
    make_hearing,
    make_placed,
    make_request,
    make_withdrawn,
)
from tests.make.participants import make_body, make_hat, make_organisation


def suggested(thing):
    return list(Suggestion.objects.waiting().filter(about_uid=thing.uid))


def heard(letter):
    """Who has a notice of this letter, sorted, as often as they have."""
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def emails(*hats):
    return sorted(hat.user.email for hat in hats)


def step_lines(thing):
    return [(line.step, line.is_public) for line in Line.objects.filter(thing_uid=thing.uid).order_by("id")]


def seats_of(cast):
    return Seat.objects.current().filter(body=cast.body, organisation=cast.asker.organisation)


def test_a_request_has_a_number_a_receipt_and_a_place_among_the_suggested_at_once(cast):
    first, other = make_request(cast), make_request(cast, by=make_hat(PostKind.SIGNATORY, organisation_kind="ngo"))
    assert [first.ref[4:], other.ref[4:], first.state] == ["-001", "-002", "asked"]
    assert first.filing.said("statement").plain() == STATEMENT.plain()
    [suggestion] = suggested(first)
    assert [suggestion.body, suggestion.reason] == [cast.body, "membership"]
    assert suggestion.words.said("en").text == f"Request for membership: {cast.asker.organisation.name.said('en').text}"
    assert step_lines(first) == [("ask", True)]


def test_asker_secretariat_and_chairs_hear(cast):
    make_request(cast)
    assert heard("membership_receipted") == emails(cast.asker)
    assert heard("membership_asked") == emails(cast.secretary, cast.chair)


@pytest.mark.parametrize("who", ["secretary", "custodian", "chair", "member", "observer", "editor", "nobody"])
def test_only_who_speaks_for_an_organisation_asks(cast, who):
    hat = getattr(cast, who) or make_hat(PostKind.FOCAL_POINT)
    with pytest.raises(NotAllowed):
        make_request(cast, by=hat)


def test_who_sits_there_or_has_asked_already_is_told_so(cast):
    make_request(cast)
    for by in (cast.asker, cast.member_signatory):
        with pytest.raises(ValidationError):
            make_request(cast, by=by)
    assert MembershipRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"), [({"constituency": "executive"}, "constituency"), ({"statement": Words()}, "statement")]
)
def test_what_is_missing_or_not_open_is_named(cast, changed, field):
    with pytest.raises(ValidationError) as refusal:
        make_request(cast, **changed)
    assert list(refusal.value.error_dict) == [field]


@pytest.mark.parametrize(
    ("kind", "constituency", "role"),
    [
        (OrganisationKind.NGO, "civil_society", SeatRole.MEMBER),
        (OrganisationKind.NGO, "experts", SeatRole.MEMBER),
        (OrganisationKind.MISSION, "observers", SeatRole.OBSERVER),
        (OrganisationKind.FOREIGN_NGO, "observers", SeatRole.OBSERVER),
    ],
)
def test_admitted_it_gets_the_seat_it_asked_for(cast, kind, constituency, role):
    by = make_hat(PostKind.REPRESENTATIVE, organisation=make_organisation(kind))
    request = make_request(cast, by=by, constituency=constituency)
    services.admit_organisation(request, by=cast.secretary, decision=make_hearing(cast, request))
    seat = Seat.objects.current().get(body=cast.body, organisation=by.organisation)
    assert [seat.constituency, seat.role, request.seat] == [constituency, role, seat]


def test_the_answer_is_the_text_of_the_decision_and_nobody_adds_a_word(cast):
    for request, step in ((make_admitted(cast), "admit"), (make_declined_by_another(cast), "decline")):
        line = Line.objects.get(thing_uid=request.uid, step=step)
        assert [line.reason.plain(), line.is_public] == [request.decision.text.plain(), True]
        assert line.facts["decision"] == request.decision.filing.sha256
        assert line.about.uid == request.decision.uid


def make_declined_by_another(cast):
    cast.asker = make_hat(PostKind.REPRESENTATIVE)
    return make_declined(cast)


def test_answered_it_is_suggested_no_more_and_the_asker_hears(cast):
    request = make_declined(cast)
    assert [request.state, suggested(request), seats_of(cast).count()] == ["declined", [], 0]
    assert heard("membership_answered") == emails(cast.asker)


def test_not_admitted_one_may_ask_again(cast):
    make_declined(cast)
    assert make_request(cast).state == "asked"


def test_everything_of_it_stands_in_the_record(cast):
    request = make_admitted(cast)
    ledger.chain()
    entries = Entry.objects.filter(thing_kind="meetings.membershiprequest").order_by("seq")
    assert [(entry.step, entry.is_public) for entry in entries] == [("filing", False), ("ask", True), ("admit", True)]
    given = Line.objects.get(step="give_seat", about_uid=request.seat.uid)
    assert given.facts["decision"] == request.decision.filing.sha256
    assert Filing.objects.filter(case_uid=request.uid).count() == 1


# --- the secretariat refuses nobody -----------------------------------------------------------------------------------------
def test_the_secretariat_has_no_step_that_takes_a_request_away(cast):
    request = make_request(cast)
    for carry_out in (services.admit_organisation, services.decline_organisation):
        with pytest.raises(ValidationError) as refusal:
            carry_out(request, by=cast.secretary, decision=None)
        assert list(refusal.value.error_dict) == ["decision"]
    with pytest.raises(NotAllowed):
        services.withdraw_request(request, by=cast.secretary)
    request.refresh_from_db()
    assert [request.state, len(suggested(request))] == ["asked", 1]


def test_the_database_itself_knows_no_answer_without_a_decision(cast):
    request = make_request(cast)
    for state in ("admitted", "declined"):
        with pytest.raises(IntegrityError), transaction.atomic():
            MembershipRequest.objects.filter(pk=request.pk).update(state=state)


def refused(carry_out, request, cast, decision):
    with pytest.raises(ValidationError) as refusal:
        carry_out(request, by=cast.secretary, decision=decision)
    request.refresh_from_db()
    return [list(refusal.value.error_dict), request.state, request.decision_id] == [["decision"], "asked", None]


def test_a_decision_of_another_body_is_refused(cast):
    request, other = make_request(cast), make_published(cast, body=make_body())
    assert refused(services.admit_organisation, request, cast, other.items.get().decision)


def test_a_decision_that_is_not_public_yet_is_refused(cast):
    request = make_request(cast)
    assert refused(services.admit_organisation, request, cast, make_heard(cast, request))


def test_a_decision_of_a_meeting_that_was_over_before_it_was_asked_is_refused(cast):
    decision = make_published(cast).items.get().decision
    request = make_request(cast)
    MembershipRequest.objects.filter(pk=request.pk).update(asked_at=decision.meeting.ends_at)
    request.refresh_from_db()
    assert refused(services.admit_organisation, request, cast, decision)


@pytest.mark.parametrize("outcome", ["deferred", "noted", "not_adopted"])
def test_only_an_adopted_decision_admits(cast, outcome):
    request = make_request(cast)
    assert refused(services.admit_organisation, request, cast, make_hearing(cast, request, outcome))


@pytest.mark.parametrize("outcome", ["deferred", "noted", "adopted"])
def test_only_a_decision_not_to_adopt_declines(cast, outcome):
    request = make_request(cast)
    assert refused(services.decline_organisation, request, cast, make_hearing(cast, request, outcome))


def test_what_was_not_adopted_on_another_question_declines_nobody(cast):
    request = make_request(cast)
    meeting = make_held(cast)
    decision = make_decision(meeting.items.get(), cast, outcome="not_adopted")
    services.publish_decisions(meeting, by=cast.secretary)
    assert refused(services.decline_organisation, request, cast, decision)


@pytest.mark.parametrize("method", ["chair_summary", "civil_society_text"])
def test_what_the_body_itself_did_not_decide_settles_nothing(cast, method):
    request = make_request(cast)
    item = make_placed(cast, request)
    with after(item.meeting):
        services.hold_meeting(item.meeting, by=cast.secretary, attendance=full_house(item.meeting))
    said = {"method": method, "outcome": "adopted", "text": REASONS}
    with pytest.raises(ValidationError) as refusal:
        services.decide_membership(item, by=cast.secretary, **said)
    assert list(refusal.value.error_dict) == ["method"]
    decision = make_decision(item, cast, **said)
    services.publish_decisions(item.meeting, by=cast.secretary)
    assert refused(services.admit_organisation, request, cast, decision)


# --- withdrawn, put off, placed ---------------------------------------------------------------------------------------------
def test_withdrawn_it_is_over_and_can_be_asked_again(cast):
    request = make_withdrawn(cast)
    assert [request.state, suggested(request), step_lines(request)[-1]] == ["withdrawn", [], ("withdraw", True)]
    assert heard("membership_withdrawn") == emails(cast.secretary)
    with pytest.raises(NotNow):
        services.withdraw_request(request, by=cast.asker)
    assert make_request(cast).ref != request.ref


def test_a_withdrawn_request_is_answered_no_more(cast):
    request = make_request(cast)
    decision = make_hearing(cast, request)
    services.withdraw_request(request, by=cast.asker)
    with pytest.raises(NotNow):
        services.admit_organisation(request, by=cast.secretary, decision=decision)
    assert seats_of(cast).count() == 0


def test_the_asker_hears_once_when_a_published_agenda_has_it(cast):
    item = make_placed(cast, make_request(cast))
    services.work_off_agendas()
    services.add_item(
        item.meeting, by=cast.secretary, title=REASONS, standing_question="organisational", minutes=5
    )  # the published agenda changes
    services.work_off_agendas()
    assert heard("membership_placed") == emails(cast.asker)


@pytest.mark.parametrize("outcome", ["deferred", "noted"])
def test_what_a_meeting_put_off_is_suggested_again(cast, outcome):
    request = make_request(cast)
    make_hearing(cast, request, outcome)
    assert suggested(request) == []
    services.work_off_agendas()
    assert len(suggested(request)) == 1


def test_a_dropped_item_and_a_cancelled_meeting_leave_it_waiting(cast):
    request = make_request(cast)
    item = make_placed(cast, request)
    services.drop_item(item, by=cast.secretary)
    assert len(suggested(request)) == 1
    item = make_placed(cast, request)
    services.cancel_meeting(item.meeting, by=cast.secretary, reason=REASONS)
    assert len(suggested(request)) == 1


def test_on_an_item_about_something_else_no_membership_is_decided(cast):
    item = make_held(cast).items.get()
    said = {"method": "consensus", "outcome": "adopted", "text": REASONS}
    with pytest.raises(ValidationError):
        services.decide_membership(item, by=cast.secretary, **said)
