"""Steps of the agenda editor with one item. Each is a plain form; its script (static/js/editor.js) sends the same form with the
header ``X-Queue`` and gets the agenda as it stands then: order, numbers, times and versions."""

import json

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.things import lock
from core.views import StepView
from meetings import services
from meetings.forms.editor import InlineForm, PlaceForm
from meetings.models import AgendaItem, Meeting, Suggestion
from meetings.programme import with_moves
from meetings.views.screen import QueuedView


class EditorView(QueuedView):
    """Back to the editor, or the agenda as it stands now."""

    @property
    def step(self):
        return self.thing.meeting.agenda_step

    def get_success_url(self, result):
        return reverse("meetings:agenda", args=[self.thing.meeting.ref])

    def told(self, response):
        told = super().told(response)
        said = json.loads(told.content)
        return JsonResponse(said | self.agenda_now(), status=told.status_code) if "version" in said else told

    def agenda_now(self):
        """What the page has to show now, whoever changed it."""
        self.thing.refresh_from_db()
        meeting = self.thing.meeting
        meeting.refresh_from_db()
        items = meeting.programme(list(AgendaItem.objects.filter(meeting=meeting).standing()))
        now = {"now": time_format(timezone.localtime(), "H:i")}
        mine = next((item for item in items if item == self.thing), None)
        place = {"number": mine.number, "time": f"{mine.begins:%H:%M}", "title": str(mine.title)} if mine else {}
        return {
            "saved": _("Saved at %(now)s.") % now,
            "moved": _("“%(title)s” is %(number)s now and begins at %(time)s.") % place if mine else "",
            "overrun": _overrun(max(meeting.overrun(items), 0)),
            "rows": [_row(item) for item in with_moves(items)],
        }


def _row(item):
    can = {"up": item.can_rise, "down": item.can_sink, "in": item.can_indent, "out": item.can_outdent}
    title = str(item.title)
    words = {
        "number": item.number,
        "title": title,
        "handle": _("Move: %(title)s") % {"title": title},
        "begins": f"{item.begins:%H:%M}",
        "length": _length(item),
    }
    return {"uid": str(item.uid), "version": item.version, "part": item.parent_id is not None, "can": can, **words}


def _length(item):
    return ngettext("%(n)s minute", "%(n)s minutes", item.minutes) % {"n": item.minutes}


def _overrun(minutes):
    said = ngettext(
        "The items take %(n)s minute longer than the meeting.",
        "The items take %(n)s minutes longer than the meeting.",
        minutes,
    )
    return said % {"n": minutes} if minutes else ""


class SuggestionPlaceView(StepView):
    """One press: what is suggested is an item, with minutes and a question that are changed beside it."""

    model = Meeting
    label = gettext_lazy("Put it on the agenda")
    done = gettext_lazy("Done: the item is on the agenda.")

    @property
    def step(self):
        return self.thing.agenda_step

    def get_thing(self):
        seen = Meeting.objects.visible_to(self.request.acting.user)
        return get_object_or_404(seen, ref=self.kwargs["ref"])

    def service(self, meeting, *, by):
        waiting = Suggestion.objects.visible_to(by.user).waiting().but_proposed().filter(body=meeting.body_id)
        suggestion = get_object_or_404(waiting, uid=self.kwargs["uid"])
        return services.place_suggestion(meeting, by=by, suggestion=suggestion)

    def take(self, form):
        """It overwrites nothing: no version is asked."""
        return self.get_success_url(self.service(lock(self.thing), by=self.request.acting))

    def get_success_url(self, result):
        return f"{reverse('meetings:agenda', args=[self.thing.ref])}#row-{result.uid}"


class ItemSaveView(EditorView):
    form_class = InlineForm
    service = staticmethod(services.save_item)
    label = gettext_lazy("Save the item")

    def stands(self):
        """By the names of the fields."""
        self.thing.refresh_from_db()
        return {f"row_title_{code}": one.text for code, one in self.thing.title.texts.items()} | {
            "row_minutes": str(self.thing.minutes)
        }


class ItemPlaceView(EditorView):
    form_class = PlaceForm
    service = staticmethod(services.place_item)
    label = gettext_lazy("Put the item elsewhere")


class ItemRaiseView(EditorView):
    service = staticmethod(services.raise_item)
    label = gettext_lazy("Move the item up")


class ItemLowerView(EditorView):
    service = staticmethod(services.lower_item)
    label = gettext_lazy("Move the item down")


class ItemIndentView(EditorView):
    service = staticmethod(services.indent_item)
    label = gettext_lazy("Make it part of the item above")


class ItemOutdentView(EditorView):
    service = staticmethod(services.outdent_item)
    label = gettext_lazy("Make it an item of its own")
