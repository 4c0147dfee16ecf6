"""The verbs of a sitting, and what the database itself refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction
from django.db.utils import ProgrammingError

from core.lifecycle import NotNow
from core.models import Line
from core.rules import NotAllowed
from core.things import Stale
from core.words import Words
from meetings import services
from meetings.models import DraftWording, FloorRequest, Minutes, Sitting
from participants.kinds import Constituency
from tests.make.meetings import make_announced, make_circulated, make_decision, make_held
from tests.make.minutes import SAID

DRAFT, OTHER = Words.of(ru="Принять", kk="Қабылдансын"), Words.of(ru="Отложить")


def seats(meeting):
    return [invitation.seat for invitation in meeting.invitations.select_related("seat").order_by("id")]


def test_the_sitting_goes_from_item_to_item_without_a_line(cast, meeting):
    first, second = meeting.items.standing()
    lines = Line.objects.count()
    sitting = services.show_item(first, by=cast.secretary, version=0)
    services.show_item(second, by=cast.secretary, version=sitting.version)
    assert [Sitting.objects.get().item, Line.objects.count()] == [second, lines]


def test_who_moves_from_an_old_page_is_told(cast, meeting):
    first, second = meeting.items.standing()
    services.show_item(first, by=cast.secretary, version=0)
    with pytest.raises(Stale):
        services.show_item(second, by=cast.secretary, version=0)
    assert Sitting.objects.get().item == first


def test_only_the_secretariat_and_only_while_it_sits(cast, meeting):
    item = meeting.items.standing().first()
    with pytest.raises(NotAllowed):
        services.show_item(item, by=cast.chair, version=0)
    with pytest.raises(NotNow):
        services.show_item(make_announced(cast).items.get(), by=cast.secretary, version=0)


def test_a_wording_is_overwritten_in_place_and_erased_with_the_decision(cast):
    item = make_held(cast).items.get()
    wording = services.word_draft(item, by=cast.secretary, text=DRAFT, version=0)
    with pytest.raises(Stale):
        services.word_draft(item, by=cast.secretary, text=OTHER, version=0)
    services.word_draft(item, by=cast.secretary, text=OTHER, version=wording.version)
    assert [one.text.said("ru").text for one in DraftWording.objects.all()] == ["Отложить"]
    make_decision(item, cast)
    assert DraftWording.objects.count() == 0
    with pytest.raises(ValidationError):
        services.word_draft(item, by=cast.secretary, text=DRAFT, version=0)
    with pytest.raises((IntegrityError, InternalError, ProgrammingError), match="recorded"), transaction.atomic():
        DraftWording.objects.create(item=item, text=DRAFT)


def test_speakers_are_called_in_turn_and_leave_no_row(cast, meeting):
    item = meeting.items.standing().first()
    asked = seats(meeting)[:2]
    for seat in [*asked, asked[0]]:
        services.enlist_speaker(item, by=cast.secretary, seat=seat)
    assert [one.seat for one in FloorRequest.objects.in_turn()] == asked
    services.call_speaker(item, by=cast.secretary)
    assert [one.seat for one in FloorRequest.objects.all()] == asked[1:]
    services.call_speaker(item, by=cast.secretary)
    services.call_speaker(item, by=cast.secretary)
    assert FloorRequest.objects.count() == 0


def test_civil_society_speaks_first_where_the_agenda_says_so(cast, meeting):
    services.order_speakers(meeting, by=cast.secretary, civil_society_first=True)
    item = meeting.items.standing().first()
    ngos = [one for one in seats(meeting) if one.constituency == Constituency.CIVIL_SOCIETY]
    others = [one for one in seats(meeting) if one.constituency != Constituency.CIVIL_SOCIETY]
    for seat in [others[0], ngos[0]]:
        FloorRequest.objects.create(item=item, seat=seat)
    assert [one.seat for one in FloorRequest.objects.in_turn(civil_society_first=True)] == [ngos[0], others[0]]


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_no_row_for_a_speaker_can_exist_where_nobody_may_be_named(cast, regime):
    meeting = make_circulated(cast, regime=regime)
    item, seat = meeting.items.get(), seats(meeting)[0]
    with pytest.raises(ValidationError):
        services.enlist_speaker(item, by=cast.secretary, seat=seat)
    with pytest.raises((IntegrityError, InternalError, ProgrammingError), match="no list"), transaction.atomic():
        FloorRequest.objects.create(item=item, seat=seat)


def test_a_note_begins_the_minutes_and_is_a_paragraph_of_them(cast):
    item = make_held(cast).items.get()
    services.note_remark(item, by=cast.secretary, text=SAID, constituency="executive")
    services.note_remark(item, by=cast.secretary, text=SAID)
    assert [one.number for one in Minutes.objects.get().remarks.standing()] == ["1/1", "1/2"]


def test_a_note_that_names_somebody_is_warned_of(cast):
    meeting = make_held(cast, regime="closed")
    text = Words.of(en=str(cast.member.organisation))
    with pytest.raises(ValidationError) as warned:
        services.note_remark(meeting.items.get(), by=cast.secretary, text=text)
    assert [list(warned.value.error_dict), Minutes.objects.count()] == [["is_sure"], 0]
