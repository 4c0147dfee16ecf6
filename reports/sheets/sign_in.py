"""The sheet that lies at the door: who was invited, by constituency."""

from django.utils.translation import gettext as _

from meetings.models import Invitation
from participants.kinds import Constituency, SeatRole
from participants.rules import is_secretariat
from reports.blocks import Heading, Paragraph, Run, Table
from reports.prose import runs


def sign_in(meeting, acting, language, _organisation):
    """The seats that were invited, by constituency, to be signed on paper. Where no list of those present may be kept, only a
    square to tick: the squares are counted and the sheet is destroyed."""
    if not signs_in(meeting, acting):
        raise LookupError("for those who run the meeting")
    seats = Invitation.objects.visible_to(acting.user).filter(meeting=meeting).by_seat()
    if not seats:
        raise LookupError("nobody is invited yet")
    blocks = []
    for constituency in Constituency:
        own = [row for row in seats if row.seat.constituency == constituency]
        if own:
            blocks += [Heading([Run(str(constituency.label))]), _to_sign(own, language, meeting.is_without_attribution)]
    if meeting.is_without_attribution:
        words = _(
            "Count the marks by group, enter the numbers, and destroy this sheet: no list of those present is kept."
        )
        blocks.insert(0, Paragraph([Run(words, is_italic=True)]))
    return blocks


def _to_sign(invited, language, is_without_attribution):
    if is_without_attribution:
        rows = [[_of_seat(row.seat, language), None] for row in invited]
        return Table([_("Seat"), _("Present")], [5, 1], rows)
    rows = [[_of_seat(row.seat, language), _substitute(row), []] for row in invited]
    return Table([_("Seat"), _("Full name"), _("Signature")], [4, 3, 3], rows)


def _substitute(row):
    """Who comes in place of the person who sits there, where it is known; else empty, to be written."""
    return [Run(row.substitute), Run("\n" + _("Substitute"), is_small=True)] if row.substitute else []


def _of_seat(seat, language):
    who = seat.organisation or seat.person
    said = runs(who.name, language) if who and who.name else [Run(_("Nobody sits there yet"), is_italic=True)]
    return [*said, Run(f"\n{SeatRole(seat.role).label}", is_small=True)]


def signs_in(meeting, acting):
    """Whether this hat runs the meeting: the secretariat, who presides, and the house that prepares their letters."""
    return (
        acting.is_house
        or is_secretariat.test(acting, None)
        or acting.sits_in(meeting.body_id, SeatRole.CHAIR, SeatRole.CO_CHAIR)
    )
