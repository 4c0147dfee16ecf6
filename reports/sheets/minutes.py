"""The minutes in three renderings from one source: the full text for the participants, the text without attribution, and the
public summary (decisions and what came of them, no paragraph of the discussion)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import Filing
from core.grouping import grouped
from core.templatetags.dates import day
from core.words import Words
from meetings.kinds import Rendering
from meetings.models import AgendaItem, Comment, Decision, NamedAnswer, Remark
from meetings.services import approvals_of, missing_approvals
from participants.acting import NOBODY
from participants.kinds import Constituency, SeatRole
from recommendations.models import Recommendation
from reports.blocks import Facts, Heading, Paragraph, Run, Signatures
from reports.prose import paragraphs, runs
from reports.sheets.decisions import adopted_by, chairs, dissents_from, of_decision, opinions


def minutes_blocks(minutes, kind, language, corrected=None):
    """What the rendering says, in the language that is spoken. It reads only what is public or of the minutes themselves: every
    reader of one rendering gets the same. ``corrected``: words of the corrigendum it tells of."""
    meeting, user = minutes.meeting, NOBODY.user
    made = list(Decision.objects.visible_to(user).filter(item__meeting=meeting).select_related("item", "filing"))
    adopted = adopted_by(Recommendation.objects.visible_to(user).filter(decision__in=made))
    dissents, decided = dissents_from(made, user), {one.item_id: one for one in made}
    remarks = grouped((one.item_id, one) for one in Remark.objects.filter(minutes=minutes).standing())
    blocks = [*_notices(minutes, corrected, language), Paragraph([Run(_what_it_is(kind), is_italic=True)])]
    for item in AgendaItem.objects.filter(meeting=meeting).standing():
        if one := decided.get(item.pk):
            blocks += of_decision(one, adopted.get(one.pk, []), language)
            blocks += opinions(dissents.get(one.pk, []), language)
        else:
            blocks.append(Heading([Run(f"{item.number}. "), *runs(item.title, language)]))
        if kind != Rendering.SUMMARY:
            for remark in remarks.get(item.pk, []):
                blocks += _remark(remark, kind, language)
    blocks += _approved(minutes, language)
    blocks += _attendance(meeting)
    if kind != Rendering.SUMMARY:
        blocks += _comments(minutes, kind, language)
        blocks += _answers(minutes, language)
    return [*blocks, Signatures(chairs(meeting))]


def _what_it_is(kind):
    return {
        Rendering.FULL: _("Full text, for the participants of the meeting."),
        Rendering.UNATTRIBUTED: _(
            "Nobody who spoke is named here. Dissenting opinions bear names: they are signed in public."
        ),
        Rendering.SUMMARY: _("What was decided and what came of it, without the discussion."),
    }[kind]


def _notices(minutes, corrected, language):
    """A correction is a new version with every notice there is, the first on top; the text below stays as it was approved."""
    filed = Filing.objects.none()
    if minutes.filing:
        filed = Filing.objects.filter(case_uid=minutes.uid, number__gt=minutes.filing.number)
    told = [(timezone.localdate(one.filed_at), one.said("corrigendum")) for one in filed]
    for on, words in [*told, *([(timezone.localdate(), corrected)] if corrected else [])]:
        yield Heading([Run(_("Corrigendum, %(day)s") % {"day": day(on)})])
        yield from paragraphs(words, language)


def _remark(remark, kind, language):
    """A paragraph with its number and, in the full text alone, whose words it tells."""
    who = []
    if kind == Rendering.FULL and remark.organisation:
        who = [*runs(remark.organisation.name, language, is_bold=True), Run(": ")]
    elif kind == Rendering.FULL and remark.constituency:
        who = [Run(f"{Constituency(remark.constituency).label}: ", is_bold=True)]
    first, *others = paragraphs(remark.text, language)
    yield Paragraph([Run(f"{remark.number}  ", is_small=True), *who, *first.runs], is_item=first.is_item)
    yield from others


def _approved(minutes, language):
    """Who approved the text, and who is missing: a missing approval is stated and stops nothing."""
    given = [_seat(one.seat, language) for one in approvals_of(minutes)]
    missing = [_seat(seat, language) for seat in missing_approvals(minutes)] if minutes.round else []
    if given or missing:
        yield Heading([Run(_("Approval"))])
    for seat in given:
        yield Paragraph([Run(f"{_('Approved')}: "), *seat], is_item=True)
    for seat in missing:
        yield Paragraph([Run(f"{_('Not approved yet')}: "), *seat], is_item=True)


def _seat(seat, language):
    """The role and the organisation; a person in their own right is not named."""
    name = [Run(", "), *runs(seat.organisation.name, language)] if seat.organisation else []
    return [Run(str(SeatRole(seat.role).label)), *name]


def _attendance(meeting):
    """The annex: how many by constituency, small ones together. Names are for the secretariat and who presides (domain.md §11),
    who read them on the page of the minutes."""
    yield Heading([Run(_("Annex: attendance"))])
    counted = [
        (", ".join(str(name) for name in names), [Run(str(number) if number else _("fewer than 5"))])
        for names, number in meeting.turnout_rows
    ]
    yield Facts(counted) if counted else Paragraph([Run(_("Not counted."))])


def _comments(minutes, kind, language):
    """The annex of comments, each with its answer; their authors only in the full text."""
    held = list(
        Comment.objects.filter(remark__minutes=minutes)
        .select_related("remark__item", "filing", "answer__filing", "on_paper__transcript")
        .order_by("remark__item__position", "remark__position", "id")
    )
    if held:
        yield Heading([Run(_("Annex: comments on the draft"))])
    for one in held:
        named = runs(one.signed_by, language)
        who = [Run(", "), *named] if kind == Rendering.FULL else []
        number = _("On paragraph %(number)s") % {"number": one.remark.number}
        yield Paragraph([Run(number, is_bold=True), *who])
        yield from paragraphs(one.standing.said("comment"), language)
        if answer := getattr(one, "answer", None):
            verdict = _("Accepted") if answer.is_accepted else _("Not accepted")
            yield Paragraph([Run(f"{verdict}. ", is_bold=True), *runs(answer.filing.said("answer"), language)])


def _answers(minutes, language):
    """What organisations answer that the text names: signed in public, and named in every rendering that has the text."""
    answers = list(NamedAnswer.objects.filter(minutes=minutes).select_related("filing"))
    if answers:
        yield Heading([Run(_("Annex: answers of organisations the text names"))])
    for one in answers:
        yield Paragraph(runs(Words.from_json(one.filing.acting["words"]["organisation"]), language, is_bold=True))
        yield from paragraphs(one.filing.said("answer"), language)
