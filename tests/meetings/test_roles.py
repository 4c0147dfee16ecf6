"""Who sees which page and who takes which step, for every role: allowed, refused, invisible (domain.md §11)."""

import uuid

import pytest
from django.urls import reverse
from django.utils import translation

from tests.make.meetings import IN_STATE, after, make_cast, make_decision, make_dissenter, make_held
from tests.make.participants import client_of

ROLES = ["secretary", "custodian", "chair", "member", "observer", "outsider", "nobody"]
SEES_A_PLAN = {"secretary", "custodian", "chair"}
RUNS = {
    "edit": "planned",
    "announce": "planned",
    "agenda": "announced",
    "publish_agenda": "announced",
    "move": "announced",
    "amend": "announced",
    "hold": "circulated",
    "publish_decisions": "held",
    "cancel": "announced",
}
OF_ITEMS = (
    "edit_item",
    "raise_item",
    "lower_item",
    "drop_item",
    "save_item",
    "place_item",
    "indent_item",
    "outdent_item",
)
STEP, SIGN_IN = 200, 302


def page(name, *args):
    with translation.override("en"):
        return reverse(name, args=args)


class Meetings(dict):
    """One meeting in each state, made when it is asked for."""

    def __init__(self, cast):
        self.cast = cast

    def __missing__(self, state):
        self[state] = IN_STATE[state](self.cast)
        return self[state]


@pytest.fixture
def world(db):
    """The cast with its meetings."""
    cast = make_cast()
    cast.nobody, cast.meetings = None, Meetings(cast)
    return cast


def statuses(world, address):
    """What each role gets at the address."""
    return {role: client_of(getattr(world, role)).get(address).status_code for role in ROLES}


def those(roles, status, others):
    return {role: status if role in roles else others for role in ROLES}


def test_a_planned_meeting_is_invisible_but_to_secretariat_custodian_and_chair(world):
    address = page("page:meeting", world.meetings["planned"].ref)
    assert statuses(world, address) == those(SEES_A_PLAN, 200, 404)


@pytest.mark.parametrize("state", ["announced", "circulated", "held", "published", "cancelled"])
def test_an_announced_meeting_is_everybodys(world, state):
    assert statuses(world, page("page:meeting", world.meetings[state].ref)) == those(ROLES, 200, 0)


def test_a_decision_sheet_is_found_by_nobody_before_it_is_published_and_by_everybody_after(world):
    before = statuses(world, page("page:decision_sheet", world.meetings["held"].ref))
    after_it = statuses(world, page("page:decision_sheet", world.meetings["published"].ref))
    assert [before, after_it] == [those(ROLES, 404, 0), those(ROLES, 200, 0)]


def test_the_list_and_the_calendars_are_everybodys(world):
    assert statuses(world, page("page:meetings")) == those(ROLES, 200, 0)
    assert statuses(world, "/calendar.ics") == those(ROLES, 200, 0)
    assert statuses(world, page("meetings:file", world.meetings["announced"].ref)) == those(ROLES, 200, 0)


def test_a_plan_is_in_nobodys_list_or_calendar_who_may_not_see_it(world):
    plan = world.meetings["planned"]
    listed = {
        role: plan.get_absolute_url() in client_of(getattr(world, role)).get(page("page:meetings")).content.decode()
        for role in ROLES
    }
    assert listed == those(SEES_A_PLAN, True, False)
    feeds = {
        role: str(plan.uid) in client_of(getattr(world, role)).get("/calendar.ics").content.decode() for role in ROLES
    }
    assert feeds == those([], True, False)
    assert statuses(world, page("meetings:file", plan.ref)) == those(ROLES, 404, 0)


@pytest.mark.parametrize(("step", "state"), RUNS.items())
def test_the_secretariat_alone_runs_a_meeting(world, step, state):
    address = page(f"meetings:{step}", world.meetings[state].ref)
    expected = those({"secretary"}, STEP, 403)
    if state == "planned":
        expected |= dict.fromkeys({"member", "observer", "outsider"}, 404)
    assert statuses(world, address) == expected | {"nobody": SIGN_IN}


