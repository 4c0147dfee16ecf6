"""Meetings in every state, made by the services. Days are relative to today."""

import datetime as dt
from types import SimpleNamespace

import time_machine
from django.utils import timezone

from core.refs import Ref
from core.words import Words
from meetings import services
from meetings.kinds import Method, Outcome, Presence, Regime, StandingQuestion, SuggestionReason
from participants.acting import Acting
from participants.kinds import Constituency, OrganisationKind, PostKind, SeatRole
from participants.models import Seat, User
from tests.make.deadlines import reference
from tests.make.participants import make_body, make_hat, make_organisation, make_seat

LINK = "https://rooms.example.org/secret-room-314"
REASON = Words.of(en="The hall is closed", ru="Зал закрыт")


def make_cast(body=None):
    """A secretariat and a body in which a chair, a member, an observer and nobody (an empty seat) sit, each a hat."""
    reference()  # a published decision sheet opens a term
    body = body or make_body()
    return SimpleNamespace(
        body=body,
        secretary=make_hat(PostKind.SECRETARY),
        custodian=make_hat(PostKind.CUSTODIAN),
        chair=make_hat(SeatRole.CHAIR, body=body),
        member=make_hat(SeatRole.MEMBER, body=body),
        observer=make_hat(SeatRole.OBSERVER, body=body),
        outsider=make_hat(PostKind.REPRESENTATIVE),
        empty_seat=make_seat(body, make_organisation(OrganisationKind.PARLIAMENT)),
    )


def details(**changed):
    """What a secretary types for a meeting two weeks from now."""
    return {
        "title": Words.of(kk="Бейбіт жиналыстар", ru="Мирные собрания", en="Peaceful assemblies"),
        "on": timezone.localdate() + dt.timedelta(days=14),
        "starts": dt.time(10),
        "ends": dt.time(13),
        "zone": "Asia/Almaty",
        "place": Words.of(kk="Астана, Мәңгілік Ел 8", ru="Астана, Мангилик Ел 8"),
        "link": LINK,
        "regime": Regime.PUBLIC,
        "languages": ["kk", "ru"],
        "chair": Words.of(en="Vice-minister"),
        "kind": "regular",
        **changed,
    }


def make_meeting(cast, **changed):
    """A planned meeting."""
    said = details(**{"body": cast.body, **changed})
    if said["regime"] != Regime.CLOSED:
        return services.schedule_meeting(by=cast.secretary, **said)
    meeting = services.schedule_meeting(by=cast.secretary, **said | {"regime": Regime.CHATHAM_HOUSE})
    return close(meeting)


def presiding(body, constituency, role=SeatRole.CO_CHAIR):
    """Who presides over the body for the side of the constituency: a hat of a person and a seat that have no rows."""
    return Acting(user=User(), seats=(Seat(body=body, role=role, constituency=constituency),), powers=frozenset([role]))


def close(meeting):
    """Both sides agree to close it."""
    asks = presiding(meeting.body, Constituency.EXECUTIVE, SeatRole.CHAIR)
    services.ask_closing(meeting, by=asks, regime=Regime.CLOSED, reason=REASON)
    return services.agree_closing(meeting, by=presiding(meeting.body, Constituency.CIVIL_SOCIETY))


def make_item(meeting, cast, *, title="On access", question=StandingQuestion.LAW_MAKING, minutes=30, parent=None):
    """One more item of its agenda, or of ``parent``."""
    words = Words.of(en=title, ru=f"{title} (рус)")
    said = {"title": words, "standing_question": question, "minutes": minutes, "parent": parent}
    return services.add_item(meeting, by=cast.secretary, **said)


def make_announced(cast, **changed):
    """An announced meeting with one item on its draft agenda."""
    meeting = make_meeting(cast, **changed)
    make_item(meeting, cast)
    return services.announce_meeting(meeting, by=cast.secretary)


def make_circulated(cast, **changed):
    """A meeting whose agenda is published."""
    return services.publish_agenda(make_announced(cast, **changed), by=cast.secretary)


def after(meeting):
    """The time a minute after the meeting began, as a context manager."""
    return time_machine.travel(meeting.starts_at + dt.timedelta(minutes=1), tick=False)


def make_held(cast, *, attendance=None, **changed):
    """A meeting that took place; every seat was present unless ``attendance`` says otherwise."""
    meeting = make_circulated(cast, **changed)
    with after(meeting):
        return services.hold_meeting(meeting, by=cast.secretary, attendance=attendance or full_house(meeting))


def full_house(meeting):
    """Everybody was there, said as the regime of the meeting allows."""
    seats = [invitation.seat for invitation in meeting.invitations.by_seat()]
    if meeting.is_without_attribution:
        return {seat.constituency: 6 for seat in seats}
    return dict.fromkeys(seats, Presence.PRESENT)


def make_decision(item, cast, **changed):
    """What was decided on the item."""
    said = {"method": Method.CONSENSUS, "outcome": Outcome.ADOPTED, "text": Words.of(en="Adopt it", kk="Қабылдансын")}
    return services.record_decision(item, by=cast.secretary, **{**said, **changed})


def make_published(cast, **changed):
    """A meeting whose decision sheet is public."""
    meeting = make_held(cast, **changed)
    for item in meeting.items.standing():
        make_decision(item, cast)
    return services.publish_decisions(meeting, by=cast.secretary)


def make_dissenter(body, *, kind=OrganisationKind.NGO, post=PostKind.REPRESENTATIVE, **seat):
    """Who signs for an organisation that has a seat in the body; the seat itself is empty."""
    organisation = make_organisation(kind)
    make_seat(body, organisation, **seat)
    return make_hat(post, organisation=organisation)


def make_dissent(decision, by, *, text="The text leaves Article 21 out"):
    """What the organisation of the hat holds against the decision."""
    return services.file_dissent(decision, by=by, text=Words.of(en=text))


def make_cancelled(cast, **changed):
    """A meeting that was announced and cancelled."""
    return services.cancel_meeting(make_announced(cast, **changed), by=cast.secretary, reason=REASON)


def make_postponed(cast, *, of=make_announced, **changed):
    """A meeting that everybody knew of (``of`` makes it) and that has no day any more."""
    return services.postpone_meeting(of(cast, **changed), by=cast.secretary, reason=REASON)


def set_day(meeting, by, **changed):
    """A new day for a postponed meeting, six weeks from now."""
    said = details(**{"on": timezone.localdate() + dt.timedelta(days=42), **changed})
    wanted = ("on", "starts", "ends", "zone", "place", "link")
    return services.set_new_day(meeting, by=by, **{name: said[name] for name in wanted})


IN_STATE = {
    "planned": make_meeting,
    "announced": make_announced,
    "circulated": make_circulated,
    "held": make_held,
    "published": make_published,
    "cancelled": make_cancelled,
    "postponed": make_postponed,
}


def make_suggestion(body, thing, *, words="Overdue by 12 working days", reason=SuggestionReason.OVERDUE):
    """Something an app on the right wants heard; ``thing`` is any stored thing."""
    return services.suggest_item(body=body, about=Ref.of(thing), words=Words.of(en=words), reason=reason)
