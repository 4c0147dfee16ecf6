"""The brief: a page or two for who was not there. Agreed, refused and why, positions, next dates, what may be quoted.

Made only from what is public: decisions, recommendations, dissents, signed positions. It adds no word of its own about any of them.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.templatetags.dates import day
from meetings.kinds import REGIME_SAYS, Outcome
from meetings.models import Meeting
from recommendations.models import Position, Recommendation
from reports.blocks import Heading, Paragraph, Run, Table
from reports.prose import paragraphs, runs
from reports.sheets.decisions import decisions_of, dissents_from, opinions, published

NEXT = 10  # days that are told
PUT_BACK = (Outcome.NOT_ADOPTED, Outcome.DEFERRED, Outcome.RETURNED)


def brief(meeting, acting, language, _organisation):
    """In the order a reader asks: what was agreed, what was not and why, who dissents, what the bodies say, what comes next."""
    if not meeting.decisions_published_at:
        raise LookupError("the decisions are not published")
    user = acting.user
    made = decisions_of(meeting, user)
    adopted = Recommendation.objects.visible_to(user).filter(decision__in=made).select_related("lead").order_by("ref")
    return [
        *_agreed(adopted, language),
        *_told(_("Not adopted, or deferred, and why"), made, PUT_BACK, language),
        *_told(_("Referred to the parent body"), made, (Outcome.REFERRED,), language),
        *_told(_("Taken note of"), made, (Outcome.NOTED,), language),
        *_dissents(made, user, language),
        *_positions(adopted, user, language),
        *_next(meeting, adopted, user, language),
        *_quotable(meeting),
        *published(meeting),
    ]


def _agreed(adopted, language):
    yield Heading([Run(_("Agreed"))])
    if not adopted:
        yield Paragraph([Run(_("No recommendation was adopted."))])
        return
    rows = [
        [[Run(one.printed)], runs(one.title or one.text, language), _lead(one, language), [Run(_day(one.due_on))]]
        for one in adopted
    ]
    yield Table([_("Number"), _("Recommendation"), _("Lead"), _("Due")], [11, 22, 12, 9], rows)


def _lead(one, language):
    return runs(one.lead.name, language) if one.lead else [Run("–")]


def _day(on):
    return day(on) if on else "–"


def _told(title, made, outcomes, language):
    found = [one for one in made if one.outcome in outcomes]
    if not found:
        return
    yield Heading([Run(title)])
    for one in found:
        outcome = Run(f": {one.get_outcome_display()}")
        yield Paragraph([Run(f"{one.item.number}. "), *runs(one.item.title, language, is_bold=True), outcome])
        yield from paragraphs(one.text, language)


def _dissents(made, user, language):
    found = dissents_from(made, user)
    if not found:
        return
    yield Heading([Run(_("Dissenting opinions"))])
    for one in made:
        if one.pk in found:
            yield Paragraph([Run(f"{one.item.number}. "), *runs(one.item.title, language, is_bold=True)])
            yield from opinions(found[one.pk], language)


def _positions(adopted, user, language):
    """The position in force of each body; those that are silent are told to be."""
    signed = Position.objects.visible_to(user).signed().filter(recommendation__in=adopted)
    said = {}
    for position in signed.select_related("organisation"):
        said.setdefault(position.recommendation_id, {}).setdefault(position.organisation_id, position)
    if not adopted:
        return
    yield Heading([Run(_("Positions of the bodies"))])
    for one in adopted:
        own = said.get(one.pk, {}).values()
        if not own:
            yield Paragraph([Run(f"{one.printed}: {_('No position yet')}")], is_item=True)
        for position in own:
            who = runs(position.organisation.name, language)
            value = Run(f": {position.get_value_display()}", is_bold=True)
            yield Paragraph([Run(f"{one.printed}, "), *who, value], is_item=True)
            if position.text:
                yield from paragraphs(position.text, language)


def _next(meeting, adopted, user, language):
    coming = Meeting.objects.visible_to(user).upcoming().filter(body=meeting.body, announced_at__isnull=False)
    coming = coming.exclude(pk=meeting.pk)
    days = [(one.on, [Run(f"{one.printed}: "), *runs(one.title, language)]) for one in coming[:1]]
    days += [(one.due_on, [Run(f"{one.printed}: "), *_lead(one, language)]) for one in adopted if one.due_on]
    days = sorted((pair for pair in days if pair[0] >= timezone.localdate()), key=lambda pair: pair[0])[:NEXT]
    if days:
        yield Heading([Run(_("Next dates"))])
        yield Table([_("Day"), _("What")], [10, 30], [[[Run(day(on))], what] for on, what in days])


def _quotable(meeting):
    yield Heading([Run(_("What may be quoted"))])
    yield Paragraph(
        [Run(_("Everything on these pages is public. Quote it with its number: the number leads to the whole story."))]
    )
    yield Paragraph([Run(f"{meeting.get_regime_display()}. {REGIME_SAYS[meeting.regime]}")])
