"""A seat says who comes, what they need, and sends its regrets; what the secretariat alone may know stays with it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core.lines import Line
from core.rules import NotAllowed
from files.kinds import Treatment
from files.models import StoredFile
from meetings import services
from meetings.kinds import Answer, Coming, Presence, Regime
from meetings.models import Attendance, ExcuseFile, GuestPass, Needs
from notifications.models import News
from tests.make.files import a_stored_file
from tests.make.guests import ACCESS, NAME, make_answer, make_told, seat_of
from tests.make.meetings import REASON, after, full_house, make_announced, make_circulated, make_published
from tests.make.participants import client_of, hat_of, sit
from tests.meetings.browsing import address, html, queries, typed

pytestmark = pytest.mark.django_db


def kept():
    """How many rows say something a seat said for the secretariat alone."""
    return [model.objects.count() for model in (Needs, GuestPass, ExcuseFile)]


def test_a_seat_says_who_comes_in_its_place(cast):
    meeting = make_announced(cast)
    invitation = make_answer(meeting, cast.member, coming=Coming.SUBSTITUTE, substitute="Dana Omarova, lawyer")
    assert [invitation.answer, invitation.substitute] == [Answer.YES, "Dana Omarova, lawyer"]
    make_answer(meeting, cast.member)
    invitation.refresh_from_db()
    assert [invitation.answer, invitation.substitute] == [Answer.YES, ""]


def test_the_alternate_names_the_substitute_too_and_nobody_else_does(cast):
    meeting = make_announced(cast)
    alternate, invitation = hat_of(sit(cast.member.seat), "member"), seat_of(meeting, cast.member)
    said = {"coming": Coming.SUBSTITUTE, "substitute": "Dana Omarova"}
    assert services.answer_for_seat(invitation, by=alternate, **said).substitute == "Dana Omarova"
    for who in (cast.secretary, cast.chair, cast.observer, cast.outsider):
        with pytest.raises(NotAllowed), transaction.atomic():
            services.answer_for_seat(invitation, by=who, **said)


def test_a_substitute_without_a_name_is_refused(cast):
    with pytest.raises(ValidationError):
        make_answer(make_announced(cast), cast.member, coming=Coming.SUBSTITUTE)


def test_needs_are_kept_until_they_are_taken_back_and_regrets_erase_them(cast):
    meeting = make_told(make_announced(cast), cast)
    make_answer(meeting, cast.member, interpretation="sign")
    needs = Needs.objects.get()
    assert [needs.interpretation, needs.access, kept()] == ["sign", ACCESS, [1, 1, 0]]
    make_answer(meeting, cast.member, forgets_needs=True)
    assert kept() == [0, 1, 0]
    make_answer(meeting, cast.member, coming=Coming.NOBODY)
    assert kept() == [0, 0, 0]


def test_needs_are_summed_up_for_the_secretariat_and_read_by_nobody_else(cast):
    meeting = make_told(make_announced(cast), cast)
    make_answer(meeting, cast.chair, interpretation="kk")
    make_answer(meeting, cast.observer, interpretation="en")
    assert Needs.objects.of_meeting(meeting).summed_up() == {"en": 1, "kk": 2}
    shown = html(cast.secretary, "meetings:guests", meeting.ref)
    assert ["Kazakh interpretation: <strong>2" in shown, ACCESS in shown] == [True, True]
    for hat in (cast.custodian, cast.chair, cast.member, cast.observer, cast.outsider):
        found = [model.objects.visible_to(hat).count() for model in (Needs, GuestPass)]
        assert found == [0, 0]


def test_no_page_of_anybody_else_shows_a_need_or_a_name_nor_does_a_line_or_a_letter(cast):
    meeting = make_told(make_circulated(cast), cast)
    own = seat_of(meeting, cast.member).uid
    pages = [
        html(hat, "page:meeting", meeting.ref)
        for hat in (cast.secretary, cast.custodian, cast.chair, cast.member, None)
    ]
    pages += [html(cast.member, "meetings:answer_seat", own), html(cast.chair, "reports:documents", meeting.ref)]
    pages += [
        html(cast.secretary, "meetings:attendance", meeting.ref),
        html(cast.secretary, "meetings:guests", meeting.ref),
    ]
    lines = [str(line.content()) for line in Line.objects.all()] + [str(news.texts) for news in News.objects.all()]
    assert [text for text in [*pages, *lines] if NAME in text] == []
    assert [text for text in [*pages[:-1], *lines] if ACCESS in text] == []


def test_a_seat_answers_in_full_on_a_page_and_a_mistake_loses_nothing(cast):
    meeting, client = make_announced(cast), client_of(cast.member)
    services.ask_passes(meeting, by=cast.secretary, asks_passes=True)
    invitation = seat_of(meeting, cast.member)
    page = address("meetings:answer_seat", invitation.uid)
    assert page in client.get(address("page:meeting", meeting.ref)).content.decode()
    said = {"interpretation": "kk", "access": ACCESS, "pass_name": NAME}
    wrong = client.post(page, typed(invitation, coming="substitute", **said))
    assert [list(wrong.context["form"].errors), NAME in wrong.content.decode()] == [["substitute"], True]
    client.post(page, typed(invitation, coming="substitute", substitute="Dana Omarova", **said))
    invitation.refresh_from_db()
    assert [invitation.substitute, kept()] == ["Dana Omarova", [1, 1, 0]]
    again = client.get(page).content.decode()
    assert ["Dana Omarova" in again, NAME in again, ACCESS in again, "A name was given" in again] == [
        True,
        False,
        False,
        True,
    ]


def test_regrets_are_shown_in_attendance_and_are_excused_when_it_was_held_unless_said_otherwise(cast):
    meeting, client = make_circulated(cast), client_of(cast.secretary)
    make_answer(meeting, cast.member, coming=Coming.NOBODY)
    assert html(cast.secretary, "meetings:attendance", meeting.ref).count("Sends regrets") == 1
    with after(meeting):
        client.force_login(cast.secretary.user)
        form = client.get(address("meetings:hold", meeting.ref)).context["form"]
        chosen = {name: form[name].value() for name in form.seats}
        assert chosen.pop(f"seat-{cast.member.seat.uid}") == Presence.EXCUSED
        assert set(chosen.values()) == {None}
        client.post(
            address("meetings:hold", meeting.ref),
            typed(meeting, **dict.fromkeys(chosen, "present"), **{f"seat-{cast.member.seat.uid}": "excused"}),
        )
    assert Attendance.objects.get(seat=cast.member.seat).presence == Presence.EXCUSED


def a_paper():
    return a_stored_file(name="excuse.txt", treatment=Treatment.STRIP)


def test_a_paper_that_excuses_is_opened_by_the_secretariat_and_the_seat_alone(cast):
    meeting = make_announced(cast)
    make_answer(meeting, cast.member, coming=Coming.NOBODY, files=[a_paper()])
    path = ExcuseFile.objects.get().stored.get_absolute_url()
    hats = (cast.secretary, cast.member, cast.chair, cast.custodian, cast.observer, cast.outsider, None)
    assert [client_of(hat).get(path).status_code for hat in hats] == [200, 200, 404, 404, 404, 404, 404]
    assert "excuse.txt" in html(cast.secretary, "meetings:guests", meeting.ref)
    assert "excuse.txt" in html(cast.secretary, "meetings:seat_attendance", seat_of(meeting, cast.member).uid)
    assert "excuse.txt" in html(cast.member, "meetings:answer_seat", seat_of(meeting, cast.member).uid)


def test_who_comes_after_all_takes_the_paper_back(cast):
    meeting = make_announced(cast)
    make_answer(meeting, cast.member, coming=Coming.NOBODY, files=[a_paper()])
    make_answer(meeting, cast.member)
    assert [kept(), StoredFile.objects.count()] == [[0, 0, 0], 0]


def test_a_paper_is_erased_five_working_days_after_the_meeting_and_the_excused_seat_stays(cast):
    meeting = make_circulated(cast)
    make_answer(meeting, cast.member, coming=Coming.NOBODY, files=[a_paper()])
    with after(meeting):
        services.hold_meeting(
            meeting,
            by=cast.secretary,
            attendance={**full_house(meeting), cast.member.seat: Presence.EXCUSED},
        )
        services.erase_guests(meeting.on + (timezone.timedelta(days=1)))
        assert kept() == [0, 0, 1]
        services.erase_guests(meeting.on + timezone.timedelta(days=10))
    assert [kept(), StoredFile.objects.count()] == [[0, 0, 0], 0]
    assert Attendance.objects.get(seat=cast.member.seat).presence == Presence.EXCUSED


@pytest.mark.parametrize("regime", [Regime.CHATHAM_HOUSE, Regime.CLOSED])
def test_where_nobody_may_know_who_was_there_neither_substitutes_nor_papers_are_kept(cast, regime):
    meeting = make_announced(cast, regime=regime)
    invitation = make_answer(meeting, cast.member, coming=Coming.SUBSTITUTE, substitute="Dana Omarova")
    assert invitation.substitute == ""
    make_answer(meeting, cast.member, coming=Coming.NOBODY, files=[a_paper()])
    assert kept() == [0, 0, 0]
    with pytest.raises(Exception, match="nobody says who is there"), transaction.atomic():
        ExcuseFile.objects.create(invitation=invitation, stored=a_paper())
    form = client_of(cast.member).get(address("meetings:answer_seat", invitation.uid)).context["form"]
    assert {"substitute", "files"} & set(form.fields) == set()


def test_held_under_chatham_house_everything_seats_said_is_forgotten_at_once(cast):
    meeting = make_told(make_circulated(cast, regime=Regime.CHATHAM_HOUSE), cast)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    assert [kept(), seat_of(meeting, cast.member).answer] == [[0, 0, 0], Answer.NONE]


def test_a_meeting_that_loses_its_day_loses_what_seats_said(cast):
    for end in (services.cancel_meeting, services.postpone_meeting):
        meeting = make_told(make_announced(cast), cast)
        end(meeting, by=cast.secretary, reason=REASON)
        assert kept() == [0, 0, 0]


def test_roles_of_the_pages(cast):
    meeting = make_published(cast)
    told = make_told(make_announced(cast), cast)
    hats = (cast.secretary, cast.custodian, cast.chair, cast.member, cast.observer, cast.outsider, None)
    for name in ("meetings:guests", "meetings:pass_list"):
        found = [client_of(hat).get(address(name, told.ref)).status_code for hat in hats]
        assert found == [200, 403, 403, 403, 403, 403, 302]
    own = address("meetings:answer_seat", seat_of(told, cast.member).uid)
    assert [client_of(hat).get(own).status_code for hat in hats] == [403, 404, 403, 200, 404, 404, 302]
    over = client_of(cast.secretary).get(address("meetings:guests", meeting.ref))
    assert over.status_code == 302


def test_another_person_comes_with_needs_and_a_name_of_their_own(cast):
    meeting = make_told(make_announced(cast), cast)
    make_answer(meeting, cast.member, coming=Coming.SUBSTITUTE, substitute="Dana Omarova")
    assert kept() == [0, 0, 0]
    make_answer(meeting, cast.member, coming=Coming.SUBSTITUTE, substitute="Dana Omarova", pass_name="OMAROVA DANA")
    make_answer(meeting, cast.member, coming=Coming.SUBSTITUTE, substitute="Dana Omarova", interpretation="ru")
    assert [kept(), GuestPass.objects.get().name] == [[1, 1, 0], "OMAROVA DANA"]


def test_regrets_by_the_short_button_erase_them_too_and_who_comes_after_all_needs_no_paper(cast):
    meeting = make_told(make_announced(cast), cast)
    invitation = seat_of(meeting, cast.member)
    services.decline_invitation(invitation, by=cast.member)
    make_answer(meeting, cast.member, coming=Coming.NOBODY, files=[a_paper()])
    assert kept() == [0, 0, 1]
    invitation.refresh_from_db()
    services.accept_invitation(invitation, by=cast.member)
    assert kept() == [0, 0, 0]


def test_the_secretariat_reads_whom_a_substitute_replaces(cast):
    meeting = make_announced(cast)
    make_answer(meeting, cast.member, coming=Coming.SUBSTITUTE, substitute="Dana Omarova")
    client = client_of(cast.secretary)
    rows = client.get(address("meetings:guests", meeting.ref)).context["rows"]
    assert {row.substitute: row.replaces for row in rows if row.substitute} == {"Dana Omarova": cast.member.user.name}
    assert "in place of" in client.get(address("meetings:guests", meeting.ref)).content.decode()


def test_the_page_of_guests_takes_as_many_queries_for_more_seats_as_for_few(cast):
    meeting, counts = make_told(make_announced(cast), cast), []
    for hat in (cast.chair, cast.observer):
        counts.append(queries(cast.secretary, "meetings:guests", meeting.ref))
        make_answer(meeting, hat, interpretation="ru", pass_name="AKHMETOV DAUREN")
    assert [counts[0] == counts[1], counts[0] <= 20] == [True, True], counts
