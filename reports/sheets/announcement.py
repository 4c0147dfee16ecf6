"""The announcement of a meeting, to be hung up and sent round; and the annotated agenda: each item with what is heard on it."""

from django.conf import settings
from django.utils.translation import gettext as _

from core.grouping import grouped
from meetings.kinds import REGIME_SAYS
from meetings.models import AgendaItem, Suggestion
from proposals.models import Placement, Proposal, ProposalFile
from reports.blocks import Heading, Paragraph, Run
from reports.prose import paragraphs, runs


def announcement(meeting, _acting, _language, _organisation):
    """That there is a meeting, what its rule means, and where everything else is read. The link of the room is in none."""
    if not meeting.announced_at:
        raise LookupError("not announced yet")
    where = settings.BASE_URL + meeting.get_absolute_url()
    words = _("%(body)s meets. Agenda, papers and later the decisions: %(address)s")
    return [
        Paragraph([Run(words % {"body": meeting.body.name, "address": where})]),
        Paragraph([Run(f"{meeting.get_regime_display()}. {REGIME_SAYS[meeting.regime]}")]),
    ]


def annotated(meeting, acting, language, _organisation):
    """Each item with its reason, the proposals heard on it with their summaries, and the names of their papers."""
    user = acting.user
    items = meeting.programme(list(AgendaItem.objects.visible_to(user).filter(meeting=meeting).standing()))
    if not items:
        raise LookupError("no agenda for this person")
    seen = Proposal.objects.visible_to(user)
    placed = Placement.objects.filter(item__meeting=meeting, removed_at=None, proposal__in=seen)
    placed = list(placed.select_related("proposal").order_by("id"))
    heard = grouped((row.item_id, row.proposal) for row in placed)
    files = ProposalFile.objects.visible_to(user).filter(proposal__in=[row.proposal_id for row in placed])
    papers = grouped((one.proposal_id, one) for one in files.select_related("stored"))
    asked = Suggestion.objects.visible_to(user).filter(item__meeting=meeting).order_by("id")
    reasons = grouped((one.item_id, one) for one in asked)
    blocks = []
    for item in items:
        blocks += _item(item, language)
        for reason in reasons.get(item.pk, []):
            why = _("Why it stands here:")
            blocks.append(Paragraph([Run(f"{why} "), *runs(reason.words, language)]))
        for proposal in heard.get(item.pk, []):
            blocks += _proposal(proposal, papers.get(proposal.pk, []), language)
    return blocks


def _item(item, language):
    yield Heading([Run(f"{item.begins:%H:%M}  {item.number}. "), *runs(item.title, language)])
    minutes = _("%(number)s min") % {"number": item.minutes}
    yield Paragraph([Run(f"{item.get_standing_question_display()} · {minutes}", is_small=True)])
    if item.rapporteurs:
        yield Paragraph([Run(f"{_('Rapporteurs')}: "), *runs(item.rapporteurs, language)])


def _proposal(proposal, papers, language):
    yield Paragraph([Run(f"{proposal.printed}: ", is_bold=True), *runs(proposal.title, language, is_bold=True)])
    if proposal.summary:
        yield from paragraphs(proposal.summary, language)
    for one in papers:
        yield Paragraph([Run(one.stored.name)], is_item=True)
