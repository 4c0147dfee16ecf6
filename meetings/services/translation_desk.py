"""Every text of a meeting that is still written, with its translations: read once, whatever their number."""

from deadlines.terms import calendar_now
from meetings.kinds import TimetableRow
from meetings.models import AgendaItem, Decision, Remark, TranslationTask
from meetings.services.timetable import days_of
from meetings.states import Minuted, S
from meetings.translating import Translatable

_AGENDA_IS_WRITTEN = (S.PLANNED, S.ANNOUNCED, S.CIRCULATED)
_MINUTES_ARE_WRITTEN = (Minuted.DRAFTED, Minuted.ANSWERING)


def texts_to_translate(meeting, user):
    """Those this person may see, as ``Translatable`` in the order of the agenda: titles and summaries until the meeting is held,
    decisions until their sheet is public, paragraphs of the minutes while they are written."""
    if meeting.state in _AGENDA_IS_WRITTEN:
        due = _translated_until(meeting, TimetableRow.DRAFT_AGENDA)
        texts = _of_the_agenda(meeting, user, due)
    else:
        texts = _decided(meeting, user, _translated_until(meeting, TimetableRow.DECISION_SHEET))
        texts += _minuted(meeting, user, _translated_until(meeting, TimetableRow.DRAFT_MINUTES))
    given = {}
    for task in TranslationTask.objects.filter(meeting=meeting).select_related("translator"):
        given.setdefault((task.about_uid, task.part), {})[task.language] = task
    for text in texts:
        text.translators = given.get((text.thing.uid, text.field), {})
    return texts


def translatable_title(item, author, due=None):
    """The title of an item, whose words are its ``author``'s; of the secretariat for ``None``."""
    return Translatable(item, "title", item.number, item.title, due, author)


def _of_the_agenda(meeting, user, due):
    items = AgendaItem.objects.visible_to(user).filter(meeting=meeting).standing()
    texts = []
    for item in items.select_related("meeting", "proposed__seat__organisation"):
        author = item.proposed.seat if hasattr(item, "proposed") else None
        texts.append(translatable_title(item, author, due))
        if item.summary:
            texts.append(Translatable(item, "summary", item.number, item.summary, due))
    return texts


def _decided(meeting, user, due):
    if meeting.state != S.HELD:
        return []
    found = Decision.objects.visible_to(user).filter(item__meeting=meeting, item__dropped_at=None)
    found = found.select_related("item__meeting").order_by("item__position")
    return [Translatable(one, "decision", one.item.number, one.text, due) for one in found]


def _minuted(meeting, user, due):
    found = Remark.objects.visible_to(user).standing()
    found = found.filter(minutes__meeting=meeting, minutes__state__in=_MINUTES_ARE_WRITTEN)
    found = found.select_related("minutes__meeting", "item", "organisation")
    return [Translatable(one, "text", one.number, one.text, due) for one in found]


def _translated_until(meeting, row):
    """The working day before what the text is part of goes out (``row`` of the meeting's timetable)."""
    calendar = calendar_now()
    goes_out = days_of(meeting, calendar)[2].get(row, meeting.on)
    return calendar.add_working_days(goes_out, -1)
