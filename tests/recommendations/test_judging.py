"""What others say of a claim, what the lead answers, and what becomes of an objection."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import terms_of
from meetings.models import Suggestion
from notifications.models import Notice
from participants.kinds import OrganisationKind, PostKind
from recommendations import services
from recommendations.kinds import ObjectionReason, ObjectionStand, Settlement, Verdict
from recommendations.models import Assessment, AssessmentFile, Objection, ObjectionReply
from recommendations.models.claim import file_facts
from tests.core.threads import at_once
from tests.make.files import a_stored_file
from tests.make.participants import make_hat, make_organisation
from tests.make.recommendations import (
    GROUNDS,
    end_window,
    make_answer,
    make_assessment,
    make_cast,
    make_claim,
    make_kept_objection,
    make_objection,
    make_transmitted,
    now,
)

WHY = Words.of(ru="Проверили ещё раз")


@pytest.fixture
def recommendation(cast):
    return make_transmitted(cast)


@pytest.fixture
def claim(cast, recommendation):
    return make_claim(recommendation, cast)


def readers(letter):
    return set(Notice.objects.filter(news__letter=letter).values_list("reader", flat=True))


def waiting(recommendation):
    found = Suggestion.objects.filter(about_uid=recommendation.uid, withdrawn_at=None)
    return [(one.reason, one.body) for one in found]


@pytest.mark.parametrize("verdict", [Verdict.CONFIRM, Verdict.PARTLY, Verdict.CANNOT_ASSESS])
def test_an_assessment_is_filed_under_the_name_of_the_organisation_and_the_executors_hear(cast, claim, verdict):
    file = a_stored_file()
    said = {"verdict": verdict, "grounds": GROUNDS, "files": [file]}
    assessment = services.assess_claim(claim, by=cast.ombudsman, **said)
    filing = assessment.filing
    assert (assessment.organisation, assessment.verdict) == (cast.ombudsman.organisation, verdict)
    assert filing.facts == {"verdict": verdict, "claim": str(claim.uid), "files": [file_facts(file)]}
    assert filing.author["uid"] == str(cast.ombudsman.organisation.uid)
    line = Line.objects.get(step="assess")
    assert (line.about_uid, line.is_public, line.facts["control"]) == (assessment.uid, True, filing.control_code)
    assert readers("claim_assessed") == {cast.focal.user.pk, cast.signatory.user.pk}


def test_a_later_word_takes_the_place_of_an_earlier_one_and_both_are_filed(cast, claim, recommendation):
    make_assessment(claim, cast.ombudsman, Verdict.CANNOT_ASSESS)
    assessment = make_assessment(claim, cast.ombudsman, Verdict.CONFIRM)
    filed = Filing.objects.filter(case_uid=assessment.uid).order_by("number")
    assert [filing.facts["verdict"] for filing in filed] == ["cannot_assess", "confirm"]
    assert Assessment.objects.get().filing == filed[1]
    assert end_window(claim).settlement == Settlement.CONFIRMED


@pytest.mark.parametrize(
    ("verdicts", "settlement"),
    [
        ([], Settlement.NO_OBJECTION),
        ([Verdict.CANNOT_ASSESS], Settlement.NO_OBJECTION),
        ([Verdict.CONFIRM], Settlement.CONFIRMED),
        ([Verdict.CONFIRM, Verdict.PARTLY], Settlement.PARTLY_CONFIRMED),
    ],
)
def test_what_the_window_leaves_behind(cast, claim, verdicts, settlement):
    for hat, verdict in zip((cast.ombudsman, cast.other_ngo), verdicts, strict=False):
        make_assessment(claim, hat, verdict)
    assert now(claim.recommendation).settlement == Settlement.IN_WINDOW
    assert end_window(claim).settlement == settlement


def test_an_assessment_needs_grounds_and_an_objection_has_a_form_of_its_own(cast, claim):
    refused = [(Verdict.CONFIRM, Words(), "grounds"), (Verdict.CONTEST, GROUNDS, "verdict"), ("", GROUNDS, "verdict")]
    for verdict, grounds, field in refused:
        with pytest.raises(ValidationError) as refusal:
            services.assess_claim(claim, by=cast.ombudsman, verdict=verdict, grounds=grounds)
        assert list(refusal.value.error_dict) == [field]
    with pytest.raises(ValidationError):
        services.contest_claim(claim, by=cast.author, reason=ObjectionReason.PARTIAL, grounds=Words())
    assert not Assessment.objects.exists()


def test_an_objection_stays_beside_the_claim_and_starts_the_reply_term_of_the_lead(cast, claim):
    objection = make_objection(claim, cast.author)
    term = objection.reply_term
    assert (term.rule_id, term.working_days, term.debtor) == ("objection_reply", 15, cast.ministry)
    assert now(claim.recommendation).settlement == Settlement.OBJECTIONS_STAND
    assert objection.assessment.filing.facts["reason"] == "practice_unchanged"
    assert readers("claim_contested") == {cast.focal.user.pk, cast.signatory.user.pk}


def test_the_author_of_the_proposal_comes_first_then_the_others_by_date(cast, claim):
    for hat in (cast.other_ngo, cast.ombudsman, cast.author):
        make_assessment(claim, hat)
    own = [assessment.organisation for assessment in claim.assessments.all()]
    assert own == [cast.ngo, cast.other_ngo.organisation, cast.ombudsman.organisation]


def test_an_organisation_objects_once_at_a_time_and_says_nothing_else_meanwhile(cast, claim):
    make_objection(claim, cast.author)
    with pytest.raises(ValidationError):
        make_objection(claim, cast.author)
    with pytest.raises(ValidationError):
        make_assessment(claim, cast.author)
    assert Objection.objects.count() == 1


def test_confirming_can_become_an_objection(cast, claim):
    make_assessment(claim, cast.author)
    objection = make_objection(claim, cast.author)
    assert objection.assessment.verdict == Verdict.CONTEST
    assert Assessment.objects.count() == 1


def test_an_objection_after_the_window_opens_the_matter_again(cast, claim):
    make_assessment(claim, cast.ombudsman)
    end_window(claim)
    objection = make_objection(claim, cast.author)
    assert now(claim.recommendation).settlement == Settlement.REOPENED
    make_answer(objection, cast)
    assert now(claim.recommendation).settlement == Settlement.REOPENED
    services.keep_objection(objection, by=cast.author)
    assert now(claim.recommendation).settlement == Settlement.OBJECTIONS_STAND


def test_the_answer_meets_the_term_and_the_objector_decides_within_ten_working_days(cast, claim):
    objection = make_objection(claim, cast.author)
    reply = make_answer(objection, cast)
    objection = now(objection)
    assert (objection.state, objection.reply) == (ObjectionStand.REPLIED, reply)
    assert terms_of(objection)[0].met_on == timezone.localdate()
    assert (objection.stand_term.working_days, objection.stand_term.debtor) == (10, cast.ngo)
    assert readers("objection_answered") == {cast.author.user.pk}
    assert reply.filing.facts["objection"] == str(objection.uid)


def test_the_body_is_heard_before_an_objection_is_kept_or_narrowed(cast, claim):
    objection = make_objection(claim, cast.author)
    with pytest.raises(NotNow):
        services.keep_objection(objection, by=cast.author)
    with pytest.raises(NotNow):
        services.narrow_objection(objection, by=cast.author, narrowed_to=WHY)
    assert now(objection).state == ObjectionStand.OPEN


def test_a_late_answer_is_still_an_answer(cast, claim):
    objection = make_objection(claim, cast.author)
    for day in range(60):
        services.remind(timezone.localdate() + dt.timedelta(days=day))
    assert waiting(claim.recommendation) == [("overdue", cast.body)]
    make_answer(objection, cast)
    assert now(objection).state == ObjectionStand.REPLIED
    assert waiting(claim.recommendation) == []


def test_a_kept_objection_stands_and_is_suggested_for_the_next_agenda(cast, claim):
    objection = make_kept_objection(claim, cast.author, cast)
    assert (now(objection).state, now(claim.recommendation).settlement) == (
        ObjectionStand.KEPT,
        Settlement.OBJECTIONS_STAND,
    )
    assert waiting(claim.recommendation) == [("disputed", cast.body)]
    assert terms_of(objection)[1].met_on == timezone.localdate()
    assert readers("objection_stands") == {cast.focal.user.pk, cast.signatory.user.pk}


def test_silence_keeps(cast, claim):
    objection = make_objection(claim, cast.author)
    make_answer(objection, cast)
    last = now(objection).stand_term.due_on
    assert services.keep_silent_objections(last) == 0
    assert services.keep_silent_objections(last + dt.timedelta(days=1)) == 1
    assert services.keep_silent_objections(last + dt.timedelta(days=2)) == 0
    line = Line.objects.get(step="keep")
    assert (now(objection).state, "user" in line.acting) == (ObjectionStand.KEPT, False)
    assert waiting(claim.recommendation) == [("disputed", cast.body)]


def test_silence_before_the_answer_keeps_nothing_and_loses_nothing(cast, claim):
    objection = make_objection(claim, cast.author)
    services.keep_silent_objections(timezone.localdate() + dt.timedelta(days=365))
    assert now(objection).state == ObjectionStand.OPEN


def test_a_narrowed_objection_says_what_remains_and_still_stands(cast, claim):
    objection = make_objection(claim, cast.author)
    make_answer(objection, cast)
    services.narrow_objection(objection, by=cast.author, narrowed_to=WHY)
    after = now(objection)
    assert (after.state, after.narrowed_to) == (ObjectionStand.NARROWED, WHY.rendered())
    assert Line.objects.get(step="narrow").reason == WHY
    assert now(claim.recommendation).settlement == Settlement.OBJECTIONS_STAND
    assert waiting(claim.recommendation) == [("disputed", cast.body)]


@pytest.mark.parametrize("moment", ["before the answer", "after it", "after it was kept"])
def test_an_objection_is_withdrawn_at_any_time_with_a_reason_and_stays_to_be_read(cast, claim, moment):
    objection = make_objection(claim, cast.author)
    if moment != "before the answer":
        make_answer(objection, cast)
    if moment == "after it was kept":
        services.keep_objection(objection, by=cast.author)
    with pytest.raises(ValidationError):
        services.withdraw_objection(objection, by=cast.author, reason=Words())
    services.withdraw_objection(objection, by=cast.author, reason=WHY)
    assert now(objection).state == ObjectionStand.WITHDRAWN
    assert now(objection.assessment).grounds == GROUNDS.rendered()
    assert not [term for term in terms_of(objection) if not (term.met_on or term.cancelled_at)]
    assert waiting(claim.recommendation) == []
    assert end_window(claim).settlement == Settlement.NO_OBJECTION


def test_withdrawing_one_objection_leaves_the_other_on_the_next_agenda(cast, claim):
    kept = make_kept_objection(claim, cast.author, cast)
    other = make_kept_objection(claim, cast.other_ngo, cast)
    services.withdraw_objection(other, by=cast.other_ngo, reason=WHY)
    assert waiting(claim.recommendation) == [("disputed", cast.body)]
    services.withdraw_objection(kept, by=cast.author, reason=WHY)
    assert waiting(claim.recommendation) == []


def test_after_withdrawing_one_may_confirm(cast, claim):
    services.withdraw_objection(make_objection(claim, cast.author), by=cast.author, reason=WHY)
    make_assessment(claim, cast.author)
    assert end_window(claim).settlement == Settlement.CONFIRMED


def test_after_withdrawing_one_may_object_again_and_the_earlier_answer_stays(cast, claim):
    objection = make_objection(claim, cast.author)
    first = make_answer(objection, cast)
    services.withdraw_objection(objection, by=cast.author, reason=WHY)
    again = make_objection(claim, cast.author, reason=ObjectionReason.NOT_IN_FORCE)
    assert (again.pk, again.state, again.reply, again.reason) == (objection.pk, "open", None, "not_in_force")
    second = make_answer(again, cast, text="Ещё один ответ")
    assert list(ObjectionReply.objects.order_by("id")) == [first, second]
    assert now(again).reply == second
    assert Filing.objects.filter(case_uid=again.assessment.uid).count() == 2
    assert now(claim.recommendation).settlement == Settlement.OBJECTIONS_STAND


def test_an_objection_to_a_report_that_was_taken_back_is_not_answered_any_more(cast, claim):
    objection = make_objection(claim, cast.author)
    services.withdraw_claim(claim, by=cast.signatory, reason=WHY)
    with pytest.raises(ValidationError):
        make_answer(objection, cast)


@pytest.mark.parametrize("role", ["secretary", "chair", "custodian", "other_ngo", "focal", "ombudsman"])
def test_only_the_objector_decides_what_becomes_of_an_objection(cast, claim, role):
    objection = make_objection(claim, cast.author)
    make_answer(objection, cast)
    by = getattr(cast, role)
    for act in (
        lambda: services.withdraw_objection(objection, by=by, reason=WHY),
        lambda: services.narrow_objection(objection, by=by, narrowed_to=WHY),
        lambda: services.keep_objection(objection, by=by),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert now(objection).state == ObjectionStand.REPLIED


def test_a_co_executor_does_not_answer_for_the_lead(cast):
    partner = make_organisation(OrganisationKind.STATE_BODY)
    focal = make_hat(PostKind.FOCAL_POINT, organisation=partner)
    objection = make_objection(make_claim(make_transmitted(cast, co_executors=(partner,)), cast), cast.author)
    with pytest.raises(NotAllowed):
        services.draft_objection_reply(objection, by=focal, text=WHY)


def test_an_answer_needs_words(cast, claim):
    objection = make_objection(claim, cast.author)
    with pytest.raises(ValidationError):
        make_answer(objection, cast, text="")
    assert now(objection).state == ObjectionStand.OPEN


def test_handing_the_answer_over_turns_the_reminders_to_the_signatory_and_back(cast, claim):
    objection = make_objection(claim, cast.author)
    draft = services.draft_objection_reply(objection, by=cast.focal, text=WHY)
    services.send_objection_reply_for_signature(draft, by=cast.focal)
    assert terms_of(objection)[0].post_kind == "signatory"
    services.hand_back_paper(draft, by=cast.signatory, note="Короче")
    assert terms_of(objection)[0].post_kind == "focal_point"


def test_nobody_can_delete_an_assessment_or_an_objection(cast, claim):
    objection = make_objection(claim, cast.author)
    make_answer(objection, cast)
    for queryset in (Objection.objects, Assessment.objects, ObjectionReply.objects):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            queryset.all()._raw_delete("default")
    assert [Objection.objects.count(), Assessment.objects.count(), ObjectionReply.objects.count()] == [1, 1, 1]


def test_files_of_an_assessment_are_seen_with_it(cast, claim):
    said = {"verdict": Verdict.CONFIRM, "grounds": GROUNDS, "files": [a_stored_file()]}
    services.assess_claim(claim, by=cast.ombudsman, **said)
    assert AssessmentFile.objects.visible_to(None).count() == 1


def test_two_organisations_object_at_once_and_both_objections_stand(committed_db):
    cast = make_cast()
    claim = make_claim(make_transmitted(cast), cast)
    told = at_once(lambda: make_objection(now(claim), cast.author), lambda: make_objection(now(claim), cast.other_ngo))
    assert [type(one) for one in told] == [Objection, Objection]
    assert now(claim.recommendation).settlement == Settlement.OBJECTIONS_STAND


def test_two_people_of_one_organisation_object_at_once_and_one_is_told(committed_db):
    cast = make_cast()
    colleague = make_hat(PostKind.REPRESENTATIVE, organisation=cast.ngo)
    claim = make_claim(make_transmitted(cast), cast)
    told = at_once(lambda: make_objection(now(claim), cast.author), lambda: make_objection(now(claim), colleague))
    assert sorted(type(one).__name__ for one in told) == ["Objection", "ValidationError"]
    assert Line.objects.filter(step="contest").count() == 1


def test_an_objection_and_a_new_report_at_once_never_wait_for_each_other(committed_db):
    cast = make_cast()
    recommendation = make_transmitted(cast)
    claim = make_claim(recommendation, cast)
    told = at_once(lambda: make_objection(now(claim), cast.author), lambda: make_claim(now(recommendation), cast))
    assert type(told[0]) in (Objection, ValidationError)  # which of the two was first
    assert Objection.objects.count() == (1 if isinstance(told[0], Objection) else 0)
    assert (now(recommendation).settlement, recommendation.claims.count()) == (Settlement.IN_WINDOW, 2)


def test_the_answer_and_the_withdrawal_of_an_objection_at_once(committed_db):
    cast = make_cast()
    objection = make_objection(make_claim(make_transmitted(cast), cast), cast.author)
    draft = services.draft_objection_reply(objection, by=cast.focal, text=WHY)
    told = at_once(
        lambda: services.answer_objection(now(draft), by=cast.signatory),
        lambda: services.withdraw_objection(now(objection), by=cast.author, reason=WHY),
    )
    assert isinstance(told[1], Objection)
    assert type(told[0]) in (ObjectionReply, NotNow)
    assert now(objection).state == ObjectionStand.WITHDRAWN
