"""The secretariat sets the timetable of a body's meetings; the page that shows it is ``dialogue.pages.timetable``."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.views import StepView
from meetings import services
from meetings.forms.timetable import TimetableForm
from meetings.kinds import MeetingKind
from meetings.rules import can_run
from participants.models import Body


class SetView(StepView):
    model = Body
    rule = can_run
    form_class = TimetableForm
    service = staticmethod(services.set_timetable)
    done = gettext_lazy("The timetable is set for meetings announced from now on.")

    @property
    def label(self):
        return _("Set the timetable: %(kind)s meeting") % {"kind": MeetingKind(self.kwargs["kind"]).label.lower()}

    def get_thing(self):
        if self.kwargs["kind"] not in MeetingKind.values:
            raise Http404
        return get_object_or_404(Body.objects.visible_to(self.request.acting.user), code=self.kwargs["code"])

    def get_form_kwargs(self):
        kind = self.kwargs["kind"]
        return {**super().get_form_kwargs(), "kind": kind, "stands": services.profiles_of(self.thing.pk).get(kind)}

    def get_success_url(self, result):
        return reverse("page:timetables", args=[self.thing.code])


def warn_of_crossings(request, meeting):
    """Say after a meeting got its day that its terms cross those of another one; nothing is refused."""
    for earlier, later, _pairs in services.crossings_of(meeting):
        other = later if earlier == meeting else earlier
        said = _("Terms of this meeting cross those of %(other)s: see the timetable below.") % {"other": other.printed}
        messages.warning(request, said)
