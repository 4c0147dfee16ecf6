"""Organisations comment on paragraphs, the secretariat answers each comment; both are filed for ever."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.templatetags.dates import day
from core.words import Words
from meetings import services
from meetings.models import Comment, CommentAnswer
from notifications.models import News, Notice
from participants.kinds import OrganisationKind, PostKind
from tests.make.meetings import make_dissenter
from tests.make.minutes import HELD, WHY, make_answering, make_comment, make_in_comment, the_day_after
from tests.make.participants import make_body, make_hat


def heard(letter):
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def emails(*hats):
    return sorted(hat.user.email for hat in hats)


def test_a_comment_is_filed_under_the_name_of_its_organisation_with_its_paragraph(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    facts = {"document": "comment on the minutes", "meeting": comment.meeting.ref, "paragraph": "1/1"}
    assert [comment.filing.said("comment").plain(), comment.filing.facts] == [HELD.plain(), facts]
    assert comment.filing.author["uid"] == str(cast.signer.organisation.uid)


def test_its_line_is_not_public_before_the_minutes_are(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    line = Line.objects.get(step="comment")
    said = {"paragraph": "1/1", "filing": comment.filing.sha256, "control": comment.filing.control_code}
    assert [line.facts, line.is_public, line.about.uid] == [said, False, comment.uid]


def test_who_signs_for_an_invited_organisation_comments_observers_too(cast):
    minutes = make_in_comment(cast)
    signatory = make_hat(PostKind.SIGNATORY, organisation=cast.chair.organisation)
    observer = make_hat(PostKind.REPRESENTATIVE, organisation=cast.observer.organisation)
    assert [make_comment(minutes, hat).organisation for hat in (signatory, observer)] == [
        cast.chair.organisation,
        cast.observer.organisation,
    ]


def test_nobody_else_comments(cast):
    minutes = make_in_comment(cast)
    editor = make_hat(PostKind.EDITOR, organisation=cast.member.organisation)
    elsewhere = make_dissenter(make_body(), kind=OrganisationKind.NGO)
    for hat in (cast.secretary, cast.custodian, cast.chair, cast.member, editor, elsewhere, cast.outsider):
        with pytest.raises(NotAllowed):
            make_comment(minutes, hat)


def test_an_organisation_may_comment_again_and_says_something(cast):
    minutes = make_in_comment(cast)
    for _number in range(2):
        make_comment(minutes, cast.signer)
    with pytest.raises(ValidationError):
        make_comment(minutes, cast.signer, text=Words())
    assert Comment.objects.count() == 2


def test_after_the_last_day_nothing_is_taken_though_the_clock_has_not_rung(cast):
    minutes = make_in_comment(cast)
    with the_day_after(minutes.comment_window), pytest.raises(ValidationError) as refusal:
        make_comment(minutes, cast.signer)
    assert refusal.value.messages == [f"The time for comments ended on {day(minutes.comment_window.due_on)}."]


def test_the_clock_closes_the_window_once_and_not_before(cast):
    minutes = make_in_comment(cast)
    assert services.close_comments(minutes.comment_window.due_on) == 0
    with the_day_after(minutes.comment_window):
        today = timezone.localdate()
        assert [services.close_comments(today), services.close_comments(today)] == [1, 0]
    minutes.refresh_from_db()
    assert [minutes.state, Line.objects.filter(step="close_comments").count()] == ["answering", 1]
    assert heard("comments_closed") == emails(cast.secretary)


def test_an_answer_is_filed_beside_the_comment_once(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    answer = services.answer_comment(comment, by=cast.secretary, is_accepted=False, text=WHY)
    assert [answer.filing.said("answer").plain(), answer.filing.facts["accepted"]] == [WHY.plain(), False]
    with pytest.raises(ValidationError):
        services.answer_comment(comment, by=cast.secretary, is_accepted=True)
    assert CommentAnswer.objects.count() == 1


def test_what_is_not_accepted_has_a_reason_and_what_is_accepted_needs_none(cast):
    minutes = make_in_comment(cast)
    comment = make_comment(minutes, cast.signer)
    with pytest.raises(ValidationError) as refusal:
        services.answer_comment(comment, by=cast.secretary, is_accepted=False)
    assert list(refusal.value.message_dict) == ["text"]
    assert services.answer_comment(comment, by=cast.secretary, is_accepted=True).is_accepted


def test_the_secretariat_alone_answers_in_the_window_and_after_it(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    for hat in (cast.chair, cast.signer, cast.custodian):
        with pytest.raises(NotAllowed):
            services.answer_comment(comment, by=hat, is_accepted=True)
    late = make_answering(cast, comments=1).remarks.get().comments.get()
    assert services.answer_comment(late, by=cast.secretary, is_accepted=True).comment == late


def test_the_text_is_not_put_up_while_a_comment_waits(cast):
    minutes = make_answering(cast, comments=2)
    comments = list(Comment.objects.all())
    services.answer_comment(comments[0], by=cast.secretary, is_accepted=True)
    with pytest.raises(ValidationError) as refusal:
        services.put_up_minutes(minutes, by=cast.secretary)
    assert refusal.value.messages == ["Comments that are not answered yet: 1."]
    services.answer_comment(comments[1], by=cast.secretary, is_accepted=False, text=WHY)
    minutes.refresh_from_db()
    assert services.put_up_minutes(minutes, by=cast.secretary).state == "approving"


def test_nobody_puts_it_up_while_the_window_is_open(cast):
    with pytest.raises(NotNow):
        services.put_up_minutes(make_in_comment(cast), by=cast.secretary)


@pytest.mark.parametrize("model", [Comment, CommentAnswer])
@pytest.mark.parametrize("write", ["update", "delete"])
def test_neither_is_changed_or_deleted_whoever_writes(cast, model, write):
    comment = make_comment(make_in_comment(cast), cast.signer)
    services.answer_comment(comment, by=cast.secretary, is_accepted=True)
    rows = model.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(version=9) if write == "update" else rows._raw_delete(rows.db)
    assert model.objects.count() == 1


def test_who_may_comment_hears_by_mail_without_a_word_of_the_text(cast):
    minutes = make_in_comment(cast)
    assert heard("minutes_circulated") == emails(cast.chair, cast.co_chair, cast.member, cast.observer, cast.signer)
    news = News.objects.get(letter="minutes_circulated")
    assert [news.is_neutral, news.at_once, news.code] == [True, True, minutes.ref]
    assert "Article 9" not in str(list(News.objects.values()) + list(Notice.objects.values()))


def test_the_secretariat_hears_of_a_comment_and_the_organisation_of_its_answer(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    services.answer_comment(comment, by=cast.secretary, is_accepted=True)
    assert [heard("minutes_commented"), heard("comment_answered")] == [emails(cast.secretary), emails(cast.signer)]


def test_a_comment_files_nothing_of_the_draft_it_is_about(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    assert [list(comment.filing.words), Filing.objects.filter(case_kind="meetings.remark").count()] == [["comment"], 0]
