"""Proposed items on the pages: who sees what, which steps each role finds, forms, double clicks, what the pages cost."""

import datetime as dt

import pytest

from meetings import services
from meetings.models import ProposedItem
from tests.make.meetings import make_announced, make_circulated, make_item
from tests.make.participants import client_of
from tests.make.proposing import NO, make_proposed, make_refused, make_taken, make_taken_back
from tests.meetings.browsing import address, html, queries, typed
from tests.meetings.test_roles import ROLES, SIGN_IN, statuses, those
from tests.membership.test_pages import text

pytestmark = pytest.mark.django_db
SEES_A_DRAFT = {"secretary", "custodian", "chair", "member"}


@pytest.fixture
def world(cast):
    cast.nobody = None
    return cast


def sent(**changed):
    """What a member types into the form."""
    said = {"title_ru": "О судах", "standing_question": "q2", "why_ru": "Новый закон", "minutes": "20", **changed}
    return typed(**said)


def test_members_alone_find_the_form(world):
    meeting = make_announced(world)
    expected = those({"chair", "member"}, 200, 403) | {"nobody": SIGN_IN}
    assert statuses(world, address("meetings:propose_item", meeting.ref)) == expected


@pytest.mark.parametrize(("step", "takes"), [("take", "secretary"), ("refuse", "secretary"), ("withdraw", "member")])
@pytest.mark.parametrize("make", [make_announced, make_circulated])
def test_each_step_is_open_to_its_own_role_and_who_sees_no_draft_finds_nothing(world, step, takes, make):
    proposed = make_proposed(world, meeting=make(world))
    unseen = {} if make is make_circulated else {role: 404 for role in set(ROLES) - SEES_A_DRAFT}
    expected = those({takes}, 200, 403) | unseen | {"nobody": SIGN_IN}
    assert statuses(world, address(f"meetings:{step}_item", proposed.uid)) == expected


def test_a_member_proposes_by_the_form_and_a_double_click_proposes_once(cast):
    meeting, client, said = make_announced(cast), client_of(cast.member), sent()
    url = address("meetings:propose_item", meeting.ref)
    places = [client.post(url, {**said, "version": meeting.version})["Location"] for _click in range(2)]
    proposed = ProposedItem.objects.get()
    assert places == [proposed.get_absolute_url().replace("/kk/", "/en/")] * 2
    assert [proposed.title.said("ru").text, proposed.minutes] == ["О судах", 20]


def test_what_a_member_typed_is_taken_though_the_agenda_moved_on_meanwhile(cast):
    meeting = make_announced(cast)
    before = meeting.version
    make_item(meeting, cast)
    response = client_of(cast.member).post(address("meetings:propose_item", meeting.ref), {**sent(), "version": before})
    assert [response.status_code, ProposedItem.objects.count()] == [302, 1]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title_ru": ""}, "title"),
        ({"why_ru": " "}, "why"),
        ({"minutes": "0"}, "minutes"),
        ({"standing_question": ""}, "standing_question"),
    ],
)
def test_bad_input_gets_a_message_beside_its_field_and_loses_nothing_typed(cast, changed, field):
    meeting = make_announced(cast)
    said = {**sent(**changed), "version": meeting.version}
    response = client_of(cast.member).post(address("meetings:propose_item", meeting.ref), said)
    assert [response.status_code, list(response.context["form"].errors)] == [200, [field]]
    assert response.context["form"].data["why_ru"] == said["why_ru"]


def test_an_extraordinary_meeting_says_why_it_takes_none(cast):
    meeting = make_announced(cast, kind="extraordinary")
    response = client_of(cast.member).get(address("meetings:propose_item", meeting.ref), follow=True)
    assert "An extraordinary meeting speaks only about what it was called for." in response.content.decode()
    assert address("meetings:propose_item", meeting.ref) not in html(cast.member, "page:meeting", meeting.ref)


def test_the_secretariat_takes_by_the_form_and_is_led_to_the_agenda(cast):
    proposed, client = make_proposed(cast), client_of(cast.secretary)
    url = address("meetings:take_item", proposed.uid)
    form = client.get(url).context["form"]
    assert [form["meeting"].initial, form["minutes"].initial] == [proposed.meeting.ref, 20]
    places = [
        client.post(url, said)["Location"] for said in [typed(proposed, meeting=proposed.meeting.ref, minutes=10)] * 2
    ]
    assert places == [address("meetings:agenda", proposed.meeting.ref)] * 2
    assert [item.minutes for item in proposed.meeting.items.standing()] == [30, 10]


