"""What lead and co-executors say and plan: positions, measures, progress."""

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
from meetings.models import Suggestion
from notifications.models import News, Notice
from participants.kinds import OrganisationKind, PostKind
from participants.papers import PaperState
from recommendations import services
from recommendations.kinds import REPORTABLE, Declared, PositionValue
from recommendations.models import Measure, Position, Progress
from tests.core.threads import at_once
from tests.make.participants import make_hat, make_organisation
from tests.make.proposals import a_letter
from tests.make.recommendations import (
    make_adopted,
    make_cast,
    make_measure,
    make_position,
    make_report,
    make_transmitted,
    now,
)

REASONS = Words.of(ru="Срок сократим")


@pytest.fixture
def recommendation(cast):
    return make_transmitted(cast)


def draft(recommendation, cast, value=PositionValue.IN_PART, text=REASONS):
    return services.draft_position(
        recommendation, by=cast.focal, value=value, text=text, internal_note="Спросить юристов"
    )


def readers(letter):
    return set(Notice.objects.filter(news__letter=letter).values_list("reader", flat=True))


def test_a_draft_is_seen_inside_the_body_alone_and_leaves_no_line(cast, recommendation):
    position = draft(recommendation, cast)
    seen = {
        name
        for name, hat in vars(cast).items()
        if hasattr(hat, "user") and Position.objects.visible_to(hat.user).filter(pk=position.pk).exists()
    }
    assert seen == {"focal", "signatory"}
    assert not Line.objects.filter(about_uid=position.uid).exists()


def test_saving_twice_keeps_one_draft(cast, recommendation):
    first = draft(recommendation, cast)
    second = draft(recommendation, cast, value=PositionValue.NOTED)
    assert (first.pk, second.version) == (second.pk, first.version + 1)
    assert Position.objects.get().value == PositionValue.NOTED


def test_signing_files_the_position_meets_the_term_and_tells_the_author(cast, recommendation):
    position = make_position(recommendation, cast)
    assert (position.state, now(recommendation).position) == (PaperState.SIGNED, PositionValue.IN_PART)
    assert position.filing.facts["position"] == "in_part"
    assert terms_of(recommendation)[0].met_on == timezone.localdate()
    line = Line.objects.get(story_uid=recommendation.uid, step="take_position")
    assert (line.about_uid, line.is_public, line.facts["control"]) == (
        position.uid,
        True,
        position.filing.control_code,
    )
    assert readers("position_taken") == {cast.author.user.pk}


def test_a_position_signed_outside_is_entered_by_the_focal_point_and_the_signatory_is_told(cast, recommendation):
    position = services.enter_position(draft(recommendation, cast), by=cast.focal, letter=a_letter())
    assert (position.outgoing_number, position.state) == ("12-04/1187", PaperState.SIGNED)
    assert readers("paper_entered") == {cast.signatory.user.pk}


def test_the_focal_point_cannot_sign_and_the_signatory_cannot_enter(cast, recommendation):
    position = draft(recommendation, cast)
    with pytest.raises(NotAllowed):
        services.take_position(position, by=cast.focal)
    with pytest.raises(NotAllowed):
        services.enter_position(position, by=cast.signatory, letter=a_letter())
    assert now(position).state == PaperState.DRAFTED


@pytest.mark.parametrize("role", ["author", "secretary", "custodian", "chair", "other_focal", "ombudsman"])
def test_nobody_else_speaks_for_the_lead(cast, recommendation, role):
    with pytest.raises(NotAllowed):
        services.draft_position(recommendation, by=getattr(cast, role), value=PositionValue.NOTED, text=REASONS)
    with pytest.raises(NotAllowed):
        services.plan_measure(recommendation, by=getattr(cast, role), text=REASONS)
    with pytest.raises(NotAllowed):
        services.draft_progress(recommendation, by=getattr(cast, role), declared=Declared.IN_PROGRESS, text=REASONS)


@pytest.mark.parametrize("value", [PositionValue.IN_PART, PositionValue.NOTED, PositionValue.NOT_SUPPORTED])
def test_reasons_are_mandatory_unless_it_supports(cast, recommendation, value):
    with pytest.raises(ValidationError) as refusal:
        make_position(recommendation, cast, value=value, text="")
    assert list(refusal.value.error_dict) == ["text"]
    assert now(recommendation).position == PositionValue.NONE


