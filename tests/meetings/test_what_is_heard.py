"""The page of a meeting shows what is heard on each item and what came of it, to whoever may see those."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from meetings import services
from meetings.models import AgendaItem
from proposals.kinds import Publicity
from proposals.services import place_on_agenda, work_off_meetings
from recommendations.services import work_off_meetings as transmit_all
from tests.make.meetings import make_announced, make_circulated, make_item
from tests.make.participants import client_of
from tests.make.proposals import make_admitted
from tests.make.proposals import make_cast as make_proposal_cast
from tests.make.recommendations import make_adopted, make_cast

pytestmark = pytest.mark.django_db


def rows(hat, meeting):
    """What the page lists under each item, for this hat."""
    with translation.override("en"):
        response = client_of(hat).get(reverse("page:meeting", args=[meeting.ref]))
    return [[(mark, thing.ref) for mark, thing in item.rows] for item in response.context["items"]]


def test_proposals_stand_under_their_item_for_whoever_may_see_them():
    cast = make_proposal_cast()
    meeting = make_announced(cast)
    late = make_item(meeting, cast)
    public = make_admitted(cast, publicity=Publicity.AT_ONCE)
    named = make_admitted(cast, publicity=Publicity.NAMED)
    place_on_agenda(public, by=cast.secretary, item=late)
    place_on_agenda(named, by=cast.secretary, item=late)
    services.publish_agenda(meeting, by=cast.secretary)
    work_off_meetings()
    both = [[], [("speech", public.ref), ("speech", named.ref)]]
    assert [rows(hat, meeting) for hat in (cast.secretary, cast.author, cast.focal)] == [both] * 3
    assert [rows(hat, meeting) for hat in (cast.observer, None)] == [[[], [("speech", public.ref)]]] * 2


def test_what_was_adopted_stands_under_its_item_once_the_sheet_is_public():
    cast = make_cast()
    recommendation = make_adopted(cast)
    item = recommendation.decision.item
    ref = ("flag", recommendation.ref)
    before = [ref in rows(hat, item.meeting)[0] for hat in (cast.secretary, cast.member, None)]
    services.publish_decisions(item.meeting, by=cast.secretary)
    transmit_all()
    after = [ref in rows(hat, item.meeting)[0] for hat in (cast.secretary, cast.member, None)]
    assert [before, after] == [[True, False, False], [True, True, True]]
    with translation.override("en"):
        sheet = client_of(None).get(reverse("page:decision_sheet", args=[item.meeting.ref]))
    assert [[one.ref for one in decision.adopted] for decision in sheet.context["decisions"]] == [[recommendation.ref]]


def test_an_item_on_which_a_proposal_stands_is_not_dropped_from_a_draft():
    cast = make_proposal_cast()
    item = make_announced(cast).items.get()
    place_on_agenda(make_admitted(cast), by=cast.secretary, item=item)
    with pytest.raises(ValidationError):
        services.drop_item(item, by=cast.secretary)
    assert AgendaItem.objects.filter(pk=item.pk, dropped_at=None).count() == 1


def test_an_item_on_which_a_proposal_stands_is_struck_out_from_a_published_agenda():
    cast = make_proposal_cast()
    meeting = make_circulated(cast)
    item = meeting.items.get()
    place_on_agenda(make_admitted(cast), by=cast.secretary, item=item)
    services.drop_item(item, by=cast.secretary)
    assert list(meeting.items.standing()) == []
