"""Two people at once never do a thing twice, and never lock each other out."""

import pytest

from core.words import Words
from meetings import services
from meetings.models import Comment, Minutes
from tests.core.threads import at_once
from tests.make.minutes import HELD, SAID, make_approving, make_begun, make_cast, make_in_comment, make_over


@pytest.fixture
def cast(committed_db):
    return make_cast()


def names(results):
    return sorted(type(result).__name__ for result in results)


def test_two_secretaries_begin_at_once_and_there_is_one_text(cast):
    meeting = make_over(cast)
    copies = [type(meeting).objects.get(pk=meeting.pk) for _number in range(2)]
    results = at_once(*(lambda m=m: services.begin_minutes(m, by=cast.secretary) for m in copies))
    assert [names(results), Minutes.objects.count()] == [["Minutes", "NotNow"], 1]


def test_paragraphs_added_at_once_all_stand_in_one_row(cast):
    minutes = make_begun(cast)
    items = [type(minutes.meeting.items.get()).objects.get(meeting=minutes.meeting) for _number in range(4)]
    results = at_once(*(lambda i=i: services.add_remark(i, by=cast.secretary, text=SAID) for i in items))
    assert names(results) == ["Remark"] * 4
    assert [one.number for one in minutes.remarks.standing()] == ["1/1", "1/2", "1/3", "1/4"]


def test_the_last_two_approvals_at_once_publish_once(cast):
    minutes = make_approving(cast)
    copies = [Minutes.objects.select_related("meeting").get(pk=minutes.pk) for _number in range(2)]
    acts = [
        lambda m=m, hat=hat: services.approve_minutes(m, by=hat)
        for m, hat in zip(copies, (cast.chair, cast.co_chair), strict=True)
    ]
    results = at_once(*acts)
    minutes.refresh_from_db()
    assert [names(results), minutes.state, minutes.filing.number] == [["Minutes", "Minutes"], "published", 1]


def test_a_comment_is_answered_once_and_others_are_filed_meanwhile(cast):
    minutes = make_in_comment(cast)
    remark = minutes.remarks.get()
    comment = services.file_comment(remark, by=cast.signer, text=HELD)
    fresh = [Comment.objects.get(pk=comment.pk) for _number in range(2)]
    again = type(remark).objects.get(pk=remark.pk)
    results = at_once(
        *(lambda c=c: services.answer_comment(c, by=cast.secretary, is_accepted=True) for c in fresh),
        lambda: services.file_comment(again, by=cast.signer, text=Words.of(en="More")),
    )
    assert names(results) == ["Comment", "CommentAnswer", "ValidationError"]
