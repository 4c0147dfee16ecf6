"""Calendars for everybody: what is announced, without links and without people."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import View

from core.refs import Ref
from core.texts import LANGUAGES
from meetings import calendar_file
from meetings.models import Meeting

LONGEST = 200  # meetings in the feed: some ten years of one body


class Calendar(View):
    """The language is in the address, never in a cookie: calendar programs have none."""

    shown_to = "visible_to"

    def answer(self, meetings, language, name=""):
        text = calendar_file.feed(meetings, language, name=name, url_of=lambda m: settings.BASE_URL + Ref.of(m).path)
        return HttpResponse(text, content_type="text/calendar; charset=utf-8")

    def meetings(self):
        return Meeting.objects.visible_to(None).for_list()


class CalendarFeedView(Calendar):
    """``/calendar.ics``: every announced meeting; ``?language=kk`` (the default), ``ru`` or ``en``."""

    def get(self, request):
        asked = request.GET.get("language")
        language = asked if asked in LANGUAGES else LANGUAGES[0]
        with translation.override(language):
            name = _("Meetings of the dialogue platform")
        return self.answer(self.meetings().order_by("-starts_at")[:LONGEST], language, name)


class CalendarFileView(Calendar):
    """One announced meeting as a file, in the language of the page."""

    def get(self, request, ref):
        response = self.answer([get_object_or_404(self.meetings(), ref=ref)], translation.get_language())
        response["Content-Disposition"] = f'attachment; filename="meeting-{ref}.ics"'
        return response
