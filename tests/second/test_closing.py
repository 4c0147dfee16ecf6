"""A meeting is closed by both sides that preside over its body; until both agree it keeps its rule."""

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.awaited import Awaited
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.kinds import Presence, Regime
from meetings.models import Attendance
from notifications.models import Notice
from participants.kinds import Constituency, SeatRole
from tests.make.meetings import after, make_circulated, make_held, make_meeting
from tests.make.minutes import make_cast
from tests.make.participants import client_of, hat_of, make_organisation, make_seat, sit
from tests.meetings.browsing import address, queries, typed

WHY = Words.of(en="Cases of living people", ru="Дела живых людей")
ROLES = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer", "outsider", "nobody")


@pytest.fixture
def cast(db):
    """A body with a chair (State) and a co-chair (civil society)."""
    return make_cast()


@pytest.fixture
def meeting(cast):
    return make_circulated(cast, regime=Regime.ON_RECORD)


def ask(meeting, by, regime=Regime.CLOSED):
    return services.ask_closing(meeting, by=by, regime=regime, reason=WHY)


def stands(meeting):
    meeting.refresh_from_db()
    return meeting.regime


def steps(meeting):
    return [line.step for line in Line.objects.filter(story_uid=meeting.uid) if "close" in line.step]


def heard(letter):
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def test_until_the_other_side_agrees_the_meeting_keeps_its_rule(cast, meeting):
    ask(meeting, cast.co_chair)
    assert [stands(meeting), steps(meeting)] == ["on_record", ["ask_close"]]
    assert heard("closing_asked") == sorted([cast.chair.user.email, cast.co_chair.user.email])
    services.agree_closing(meeting, by=cast.chair)
    assert [stands(meeting), steps(meeting)] == ["closed", ["ask_close", "close"]]


def test_everybody_invited_hears_and_the_calendar_entry_follows(cast, meeting):
    before = meeting.calendar_sequence
    ask(meeting, cast.chair)
    services.agree_closing(meeting, by=cast.co_chair)
    hats = (cast.chair, cast.co_chair, cast.member, cast.observer)
    assert [heard("meeting_closed"), meeting.calendar_sequence] == [sorted(hat.user.email for hat in hats), before + 1]


def test_what_a_stricter_rule_forbids_to_keep_is_forgotten(cast, meeting):
    invitation = meeting.invitations.get(seat=cast.member.seat)
    services.record_presence(invitation, by=cast.secretary, presence=Presence.EXCUSED)
    ask(meeting, cast.chair, Regime.CHATHAM_HOUSE)
    services.agree_closing(meeting, by=cast.co_chair)
    assert [stands(meeting), Attendance.objects.count()] == ["chatham_house", 0]


@pytest.mark.parametrize("who", ["chair", "co_chair"])
def test_nobody_closes_it_alone(cast, meeting, who):
    hat = getattr(cast, who)
    ask(meeting, hat)
    with pytest.raises(NotAllowed):
        services.agree_closing(meeting, by=hat)
    assert stands(meeting) == "on_record"


def test_two_of_the_same_side_do_not_close_it_nor_one_person_with_two_hats(cast, meeting):
    ask(meeting, cast.chair)
    seat = make_seat(cast.body, make_organisation("parliament"), role=SeatRole.CO_CHAIR)
    of_the_state = hat_of(sit(seat), SeatRole.CO_CHAIR)
    sit(cast.co_chair.seat, cast.chair.user)
    own_other_hat = hat_of(cast.chair.user, SeatRole.CO_CHAIR)
    expert = hat_of(
        sit(make_seat(cast.body, role=SeatRole.CO_CHAIR, constituency=Constituency.EXPERTS)), SeatRole.CO_CHAIR
    )
    for hat in (of_the_state, own_other_hat, expert, cast.secretary, cast.member):
        with pytest.raises(NotAllowed):
            services.agree_closing(meeting, by=hat)
    assert stands(meeting) == "on_record"


def test_the_secretariat_closes_nothing_and_opens_nothing_that_was_closed(cast):
    with pytest.raises(ValidationError) as refused:
        services.schedule_meeting(by=cast.secretary, body=cast.body, **_planned(Regime.CLOSED))
    assert list(refused.value.error_dict) == ["regime"]
    planned, closed = make_meeting(cast), make_meeting(cast, regime=Regime.CLOSED)
    for meeting, regime in ((planned, Regime.CLOSED), (closed, Regime.PUBLIC)):
        with pytest.raises(ValidationError):
            services.edit_meeting(meeting, by=cast.secretary, regime=regime)
    assert [stands(planned), stands(closed)] == ["public", "closed"]


def _planned(regime):
    on = timezone.localdate() + dt.timedelta(days=9)
    said = {"title": WHY, "on": on, "starts": dt.time(10), "ends": dt.time(12), "zone": "Asia/Almaty"}
    return {**said, "regime": regime, "place": WHY}


