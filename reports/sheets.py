"""What the documents of a meeting say, in one language each: agenda, sign-in sheet, decision sheet, extract for one body.

Each starts from what the person may see, and raises ``LookupError`` where there is nothing of it for them.
"""

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from core.templatetags.dates import day, moment
from meetings.kinds import MeetingLanguage
from meetings.models import AgendaItem, Decision, Invitation
from participants.kinds import Constituency, SeatRole
from participants.models import Organisation, Seat
from participants.rules import is_secretariat
from proposals.models import Placement, Proposal
from recommendations.models import Recommendation
from reports.blocks import Document, Facts, Heading, Paragraph, Run, Signatures, Table
from reports.kinds import Sheet
from reports.prose import paragraphs, runs


def document(sheet, meeting, acting, language, organisation=None):
    """The document this hat may take away. ``organisation``: for which body an extract is made."""
    with translation.override(language):
        blocks = [_when_and_where(meeting, language), *MAKERS[sheet](meeting, acting, language, organisation)]
        title = f"{_title(sheet, meeting)}: {meeting.printed}"
        foot = f"{meeting.body.name.said(language).text} · {meeting.printed} · {meeting.ref}"
        warning = _("DEMO: the bodies and acts exist, everything they say here is invented.") if settings.DEMO else ""
        return Document(language, title, meeting.body.name.said(language).text, foot, warning, blocks)


def _title(sheet, meeting):
    if sheet == Sheet.AGENDA and not meeting.agenda_published_at:
        return _("Draft agenda")
    if sheet == Sheet.DECISIONS and not meeting.decisions_published_at:
        return _("Draft of the decision sheet")
    return Sheet(sheet).label


def _when_and_where(meeting, language):
    place = runs(meeting.place, language) if meeting.place else [Run(_("Online"))]
    rows = [
        (_("Theme"), runs(meeting.title, language, is_bold=True)),
        (_("Day"), [Run(f"{day(meeting.on)}, {meeting.hours} ({meeting.zone_words})")]),
        (_("Place"), place),
        (_("Rule of the meeting"), [Run(meeting.get_regime_display())]),
    ]
    if meeting.languages:
        said = ", ".join(str(MeetingLanguage(code).label) for code in meeting.languages)
        rows.append((_("Languages"), [Run(said)]))
    if meeting.chair:
        rows.append((_("Chair"), runs(meeting.chair, language)))
    return Facts([(str(label), said) for label, said in rows])


def agenda(meeting, acting, language, _organisation):
    """The items with their times, and what is heard on each."""
    user = acting.user
    items = meeting.programme(list(AgendaItem.objects.visible_to(user).filter(meeting=meeting).standing()))
    if not items:
        raise LookupError("no agenda for this person")
    placed = Placement.objects.filter(
        item__meeting=meeting, removed_at=None, proposal__in=Proposal.objects.visible_to(user)
    )
    heard = {}
    for placement in placed.select_related("proposal").order_by("id"):
        heard.setdefault(placement.item_id, []).append(placement.proposal)
    rows = [_agenda_row(item, heard.get(item.pk, []), language) for item in items]
    columns = [_("Time"), "№", _("Question"), _("Rapporteurs"), _("Minutes")]
    return [Table([str(name) for name in columns], [5, 3, 25, 15, 6], rows)]


def _agenda_row(item, proposals, language):
    question = runs(item.title, language, is_bold=True)
    question.append(Run(f"\n{item.get_standing_question_display()}", is_small=True))
    for proposal in proposals:
        question += [Run(f"\n{proposal.printed}: "), *runs(proposal.title, language)]
    if item.is_added_late:
        question.append(Run(f"\n{_('added after publication')}", is_small=True))
    rapporteurs = runs(item.rapporteurs, language) if item.rapporteurs else []
    return [[Run(f"{item.begins:%H:%M}")], [Run(str(item.position))], question, rapporteurs, [Run(str(item.minutes))]]


def sign_in(meeting, acting, _language, _organisation):
    """The seats that were invited, by constituency, to be signed on paper. Where no list of those present may be kept, only a
    square to tick: the squares are counted and the sheet is destroyed."""
    if not signs_in(meeting, acting):
        raise LookupError("for those who run the meeting")
    seats = Invitation.objects.visible_to(acting.user).filter(meeting=meeting).by_seat()
    if not seats:
        raise LookupError("nobody is invited yet")
    blocks, language = [], translation.get_language()
    for constituency in Constituency:
        own = [row.seat for row in seats if row.seat.constituency == constituency]
        if own:
            blocks += [Heading([Run(str(constituency.label))]), _to_sign(own, language, meeting.is_without_attribution)]
    if meeting.is_without_attribution:
        words = _(
            "Count the marks by group, enter the numbers, and destroy this sheet: no list of those present is kept."
        )
        blocks.insert(0, Paragraph([Run(words, is_italic=True)]))
    return blocks


