"""Silence procedures on pages: what each role sees and may press, and that the form knows no other subject."""

import datetime as dt

import pytest

from meetings import services
from meetings.models import Silence
from tests.make.meetings import make_announced
from tests.make.minutes import WHY, make_approving
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed
from tests.silence.test_silence import ask, ask_minutes, ended, in_working_days

ROLES = ("secretary", "chair", "member", "observer", "outsider", "nobody")


@pytest.fixture
def meeting(cast):
    return make_announced(cast, on=in_working_days(41))


def statuses(cast, name, *args):
    return {role: client_of(getattr(cast, role)).get(address(name, *args)).status_code for role in ROLES}


def sent(**changed):
    said = {
        "subject": "date",
        "on": in_working_days(45).isoformat(),
        "starts": "11:00",
        "ends": "13:00",
        "text_en": "Why",
    }
    return {**said, **changed}


def test_who_reads_a_question_about_a_date_and_who_takes_which_step(cast, meeting):
    silence = ask(meeting, cast)
    refused = {role: 403 for role in ROLES} | {"nobody": 302}
    assert set(statuses(cast, "page:silence", silence.uid).values()) == {200}
    assert statuses(cast, "meetings:ask_silence", meeting.ref) == refused | {"secretary": 302}  # asked already
    told = {"chair": 200, "member": 200, "observer": 200}
    assert statuses(cast, "meetings:answer_silence", silence.uid) == refused | told
    assert statuses(cast, "meetings:object_silence", silence.uid) == refused | {"chair": 200, "member": 200}
    assert statuses(cast, "meetings:carry_out_silence", silence.uid) == refused | {"secretary": 302}


def test_a_question_about_minutes_is_seen_with_the_minutes(cast):
    silence = ask_minutes(make_approving(cast), cast)
    seen = {"secretary": 200, "chair": 200, "member": 200, "observer": 200, "outsider": 404, "nobody": 404}
    assert statuses(cast, "page:silence", silence.uid) == seen


def test_the_form_takes_dates_and_minutes_and_no_other_subject(cast, meeting):
    client = client_of(cast.secretary)
    url = address("meetings:ask_silence", meeting.ref)
    page = client.post(url, typed(meeting, **sent(subject="decision"))).content.decode()
    assert ("Silence agrees on a date or on minutes, on nothing else." in page, Silence.objects.count()) == (True, 0)
    page = client.post(url, typed(meeting, **sent(on=in_working_days(3).isoformat()))).content.decode()
    assert ("must come after it" in page, "Why" in page) == (True, True)
    response = client.post(url, typed(meeting, **sent()))
    silence = Silence.objects.get()
    assert response.headers["location"] == silence.get_absolute_url()
    assert silence.starts == dt.time(11)


def test_only_the_secretariat_reads_who_was_told_everybody_the_numbers(cast, meeting):
    silence = ask(meeting, cast)
    client_of(cast.member).post(address("meetings:answer_silence", silence.uid), typed(silence))
    assert "Who was told" in html(cast.secretary, "page:silence", silence.uid)
    page = html(cast.chair, "page:silence", silence.uid)
    assert ("Who was told" in page, "<dt>Answered</dt><dd>1</dd>" in page) == (False, True)


def test_agreed_it_says_by_silence_and_never_that_anybody_confirmed(cast, meeting):
    silence = ended(ask(meeting, cast))
    page = html(None, "page:silence", silence.uid)
    assert ("Agreed by silence" in page, "onfirmed" in page, "onsensus" in page) == (True, False, False)
    assert address("meetings:carry_out_silence", silence.uid) in html(cast.secretary, "page:silence", silence.uid)
    client_of(cast.secretary).post(address("meetings:carry_out_silence", silence.uid), typed(silence))
    meeting.refresh_from_db()
    assert meeting.on == silence.on


def test_the_objection_stands_on_the_page_with_its_author(cast, meeting):
    silence = ask(meeting, cast)
    form = html(cast.member, "meetings:object_silence", silence.uid)
    assert "Objecting is a signed public act" in form
    client_of(cast.member).post(
        address("meetings:object_silence", silence.uid), typed(silence, text_en="Not that week")
    )
    page = html(None, "page:silence", silence.uid)
    assert ("Not that week" in page, str(cast.member.organisation) in page) == (True, True)


def test_the_minutes_page_says_how_silence_ended_and_that_it_replaces_no_approval(cast):
    minutes = make_approving(cast)
    ask_url = address("meetings:ask_silence", minutes.meeting.ref)
    assert ask_url in html(cast.secretary, "page:minutes", minutes.meeting.ref)
    silence = ask_minutes(minutes, cast)
    page = html(cast.member, "page:minutes", minutes.meeting.ref)
    assert (silence.get_absolute_url() in page, ask_url in page) == (True, False)
    assert "Silence does not replace the approval of those who preside" in page


@pytest.mark.parametrize("who", ["nobody", "secretary"])
def test_pages_cost_the_same_whatever_was_answered(cast, meeting, who):
    hat, silence = getattr(cast, who), ask(meeting, cast)
    before = queries(hat, "page:silence", silence.uid), queries(hat, "page:meeting", meeting.ref)
    services.answer_silence(silence, by=cast.member)
    services.object_silence(silence, by=cast.ngos[1], text=WHY)
    after = queries(hat, "page:silence", silence.uid), queries(hat, "page:meeting", meeting.ref)
    assert (after[0] <= before[0], after[1]) == (True, before[1])
    assert max(before) <= 12