def test_support_needs_no_reasons(cast, recommendation):
    assert make_position(recommendation, cast, value=PositionValue.SUPPORTED, text="").state == PaperState.SIGNED


def test_support_without_a_due_day_needs_a_measure(cast, recommendation):
    type(recommendation).objects.filter(pk=recommendation.pk).update(due_on=None)
    with pytest.raises(ValidationError):
        make_position(now(recommendation), cast, value=PositionValue.SUPPORTED)
    make_measure(now(recommendation), cast)
    assert make_position(now(recommendation), cast, value=PositionValue.SUPPORTED).state == PaperState.SIGNED


def test_no_position_cannot_be_signed(cast, recommendation):
    with pytest.raises(ValidationError):
        make_position(recommendation, cast, value=PositionValue.NONE)


def test_a_later_position_is_the_bodys_word_and_the_earlier_one_stays(cast, recommendation):
    earlier = make_position(recommendation, cast)
    later = make_position(recommendation, cast, value=PositionValue.SUPPORTED)
    assert now(recommendation).position == PositionValue.SUPPORTED
    assert [paper.state for paper in (now(earlier), now(later))] == [PaperState.SIGNED] * 2


def test_a_co_executor_takes_a_position_of_its_own_beside_the_leads(cast):
    partner = make_organisation(OrganisationKind.STATE_BODY)
    focal = make_hat(PostKind.FOCAL_POINT, organisation=partner)
    signatory = make_hat(PostKind.SIGNATORY, organisation=partner)
    recommendation = make_transmitted(cast, co_executors=(partner,))
    paper = services.draft_position(recommendation, by=focal, value=PositionValue.SUPPORTED, text=Words())
    services.take_position(paper, by=signatory)
    assert now(recommendation).position == PositionValue.NONE
    assert {term.debtor: bool(term.met_on) for term in terms_of(recommendation)} == {
        partner: True,
        cast.ministry: False,
    }
    with pytest.raises(NotAllowed):
        services.plan_measure(recommendation, by=focal, text=REASONS)


def test_handing_over_turns_the_reminders_to_the_signatory_and_back(cast, recommendation):
    position = services.send_position_for_signature(draft(recommendation, cast), by=cast.focal)
    assert terms_of(recommendation)[0].post_kind == "signatory"
    services.hand_back_paper(position, by=cast.signatory, note="Добавить статистику")
    assert terms_of(recommendation)[0].post_kind == "focal_point"
    assert (now(position).state, now(position).internal_note) == (PaperState.DRAFTED, "Добавить статистику")
    assert readers("paper_handed_back") == {cast.focal.user.pk}


def test_a_paper_is_signed_once(cast, recommendation):
    position = make_position(recommendation, cast)
    with pytest.raises(NotNow):
        services.take_position(position, by=cast.signatory)


def test_before_it_was_sent_to_the_bodies_nobody_takes_a_position(cast):
    with pytest.raises(NotNow):
        draft(make_adopted(cast), cast)


def test_the_ladder_ends_with_the_chair_and_a_suggestion_which_the_position_takes_back(cast, recommendation):
    days = [timezone.localdate() + dt.timedelta(days=day) for day in range(45)]
    sent = sum(services.remind(on) for on in days)
    assert sent == 5
    assert sum(services.remind(on) for on in days) == 0
    last = News.objects.filter(letter="term_reminded").order_by("-id").first()
    assert set(Notice.objects.filter(news=last).values_list("reader", flat=True)) == {
        cast.chair.user.pk,
        cast.secretary.user.pk,
    }
    waiting = Suggestion.objects.filter(about_uid=recommendation.uid, withdrawn_at=None)
    assert [(one.reason, one.body) for one in waiting] == [("overdue", cast.body)]
    make_position(recommendation, cast)
    assert not waiting.all().exists()


