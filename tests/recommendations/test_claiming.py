"""The lead reports it as implemented: evidence, window, a later report, taking it back."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import terms_of
from law.models import Act
from notifications.models import Notice
from participants.kinds import OrganisationKind, PostKind
from participants.papers import PaperState
from recommendations import services
from recommendations.kinds import ClaimLevel, Declared, EvidenceKind, Settlement, Verdict
from recommendations.models import Claim, Evidence, EvidenceFile
from recommendations.models.claim import file_facts
from tests.make.files import a_stored_file
from tests.make.law import an_act
from tests.make.participants import make_hat, make_organisation
from tests.make.proposals import a_letter
from tests.make.recommendations import (
    a_figure,
    end_window,
    make_assessment,
    make_claim,
    make_kept_objection,
    make_objection,
    make_report,
    make_transmitted,
    now,
)

DONE, WHY = Words.of(ru="Сделано"), Words.of(ru="Приказ отменён судом")


@pytest.fixture
def recommendation(cast):
    return make_transmitted(cast)


def draft(recommendation, cast, evidence, text=DONE):
    return services.draft_claim(recommendation, by=cast.focal, level=ClaimLevel.FULL, text=text, evidence=evidence)


def an_act_in_force():
    return {"kind": EvidenceKind.ACT, "act": an_act("V2600000001", in_force_on=timezone.localdate())}


def test_a_claim_files_its_evidence_opens_the_window_and_tells_whoever_may_assess(cast, recommendation):
    file = a_stored_file()
    pieces = [an_act_in_force(), {"kind": EvidenceKind.DOCUMENT, "files": [file]}, a_figure()]
    claim = make_claim(recommendation, cast, evidence=pieces)
    filed = claim.filing.facts
    assert (filed["level"], [piece["kind"] for piece in filed["evidence"]]) == ("full", ["act", "document", "figure"])
    assert filed["evidence"][0]["act"] == "V2600000001"
    assert filed["evidence"][1]["files"] == [file_facts(file)]
    assert (claim.window.rule_id, claim.window.working_days, claim.window.debtor) == ("assessment_window", 20, None)
    assert claim.window.started_on == timezone.localdate()
    after = now(recommendation)
    assert (after.declared, after.settlement) == (Declared.IMPLEMENTED, Settlement.IN_WINDOW)
    readers = set(Notice.objects.filter(news__letter="implementation_claimed").values_list("reader", flat=True))
    assert readers >= {hat.user.pk for hat in (cast.author, cast.other_ngo, cast.ombudsman, cast.outsider)}
    assert not readers & {hat.user.pk for hat in (cast.focal, cast.signatory, cast.secretary, cast.observer)}


def test_an_act_nobody_has_cited_before_is_registered_by_its_number(cast, recommendation):
    draft(recommendation, cast, [{"kind": EvidenceKind.ACT, "adilet_id": "K1400000226"}])
    assert Evidence.objects.get().act == Act.objects.get(adilet_id="K1400000226")


@pytest.mark.parametrize(
    "piece",
    [
        {"kind": EvidenceKind.ACT},
        {"kind": EvidenceKind.DOCUMENT},
        {"kind": EvidenceKind.FIGURE},
        {"kind": EvidenceKind.FIGURE, "words": Words()},
    ],
)
def test_an_empty_piece_is_no_evidence(cast, recommendation, piece):
    with pytest.raises(ValidationError):
        draft(recommendation, cast, [piece])
    assert not Claim.objects.exists()


@pytest.mark.parametrize("step", ["send", "sign", "enter"])
def test_a_claim_without_evidence_is_refused(cast, recommendation, step):
    claim = draft(recommendation, cast, [])
    acts = {
        "send": lambda: services.send_claim_for_signature(claim, by=cast.focal),
        "sign": lambda: services.claim_implementation(claim, by=cast.signatory),
        "enter": lambda: services.enter_claim(claim, by=cast.focal, letter=a_letter()),
    }
    with pytest.raises(ValidationError):
        acts[step]()
    assert (now(claim).state, now(recommendation).settlement) == (PaperState.DRAFTED, Settlement.NO_CLAIM)


def test_a_claim_without_words_is_refused(cast, recommendation):
    with pytest.raises(ValidationError) as refusal:
        services.claim_implementation(draft(recommendation, cast, [a_figure()], text=Words()), by=cast.signatory)
    assert list(refusal.value.error_dict) == ["text"]


def test_saving_the_draft_once_more_replaces_its_pieces(cast, recommendation):
    draft(recommendation, cast, [a_figure(), {"kind": EvidenceKind.DOCUMENT, "files": [a_stored_file()]}])
    claim = draft(recommendation, cast, [a_figure("Другое число")])
    assert [str(piece.words) for piece in claim.evidence.all()] == ["Другое число"]
    assert not EvidenceFile.objects.exists()


def test_only_the_lead_claims(cast):
    partner = make_organisation(OrganisationKind.STATE_BODY)
    focal = make_hat(PostKind.FOCAL_POINT, organisation=partner)
    recommendation = make_transmitted(cast, co_executors=(partner,))
    for hat in (focal, cast.author, cast.secretary, cast.chair, cast.ombudsman, cast.other_focal):
        with pytest.raises(NotAllowed):
            services.draft_claim(recommendation, by=hat, level=ClaimLevel.FULL, text=DONE, evidence=[a_figure()])
    assert not Claim.objects.exists()


def test_a_claim_speaks_louder_than_a_report_until_it_is_taken_back(cast, recommendation):
    claim = make_claim(recommendation, cast, level=ClaimLevel.PARTIAL)
    make_report(recommendation, cast, declared=Declared.IN_PROGRESS)
    assert now(recommendation).declared == Declared.PARTLY
    services.withdraw_claim(claim, by=cast.signatory, reason=WHY)
    assert now(recommendation).declared == Declared.IN_PROGRESS


def test_a_later_claim_takes_the_place_of_an_earlier_one_whose_assessments_stay(cast, recommendation):
    earlier = make_claim(recommendation, cast, level=ClaimLevel.PARTIAL)
    assessment = make_assessment(earlier, cast.ombudsman)
    later = make_claim(recommendation, cast)
    assert (now(recommendation).declared, now(recommendation).settlement) == (
        Declared.IMPLEMENTED,
        Settlement.IN_WINDOW,
    )
    assert terms_of(earlier)[0].cancelled_at is not None
    assert now(earlier).window_closed_at is not None
    assert now(assessment).verdict == Verdict.CONFIRM
    assert end_window(later).settlement == Settlement.NO_OBJECTION


def test_what_was_replaced_can_be_neither_assessed_nor_taken_back(cast, recommendation):
    earlier = make_claim(recommendation, cast, level=ClaimLevel.PARTIAL)
    make_claim(recommendation, cast)
    with pytest.raises(ValidationError):
        make_assessment(earlier, cast.ombudsman)
    with pytest.raises(ValidationError):
        make_objection(earlier, cast.author)
    with pytest.raises(ValidationError):
        services.withdraw_claim(earlier, by=cast.signatory, reason=WHY)
    assert not earlier.assessments.exists()


def test_an_objection_to_a_replaced_claim_counts_again_after_the_window(cast, recommendation):
    objection = make_kept_objection(make_claim(recommendation, cast), cast.author, cast)
    later = make_claim(recommendation, cast)
    make_assessment(later, cast.ombudsman)
    assert now(recommendation).settlement == Settlement.IN_WINDOW
    assert end_window(later).settlement == Settlement.OBJECTIONS_STAND
    services.withdraw_objection(objection, by=cast.author, reason=WHY)
    assert now(recommendation).settlement == Settlement.CONFIRMED


def test_a_word_on_the_later_claim_takes_the_place_of_an_objection_to_the_earlier(cast, recommendation):
    objection = make_objection(make_claim(recommendation, cast), cast.author)
    later = make_claim(recommendation, cast)
    make_assessment(later, cast.author)
    assert end_window(later).settlement == Settlement.CONFIRMED
    assert terms_of(objection)[0].cancelled_at is not None


def test_a_claim_is_taken_back_with_a_reason_and_what_was_said_of_it_stays(cast, recommendation):
    claim = make_claim(recommendation, cast)
    objection = make_objection(claim, cast.author)
    services.withdraw_claim(claim, by=cast.focal, reason=WHY)
    after = now(recommendation)
    assert (after.declared, after.settlement) == (Declared.NOT_STARTED, Settlement.NO_CLAIM)
    assert (now(claim).withdrawal, now(objection).state) == (WHY, "open")
    assert {term.rule_id: bool(term.cancelled_at) for term in [*terms_of(claim), *terms_of(objection)]} == {
        "assessment_window": True,
        "objection_reply": True,
    }
    line = Line.objects.get(step="withdraw_claim")
    assert (line.about_uid, line.reason) == (claim.uid, WHY)
    assert cast.author.user.pk in Notice.objects.filter(news__letter="claim_withdrawn").values_list("reader", flat=True)


def test_taking_back_needs_a_reason_and_happens_once(cast, recommendation):
    claim = make_claim(recommendation, cast)
    with pytest.raises(ValidationError) as refusal:
        services.withdraw_claim(claim, by=cast.signatory, reason=Words())
    assert list(refusal.value.error_dict) == ["reason"]
    services.withdraw_claim(claim, by=cast.signatory, reason=WHY)
    with pytest.raises(ValidationError):
        services.withdraw_claim(claim, by=cast.signatory, reason=WHY)


def test_taking_the_later_claim_back_does_not_bring_the_earlier_one_into_force(cast, recommendation):
    make_claim(recommendation, cast, level=ClaimLevel.PARTIAL)
    services.withdraw_claim(make_claim(recommendation, cast), by=cast.signatory, reason=WHY)
    assert now(recommendation).settlement == Settlement.NO_CLAIM


@pytest.mark.parametrize("role", ["author", "secretary", "chair", "custodian", "other_focal", "ombudsman"])
def test_nobody_else_takes_a_claim_back(cast, recommendation, role):
    claim = make_claim(recommendation, cast)
    with pytest.raises(NotAllowed):
        services.withdraw_claim(claim, by=getattr(cast, role), reason=WHY)
    assert now(claim).withdrawn_at is None


def test_a_signed_claim_and_its_evidence_can_be_neither_deleted_nor_rewritten(cast, recommendation):
    claim = make_claim(recommendation, cast)
    changes = [
        claim.delete,
        lambda: Claim.objects.all()._raw_delete("default"),
        lambda: Claim.objects.update(text=Words.of(ru="Другое")),
        Evidence.objects.all().delete,
        lambda: Evidence.objects.update(words=Words.of(ru="100 отказов")),
    ]
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert (now(claim).text, claim.evidence.count()) == (DONE.rendered(), 1)


def test_a_claim_cannot_be_signed_after_it_was_signed(cast, recommendation):
    claim = make_claim(recommendation, cast)
    with pytest.raises(NotNow):
        services.claim_implementation(claim, by=cast.signatory)
    assert Line.objects.filter(step="claim").count() == 1


def test_the_window_ends_once_and_both_sides_hear(cast, recommendation):
    claim = make_claim(recommendation, cast)
    last = claim.window.due_on
    assert [services.close_windows(last + dt.timedelta(days=after)) for after in (0, 1, 1)] == [0, 1, 0]
    line = Line.objects.get(step="close_window")
    assert (line.about_uid, line.acting["words"]["office"]["texts"]["en"]["text"]) == (claim.uid, "The platform")
    assert now(recommendation).settlement == Settlement.NO_OBJECTION
    readers = set(Notice.objects.filter(news__letter="window_closed").values_list("reader", flat=True))
    assert readers == {cast.focal.user.pk, cast.signatory.user.pk, cast.author.user.pk}
