"""Minutes in every state, made by the services."""

import datetime as dt

import time_machine
from django.utils import timezone

from core.words import Words
from meetings import services
from participants.kinds import PostKind, SeatRole
from tests.make.meetings import after, full_house, make_circulated, make_decision, make_item
from tests.make.meetings import make_cast as make_meeting_cast
from tests.make.participants import make_hat

SAID = Words.of(kk="Заңның 9-бабы қаралды", ru="Обсудили статью 9 закона", en="Article 9 of the law was discussed")
HELD = Words.of(ru="Не сказано о сроках", en="The terms are left out")
WHY = Words.of(ru="О сроках не говорили", en="Nobody spoke of terms")
WRONG = Words.of(ru="В 1/1 вместо «статья 8» читать «статья 9»", en="In 1/1 for “Article 8” read “Article 9”")


def make_cast():
    """The cast of a body with a co-chair, and who signs for the member's organisation."""
    cast = make_meeting_cast()
    cast.co_chair = make_hat(SeatRole.CO_CHAIR, body=cast.body)
    cast.signer = make_hat(PostKind.REPRESENTATIVE, organisation=cast.member.organisation)
    cast.nobody = None
    return cast


def make_over(cast, *, items=1, **changed):
    """A meeting of so many items whose decision sheet is public."""
    meeting = make_circulated(cast, **changed)
    for _number in range(items - 1):
        make_item(meeting, cast)
    return hold(meeting, cast)


def hold(meeting, cast):
    """It took place, every item has its decision, the sheet is public."""
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    for item in meeting.items.standing():
        make_decision(item, cast)
    return services.publish_decisions(meeting, by=cast.secretary)


def make_begun(cast, meeting=None, **changed):
    """Empty minutes."""
    return services.begin_minutes(meeting or make_over(cast, **changed), by=cast.secretary)


def make_remark(minutes, cast, *, item=None, text=SAID, **said):
    """One more paragraph, on the first item unless one is named."""
    item = item or minutes.meeting.items.first()
    return services.add_remark(item, by=cast.secretary, text=text, **said)


def make_drafted(cast, *, remarks=1, **changed):
    """Minutes with so many paragraphs on every item."""
    minutes = make_begun(cast, **changed)
    for item in minutes.meeting.items.standing():
        for _number in range(remarks):
            make_remark(minutes, cast, item=item)
    return minutes


def make_in_comment(cast, **changed):
    """The same, circulated."""
    return services.circulate_minutes(make_drafted(cast, **changed), by=cast.secretary)


def make_comment(minutes, by, *, remark=None, text=HELD):
    """The organisation of the hat holds something against the first paragraph."""
    return services.file_comment(remark or minutes.remarks.first(), by=by, text=text)


def the_day_after(term):
    """Noon of the day after its last, as a context manager."""
    late = dt.datetime.combine(term.due_on + dt.timedelta(days=1), dt.time(7), dt.UTC)
    return time_machine.travel(late, tick=False)


def make_answering(cast, *, comments=0, **changed):
    """The same after the window, with so many unanswered comments on every paragraph."""
    minutes = make_in_comment(cast, **changed)
    for remark in minutes.remarks.all():
        for _number in range(comments):
            make_comment(minutes, cast.signer, remark=remark)
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
    minutes.refresh_from_db()
    return minutes


def make_approving(cast, *, comments=0, **changed):
    """The same with every comment refused, put up for approval."""
    minutes = make_answering(cast, comments=comments, **changed)
    for remark in minutes.remarks.all():
        for comment in remark.comments.all():
            services.answer_comment(comment, by=cast.secretary, is_accepted=False, text=WHY)
    return services.put_up_minutes(minutes, by=cast.secretary)


def make_published(cast, **changed):
    """The same, approved by both and published by the second approval."""
    minutes = make_approving(cast, **changed)
    for hat in (cast.chair, cast.co_chair):
        services.approve_minutes(minutes, by=hat)
    return minutes


def published_from(minutes, cast):
    """What is written in this draft, circulated, approved by both and published."""
    services.circulate_minutes(minutes, by=cast.secretary)
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
    minutes.refresh_from_db()
    services.put_up_minutes(minutes, by=cast.secretary)
    for hat in (cast.chair, cast.co_chair):
        services.approve_minutes(minutes, by=hat)
    return minutes


IN_STATE = {
    "drafted": make_drafted,
    "in_comment": make_in_comment,
    "answering": make_answering,
    "approving": make_approving,
    "published": make_published,
}
