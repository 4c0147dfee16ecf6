"""What waits for the signature of who presides over a body."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.templatetags.said import said
from dialogue.pages.desk.todo import Todo, short
from meetings.services import closings_to_answer, sheets_to_sign


def waiting(acting):
    """All that waits for this hat: signatures, requests of the other side."""
    return [*sheets(acting), *closings(acting)]


def closings(acting):
    """The requests for a stricter rule this hat answers."""
    return [
        Todo(
            format_html(
                "{} {}, {}", _("Agree to a stricter rule or refuse it:"), meeting.printed, said(short(meeting.body))
            ),
            meeting.get_absolute_url(),
            due=meeting.asked.until,
            note=said(meeting.asked.reason),
            step=meeting.get_absolute_url(),
            label=_("Answer"),
        )
        for meeting in closings_to_answer(acting.seats)
        if meeting.lifecycle.steps["close"].second.may(meeting.asked, meeting, acting)
    ]


def sheets(acting):
    """The decision sheets this hat has not signed, while their time to sign runs."""
    return [
        Todo(
            format_html("{} {}, {}", _("Sign the decision sheet:"), meeting.printed, said(short(meeting.body))),
            reverse("page:decision_sheet", args=[meeting.ref]),
            due=meeting.sign_until,
            step=reverse("meetings:sign_sheet", args=[meeting.ref]),
            label=_("Read and sign"),
        )
        for meeting in sheets_to_sign(acting.seats)
    ]