def test_no_reason_no_refusal(cast):
    proposed, client = make_proposed(cast), client_of(cast.secretary)
    url = address("meetings:refuse_item", proposed.uid)
    response = client.post(url, typed(proposed))
    assert list(response.context["form"].errors) == ["reason"]
    client.post(url, typed(proposed, reason_ru="Не по теме"))
    proposed.refresh_from_db()
    assert [proposed.state, proposed.reason.said("ru").text] == ["refused", "Не по теме"]


def test_a_refused_one_stands_under_the_agenda_with_its_reason_for_everybody_who_sees_the_agenda(cast):
    proposed = make_refused(cast)
    name = cast.member.organisation.name.said("en").text

    def shown(hat):
        page = html(hat, "page:meeting", proposed.meeting.ref)
        return [
            "Not taken, and why" in page,
            NO.said("en").text in page,
            f"Proposed by: {name}" in text(page),
        ]

    assert [shown(hat) for hat in (cast.member, cast.secretary, cast.observer, None)] == [[True] * 3] * 2 + [
        [False] * 3
    ] * 2
    services.publish_agenda(proposed.meeting, by=cast.secretary)
    assert [shown(hat) for hat in (cast.observer, None)] == [[True] * 3] * 2


def test_who_proposed_stands_at_the_item_and_what_was_taken_back_is_not_told(cast):
    taken, back = make_taken(cast), make_taken_back(cast)
    page = html(cast.member, "page:meeting", taken.meeting.ref)
    assert page.count("Proposed by:") == 1
    assert "On courts" not in html(cast.member, "page:meeting", back.meeting.ref)


def test_the_steps_offered_to_each(cast):
    proposed = make_proposed(cast)

    def offered(hat):
        page = html(hat, "page:meeting", proposed.meeting.ref)
        return [
            step for step in ("take", "refuse", "withdraw") if address(f"meetings:{step}_item", proposed.uid) in page
        ]

    assert [offered(cast.secretary), offered(cast.member), offered(cast.chair)] == [
        ["take", "refuse"],
        ["withdraw"],
        [],
    ]


def test_where_nothing_is_proposed_members_read_how_and_others_read_nothing(cast):
    meeting = make_circulated(cast)
    sentence = "Every member of the body may propose an item"
    assert [sentence in html(hat, "page:meeting", meeting.ref) for hat in (cast.member, None)] == [True, False]
    assert "Members have proposed nothing that waits" in html(cast.secretary, "meetings:agenda", meeting.ref)


def test_the_editor_shows_what_waits_and_not_twice(cast):
    proposed = make_proposed(cast)
    context = client_of(cast.secretary).get(address("meetings:agenda", proposed.meeting.ref)).context
    assert [list(context["proposed"]), list(context["suggestions"])] == [[proposed], []]


def test_the_letter_leads_to_the_page_of_the_meeting(cast):
    proposed = make_proposed(cast)
    place = client_of(cast.secretary).get(f"/go/meetings.proposeditem/{proposed.uid}/")["Location"]
    assert place.endswith(f"/meetings/{proposed.meeting.ref}/")


def test_publishing_is_refused_with_the_title_of_what_waits(cast):
    proposed = make_proposed(cast, meeting=make_announced(cast, on=dt.date(2036, 11, 24)))
    meeting = proposed.meeting
    meeting.refresh_from_db()
    response = client_of(cast.secretary).post(address("meetings:publish_agenda", meeting.ref), typed(meeting))
    assert "“On courts”" in response.context["form"].non_field_errors()[0]


@pytest.mark.parametrize("who", ["secretary", "member", "nobody"])
def test_the_page_of_a_meeting_asks_as_often_for_three_of_each_as_for_one(world, who):
    counts = []
    for number in (1, 3):
        meeting = make_circulated(world)
        for make in [make_proposed, make_refused, make_taken] * number:
            make(world, meeting=meeting)
        counts.append(queries(getattr(world, who), "page:meeting", meeting.ref))
    assert [counts[0] == counts[1], counts[0] <= 12] == [True, True], counts


@pytest.mark.parametrize("number", [1, 3])
def test_the_editor_asks_as_often_for_any_number(cast, number):
    meeting = make_announced(cast)
    for _number in range(number):
        make_proposed(cast, meeting=meeting)
    assert queries(cast.secretary, "meetings:agenda", meeting.ref) == 8
