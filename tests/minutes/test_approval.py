"""Those who preside approve; the last approval publishes; published, the text is filed and stands."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import Approval, Minutes
from notifications.models import Notice
from record import ledger
from record.models import Entry
from tests.make.minutes import (
    SAID,
    WHY,
    WRONG,
    make_answering,
    make_approving,
    make_begun,
    make_published,
    make_remark,
    the_day_after,
)


def heard(letter):
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def emails(*hats):
    return sorted(hat.user.email for hat in hats)


def test_those_who_preside_are_asked(cast):
    minutes = make_approving(cast)
    assert heard("minutes_put_up") == emails(cast.chair, cast.co_chair)
    assert [minutes.approval_window.working_days, minutes.round] == [5, 1]


def test_one_approval_is_not_enough_and_the_last_one_publishes(cast):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.co_chair)
    assert [minutes.state, [seat.pk for seat in services.missing_approvals(minutes)]] == [
        "approving",
        [cast.chair.seat.pk],
    ]
    services.approve_minutes(minutes, by=cast.chair)
    assert [minutes.state, minutes.filing.facts["missing"]] == ["published", []]
    assert Line.objects.get(story_uid=minutes.uid, step="publish").acting["words"]["office"]["texts"]["en"]["text"] == (
        "The platform"
    )


def test_nobody_approves_twice(cast):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.chair)
    with pytest.raises(ValidationError):
        services.approve_minutes(minutes, by=cast.chair)
    assert Approval.objects.count() == 1


def test_nobody_else_approves_or_hands_back(cast):
    minutes = make_approving(cast)
    for hat in (cast.secretary, cast.custodian, cast.member, cast.signer, cast.observer, cast.outsider):
        with pytest.raises(NotAllowed):
            services.approve_minutes(minutes, by=hat)
        with pytest.raises(NotAllowed):
            services.hand_back_minutes(minutes, by=hat, reason=WHY)


def test_handed_back_it_is_written_anew_and_everybody_approves_anew(cast):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.chair)
    services.hand_back_minutes(minutes, by=cast.co_chair, reason=WHY)
    services.edit_remark(minutes.remarks.get(), by=cast.secretary, text=SAID)
    services.put_up_minutes(minutes, by=cast.secretary)
    assert [minutes.round, len(services.missing_approvals(minutes)), heard("minutes_handed_back")] == [
        2,
        2,
        emails(cast.secretary),
    ]


def test_a_missing_approval_is_stated_and_stops_nothing_once_its_term_is_over(cast):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.chair)
    with pytest.raises(ValidationError):
        services.publish_minutes(minutes, by=cast.secretary)
    with the_day_after(minutes.approval_window):
        services.publish_minutes(minutes, by=cast.secretary)
    organisation = cast.co_chair.organisation
    assert minutes.filing.facts["missing"] == [["co_chair", organisation.code]]
    assert minutes.filing.said("missing 0").plain() == organisation.name.plain()


def test_silence_stops_nothing_and_is_stated_too(cast):
    minutes = make_approving(cast)
    with the_day_after(minutes.approval_window):
        services.publish_minutes(minutes, by=cast.secretary)
    assert [minutes.state, [role for role, _code in minutes.filing.facts["missing"]]] == [
        "published",
        ["chair", "co_chair"],
    ]


def test_what_was_handed_back_is_not_published_by_silence(cast):
    minutes = make_approving(cast)
    services.hand_back_minutes(minutes, by=cast.chair, reason=WHY)
    with the_day_after(minutes.approval_window), pytest.raises(NotNow):
        services.publish_minutes(minutes, by=cast.secretary)


def test_nobody_but_the_secretariat_publishes_without_all(cast):
    minutes = make_approving(cast)
    services.approve_minutes(minutes, by=cast.chair)
    for hat in (cast.chair, cast.member, cast.custodian):
        with the_day_after(minutes.approval_window), pytest.raises(NotAllowed):
            services.publish_minutes(minutes, by=hat)


def test_the_published_text_is_filed_with_its_decisions_comments_and_approvals(cast):
    minutes = make_begun(cast, regime="on_record")
    make_remark(minutes, cast, organisation=cast.member.organisation)
    make_remark(minutes, cast, constituency="executive")
    services.circulate_minutes(minutes, by=cast.secretary)
    comment = services.file_comment(minutes.remarks.first(), by=cast.signer, text=WHY)
    answer = services.answer_comment(comment, by=cast.secretary, is_accepted=False, text=WHY)
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
    minutes.refresh_from_db()
    services.put_up_minutes(minutes, by=cast.secretary)
    for hat in (cast.chair, cast.co_chair):
        services.approve_minutes(minutes, by=hat)
    filing = minutes.filing
    assert [sorted(filing.words), filing.said("1/1").plain()] == [["1/1", "1/1 by", "1/2"], SAID.plain()]
    assert filing.facts == {
        "document": "minutes",
        "meeting": minutes.ref,
        "decisions": [[1, minutes.meeting.items.get().decision.filing.sha256]],
        "constituencies": {"1/2": "executive"},
        "approved": [["chair", cast.chair.organisation.code], ["co_chair", cast.co_chair.organisation.code]],
        "missing": [],
        "comments": [[comment.filing.sha256, answer.filing.sha256]],
        "renderings": filing.facts["renderings"],
    }


def test_what_each_approved_is_the_same_text(cast):
    make_published(cast)
    texts = {line.facts["text"] for line in Line.objects.filter(step="approve")}
    assert len(texts) == 1


def test_its_publication_alone_is_a_public_line_and_the_record_keeps_it_with_the_text(cast):
    minutes = make_published(cast, comments=1)
    while ledger.chain(500):
        pass
    public = Line.objects.filter(story_uid=minutes.uid, is_public=True)
    assert list(public.values_list("step", flat=True)) == ["publish"]
    assert Entry.objects.filter(Q(line=public.get()) | Q(filing=minutes.filing)).count() == 2


def test_everybody_invited_hears_that_they_are_published(cast):
    make_published(cast)
    invited = (cast.chair, cast.co_chair, cast.member, cast.observer, cast.signer)
    assert heard("minutes_published") == emails(*invited)


def test_a_corrigendum_is_one_more_filing_beside_the_first(cast):
    minutes = make_published(cast)
    first = minutes.filing
    services.correct_minutes(minutes, by=cast.secretary, text=WRONG)
    filings = list(Filing.objects.filter(case_uid=minutes.uid).order_by("number"))
    minutes.refresh_from_db()
    assert [one.number for one in filings] == [1, 2]
    assert [minutes.filing, filings[0], filings[1].said("corrigendum").plain()] == [first, first, WRONG.plain()]
    assert minutes.remarks.get().text.plain() == SAID.plain()


def test_a_corrigendum_says_something_and_comes_after_publication(cast):
    with pytest.raises(NotNow):
        services.correct_minutes(make_approving(cast), by=cast.secretary, text=WRONG)
    with pytest.raises(ValidationError):
        services.correct_minutes(make_published(cast), by=cast.secretary, text=Words())


def test_the_database_publishes_no_minutes_without_their_filing(cast):
    minutes = make_approving(cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        Minutes.objects.filter(pk=minutes.pk).update(state="published")


def test_the_database_takes_no_short_way(cast):
    minutes = make_answering(cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        Minutes.objects.filter(pk=minutes.pk).update(state="published", filing=1)
