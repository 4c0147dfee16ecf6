"""Comments on the draft minutes and dissents that come without a name, where nothing may be attributed (design.md §5.8).

The only verbs of the house without ``by``: what is not passed cannot be written down. Who may come through the door is asked
before, by the page (``check_door``); the step itself leaves no line."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.refs import Ref
from core.things import lock_with_story
from core.unattributed import show_batches, take_in
from meetings.models import Decision, Minutes
from meetings.services.dissents import check_dissent_window
from meetings.services.minutes import refuse_names
from meetings.services.minutes_comments import check_window

COMES_ABOUT = (Minutes, Decision)


def check_door(thing, *, by):
    """Raise ``NotAllowed``, ``NotNow`` or ``ValidationError`` unless this hat may send a text without a name about the minutes
    or the decision now: whoever may send one under its organisation's name, while the rule of the meeting attributes nothing.
    """
    if not thing.meeting.is_without_attribution:
        raise ValidationError(_("At this meeting words are attributed: write under the name of your organisation."))
    if isinstance(thing, Minutes):
        thing.lifecycle.check("comment", thing, by)
        check_window(thing)
    else:
        thing.meeting.lifecycle.check("dissent", thing.meeting, by)
        check_dissent_window(thing.meeting)


@transaction.atomic
def send_without_name(thing, *, text, is_sure=False):
    """Take in a text about the minutes or the decision. It is shown with at least four others, or erased unread.

    Raises ``ValidationError`` without a text, and for one that names somebody of the meeting unless the writer ``is_sure``.
    """
    lock_with_story(thing)
    if not text:
        raise ValidationError({"text": _("Write what should be read.")})
    refuse_names(thing.meeting, text, is_sure)
    take_in(thing, text)


def show_unattributed(on):
    """The clock shows the batches that filled. Nobody is told: a letter would tell the day of an arrival."""
    for model in COMES_ABOUT:
        show_batches(Ref.of(model()).kind, on)