def test_the_secretariat_alone_schedules(world):
    assert statuses(world, page("meetings:schedule")) == those({"secretary"}, STEP, 403) | {"nobody": SIGN_IN}


@pytest.mark.parametrize("step", OF_ITEMS)
def test_the_secretariat_alone_changes_items_and_who_does_not_see_a_draft_is_told_nothing(world, step):
    draft, published = (world.meetings[state].items.first() for state in ("announced", "circulated"))
    refused = those({"secretary"}, STEP, 403) | {"nobody": SIGN_IN}
    assert statuses(world, page(f"meetings:{step}", published.uid)) == refused
    assert statuses(world, page(f"meetings:{step}", draft.uid)) == refused | {"observer": 404, "outsider": 404}


def test_the_secretariat_alone_records_and_corrects_decisions(world):
    item, held = world.meetings["held"].items.first(), make_held(world)
    decision = make_decision(held.items.first(), world)
    refused = those({"secretary"}, STEP, 403) | {"nobody": SIGN_IN}
    unseen = dict.fromkeys({"member", "observer", "outsider"}, 404)
    assert statuses(world, page("recommendations:decide", item.uid)) == refused
    assert statuses(world, page("meetings:correct", decision.uid)) == refused | unseen


def test_who_signs_for_a_seat_with_a_vote_dissents_and_nobody_finds_a_decision_before_the_sheet(world):
    world.dissenter = make_dissenter(world.body)
    for state, expected in (
        ("held", {"secretary": 403, "custodian": 403, "chair": 403, "nobody": SIGN_IN}),
        ("published", dict.fromkeys(ROLES, 403) | {"nobody": SIGN_IN}),
    ):
        meeting = world.meetings[state]
        item = meeting.items.first()
        decision = item.decision if state == "published" else make_decision(item, world)
        address = page("meetings:dissent", decision.uid)
        assert statuses(world, address) == those([], 0, 404) | expected
        own = client_of(world.dissenter).get(address).status_code
        assert own == (STEP if state == "published" else 404)


@pytest.mark.parametrize("step", ["accept", "decline"])
def test_a_seat_answers_for_itself_who_sees_it_is_refused_and_nobody_else_finds_it(world, step):
    invitation = world.meetings["announced"].invitations.get(seat=world.member.seat)
    expected = {"secretary": 403, "chair": 403, "member": STEP, "nobody": SIGN_IN}
    assert statuses(world, page(f"meetings:{step}", invitation.uid)) == those([], 0, 404) | expected


@pytest.mark.parametrize("role", ["secretary", "custodian", "chair", "member", "observer", "outsider"])
def test_a_made_up_post_takes_no_step_either(world, role):
    """Refusals do not rest on hidden buttons: the same address is posted to."""
    meeting, client = world.meetings["announced"], client_of(getattr(world, role))
    sent = {"version": meeting.version, "once": uuid.uuid4(), "reason_en": "No hall"}
    client.post(page("meetings:cancel", meeting.ref), sent)
    meeting.refresh_from_db()
    assert meeting.state == ("cancelled" if role == "secretary" else "announced")


def test_a_step_that_is_over_leads_back_to_the_meeting(world):
    meeting = world.meetings["held"]
    response = client_of(world.secretary).get(page("meetings:announce", meeting.ref))
    assert [response.status_code, response["Location"]] == [302, page("page:meeting", meeting.ref)]


def test_an_answer_to_a_meeting_that_has_begun_leads_back_to_it(world):
    meeting = world.meetings["announced"]
    invitation = meeting.invitations.get(seat=world.member.seat)
    client = client_of(world.member)
    with after(meeting):
        client.force_login(world.member.user)  # the first sign-in is two weeks old by now
        response = client.get(page("meetings:accept", invitation.uid))
    assert [response.status_code, response["Location"]] == [302, page("page:meeting", meeting.ref)]
