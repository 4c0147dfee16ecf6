"""Both who preside sign the decision sheet; what is missing is stated and stops nothing (domain.md §6)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import SheetSignature
from notifications.models import Notice
from participants.kinds import SeatRole
from participants.services import begin_holding
from recommendations.models import Recommendation
from recommendations.services import adopt
from recommendations.services import work_off_meetings as transmit_all
from tests.make.meetings import after, full_house, make_circulated, make_decision, make_held, make_item, make_published
from tests.make.minutes import the_day_after
from tests.make.participants import hat_of, make_hat
from tests.make.recommendations import a_wording
from tests.make.recommendations import make_cast as make_story_cast

WHY = Words.of(en="A word was missing")


def signed(meeting):
    """The seats from which the sheet is signed, the first on top."""
    return [seat for seat in services.presiding_of(meeting) if seat.signed_at]


def a_sheet(cast, **changed):
    """A meeting that was held; every item has its decision, the sheet is not public."""
    meeting = make_held(cast, **changed)
    for item in meeting.items.standing():
        make_decision(item, cast)
    return meeting


def sign(meeting, *hats):
    for hat in hats:
        services.sign_sheet(meeting, by=hat)
    meeting.refresh_from_db()
    return meeting


def roles(rows):
    return [str(getattr(row, "seat", row).role) for row in rows]


def stands(meeting):
    return [meeting.state, roles(signed(meeting)), roles(services.missing_signatures(meeting))]


def test_a_published_sheet_waits_two_working_days_for_both_and_they_are_asked_at_once(cast):
    meeting = make_published(cast)
    assert [meeting.signature_window.working_days, stands(meeting)] == [2, ["published", [], ["chair", "co_chair"]]]
    told = Notice.objects.filter(news__letter="sheet_to_sign").values_list("reader__email", flat=True)
    assert sorted(told) == sorted([cast.chair.user.email, cast.co_chair.user.email])


def test_both_sign_and_the_term_is_met(cast):
    meeting = sign(make_published(cast), cast.chair, cast.co_chair)
    meeting.signature_window.refresh_from_db()
    assert [stands(meeting), meeting.signature_window.met_on] == [
        ["published", ["chair", "co_chair"], []],
        timezone.localdate(),
    ]
    lines = Line.objects.filter(story_uid=meeting.uid, step="sign_sheet")
    assert [(line.is_public, line.about.uid) for line in lines] == [
        (True, cast.chair.seat.uid),
        (True, cast.co_chair.seat.uid),
    ]


def test_signed_by_both_at_the_end_of_the_meeting_the_sheet_is_public_the_same_moment(cast):
    meeting = sign(a_sheet(cast), cast.chair)
    assert stands(meeting) == ["held", ["chair"], ["co_chair"]]
    sign(meeting, cast.co_chair)
    assert [stands(meeting), meeting.signature_window] == [["published", ["chair", "co_chair"], []], None]
    published = Line.objects.get(story_uid=meeting.uid, step="publish_decisions")
    assert str(Words.from_json(published.acting["words"]["office"])) == "The platform"


def test_one_signature_before_publication_counts_after_it(cast):
    meeting = services.publish_decisions(sign(a_sheet(cast), cast.chair), by=cast.secretary)
    assert stands(meeting) == ["published", ["chair"], ["co_chair"]]


def test_a_decision_corrected_after_a_signature_is_signed_anew(cast):
    meeting = sign(a_sheet(cast), cast.chair)
    said = {"by": cast.secretary, "reason": WHY, "method": "consensus", "text": Words.of(en="Adopt them")}
    services.correct_decision(meeting.items.get().decision, **said)
    assert stands(sign(meeting, cast.co_chair)) == ["held", ["co_chair"], ["chair"]]
    assert stands(sign(meeting, cast.chair))[0] == "published"


def test_nobody_signs_before_every_item_has_its_decision(cast):
    meeting = make_circulated(cast)
    item = make_item(meeting, cast)
    with pytest.raises(NotNow):
        services.sign_sheet(meeting, by=cast.chair)
    held = make_held(cast)
    with pytest.raises(ValidationError, match="No decision is recorded yet on item: 1"):
        services.sign_sheet(held, by=cast.chair)
    assert [item.meeting.state, SheetSignature.objects.count()] == ["circulated", 0]


def test_nobody_signs_twice_nor_for_two(cast):
    meeting = sign(make_published(cast), cast.chair)
    with pytest.raises(ValidationError):
        services.sign_sheet(meeting, by=cast.chair)
    begin_holding(cast.co_chair.seat, cast.chair.user, by=cast.secretary)
    both = hat_of(cast.chair.user, SeatRole.CO_CHAIR)
    with pytest.raises(ValidationError):
        services.sign_sheet(meeting, by=both)
    assert stands(meeting) == ["published", ["chair"], ["co_chair"]]


def test_nobody_else_signs(cast):
    meeting, elsewhere = make_published(cast), make_hat(SeatRole.CHAIR)
    for hat in (cast.secretary, cast.custodian, cast.member, cast.signer, cast.observer, cast.outsider, elsewhere):
        with pytest.raises(NotAllowed):
            services.sign_sheet(meeting, by=hat)


def test_a_missing_signature_is_stated_after_its_term_and_stops_nothing(db):
    cast = make_story_cast()
    item = make_item(make_circulated(cast), cast)
    meeting = item.meeting
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    adopt(decision_of=item, recommendations=[a_wording(cast)], by=cast.secretary, method="consensus", text=WHY)
    make_decision(meeting.items.first(), cast)
    services.publish_decisions(meeting, by=cast.secretary)
    transmit_all()
    assert [one.state for one in Recommendation.objects.all()] == ["transmitted"]
    with the_day_after(meeting.signature_window):
        assert [services.close_signatures(timezone.localdate()), services.close_signatures(timezone.localdate())] == [
            1,
            0,
        ]
    line = Line.objects.get(story_uid=meeting.uid, step="close_signatures")
    assert [line.facts["missing"], line.is_public] == [[["chair", cast.chair.organisation.code]], True]


def test_late_it_can_still_be_signed(cast):
    meeting = sign(make_published(cast), cast.chair)
    with the_day_after(meeting.signature_window):
        services.close_signatures(timezone.localdate())
        assert stands(sign(meeting, cast.co_chair)) == ["published", ["chair", "co_chair"], []]


def test_the_database_keeps_a_signature(cast):
    sign(make_published(cast), cast.chair)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_sheetsignature SET text = ''")
