"""What the decision sheet says around its decisions: how a vote went, with which quorum, who may still dissent, who signed."""

from collections import Counter

from django.utils.translation import gettext as _

from core.templatetags.dates import day, moment
from meetings.services import presiding_of, still_may_dissent
from participants.kinds import SeatRole
from participants.models import Organisation
from reports.blocks import Heading, Paragraph, Run, Signatures
from reports.prose import runs


def voted(decision, quorum):
    """The totals of the vote, the same by constituency where that may be told, and the quorum."""
    if decision.votes:
        yield _small(_("For %(for)s, against %(against)s, abstained %(abstain)s") % decision.vote_totals)
        for name, yes, no, abstained in decision.vote_rows:
            said = {"for": yes, "against": no, "abstain": abstained}
            how = _("for %(for)s, against %(against)s, abstained %(abstain)s") % said
            yield _small(f"{name}: {how}")
        if not decision.vote_rows:
            yield _small(_("Not told by constituency: groups of fewer than 5 would be recognised."))
    if quorum:
        met = _("Quorum at this decision: met") if quorum.met else _("Quorum at this decision: not met")
        yield _small(f"{met}. {'; '.join(_part(part) for part in quorum.parts)}")


def _part(part):
    name = part.label or _("In total")
    needed = _("%(needed)s of %(seats)s seats needed") % {"needed": part.needed, "seats": part.seats}
    there = "" if part.there is None else ", " + _("%(there)s there") % {"there": part.there}
    return f"{name}: {needed}{there}"


def may_still(meeting, made, dissents, user, language):
    """Who may still dissent from a decision, and until when; nothing once the window is over."""
    if not meeting.takes_dissents:
        return
    spoken = Counter(one.organisation_id for ones in dissents.values() for one in ones)
    left = still_may_dissent(meeting, spoken, len(made))
    names = Organisation.objects.visible_to(user).filter(pk__in=left).for_list()
    said = _("Until %(day)s an organisation with a vote may file a dissenting opinion on a decision.")
    yield Heading([Run(_("Dissenting opinions"))])
    yield Paragraph([Run(said % {"day": day(meeting.dissent_window.due_on)})])
    if names:
        yield Paragraph([Run(_("They still may:"))])
        yield from (Paragraph(runs(one.name, language), is_item=True) for one in names)


def signed(meeting, language):
    """Who signed the sheet on the platform and when; a line to sign on for each who did not, and that it stops nothing."""
    seats = presiding_of(meeting)
    given, missing = [seat for seat in seats if seat.signed_at], [seat for seat in seats if not seat.signed_at]
    if given:
        yield Heading([Run(_("Signatures"))])
    words = _("Signed")
    for seat in given:
        yield Paragraph([Run(f"{words}: {seat.place}"), *_of(seat, language), Run(f", {moment(seat.signed_at)}")])
    if meeting.decisions_published_at and missing:
        yield _small(
            _("Where a line stands nobody has signed. A missing signature stops nothing: the decisions stand.")
        )
    if missing or not given:
        yield Signatures([seat.place for seat in missing] or [str(SeatRole.CHAIR.label)])


def _of(seat, language):
    return [Run(": "), *runs(seat.organisation.name, language)] if seat.organisation else []


def _small(words):
    return Paragraph([Run(words, is_small=True)])