@pytest.mark.parametrize("regime", [Regime.PUBLIC, Regime.ON_RECORD, "secret"])
def test_only_a_stricter_rule_is_asked_for(cast, meeting, regime):
    with pytest.raises(ValidationError):
        ask(meeting, cast.chair, regime)
    assert Awaited.objects.count() == 0


def test_a_refusal_has_a_reason_and_nothing_changes(cast, meeting):
    ask(meeting, cast.chair)
    services.refuse_closing(meeting, by=cast.co_chair, reason=WHY)
    line = Line.objects.get(step="refuse_close")
    assert [stands(meeting), line.reason, line.is_public] == ["on_record", WHY, True]
    assert heard("closing_ended") == heard("closing_asked")
    with pytest.raises(NotNow):
        services.agree_closing(meeting, by=cast.co_chair)


def test_what_nobody_answers_ends_with_a_line_and_a_letter(cast, meeting):
    ask(meeting, cast.chair)
    until = Awaited.objects.get().until
    assert [services.lapse_closings(until), steps(meeting)] == [0, ["ask_close"]]
    with time_machine.travel(dt.datetime.combine(until + dt.timedelta(days=1), dt.time(7), dt.UTC), tick=False):
        today = timezone.localdate()
        assert [services.lapse_closings(today), services.lapse_closings(today)] == [1, 0]
    assert [stands(meeting), steps(meeting), heard("closing_ended")] == [
        "on_record",
        ["ask_close", "lapse_close"],
        heard("closing_asked"),
    ]


def test_a_meeting_that_has_begun_keeps_its_rule(cast, meeting):
    ask(meeting, cast.chair)
    with after(meeting), pytest.raises(ValidationError):
        services.agree_closing(meeting, by=cast.co_chair)
    with pytest.raises(NotNow):
        ask(make_held(cast), cast.chair)


def test_of_a_meeting_nobody_knows_of_no_line_is_public(cast):
    planned = make_meeting(cast)
    ask(planned, cast.chair)
    services.agree_closing(planned, by=cast.co_chair)
    assert set(Line.objects.filter(story_uid=planned.uid).values_list("is_public", flat=True)) == {False}
    assert heard("meeting_closed") == []


def statuses(cast, name, meeting):
    return {
        role: client_of(getattr(cast, role)).get(address(f"meetings:{name}", meeting.ref)).status_code for role in ROLES
    }


def test_who_asks_who_answers_and_who_takes_back(cast, meeting):
    refused = dict.fromkeys(ROLES, 403) | {"nobody": 302}
    assert statuses(cast, "close", meeting) == refused | {"chair": 200, "co_chair": 200}
    ask(meeting, cast.chair)
    assert [statuses(cast, name, meeting) for name in ("agree_close", "refuse_close", "withdraw_close")] == [
        refused | {"co_chair": 200},
        refused | {"co_chair": 200},
        refused | {"chair": 200},
    ]


def offered(hat, meeting):
    page = client_of(hat).get(address("page:meeting", meeting.ref)).context
    asked = page["closing"]
    names = [one["url"] for one in [*page["steps"], *(asked["steps"] if asked else [])] if "/close/" in one["url"]]
    return [url.rstrip("/").rsplit("/", 1)[-1] for url in names]


def test_the_page_offers_each_side_its_own_and_the_desk_asks_the_other(cast, meeting):
    hats = SimpleNamespace(**{name: getattr(cast, name) for name in ("chair", "co_chair", "secretary", "nobody")})
    assert [offered(hat, meeting) for hat in vars(hats).values()] == [["close"], ["close"], [], []]
    ask(meeting, cast.chair)
    assert [offered(hat, meeting) for hat in vars(hats).values()] == [["withdraw"], ["agree", "refuse"], [], []]
    on_desk = [
        [row["url"] for row in client_of(hat).get(address("page:desk")).context["here"] if "stricter" in row["words"]]
        for hat in (cast.chair, cast.co_chair)
    ]
    assert on_desk == [[], [meeting.get_absolute_url()]]
    assert queries(cast.co_chair, "page:meeting", meeting.ref) <= 12


def test_two_presses_close_it_and_an_old_page_does_not(cast, meeting):
    url = address("meetings:close", meeting.ref)
    form = typed(meeting, regime="closed", reason_en="Living people")
    client = client_of(cast.chair)
    assert [client.post(url, form).status_code, client.post(url, form).status_code, Awaited.objects.count()] == [
        302,
        302,
        1,
    ]
    other, agree = client_of(cast.co_chair), address("meetings:agree_close", meeting.ref)
    assert [other.post(agree, typed(meeting)).status_code, stands(meeting)] == [409, "on_record"]
    assert [other.post(agree, typed(meeting)).status_code, stands(meeting)] == [302, "closed"]


def test_the_form_for_a_new_meeting_does_not_offer_what_it_cannot_give(cast):
    page = client_of(cast.secretary).get(address("meetings:schedule"))
    assert [value for value, _words in page.context["form"].fields["regime"].choices] == [
        "public",
        "on_record",
        "chatham_house",
    ]
