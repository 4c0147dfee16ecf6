"""The agenda: what is spoken about and when, and what is heard on each item."""

from django.utils.translation import gettext as _

from core.grouping import grouped
from core.templatetags.dates import day
from meetings.models import AgendaItem
from proposals.models import Placement, Proposal
from reports.blocks import Paragraph, Run, Table
from reports.prose import runs

NOTHING = [Run("")]  # an empty cell would leave room to write by hand


def agenda(meeting, acting, language, _organisation):
    """The items with their times, and what is heard on each."""
    user = acting.user
    items = meeting.programme(list(AgendaItem.objects.visible_to(user).filter(meeting=meeting).standing()))
    if not items:
        raise LookupError("no agenda for this person")
    placed = Placement.objects.filter(
        item__meeting=meeting, removed_at=None, proposal__in=Proposal.objects.visible_to(user)
    )
    heard = grouped((row.item_id, row.proposal) for row in placed.select_related("proposal").order_by("id"))
    rows = [_agenda_row(item, heard.get(item.pk, []), language) for item in items]
    struck_out = AgendaItem.objects.visible_to(user).filter(meeting=meeting, dropped_at__isnull=False).order_by("id")
    rows += [_dropped_row(item, language) for item in struck_out]
    columns = [_("Time"), "№", _("Question"), _("Rapporteurs"), _("Minutes")]
    first = [Paragraph([Run(_("Speakers: civil society first."))])] if _civil_society_first(meeting) else []
    return [*first, Table([str(name) for name in columns], [7, 3, 22, 15, 8], rows)]


def _civil_society_first(meeting):
    """Where no list of speakers is kept there is no first one."""
    return meeting.civil_society_first and not meeting.is_without_attribution


def _agenda_row(item, proposals, language):
    question = runs(item.title, language, is_bold=True)
    question.append(Run(f"\n{item.get_standing_question_display()}", is_small=True))
    for proposal in proposals:
        question += [Run(f"\n{proposal.printed}: "), *runs(proposal.title, language)]
    if item.is_added_late:
        question.append(Run(f"\n{_('added after publication')}, {day(item.created_at)}", is_small=True))
    if item.changed_at:
        question.append(Run(f"\n{_('changed after publication')}, {day(item.changed_at)}", is_small=True))
    rapporteurs = runs(item.rapporteurs, language) if item.rapporteurs else NOTHING
    return [[Run(f"{item.begins:%H:%M}")], [Run(item.number)], question, rapporteurs, [Run(str(item.minutes))]]


def _dropped_row(item, language):
    """What was struck out stays to be seen."""
    question = runs(item.title, language, is_struck=True)
    question.append(Run(f"\n{_('dropped after publication')}, {day(item.dropped_at)}", is_small=True))
    return [NOTHING, NOTHING, question, NOTHING, NOTHING]
