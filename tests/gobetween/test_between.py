"""A go-between is a person both sides agree on: what it may, what it may not, and when all of it is over."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.filing import Filing
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services as meetings
from meetings.models import AgreedWording, GoBetween, SideDraft
from meetings.services import between as services
from notifications.models import News
from participants.kinds import PostKind, SeatRole
from tests.make.between import (
    DRAFT,
    WORDING,
    make_agreed,
    make_draft,
    make_proposed,
    make_released,
    make_standing,
    make_wording,
)
from tests.make.meetings import after, full_house
from tests.make.participants import make_hat

EVERYBODY = [
    "secretary",
    "custodian",
    "chair",
    "member",
    "observer",
    "outsider",
    "author",
    "editor",
    "focal",
    "between",
]


def hold(cast):
    with after(cast.meeting):
        cast.meeting.refresh_from_db()
        meetings.hold_meeting(cast.meeting, by=cast.secretary, attendance=full_house(cast.meeting))


def who_sees(cast, thing):
    """The roles whose people see the thing."""
    return {role for role in EVERYBODY if type(thing).objects.visible_to(getattr(cast, role).user).filter(pk=thing.pk)}


def test_one_side_proposes_and_only_the_other_agrees(cast):
    between = make_proposed(cast)
    assert [between.state, between.sides, between.person] == [
        "proposed",
        (cast.ngo.pk, cast.ministry.pk),
        cast.between.user,
    ]
    for hat in (cast.author, cast.secretary, cast.chair, cast.between, cast.other_focal):
        with pytest.raises(NotAllowed):
            services.agree_between(between, by=hat)
    services.agree_between(between, by=cast.focal)
    assert [between.state, between.agreed_at is not None] == ["agreed", True]
    assert set(News.objects.values_list("letter", flat=True)) >= {"between_proposed", "between_agreed"}


def test_the_body_may_propose_and_the_author_agree(cast):
    between = make_proposed(cast, by=cast.focal, other=cast.ngo)
    assert services.agree_between(between, by=cast.author).sides == (cast.ngo.pk, cast.ministry.pk)


def test_who_is_of_no_side_proposes_nobody(cast):
    for hat in (cast.secretary, cast.chair, cast.member, cast.outsider, cast.editor, cast.between):
        with pytest.raises(NotAllowed):
            make_proposed(cast, by=hat)


def test_nobody_of_a_side_and_nobody_of_the_secretariat_goes_between(cast):
    of_the_side = make_hat(SeatRole.MEMBER, body=cast.body, organisation=cast.ministry)
    secretary = make_hat(SeatRole.MEMBER, body=cast.body)
    make_hat(PostKind.SECRETARY, person=secretary.user)
    empty = cast.empty_seat
    for seat in (of_the_side.seat, secretary.seat, empty):
        with pytest.raises(ValidationError, match="Choose a seat of the body"):
            make_proposed(cast, seat=seat)
    with pytest.raises(ValidationError, match="not the other side"):
        make_proposed(cast, other=cast.outsider.organisation)


def test_there_is_one_at_a_time_and_another_after_it_ended(cast):
    between = make_agreed(cast)
    with pytest.raises(ValidationError, match="already"):
        make_proposed(cast)
    sides = {"author": cast.ngo, "addressed": cast.ministry, "proposed_by": cast.ngo}
    with pytest.raises(IntegrityError), transaction.atomic():
        GoBetween.objects.create(item=cast.item, seat=cast.between.seat, person=cast.between.user, **sides)
    services.end_between(between, by=cast.focal)
    assert make_proposed(cast).state == "proposed"


def test_a_draft_is_its_own_side_s_until_it_is_released_and_the_go_between_s_until_it_is_taken_back(cast):
    draft = make_draft(make_agreed(cast), cast.author)
    assert who_sees(cast, draft) == {"author", "editor"}
    services.release_draft(draft, by=cast.author)
    assert who_sees(cast, draft) == {"author", "editor", "between"}
    services.take_back_draft(draft, by=cast.author)
    assert who_sees(cast, draft) == {"author", "editor"}


def test_a_release_is_of_one_draft_alone_and_of_its_own_side(cast):
    between = make_agreed(cast)
    released, kept = make_released(between, cast.author), make_draft(between, cast.focal)
    seen = SideDraft.objects.visible_to(cast.between.user)
    assert list(seen) == [released]
    for hat in (cast.focal, cast.secretary, cast.between):
        with pytest.raises(NotAllowed):
            services.take_back_draft(released, by=hat)
    with pytest.raises(NotAllowed):
        services.release_draft(kept, by=cast.author)


def test_what_is_released_is_not_changed_under_anybody_s_eyes(cast):
    draft = make_released(make_agreed(cast), cast.author)
    with pytest.raises(Exception, match="edit"):
        services.edit_draft(draft, by=cast.author, text=WORDING)
    services.take_back_draft(draft, by=cast.author)
    assert services.edit_draft(draft, by=cast.author, text=WORDING).text == WORDING


@pytest.mark.parametrize("who", ["author", "focal", "between"])
def test_either_side_or_the_person_ends_it_for_the_time_to_come(cast, who):
    between = make_agreed(cast)
    draft, standing = make_released(between, cast.author), make_standing(cast, between)
    services.end_between(between, by=getattr(cast, who))
    assert who_sees(cast, draft) == {"author", "editor"}
    assert [AgreedWording.objects.get(pk=standing.pk).state, between.state] == ["stands", "ended"]
    with pytest.raises(Exception, match="word"):
        make_wording(between, cast)
    other = make_draft(make_agreed(cast), cast.author)
    assert who_sees(cast, other) == {"author", "editor"}


def test_only_the_go_between_records_a_wording_and_only_the_sides_mark_it(cast):
    between = make_agreed(cast)
    for hat in (cast.author, cast.focal, cast.secretary, cast.chair):
        with pytest.raises(NotAllowed):
            services.word_between(between, by=hat, text=WORDING)
    worded = make_wording(between, cast)
    assert who_sees(cast, worded) == {"author", "editor", "focal", "between"}
    for hat in (cast.between, cast.secretary, cast.chair, cast.editor):
        with pytest.raises(NotAllowed):
            services.mark_wording(worded, by=hat, can=True)


def test_it_stands_once_both_can_live_with_it_filed_public_and_no_decision(cast):
    worded = make_wording(make_agreed(cast), cast)
    services.mark_wording(worded, by=cast.author, can=True)
    services.mark_wording(worded, by=cast.focal, can=False)
    assert [worded.state, worded.filing] == ["waiting", None]
    services.mark_wording(worded, by=cast.focal, can=True)
    assert [worded.state, worded.filing.said("wording").plain()] == ["stands", WORDING.plain()]
    assert who_sees(cast, worded) == set(EVERYBODY)
    line = Line.objects.get(thing_uid=worded.uid)
    assert [line.step, line.is_public, line.story_uid] == ["stand", True, cast.meeting.uid]
    assert not hasattr(cast.item, "decision")
    with pytest.raises(Exception, match="mark"):
        services.mark_wording(worded, by=cast.focal, can=False)


def test_what_is_between_the_sides_leaves_no_line_and_no_filing(cast):
    lines, filings = Line.objects.count(), Filing.objects.count()
    between = make_agreed(cast)
    services.take_back_draft(make_released(between, cast.author), by=cast.author)
    services.mark_wording(make_wording(between, cast), by=cast.focal, can=False)
    services.end_between(between, by=cast.author)
    assert [Line.objects.count(), Filing.objects.count()] == [lines, filings]


def test_the_go_between_files_no_dissent_on_the_item(cast):
    between = make_agreed(cast)
    speaks = make_hat(PostKind.REPRESENTATIVE, organisation=cast.between.organisation, person=cast.between.user)
    hold(cast)
    decision = meetings.record_decision(
        cast.item, by=cast.secretary, method="consensus", outcome="noted", text=Words.of(en="Noted")
    )
    cast.meeting.refresh_from_db()
    meetings.publish_decisions(cast.meeting, by=cast.secretary)
    decision.item.meeting.refresh_from_db()
    with pytest.raises(ValidationError, match="You went between"):
        meetings.file_dissent(decision, by=speaks, text=WORDING)
    assert between.person == speaks.user


def test_once_the_meeting_is_held_nothing_more_is_seen_or_done(cast):
    between = make_agreed(cast)
    draft, worded = make_released(between, cast.author), make_wording(between, cast)
    hold(cast)
    assert who_sees(cast, draft) == {"author", "editor"}
    acts = [
        lambda: services.add_draft(between, by=cast.author, text=DRAFT),
        lambda: services.release_draft(SideDraft.objects.get(pk=draft.pk), by=cast.author),
        lambda: services.word_between(between, by=cast.between, text=WORDING),
        lambda: services.mark_wording(AgreedWording.objects.get(pk=worded.pk), by=cast.author, can=True),
    ]
    for act in acts:
        with pytest.raises(ValidationError, match="The meeting is over"):
            act()


def test_thirty_days_after_the_meeting_no_word_of_a_draft_is_left(cast):
    between = make_agreed(cast)
    make_released(between, cast.author)
    make_wording(between, cast)
    standing, on = make_standing(cast, between), cast.meeting.on
    assert [services.erase_drafts(on + dt.timedelta(days=29)), services.erase_drafts(on + dt.timedelta(days=30))] == [
        0,
        2,
    ]
    assert [SideDraft.objects.count(), list(AgreedWording.objects.all())] == [0, [standing]]