def _to_sign(seats, language, is_without_attribution):
    if is_without_attribution:
        rows = [[_of_seat(seat, language), None] for seat in seats]
        return Table([_("Seat"), _("Present")], [5, 1], rows)
    rows = [[_of_seat(seat, language), [], []] for seat in seats]
    return Table([_("Seat"), _("Full name"), _("Signature")], [4, 3, 3], rows)


def _of_seat(seat, language):
    who = seat.organisation or seat.person
    said = runs(who.name, language) if who and who.name else [Run(_("Nobody sits there yet"), is_italic=True)]
    return [*said, Run(f"\n{SeatRole(seat.role).label}", is_small=True)]


def signs_in(meeting, acting):
    """Whether this hat runs the meeting: the secretariat, and who presides."""
    return is_secretariat.test(acting, None) or acting.sits_in(meeting.body_id, SeatRole.CHAIR, SeatRole.CO_CHAIR)


def decisions(meeting, acting, language, _organisation):
    """Every decision with its text and the recommendations it adopted; lines for the chairs to sign on."""
    made = _decisions_of(meeting, acting.user)
    adopted = _adopted_by(Recommendation.objects.visible_to(acting.user).filter(decision__in=made))
    blocks = [block for one in made for block in _of_decision(one, adopted.get(one.pk, []), language)]
    return [*blocks, *_published(meeting), Signatures(_chairs(meeting))]


def extract(meeting, acting, language, organisation):
    """What concerns one body: the published decisions that ask something of it, and what they ask."""
    if not meeting.decisions_published_at:
        raise LookupError("the decisions are not published")
    user, asked = acting.user, Q(lead=organisation) | Q(executor_rows__organisation=organisation)
    made = _decisions_of(meeting, user)
    adopted = _adopted_by(Recommendation.objects.visible_to(user).filter(asked, decision__in=made).distinct())
    if not adopted:
        raise LookupError("nothing is asked of this body")
    whom = Facts([(_("For"), runs(organisation.name, language, is_bold=True))])
    blocks = [block for one in made if one.pk in adopted for block in _of_decision(one, adopted[one.pk], language)]
    return [whom, *blocks, *_published(meeting), Signatures([_("Secretariat")])]


def _decisions_of(meeting, user):
    made = Decision.objects.visible_to(user).filter(item__meeting=meeting).select_related("item", "filing")
    made = list(made.order_by("item__position", "item"))
    if not made:
        raise LookupError("no decisions for this person")
    return made


def _adopted_by(recommendations):
    found = {}
    for one in recommendations.select_related("lead").order_by("ref"):
        found.setdefault(one.decision_id, []).append(one)
    return found


def _of_decision(decision, recommendations, language):
    yield Heading([Run(f"{decision.item.position}. "), *runs(decision.item.title, language)])
    yield Paragraph([Run(f"{decision.get_outcome_display()} · {decision.get_method_display()}", is_small=True)])
    yield from paragraphs(decision.text, language)
    if recommendations:
        rows = [_recommended(one, language) for one in recommendations]
        yield Table([_("Number"), _("Recommendation"), _("Lead"), _("Due")], [9, 23, 13, 9], rows)
    yield Paragraph([Run(f"{_('Control code')}: {decision.filing.control_code}", is_small=True)])


def _recommended(one, language):
    lead = runs(one.lead.name, language) if one.lead else [Run("–")]
    text = runs(one.text, language) if one.text else runs(one.title, language)
    return [[Run(one.printed)], text, lead, [Run(day(one.due_on) if one.due_on else "–")]]


def _published(meeting):
    if not meeting.decisions_published_at:
        return []
    return [Paragraph([Run(f"{_('Published')} {moment(meeting.decisions_published_at)}", is_small=True)])]


def _chairs(meeting):
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


MAKERS = {Sheet.AGENDA: agenda, Sheet.SIGN_IN: sign_in, Sheet.DECISIONS: decisions, Sheet.EXTRACT: extract}
