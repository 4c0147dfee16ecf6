"""Dissenting opinions: filed within 5 working days of the decision sheet, public at once beside the decision, for ever
(domain.md §4.13, §5.6; 5 working days are rules of the body)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.filing import file
from core.templatetags.dates import day
from core.things import lock, lock_with_story
from core.unattributed import erase_unshown
from deadlines.terms import start_term, work_off_ended
from meetings import notices
from meetings.models import Decision, Dissent, GoBetween, Meeting
from meetings.states import lifecycle
from meetings.states.between import Between
from participants.acting import THE_HOUSE

DISSENT = "dissent"  # code of the term (deadlines.TermRule)


def open_dissents(meeting, *, by):
    """Start the window of a decision sheet that becomes public now (unsaved; the caller touches ``dissent_window``)."""
    meeting.dissent_window = start_term(DISSENT, about=meeting, by=by)


@transaction.atomic
def file_dissent(decision, *, by, text):
    """File the dissenting opinion of the hat's organisation, for ever; returns the ``Dissent``.

    An organisation has one a decision. It cannot be withdrawn: dissents are "published with the decision always"
    (domain.md §4.13). Raises ``ValidationError`` without a text, a second time, and after the window's last day.
    """
    lock_with_story(decision)
    lifecycle.check("dissent", decision.meeting, by)
    check_dissent(decision, by=by)
    if not text:
        raise ValidationError({"text": _("Say why your organisation dissents.")})
    dissent = Dissent(decision=decision, organisation=by.organisation)
    words = {"dissent": text, "item": decision.item.title}
    item = {"item": decision.item.position, "decision": decision.filing.sha256}
    facts = {"document": "dissent", "meeting": decision.meeting.ref, **item}
    dissent.filing = file(dissent, by=by, words=words, facts=facts)
    dissent.save(force_insert=True)
    filed = {**item, **dissent.filing.named}
    notices.dissent_filed(lifecycle.take("dissent", decision.meeting, by=by, about=dissent, facts=filed), dissent)
    return dissent


def check_dissent(decision, *, by):
    """Raise ``ValidationError``, saying why, when the window is not open or the organisation has said its word already."""
    check_dissent_window(decision.meeting)
    if by.user and GoBetween.objects.filter(item=decision.item_id, person=by.user, state=Between.AGREED).exists():
        raise ValidationError(
            _("You went between the sides of this item. Somebody else of your organisation may dissent.")
        )
    if decision.dissents.filter(organisation=by.organisation).exists():
        raise ValidationError(_("Your organisation has filed its dissenting opinion on this decision already."))


def check_dissent_window(meeting):
    """Raise ``ValidationError``, with the day when there was one, unless dissents are taken now."""
    if not meeting.takes_dissents:
        ended = meeting.dissent_window and day(meeting.dissent_window.due_on)
        raise ValidationError(
            _("The time for dissenting opinions ended on %(day)s.") % {"day": ended}
            if ended
            else _("Dissenting opinions are not taken on this decision.")
        )


def still_may_dissent(meeting, spoken, decisions):
    """The keys of the organisations with a vote that have not dissented from every decision of the meeting. ``spoken``: how many
    dissents each filed; ``decisions``: how many there are."""
    through = [organisation for organisation, number in spoken.items() if number == decisions]
    voting = meeting.invitations.with_a_vote().exclude(seat__organisation__in=through)
    return voting.values("seat__organisation")


def close_dissents(on):
    """End the windows whose last day has passed; the line names every dissent of the sheet. Returns how many ended."""

    def close(term):
        meeting = lock(Meeting.objects.get(uid=term.about_uid))
        for decision in Decision.objects.filter(item__meeting=meeting):
            erase_unshown(decision)
        filed = Dissent.objects.filter(decision__item__meeting=meeting).values_list("filing__sha256", flat=True)
        lifecycle.take("close_dissents", meeting, by=THE_HOUSE, facts={"dissents": list(filed)})

    return work_off_ended((DISSENT,), on, close)
