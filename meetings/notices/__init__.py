"""Letters about meetings: everyone concerned hears once. Only people on an invited seat ever read the link of a meeting."""

import datetime as dt
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from core.refs import Ref
from core.texts import LANGUAGES
from core.words import Words
from meetings import calendar_file
from meetings.local_time import zone_words
from meetings.printed import clock_times
from meetings.querysets import seated
from notifications.outbox import TokenLink, tell
from participants.kinds import PostKind
from participants.models import User

OFFICIAL = (PostKind.REPRESENTATIVE, PostKind.SIGNATORY)
ANSWER = "meetings.answer"  # purpose of the link in an invitation
SHORTEST = dt.timedelta(hours=1)  # a link sent in the last minute still works for so long


def meeting_announced(line, meeting, *, notice=None):
    """The seats are invited: a calendar entry, and a link whose page takes the answer. ``notice``: that it is short."""
    sent = {"calendar": _invitation(line, meeting), "token": answer_link(meeting)}
    _tell("meeting_announced", line, meeting, **sent, **_short(notice))


def meeting_moved(line, meeting, *, was, asks_again, notice=None):
    """Time or place changed: the calendar entry moves; whoever answered for another day is asked again."""
    _tell(
        "meeting_moved",
        line,
        meeting,
        calendar=_invitation(line, meeting),
        token=answer_link(meeting) if asks_again else None,
        reason=line.reason,
        asks_again=asks_again,
        **_short(notice),
        **{f"old_{name}": value for name, value in was.items()},
    )


def meeting_cancelled(line, meeting, *, was_postponed=False):
    """It will not take place: the entry leaves the calendars. A postponed one has left them, and has no day that could be over."""
    calendar = {language: _cancellation(line, meeting, language) for language in LANGUAGES}
    said = {"is_over": was_postponed, "was_postponed": was_postponed, "reason": line.reason}
    _tell("meeting_cancelled", line, meeting, calendar=calendar, **said)


def meeting_postponed(line, meeting):
    """Not on its day, and nobody knows on which: the entry leaves the calendars. Heard on the day itself too, when too few came."""
    calendar = {language: _cancellation(line, meeting, language) for language in LANGUAGES}
    _tell("meeting_postponed", line, meeting, calendar=calendar, is_over=True, reason=line.reason)


def meeting_day_set(line, meeting, *, notice=None):
    """It has a day again: all are invited anew, and the entry comes back. ``notice``: that it is short."""
    sent = {"calendar": _invitation(line, meeting), "token": answer_link(meeting)}
    _tell("meeting_day_set", line, meeting, **sent, **_short(notice))


def agenda_published(line, meeting):
    """The agenda is there to prepare by. Whoever got a seat since the announcement gets the calendar entry with it."""
    items = meeting.items.standing().count()
    _tell("agenda_published", line, meeting, calendar=_invitation(line, meeting), items=items)


def agenda_revised(line, meeting):
    """The published agenda changed: in the app, once a day however many changes there are."""
    today = timezone.localdate().isoformat()
    _tell("agenda_revised", line, meeting, key=f"agenda_revised:{meeting.uid}:{today}", at_once=False)


def decisions_published(line, meeting):
    """The decision sheet is public, and who has a vote may dissent until when: in the app."""
    until = meeting.dissent_window.due_on
    _tell("decisions_published", line, meeting, at_once=False, is_over=True, until=until)


def dissent_filed(line, dissent):
    """The others hear of it in the app, as of every public act nobody has to answer."""
    said = {"by": dissent.organisation.name, "item": dissent.decision.item.title}
    _tell("dissent_filed", line, dissent.decision.meeting, at_once=False, is_over=True, **said)


def invited_again(letter, line, meeting, **context):
    """Everybody invited hears at once, and their calendar entry follows (a higher SEQUENCE)."""
    _tell(letter, line, meeting, calendar=_invitation(line, meeting), **context)


def people_invited(meeting):
    """Active people who sit on an invited seat today."""
    seats = meeting.invitations.values("seat")
    return User.objects.filter(is_active=True, pk__in=seated().filter(seat__in=seats).values("user"))


def circle_of(meeting):
    """All participants of a meeting: who sits on an invited seat, and who may speak for an invited organisation."""
    invited = meeting.invitations.values("seat__organisation")
    return User.objects.on_posts_of(invited, *OFFICIAL) | people_invited(meeting).distinct()


def _tell(letter, line, meeting, *, key="", at_once=True, calendar=None, token=None, is_over=False, **context):
    if meeting.ends_at < timezone.now() and not is_over:
        return  # a meeting entered after the fact invites nobody to the past
    tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=meeting,
        readers=people_invited(meeting),
        at_once=at_once,
        calendar=calendar,
        token=token,
        context={**known(meeting), **context},
    )


def _short(notice):
    """What letters say of short notice, if it is short."""
    return {"short_given": notice.given, "short_asked": notice.asked, "short_until": notice.until} if notice else {}


def known(meeting):
    """What every letter about a meeting may say to the invited."""
    return {
        "body": meeting.body.name,
        "number": meeting.number,
        "title": meeting.title,
        "on": meeting.on,
        "hours": clock_times(meeting.starts, meeting.ends),
        "zone": zone_words(meeting.zone),
        "place": meeting.place,
        "link": meeting.link,
        "regime": meeting.get_regime_display,
    }


def answer_link(meeting):
    lasts = max(meeting.starts_at - timezone.now(), SHORTEST)
    return TokenLink(purpose=ANSWER, view="meetings:answer", lasts=lasts)


def _invitation(line, meeting):
    return {
        language: calendar_file.invitation(
            meeting,
            language,
            organiser=_organiser(line, language),
            stamp=line.at,
            url=_address(meeting),
            link=meeting.link,
        )
        for language in LANGUAGES
    }


def _cancellation(line, meeting, language):
    organiser = _organiser(line, language)
    return calendar_file.cancellation(meeting, language, organiser=organiser, stamp=line.at, url=_address(meeting))


def _organiser(line, language):
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organisation = Words.from_json(line.acting["words"].get("organisation") or {})
    return calendar_file.Organiser(organisation.said(language).text or name or address, address)


def _address(meeting):
    return settings.BASE_URL + Ref.of(meeting).path
