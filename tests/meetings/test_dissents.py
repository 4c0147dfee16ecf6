"""Dissenting opinions: who files one, until when, and that it stands beside the decision for ever."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import calendar_now, state_of
from meetings import services
from meetings.models import Dissent, Meeting
from notifications.models import News, Notice
from participants.kinds import Constituency, OrganisationKind, PostKind, SeatRole
from record import ledger
from record.models import Entry
from tests.make.meetings import make_decision, make_dissenter, make_held, make_published
from tests.make.participants import make_body, make_hat, make_organisation, make_seat, sit

WHY = Words.of(ru="Текст не учитывает статью 21", en="The text leaves Article 21 out")


@pytest.fixture
def dissenter(cast):
    """The representative of an NGO with a seat in the body."""
    return make_dissenter(cast.body)


def decision_of(meeting):
    return meeting.items.get().decision


def file(decision, by, text=WHY):
    return services.file_dissent(decision, by=by, text=text)


def last_day(meeting):
    return Meeting.objects.get(pk=meeting.pk).dissent_window.due_on


def on(day):
    """Noon of the day, as a context manager."""
    return time_machine.travel(dt.datetime.combine(day, dt.time(7), dt.UTC), tick=False)


def test_the_decision_sheet_opens_a_window_of_five_working_days(cast):
    window = make_published(cast).dissent_window
    assert (window.rule_id, window.working_days, window.is_window, window.debtor) == ("dissent", 5, True, None)
    assert window.due_on == calendar_now().add_working_days(timezone.localdate(), 5)


def test_a_dissent_is_filed_with_its_decision_and_everybody_sees_it_at_once(cast, dissenter):
    decision = decision_of(make_published(cast))
    dissent = file(decision, dissenter)
    filing = dissent.filing
    assert (dissent.organisation, filing.number, filing.said("dissent")) == (dissenter.organisation, 1, WHY.rendered())
    assert filing.facts == {
        "document": "dissent",
        "meeting": decision.meeting.ref,
        "item": 1,
        "decision": decision.filing.sha256,
    }
    assert filing.author["uid"] == str(dissenter.organisation.uid)
    assert [Dissent.objects.visible_to(who).count() for who in (None, cast.observer, cast.secretary)] == [1, 1, 1]


def test_its_line_is_public_and_its_digest_is_in_the_record(cast, dissenter):
    dissent = file(decision_of(make_published(cast)), dissenter)
    line = Line.objects.get(step="dissent")
    assert (line.about_uid, line.is_public, line.source, line.target) == (dissent.uid, True, "published", "published")
    assert line.facts == {
        "item": 1,
        "decision": dissent.decision.filing.sha256,
        "filing": dissent.filing.sha256,
        "control": dissent.filing.control_code,
    }
    ledger.chain()
    entries = {
        "line": Entry.objects.get(line=line).commitments,
        "filing": Entry.objects.get(filing=dissent.filing).commitments,
    }
    assert "facts.filing" in entries["line"]
    assert {"whole", "text.dissent"} <= entries["filing"].keys()


def test_who_was_invited_hears_in_the_app_and_is_told_until_when_with_the_sheet(cast, dissenter):
    meeting = make_published(cast)
    file(decision_of(meeting), dissenter)
    invited = {cast.chair.user.pk, cast.member.user.pk, cast.observer.user.pk}
    news = News.objects.get(letter="dissent_filed")
    assert set(Notice.objects.filter(news=news).values_list("reader", flat=True)) == invited
    assert (news.at_once, dissenter.organisation.name.said("en").text in news.said["subject"]) == (False, True)
    sheet = News.objects.get(letter="decisions_published").said
    assert "may file a dissenting opinion" in str(sheet)


@pytest.mark.parametrize(
    ("kind", "post"),
    [
        (OrganisationKind.NGO, PostKind.REPRESENTATIVE),
        (OrganisationKind.PARLIAMENT, PostKind.REPRESENTATIVE),
        (OrganisationKind.OMBUDSMAN, PostKind.REPRESENTATIVE),
        (OrganisationKind.STATE_BODY, PostKind.SIGNATORY),
    ],
)
def test_whoever_votes_may_dissent_whatever_its_constituency(cast, kind, post):
    hat = make_dissenter(cast.body, kind=kind, post=post)
    dissent = file(decision_of(make_published(cast)), hat)
    assert dissent.organisation == hat.organisation


def seatless(cast):
    return make_hat(PostKind.REPRESENTATIVE)


def of_another_body(cast):
    return make_dissenter(make_body())


def an_observer(cast):
    return make_dissenter(cast.body, kind=OrganisationKind.MISSION, role=SeatRole.OBSERVER)


def an_observing_member(cast):
    return make_dissenter(cast.body, constituency=Constituency.OBSERVERS)


def an_editor(cast):
    return make_dissenter(cast.body, post=PostKind.EDITOR)


def a_focal_point(cast):
    return make_dissenter(cast.body, kind=OrganisationKind.STATE_BODY, post=PostKind.FOCAL_POINT)


@pytest.mark.parametrize(
    "somebody", [seatless, of_another_body, an_observer, an_observing_member, an_editor, a_focal_point]
)
def test_without_a_vote_or_without_the_post_that_signs_nobody_dissents(cast, somebody):
    hat = somebody(cast)
    decision = decision_of(make_published(cast))
    with pytest.raises(NotAllowed, match="with a vote in this body"):
        file(decision, hat)


@pytest.mark.parametrize("who", ["secretary", "custodian", "chair", "member", "observer", "outsider"])
def test_a_hat_that_does_not_sign_for_an_organisation_is_refused(cast, who):
    decision = decision_of(make_published(cast))
    with pytest.raises(NotAllowed):
        file(decision, getattr(cast, who))


def test_a_seat_given_after_the_meeting_does_not_dissent_from_it(cast):
    meeting = make_published(cast)
    with pytest.raises(NotAllowed):
        file(decision_of(meeting), make_dissenter(cast.body))


def test_a_seat_that_ended_since_keeps_its_right(cast, dissenter):
    meeting = make_published(cast)
    organisation = dissenter.organisation
    organisation.seats.update(to_on=timezone.localdate() - dt.timedelta(days=1))
    assert file(decision_of(meeting), dissenter).organisation == organisation


def test_under_the_chatham_house_rule_an_organisation_dissents_and_nothing_says_that_it_was_there(cast, dissenter):
    meeting = make_published(cast, regime="chatham_house")
    dissent = file(decision_of(meeting), dissenter)
    assert (dissent.organisation, meeting.attendances.count()) == (dissenter.organisation, 0)


def test_nobody_dissents_before_the_sheet_is_published(cast, dissenter):
    decision = make_decision(make_held(cast).items.get(), cast)
    with pytest.raises(NotNow):
        file(decision, dissenter)


def test_the_last_day_is_in_time_and_the_next_day_is_not(cast, dissenter):
    other = make_dissenter(cast.body)
    meeting = make_published(cast)
    last = last_day(meeting)
    with on(last):
        file(decision_of(meeting), dissenter)
    with on(last + dt.timedelta(days=1)), pytest.raises(ValidationError, match="ended on"):
        file(decision_of(meeting), other)
    assert Dissent.objects.get().organisation == dissenter.organisation


def test_the_clock_closes_the_window_once_and_its_line_names_every_dissent(cast, dissenter):
    meeting = make_published(cast)
    dissent, last = file(decision_of(meeting), dissenter), last_day(meeting)
    ended = [services.close_dissents(day) for day in (last, last + dt.timedelta(days=1), last + dt.timedelta(days=2))]
    line = Line.objects.get(step="close_dissents")
    assert (ended, line.facts, "user" in line.acting) == ([0, 1, 0], {"dissents": [dissent.filing.sha256]}, False)
    meeting.refresh_from_db()
    assert (meeting.takes_dissents, state_of(meeting.dissent_window).standing) == (False, "over")


def test_an_organisation_has_one_dissent_a_decision(cast, dissenter):
    decision = decision_of(make_published(cast))
    file(decision, dissenter)
    with pytest.raises(ValidationError, match="already"), transaction.atomic():
        file(decision, dissenter, Words.of(en="And another thing"))
    assert [Dissent.objects.count(), Filing.objects.filter(case_kind="meetings.dissent").count()] == [1, 1]


def test_a_dissent_says_why(cast, dissenter):
    with pytest.raises(ValidationError) as refusal:
        file(decision_of(make_published(cast)), dissenter, Words())
    assert list(refusal.value.message_dict) == ["text"]


@pytest.mark.parametrize("write", ["update", "delete"])
def test_no_dissent_is_changed_or_deleted_whoever_writes(cast, dissenter, write):
    dissent = file(decision_of(make_published(cast)), dissenter)
    rows = Dissent.objects.filter(pk=dissent.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(organisation=cast.chair.organisation) if write == "update" else rows.delete()
    assert Dissent.objects.get() == dissent


def test_a_person_who_holds_the_seat_of_another_organisation_signs_for_its_own(cast):
    """The seat is the organisation's: its representative signs, whoever sits there."""
    ngo = make_organisation()
    sit(make_seat(cast.body, ngo))
    hat = make_hat(PostKind.REPRESENTATIVE, organisation=ngo)
    assert file(decision_of(make_published(cast)), hat).organisation == ngo
