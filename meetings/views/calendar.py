"""Calendars for everybody: what is announced, without links and without people; a closed meeting is "Busy"."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import View

from core.calendar_entries import in_language
from core.calendar_files import calendar_answer
from core.refs import Ref
from core.texts import LANGUAGES
from meetings import calendar_file
from meetings.models import Meeting
from participants.models import Body

MOST = 200  # meetings in a calendar: some ten years of one body


class Calendar(View):
    """The language is in the address, never in a cookie: calendar programs have none."""

    shown_to = "visible_to"

    def asked_language(self):
        asked = self.request.GET.get("language")
        return asked if asked in LANGUAGES else LANGUAGES[0]

    def meetings(self):
        return Meeting.objects.visible_to(None).for_list()

    def answer(self, meetings, language, name=""):
        text = calendar_file.feed(meetings, language, name=name, url_of=lambda m: settings.BASE_URL + Ref.of(m).path)
        return calendar_answer(self.request, text, language)


class CalendarFeedView(Calendar):
    """``/calendar.ics``: the announced meetings of all bodies; ``?language=kk`` (the default), ``ru`` or ``en``."""

    def get(self, request):
        language = self.asked_language()
        with translation.override(language):
            name = _("Meetings of the dialogue platform")
        return self.answer(self.meetings().around_now(MOST), language, name)


class BodyFeedView(Calendar):
    """``/feeds/bodies/<code>.ics``: the announced meetings of one body."""

    def get(self, request, code):
        body, language = get_object_or_404(Body.objects.visible_to(None), code=code), self.asked_language()
        meetings = self.meetings().filter(body=body).around_now(MOST)
        return self.answer(meetings, language, in_language(body.name, language))


class CalendarFileView(Calendar):
    """One announced meeting as a file, in the language of the page."""

    def get(self, request, ref):
        meeting = get_object_or_404(self.meetings(), ref=ref)
        response = self.answer([meeting], translation.get_language())
        response["Content-Disposition"] = f'attachment; filename="meeting-{ref}.ics"'
        return response