def test_a_measure_is_planned_by_the_lead_with_its_form_of_completion(cast, recommendation):
    today = timezone.localdate()
    measure = make_measure(recommendation, cast, starts_on=today, ends_on=today)
    assert (measure.lead, list(measure.recommendations.all())) == (cast.ministry, [recommendation])
    assert now(recommendation).declared == Declared.IN_PREPARATION
    assert Line.objects.get(step="plan").facts == {
        "measure": measure.text.plain(),
        "completion": measure.completion.plain(),
        "starts_on": today.isoformat(),
        "ends_on": today.isoformat(),
    }


def test_a_measure_that_ends_before_it_begins_or_says_nothing_is_refused(cast, recommendation):
    today = timezone.localdate()
    with pytest.raises(ValidationError):
        make_measure(recommendation, cast, starts_on=today, ends_on=today - dt.timedelta(days=1))
    with pytest.raises(ValidationError):
        make_measure(recommendation, cast, text=Words())
    assert not Measure.objects.exists()


@pytest.mark.parametrize("declared", Declared)
def test_a_report_says_how_far_it_is_and_that_it_is_done_only_a_claim_can_say(cast, recommendation, declared):
    if declared in REPORTABLE:
        make_report(recommendation, cast, declared=declared)
        assert now(recommendation).declared == declared
    else:
        with pytest.raises(ValidationError) as refusal:
            make_report(recommendation, cast, declared=declared)
        assert list(refusal.value.error_dict) == ["declared"]
        assert now(recommendation).declared == Declared.NOT_STARTED


def test_a_report_needs_words_and_tells_the_author_in_the_app(cast, recommendation):
    with pytest.raises(ValidationError):
        make_report(recommendation, cast, text="")
    make_report(recommendation, cast)
    news = News.objects.get(letter="progress_reported")
    assert (news.at_once, readers("progress_reported")) == (False, {cast.author.user.pk})


def test_what_a_co_executor_reports_is_not_what_the_lead_declares(cast):
    partner = make_organisation(OrganisationKind.STATE_BODY)
    focal = make_hat(PostKind.FOCAL_POINT, organisation=partner)
    recommendation = make_transmitted(cast, co_executors=(partner,))
    report = services.draft_progress(recommendation, by=focal, declared=Declared.IN_PROGRESS, text=REASONS)
    services.enter_progress(report, by=focal, letter=a_letter())
    assert now(recommendation).declared == Declared.NOT_STARTED
    assert Progress.objects.get().state == PaperState.SIGNED


def test_a_signed_paper_can_be_neither_deleted_nor_rewritten(cast, recommendation):
    position = make_position(recommendation, cast)
    for change in (position.delete, lambda: Position.objects.update(text=Words.of(ru="Другое"))):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert now(position).text == REASONS.rendered()


def test_internal_notes_are_erased_thirty_days_after_signing_and_drafts_keep_theirs(cast, recommendation):
    signed = draft(recommendation, cast)
    services.take_position(signed, by=cast.signatory)
    kept = draft(recommendation, cast)
    day = timezone.localdate()
    assert [services.forget_notes(day + dt.timedelta(days=after)) for after in (30, 31, 31)] == [0, 1, 0]
    assert (now(signed).internal_note, now(signed).drafted_by) == ("", None)
    assert now(kept).internal_note == "Спросить юристов"


def test_two_signatories_at_once_one_succeeds_and_one_is_told(committed_db):
    cast = make_cast()
    second = make_hat(PostKind.SIGNATORY, organisation=cast.ministry)
    position = draft(make_transmitted(cast), cast)
    told = at_once(
        lambda: services.take_position(Position.objects.get(pk=position.pk), by=cast.signatory),
        lambda: services.take_position(Position.objects.get(pk=position.pk), by=second),
    )
    assert sorted(type(answer).__name__ for answer in told) == ["NotNow", "Position"]
    assert Line.objects.filter(step="take_position").count() == 1


def test_a_colleague_saves_the_draft_while_it_is_being_signed_and_nobody_waits_in_a_ring(committed_db):
    cast = make_cast()
    recommendation = make_transmitted(cast)
    position = draft(recommendation, cast)
    told = at_once(
        lambda: services.take_position(Position.objects.get(pk=position.pk), by=cast.signatory),
        lambda: draft(now(recommendation), cast, value=PositionValue.NOTED),
    )
    assert [type(answer) for answer in told] == [Position, Position]
    assert Position.objects.filter(state=PaperState.SIGNED).count() == 1
