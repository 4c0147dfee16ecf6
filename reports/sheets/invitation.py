"""The invitation on paper, for an organisation whose seats are invited: which seats, where, when, and how it answers."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.kinds import REGIME_SAYS
from meetings.models import AgendaItem, Invitation
from participants.kinds import Constituency, SeatRole
from participants.models import Organisation
from reports.blocks import Facts, Heading, Paragraph, Run, Signatures
from reports.prose import runs
from reports.sheets.agenda import agenda
from reports.sheets.sign_in import signs_in


def invitation(meeting, acting, language, organisation):
    """For those who send it. A seat is invited, not a person: no name stands in it, and a substitute needs no other letter."""
    if not meeting.announced_at or not signs_in(meeting, acting):
        raise LookupError("for those who run the meeting, once it is announced")
    seats = (
        Invitation.objects.visible_to(acting.user).filter(meeting=meeting, seat__organisation=organisation).by_seat()
    )
    if not seats:
        raise LookupError("no seat of this organisation is invited")
    opening = ngettext(
        "%(body)s invites you to %(meeting)s. %(n)s seat of your organisation is invited, whoever sits on it.",
        "%(body)s invites you to %(meeting)s. %(n)s seats of your organisation are invited, whoever sits on them.",
        len(seats),
    )
    said = {"body": meeting.body.name.said(language).text, "meeting": meeting.printed, "n": len(seats)}
    return [
        Facts([(_("For"), runs(organisation.name, language, is_bold=True)), *(_seat(row.seat) for row in seats)]),
        Paragraph([Run(opening % said)]),
        Paragraph([Run(f"{meeting.get_regime_display()}. {REGIME_SAYS[meeting.regime]}")]),
        Paragraph([Run(_how_to_answer(meeting))]),
        *_agenda(meeting, acting, language),
        Signatures([_("Secretariat")]),
    ]


def invited(meeting, user):
    """The organisations with a seat that is invited, by name; seats of persons in their own right are told on the page."""
    if not meeting.announced_at:
        return Organisation.objects.none()
    seats = Invitation.objects.visible_to(user).filter(meeting=meeting).values("seat__organisation")
    return Organisation.objects.visible_to(user).filter(pk__in=seats).for_list()


def _seat(seat):
    return _("Seat"), [Run(f"{SeatRole(seat.role).label}, {Constituency(seat.constituency).label}")]


def _how_to_answer(meeting):
    words = _(
        "Please say on the platform whether the seat will be taken, and who comes in place of whom. What interpretation or "
        "help with access is needed is read by the secretariat alone: %(address)s"
    )
    return words % {"address": settings.BASE_URL + meeting.get_absolute_url()}


def _agenda(meeting, acting, language):
    """The agenda, once it is published."""
    if (
        not meeting.agenda_published_at
        or not AgendaItem.objects.visible_to(acting.user).filter(meeting=meeting).exists()
    ):
        return []
    return [Heading([Run(_("Agenda"))]), *agenda(meeting, acting, language, None)]
