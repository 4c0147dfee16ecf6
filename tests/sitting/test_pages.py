"""Attendance, opening, quorum and votes on their pages."""

import pytest
from django.urls import reverse
from django.utils import translation

from meetings import services
from meetings.kinds import Presence, Regime
from meetings.models import Attendance, Decision, QuorumRule
from tests.make.meetings import after, make_circulated, make_decision
from tests.make.minutes import make_drafted
from tests.make.participants import client_of, make_body
from tests.meetings.browsing import typed
from tests.sitting.conftest import there

ROLES = ["secretary", "custodian", "chair", "member", "observer", "outsider"]


def address(name, *args):
    with translation.override("en"):
        return reverse(name, args=args)


def shown(client, meeting):
    return client.get(address("meetings:attendance", meeting.ref))


def press(client, row, presence):
    said = typed(version=row.form["version"].value(), once=row.form["once"].value(), presence=presence)
    return client.post(address("meetings:presence", row.uid), said)


@pytest.fixture
def desk(cast, meeting):
    """The secretariat at the table, after the meeting began."""
    with after(meeting):
        yield client_of(cast.secretary)


def test_one_press_saves_one_row_and_the_quorum_line_follows(cast, meeting, desk):
    first, *_others = shown(desk, meeting).context["rows"]
    response = press(desk, first, "present")
    assert response["Location"] == f"{address('meetings:attendance', meeting.ref)}#seat-{first.uid}"
    page = shown(desk, meeting)
    assert [p.there for p in page.context["quorum"].parts] == [1, 1, 0]
    assert Attendance.objects.get().presence == Presence.PRESENT


def test_two_who_take_two_rows_lose_nothing_and_two_in_one_row_are_told(cast, meeting, desk):
    ours, theirs = shown(desk, meeting).context["rows"], shown(desk, meeting).context["rows"]
    assert [press(desk, ours[0], "present").status_code, press(desk, theirs[1], "online").status_code] == [302, 302]
    assert press(desk, theirs[0], "absent").status_code == 409
    assert sorted(Attendance.objects.values_list("presence", flat=True)) == ["online", "present"]


def test_all_that_is_kept_of_a_seat_and_only_what_belongs_to_it(cast, meeting, desk):
    row = meeting.invitations.get(seat=cast.member.seat)
    said = {"substitute": "A. Substitute", "excuse": "Illness", "arrived": "10:20", "left": "12:00"}
    for presence in ("excused", "present"):
        row.refresh_from_db()
        desk.post(address("meetings:seat_attendance", row.uid), typed(row, presence=presence, **said))
        kept = Attendance.objects.values_list("presence", "excuse", "arrived__hour", "left__hour").get()
        expected = {"excused": ("excused", "Illness", None, None), "present": ("present", "", 10, 12)}
        assert kept == expected[presence]
    row.refresh_from_db()
    assert row.substitute == "A. Substitute"


def test_a_mistake_stands_beside_its_field_and_loses_nothing(cast, meeting, desk):
    row = meeting.invitations.get(seat=cast.member.seat)
    said = typed(row, presence="present", substitute="B.", arrived="12:00", left="10:00")
    form = desk.post(address("meetings:seat_attendance", row.uid), said).context["form"]
    assert [form.errors, form["substitute"].value()] == [{"left": ["Nobody leaves before they arrive."]}, "B."]


@pytest.mark.parametrize("regime", [Regime.CHATHAM_HOUSE, Regime.CLOSED])
def test_where_no_list_is_kept_the_page_asks_for_numbers_and_a_row_is_refused(cast, regime):
    meeting = make_circulated(cast, regime=regime)
    with after(meeting):
        desk = client_of(cast.secretary)
        page = shown(desk, meeting)
        assert page.context["rows"] == []
        numbers = {"civil_society": 3, "executive": 3, "parliament": 0, "observers": 1}
        desk.post(address("meetings:attendance", meeting.ref), typed(meeting, **numbers))
        row = meeting.invitations.first()
        refused = desk.post(address("meetings:presence", row.uid), typed(row, presence="present"))
    meeting.refresh_from_db()
    assert [meeting.turnout, refused.status_code, Attendance.objects.count()] == [numbers, 200, 0]


