"""The letter that takes an extract to a body: what was adopted, which part of it is theirs, until when they answer where."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import day
from deadlines.models import Term
from reports.blocks import Facts, Paragraph, Run, Signatures, Table
from reports.models import Outgoing
from reports.prose import runs
from reports.sheets.decisions import asked_of
from reports.sheets.sign_in import signs_in

BY_HAND = "________________"


def letter(meeting, acting, language, organisation):
    """For those who send it. Number and day of sending stand in it once they were typed back; before, they are written by hand."""
    if not signs_in(meeting, acting):
        raise LookupError("for those who run the meeting")
    asked = asked_of(organisation, meeting, acting.user)
    if not asked:
        raise LookupError("nothing is asked of this body")
    said = {"day": day(meeting.on), "body": meeting.body.name.said(language).text, "meeting": meeting.printed}
    opening = ngettext(
        "On %(day)s: %(body)s, %(meeting)s. %(n)s recommendation that concerns you was adopted. The extract is attached.",
        "On %(day)s: %(body)s, %(meeting)s. %(n)s recommendations that concern you were adopted. The extract is attached.",
        len(asked),
    )
    return [
        Facts(
            [
                (_("For"), runs(organisation.name, language, is_bold=True)),
                (_("Outgoing number and day"), [Run(_registered(meeting, organisation))]),
            ]
        ),
        Paragraph([Run(opening % {**said, "n": len(asked)})]),
        _table(asked, organisation, language),
        Paragraph([Run(_how_to_answer())]),
        Signatures([_("Secretariat")]),
    ]


def _registered(meeting, organisation):
    sent = Outgoing.objects.filter(meeting=meeting, organisation=organisation).last()
    return _("%(number)s of %(day)s") % {"number": sent.number, "day": day(sent.sent_on)} if sent else BY_HAND


def _how_to_answer():
    words = _(
        "Until the day in the table the body takes its position on each recommendation: supported, supported in part, "
        "noted or not supported, with reasons unless it supports it. The position is written and signed on the platform, "
        "or signed on paper and entered there: %(address)s"
    )
    return words % {"address": settings.BASE_URL + reverse("page:desk")}


def _table(asked, organisation, language):
    terms = Term.objects.filter(rule_id="position", debtor=organisation, about_uid__in=[one.uid for one in asked])
    until = dict(terms.values_list("about_uid", "due_on"))
    columns = [_("Number"), _("Recommendation"), _("Your part"), _("Position by"), _("Due")]
    rows = [
        [
            [Run(one.printed)],
            runs(one.title or one.text, language),
            [Run(_("Lead") if one.lead_id == organisation.pk else _("Joins in"))],
            [Run(day(until[one.uid]) if one.uid in until else "–")],
            [Run(day(one.due_on) if one.due_on else "–")],
        ]
        for one in asked
    ]
    return Table(columns, [11, 19, 7, 10, 10], rows)
