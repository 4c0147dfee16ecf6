"""What waits for the signature of who presides over a body."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.templatetags.said import said
from dialogue.pages.desk.todo import Todo, short
from meetings.services import awaiting_presiders


def waiting(acting):
    """All that waits for this hat, what is due first on top: signatures, requests of the other side. One query."""
    found = awaiting_presiders(acting.seats)
    todos = [to_sign(meeting) for meeting in found if meeting.is_unsigned]
    todos += [to_answer(meeting) for meeting in found if meeting.asked and may_answer(meeting, acting)]
    return sorted(todos, key=lambda todo: todo.due)


def may_answer(meeting, acting):
    """Whether the hat is of the other side."""
    return meeting.lifecycle.steps["close"].second.may(meeting.asked, meeting, acting)


def to_answer(meeting):
    """A request for a stricter rule."""
    asks = _("Agree to a stricter rule or refuse it:")
    return Todo(
        format_html("{} {}, {}", asks, meeting.printed, said(short(meeting.body))),
        meeting.get_absolute_url(),
        due=meeting.asked.until,
        note=said(meeting.asked.reason),
        step=meeting.get_absolute_url(),
        label=_("Answer"),
    )


def to_sign(meeting):
    """A decision sheet that bears no signature of this hat, while the time to sign runs."""
    return Todo(
        format_html("{} {}, {}", _("Sign the decision sheet:"), meeting.printed, said(short(meeting.body))),
        reverse("page:decision_sheet", args=[meeting.ref]),
        due=meeting.sign_until,
        step=reverse("meetings:sign_sheet", args=[meeting.ref]),
        label=_("Read and sign"),
    )