def test_the_secretariat_alone_takes_attendance_and_sets_the_quorum_and_who_presides_may_open(cast, meeting):
    row = meeting.invitations.get(seat=cast.observer.seat)
    pages = {
        "attendance": address("meetings:attendance", meeting.ref),
        "seat": address("meetings:seat_attendance", row.uid),
        "open": address("meetings:open", meeting.ref),
        "quorum": address("meetings:set_quorum", cast.body.code),
    }
    got = {name: [client_of(getattr(cast, r)).get(url).status_code for r in ROLES] for name, url in pages.items()}
    assert got == {
        "attendance": [200, 403, 403, 403, 403, 403],
        "seat": [200, 404, 403, 404, 403, 404],
        "open": [200, 403, 200, 403, 403, 403],
        "quorum": [200, 403, 403, 403, 403, 403],
    }


def test_opening_is_offered_once_the_meeting_has_begun(cast, meeting):
    pages, opens = [], address("meetings:open", meeting.ref)
    pages.append(client_of(cast.secretary).get(address("meetings:attendance", meeting.ref)).content.decode())
    with after(meeting):
        pages.append(client_of(cast.secretary).get(address("meetings:attendance", meeting.ref)).content.decode())
    assert [opens in page for page in pages] == [False, True]


def test_the_quorum_of_a_body_is_set_with_its_source(cast):
    desk = client_of(cast.secretary)
    said = {"total": "two_thirds", "each": "half", "required": ["civil_society"], "article": "14"}
    desk.post(address("meetings:set_quorum", cast.body.code), typed(cast.body, **said))
    rule = QuorumRule.objects.get(body=cast.body)
    default = services.quorum_rule_of(make_body())
    assert [rule.total, rule.required, rule.source, default.source] == [
        "two_thirds",
        ["civil_society"],
        "rules of this body, article 14",
        "default setting, not adopted by the body",
    ]


def test_a_vote_is_recorded_by_constituency_on_the_form_and_asked_for_where_it_is_missing(cast, meeting):
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=there(cast))
        desk, item = client_of(cast.secretary), meeting.items.get()
        url = address("recommendations:decide", item.uid)
        said = {
            "outcome": "noted",
            "method": "vote",
            "text_en": "Noted",
            "wording-TOTAL_FORMS": 0,
            "wording-INITIAL_FORMS": 0,
        }
        without = desk.post(url, typed(item, **said)).context["form"].errors
        numbers = {"for-civil_society": 3, "for-executive": 2, "against-executive": 1}
        desk.post(url, typed(item, **said, **numbers))
    assert without == {"method": ["Give the numbers of the vote by constituency, below."]}
    assert Decision.objects.get().votes == {"civil_society": {"for": 3}, "executive": {"for": 2, "against": 1}}


def test_the_sheet_tells_the_totals_of_a_vote_and_hides_small_groups(cast, meeting):
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=there(cast))
    votes = {"civil_society": {"for": 3}, "executive": {"for": 2, "against": 1}}
    make_decision(meeting.items.get(), cast, method="vote", votes=votes)
    services.publish_decisions(meeting, by=cast.secretary)
    page = client_of(None).get(address("page:decision_sheet", meeting.ref)).content.decode()
    assert ["For 5, against 1, abstained 0" in page, "for 2, against 1" in page] == [True, False]


def test_the_annex_names_organisations_to_the_secretariat_and_who_presides_and_numbers_to_others(cast):
    meeting = make_drafted(cast).meeting
    url = address("page:minutes", meeting.ref)
    annexes = {
        who: client_of(getattr(cast, who)).get(url).context["annex"] for who in ("secretary", "chair", "custodian")
    }
    assert [bool(annexes["secretary"]), bool(annexes["chair"]), annexes["custodian"]] == [True, True, []]
