"""The chain on the pages of both bodies, of both meetings and of the recommendation; who sees it when."""

from django.urls import reverse
from django.utils import translation

from meetings.kinds import Outcome
from meetings.models import Referral
from recommendations.models import Recommendation
from tests.make.participants import client_of
from tests.make.referral import decided, make_answered, make_item_of, make_recorded, make_referred, publish
from tests.meetings.browsing import address, html, queries

ROLES = ["secretary", "custodian", "chair", "member", "observer", "outsider", "parent_chair", "nobody"]


def test_before_the_sheet_only_who_sees_the_decision_sees_it(cast):
    referral, cast.nobody = make_recorded(cast), None
    with translation.override("en"):
        where = reverse("page:referral", args=[referral.ref])
    got = {role: client_of(getattr(cast, role)).get(where).status_code for role in ROLES}
    assert got == {role: 200 if role in ("secretary", "custodian", "chair") else 404 for role in ROLES}
    publish(cast, referral.decision.item)
    got = {role: client_of(getattr(cast, role)).get(where).status_code for role in ROLES}
    assert got == dict.fromkeys(ROLES, 200)


def test_a_decision_of_the_parent_is_on_no_page_before_its_sheet(cast):
    referral = make_referred(cast)
    item = make_item_of(cast, referral)
    decided(cast, item, Outcome.RETURNED, referral.text)
    pages = [("page:referral", referral.ref), ("page:meeting", item.meeting.ref), ("page:body", cast.parent.code)]
    assert ["Waits for the parent body" in html(None, *page) for page in pages] == [True, True, True]
    assert ["Returned with reasons" in html(None, *page) for page in pages] == [False, False, False]


def test_both_bodies_both_meetings_and_the_recommendation_tell_the_chain(cast):
    referral = make_answered(cast, Outcome.AMENDED)
    recommendation = Recommendation.objects.get(decision=referral.answer)
    pages = [("page:body", body.code) for body in (cast.body, cast.parent)]
    meetings = [referral.decision.item.meeting.ref, referral.answer.item.meeting.ref]
    pages += [("page:meeting", ref) for ref in meetings] + [("page:decision_sheet", ref) for ref in meetings]
    pages += [("page:recommendation", recommendation.ref or recommendation.uid)]
    link = address("page:referral", referral.ref)
    assert [link in html(cast.secretary, *page) for page in pages] == [True] * len(pages)
    page = html(cast.secretary, *pages[-1])
    assert [f"#item-{one.item.uid}" in page for one in (referral.decision, referral.answer)] == [True, True]


def test_an_amended_text_stands_beside_the_referred_one_word_by_word(cast):
    page = html(None, "page:referral", make_answered(cast, Outcome.AMENDED).ref)
    assert "Amended by the parent" in page
    assert "<del>five</del><ins>two</ins>" in page


def test_a_returned_text_shows_the_reasons_and_where_it_went_on(cast):
    referral = make_answered(cast, Outcome.RETURNED)
    assert "The costs are not worked out" in html(None, "page:referral", referral.ref)
    item = make_item_of(cast, referral, cast.body, days=50)
    decided(cast, item, Outcome.REFERRED, referral.text)
    publish(cast, item)
    second = Referral.objects.get(earlier=referral)
    assert address("page:referral", second.ref) in html(None, "page:referral", referral.ref)
    assert address("page:referral", referral.ref) in html(None, "page:referral", second.ref)


def test_the_form_of_the_parent_shows_the_text_and_offers_what_may_come_of_it(cast):
    item = make_item_of(cast, make_referred(cast))
    page = html(cast.secretary, "recommendations:decide", item.uid)
    offered = [outcome for outcome in Outcome.values if f'name="outcome" value="{outcome}"' in page]
    assert offered == ["adopted", "deferred", "amended", "returned"]
    assert "a notice of five days" in page


def test_one_more_referral_costs_the_page_of_a_meeting_no_query_more(cast):
    first = make_referred(cast)
    before = queries(None, "page:meeting", first.decision.item.meeting.ref)
    make_referred(cast, days=20)
    assert [queries(None, "page:meeting", first.decision.item.meeting.ref), before <= 12] == [before, True], before
