"""The set after publication: asked for once more, taken away whole; outgoing numbers typed back."""

import io
import zipfile

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views import View

from core.follow import ring_once_after_commit
from core.views import StepView
from files.storage import open_file
from meetings.models import Meeting
from participants.models import Organisation
from participants.rules import is_secretariat
from reports import services
from reports.bell import ring
from reports.forms import OutgoingForm, SetForm
from reports.models import MadeFile


class MeetingStepView(StepView):
    """A step of the secretariat with the documents of one meeting."""

    model = Meeting
    rule = is_secretariat

    def get_thing(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).for_list()
        return get_object_or_404(seen, ref=self.kwargs["ref"], decisions_published_at__isnull=False)

    def get_success_url(self, result):
        return reverse("reports:documents", args=[self.thing.ref])


class SetMakeView(MeetingStepView):
    title = _("Make extracts, letters and the brief")
    form_class = SetForm
    service = staticmethod(services.make_set)
    done = _("A worker makes the documents. This page shows how far it is.")

    def take(self, form):
        ring_once_after_commit(ring)
        return super().take(form)


class OutgoingView(MeetingStepView):
    title = _("Type the outgoing number")
    form_class = OutgoingForm
    service = staticmethod(services.register_letter)
    done = _("The number is noted. Make the documents once more to have it printed.")

    def take(self, form):
        organisation = get_object_or_404(Organisation, code=self.kwargs["code"])
        return self.get_success_url(
            services.register_letter(
                self.thing, organisation=organisation, **form.service_arguments(), by=self.request.acting
            )
        )


class SetArchiveView(View):
    """The whole set as one ZIP."""

    shown_to = "visible_to"

    def get(self, request, ref):
        meeting = get_object_or_404(Meeting.objects.visible_to(request.acting.user), ref=ref)
        files = MadeFile.objects.visible_to(request.acting.user).filter(document_set__meeting=meeting)
        files = list(files.select_related("stored").order_by("pk"))
        if not files:
            raise Http404
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
            for one in files:
                with open_file(one.stored) as content:
                    archive.writestr(one.stored.name, content.read())
        response = HttpResponse(written.getvalue(), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="documents-{slugify(ref)}.zip"'
        response["Cache-Control"] = "private, no-store"
        return response
