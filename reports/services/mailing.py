"""Brief, minutes and agreed tasks go to all participants of a meeting, from the outbox. They say only what is public."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.rules import NotAllowed
from meetings.models import AgreedTask, Minutes
from meetings.services import circle_of
from meetings.states import Minuted
from notifications import services as outbox
from notifications.models import MassLetter
from participants.acting import NOBODY
from participants.rules import is_secretariat
from reports import sheets
from reports.kinds import Mailing, Sheet
from reports.plain_text import plain_text

LETTERS = {Mailing.DECISIONS: "brief_sent", Mailing.MINUTES: "minutes_sent"}
SHEETS = {Mailing.DECISIONS: Sheet.BRIEF, Mailing.MINUTES: Sheet.MINUTES_SUMMARY}


def prepare_mailing(meeting, *, by, mailing):
    """Put the letter into the outbox; returns the ``MassLetter``, the standing one when there is one already."""
    _check(by)
    about = thing_of(meeting, mailing)
    if about is None:
        raise NotAllowed(_("It goes to the participants once it is published."))
    return outbox.hold_letter(
        LETTERS[mailing], about=about, readers=circle_of(meeting), context=_context(meeting, mailing), by=by
    )


def send_mailing(one, *, by):
    """The second press: all on the list get it. Raises ``NotNow`` when it was sent or stopped already."""
    _check(by)
    return outbox.send_letter(one, by=by)


def stop_mailing(one, *, by):
    """Nobody gets it. Raises ``NotNow`` when it was sent or stopped already."""
    _check(by)
    return outbox.stop_letter(one, by=by)


def mailings_of(meeting):
    """What may go to the participants now, each with its letter in the outbox where there is one."""
    about = {mailing: thing for mailing in Mailing if (thing := thing_of(meeting, mailing))}
    keys = {f"{LETTERS[mailing]}:{thing.uid}": mailing for mailing, thing in about.items()}
    standing = {keys[one.key]: one for one in MassLetter.objects.standing().filter(key__in=keys).select_related("news")}
    return [(mailing, standing.get(mailing)) for mailing in about]


def thing_of(meeting, mailing):
    """What the letter is about, where its link leads; ``None`` while that is not public."""
    if mailing == Mailing.DECISIONS:
        return meeting if meeting.decisions_published_at else None
    return Minutes.objects.filter(meeting=meeting, state=Minuted.PUBLISHED).select_related("meeting").first()


def _context(meeting, mailing):
    def said():
        return plain_text(sheets.document(SHEETS[mailing], meeting, NOBODY, get_language()))

    tasks = AgreedTask.objects.visible_to(NOBODY.user).filter(decision__item__meeting=meeting).for_list()
    known = {"body": meeting.body.name, "number": meeting.number, "on": meeting.on}
    return {**known, "said": said, "tasks": lambda: list(tasks)}


def _check(by):
    if not is_secretariat.test(by, None):
        raise NotAllowed(_("Only the secretariat sends letters."))
