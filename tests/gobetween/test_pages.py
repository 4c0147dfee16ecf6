"""The page between two sides: whose it is, what it shows to whom, what stands on the page of the meeting."""

import pytest
from django.urls import reverse
from django.utils import translation

from meetings.models import GoBetween
from meetings.services import between as services
from tests.make.between import make_agreed, make_draft, make_proposed, make_released, make_standing, make_wording
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed

ROLES = [
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
    "nobody",
]
SIDES = {"author", "editor", "focal"}


def statuses(cast, name, *args):
    cast.nobody = None
    with translation.override("en"):
        where = reverse(name, args=args)
    return {role: client_of(getattr(cast, role)).get(where).status_code for role in ROLES}


def test_the_page_is_the_sides_and_once_agreed_the_person_s(cast):
    page = ("page:between", cast.item.uid)
    assert statuses(cast, *page) == {role: 200 if role in SIDES else 404 for role in ROLES}
    make_proposed(cast)
    assert statuses(cast, *page) == {role: 200 if role in SIDES else 404 for role in ROLES}
    services.agree_between(GoBetween.objects.get(), by=cast.focal)
    assert statuses(cast, *page) == {role: 200 if role in {*SIDES, "between"} else 404 for role in ROLES}


@pytest.mark.parametrize(
    ("name", "may", "refused"),
    [
        ("propose_between", {"author", "focal"}, {*ROLES}),
        ("end_between", {"author", "focal", "between"}, {"editor"}),
        ("add_side_draft", {"author", "focal"}, {"editor", "between"}),
        ("word_between", {"between"}, SIDES),
        ("release_side_draft", {"author"}, {"editor"}),
        ("take_back_side_draft", {"author"}, {"editor", "between"}),
        ("mark_wording", {"author", "focal"}, {"editor", "between"}),
    ],
)
def test_who_finds_the_form_of_which_step(cast, name, may, refused):
    between = make_agreed(cast)
    of = {
        "propose_between": lambda: cast.item,
        "release_side_draft": lambda: make_draft(between, cast.author),
        "take_back_side_draft": lambda: make_released(between, cast.author),
        "mark_wording": lambda: make_wording(between, cast),
    }
    thing = of.get(name, lambda: between)()
    expected = {role: 200 if role in may else 403 if role in refused else 404 for role in ROLES}
    assert statuses(cast, f"meetings:{name}", thing.uid) == {**expected, "nobody": 302}


def test_each_reads_its_own_drafts_and_the_go_between_what_was_released(cast):
    between = make_agreed(cast)
    services.release_draft(make_draft(between, cast.author), by=cast.author)
    seen = {
        role: "Five days would do for us" in html(getattr(cast, role), "page:between", cast.item.uid)
        for role in (*SIDES, "between")
    }
    assert seen == {"author": True, "editor": True, "focal": False, "between": True}


def test_wording_stands_on_the_page_of_the_meeting_once_both_can_live_with_it(cast):
    between = make_agreed(cast)
    worded = make_wording(between, cast)
    services.mark_wording(worded, by=cast.author, can=True)
    page = ("page:meeting", cast.meeting.ref)
    assert ["A notice of five working days" in html(hat, *page) for hat in (None, cast.secretary)] == [False, False]
    services.mark_wording(worded, by=cast.focal, can=True)
    said = html(None, *page)
    assert ["A notice of five working days" in said, "Agreed wording, not a decision" in said] == [True, True]
    assert address("page:between", cast.item.uid) not in said


def test_the_page_of_the_meeting_leads_the_sides_there_and_nobody_else(cast):
    link = address("page:between", cast.item.uid)
    seen = {role for role in ROLES[:-1] if link in html(getattr(cast, role), "page:meeting", cast.meeting.ref)}
    assert seen == SIDES


def test_forms_propose_agree_and_mark_and_after_a_mistake_lose_nothing(cast):
    client = client_of(cast.author)
    where = address("meetings:propose_between", cast.item.uid)
    wrong = client.post(where, typed(cast.item, other=cast.ministry.code, seat=""))
    assert wrong.context["form"].errors == {"seat": ["This field is required."]}
    assert client.post(where, typed(cast.item, other=cast.ministry.code, seat=cast.between.seat.pk)).status_code == 302
    between = GoBetween.objects.get()
    sent = client_of(cast.focal).post(address("meetings:agree_between", between.uid), typed(between))
    between.refresh_from_db()
    assert [sent.status_code, between.state] == [302, "agreed"]
    worded = make_wording(between, cast)
    for hat in (cast.author, cast.focal):
        worded.refresh_from_db()
        assert (
            client_of(hat).post(address("meetings:mark_wording", worded.uid), typed(worded, can="yes")).status_code
            == 302
        )
    worded.refresh_from_db()
    assert worded.state == "stands"


def test_an_empty_page_says_what_to_do(cast):
    page = html(cast.author, "page:between", cast.item.uid)
    assert ["Nobody goes between yet" in page, address("meetings:propose_between", cast.item.uid) in page] == [
        True,
        True,
    ]


def test_one_more_wording_costs_no_query_more(cast):
    between = make_agreed(cast)
    make_standing(cast, between)
    page = ("page:meeting", cast.meeting.ref)
    before = [queries(hat, *page) for hat in (None, cast.focal, cast.secretary)]
    make_standing(cast, between)
    assert [queries(hat, *page) for hat in (None, cast.focal, cast.secretary)] == before
    assert max(before) <= 12, before
