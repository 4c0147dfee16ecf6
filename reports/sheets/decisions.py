"""The decision sheet, and the extract of it for one body."""

from django.db.models import Q
from django.utils.translation import gettext as _

from core.grouping import grouped
from core.templatetags.dates import day, moment
from core.words import Words
from meetings.models import AgreedTask, Decision, Dissent, QuorumSnapshot
from participants.kinds import Constituency, SeatRole
from participants.models import Organisation, Seat
from recommendations.models import Recommendation
from reports.blocks import Facts, Heading, Paragraph, Run, Signatures, Table
from reports.prose import paragraphs, runs
from reports.sheets.signed import may_still, signed, voted


def decisions(meeting, acting, language, _organisation):
    """Every decision with its text and the recommendations it adopted; lines for the chairs to sign on."""
    made = decisions_of(meeting, acting.user)
    adopted = adopted_by(Recommendation.objects.visible_to(acting.user).filter(decision__in=made))
    dissents = dissents_from(made, acting.user)
    agreed = AgreedTask.objects.visible_to(acting.user).filter(decision__in=made).for_list()
    quorums = QuorumSnapshot.objects.filter(meeting=meeting).shown_by_item()
    told = [*of_decisions(made, adopted, dissents, language, quorums), *_agreed(agreed, language)]
    told += may_still(meeting, made, dissents, acting.user, language)
    return [*told, *published(meeting), *signed(meeting, language)]


def extract(meeting, acting, language, organisation):
    """What concerns one body: the published decisions that ask something of it, and what they ask."""
    if not meeting.decisions_published_at:
        raise LookupError("the decisions are not published")
    user = acting.user
    made, adopted = decisions_of(meeting, user), adopted_by(asked_of(organisation, meeting, user))
    if not adopted:
        raise LookupError("nothing is asked of this body")
    whom = Facts([(_("For"), runs(organisation.name, language, is_bold=True))])
    made = [one for one in made if one.pk in adopted]
    told = of_decisions(made, adopted, dissents_from(made, user), language)
    return [whom, *told, *published(meeting), Signatures([_("Secretariat")])]


def dissenting(meeting, acting, language, _organisation):
    """The dissenting opinions alone, each below the decision it is held against."""
    made = decisions_of(meeting, acting.user)
    filed = dissents_from(made, acting.user)
    if not filed:
        raise LookupError("nobody dissents")
    blocks = []
    for one in made:
        if one.pk in filed:
            blocks.append(Heading([Run(f"{one.item.number}. "), *runs(one.item.title, language)]))
            blocks += [*paragraphs(one.text, language), *opinions(filed[one.pk], language)]
    return [*blocks, *published(meeting)]


def has_dissents(meeting, user):
    """Whether there is a dissenting opinion this person may read."""
    return Dissent.objects.visible_to(user).filter(decision__item__meeting=meeting).exists()


def decisions_of(meeting, user):
    """What the meeting decided, in the order of its agenda."""
    made = Decision.objects.visible_to(user).filter(item__meeting=meeting).select_related("item", "filing")
    made = list(made.order_by("item__position", "item"))
    if not made:
        raise LookupError("no decisions for this person")
    return made


def asked_of(organisation, meeting, user):
    """The recommendations of the meeting that the body leads or joins in."""
    seen = Recommendation.objects.visible_to(user).filter(decision__item__meeting=meeting)
    asked = seen.filter(Q(lead=organisation) | Q(executor_rows__organisation=organisation)).distinct()
    return asked.select_related("lead").order_by("ref")


def adopted_by(recommendations):
    """The recommendations by the decision that adopted them."""
    return grouped((one.decision_id, one) for one in recommendations.select_related("lead").order_by("ref"))


def dissents_from(decisions, user):
    """The dissenting opinions by decision, the first filed first. They are published with the decision always (domain.md §4)."""
    filed = Dissent.objects.visible_to(user).filter(decision__in=decisions).select_related("filing").order_by("id")
    return grouped((one.decision_id, one) for one in filed)


def opinions(dissents, language):
    """Dissenting opinions as they were filed, under the names their authors had that day."""
    for one in dissents:
        who = runs(Words.from_json(one.filing.acting["words"]["organisation"]), language)
        yield Paragraph([Run(f"{_('Dissenting opinion')}: ", is_bold=True), *who, Run(f", {day(one.filing.filed_at)}")])
        yield from paragraphs(one.filing.said("dissent"), language)


def of_decisions(decisions, adopted, dissents, language, quorum_at=None):
    for one in decisions:
        yield from of_decision(one, adopted.get(one.pk, []), language, (quorum_at or {}).get(one.item_id))
        yield from opinions(dissents.get(one.pk, []), language)


def of_decision(decision, recommendations, language, quorum=None):
    yield Heading([Run(f"{decision.item.number}. "), *runs(decision.item.title, language)])
    yield Paragraph([Run(f"{decision.get_outcome_display()} · {decision.get_method_display()}", is_small=True)])
    yield from voted(decision, quorum)
    yield from paragraphs(decision.text, language)
    if decision.state_position:
        yield Paragraph([Run(_("Position of the State"), is_bold=True)])
        yield from paragraphs(decision.state_position, language)
    if recommendations:
        rows = [_recommended(one, language) for one in recommendations]
        yield Table([_("Number"), _("Recommendation"), _("Lead"), _("Due")], [11, 22, 12, 9], rows)
    yield Paragraph([Run(f"{_('Control code')}: {decision.filing.control_code}", is_small=True)])


def _recommended(one, language):
    lead = runs(one.lead.name, language) if one.lead else [Run("–")]
    text = runs(one.text, language) if one.text else runs(one.title, language)
    return [[Run(one.printed)], text, lead, [Run(day(one.due_on) if one.due_on else "–")]]


def _agreed(tasks, language):
    """What was agreed with the decisions; nothing where nothing was."""
    rows = [
        [
            [Run(task.decision.item.number)],
            runs(task.text, language),
            [*runs(task.owner.organisation.name, language), Run(f", {task.owner.get_kind_display()}")],
            [Run(day(task.due_on))],
        ]
        for task in tasks
    ]
    if rows:
        yield Heading([Run(_("Agreed tasks"))])
        yield Table([_("Number"), _("Agreed task"), _("Who does it"), _("Due")], [9, 22, 14, 9], rows)


def published(meeting):
    """Since when the decisions are public; nothing while they are not."""
    if not meeting.decisions_published_at:
        return []
    return [Paragraph([Run(f"{_('Published')} {moment(meeting.decisions_published_at)}", is_small=True)])]


def chairs(meeting):
    """The offices of those who sign: the chair and the co-chair of the body."""
    seats = Seat.objects.current(meeting.on).filter(body=meeting.body, role__in=[SeatRole.CHAIR, SeatRole.CO_CHAIR])
    told = [f"{SeatRole(seat.role).label}, {Constituency(seat.constituency).label}" for seat in seats.order_by("id")]
    return told or [str(SeatRole.CHAIR.label)]


def addressed(meeting, user):
    """The bodies of which the published decisions of the meeting ask something, by name."""
    if not meeting.decisions_published_at:
        return Organisation.objects.none()
    seen = Recommendation.objects.visible_to(user).filter(decision__item__meeting=meeting)
    led, joined = seen.values("lead"), seen.values("executor_rows__organisation")
    return Organisation.objects.visible_to(user).filter(Q(pk__in=led) | Q(pk__in=joined)).for_list()
