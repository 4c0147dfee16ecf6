"""The pack of a meeting: asked for, watched while it is built, taken away. Each reader gets what this reader may see."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from core.jobs import Job
from core.texts import LANGUAGES
from meetings.models import Meeting
from participants.models import LANGUAGE_CHOICES
from reports.services import packs

TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


class OfMeeting:
    """The meeting of the address, as far as this person may see it."""

    shown_to = "visible_to"

    def meeting(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).for_list()
        return get_object_or_404(seen, ref=self.kwargs["ref"])


class PackPage(OfMeeting, TemplateView):
    """Asks for the pack in one language and shows how far it is; ``?language=`` chooses another than the page's."""

    template_name = "dialogue/pack.html"

    def get_context_data(self, **context):
        meeting, language = self.meeting(), self.language()
        try:
            pack = packs.plan(meeting, self.request.acting, language)
        except LookupError:
            return super().get_context_data(meeting=meeting, pack=None, **context)
        job, is_there = packs.job_of(pack), packs.is_there(pack.digest)
        return super().get_context_data(
            meeting=meeting,
            pack=pack,
            language=language,
            languages=LANGUAGE_CHOICES,
            job=job,
            is_there=is_there,
            is_running=bool(job and not is_there and job.state in packs.ALIVE),
            has_failed=bool(job and not is_there and job.state == Job.State.FAILED),
            pages=sum(entry.row.pages or 0 for entry in pack.entries),
            size=sum(entry.row.stored.size for entry in pack.entries),
            others=[entry for entry in pack.entries if entry.row.language != language],
            **context,
        )

    def post(self, request, ref):
        """Build it. Pressed twice it is built once."""
        try:
            pack = packs.plan(self.meeting(), request.acting, self.language())
        except LookupError as nothing:
            raise Http404 from nothing
        packs.build(pack, by=request.acting)
        return redirect(f"{request.path}?language={pack.language}")

    def language(self):
        asked = self.request.POST.get("language") or self.request.GET.get("language")
        return asked if asked in LANGUAGES else get_language()


class PackFileView(OfMeeting, View):
    """The file, while it is what this reader would get now; else back to the page that builds it."""

    def get(self, request, ref, language, suffix):
        if language not in LANGUAGES or suffix not in TYPES:
            raise Http404
        try:
            pack = packs.plan(self.meeting(), request.acting, language)
        except LookupError as nothing:
            raise Http404 from nothing
        try:
            file = packs.path_of(pack.digest, suffix).open("rb")
        except FileNotFoundError:
            messages.warning(
                request, _("The papers have changed, or the pack was erased after a day. Build it once more.")
            )
            return redirect("page:pack", ref=ref)
        name = f"pack-{ref}-{language}.{suffix}"
        response = FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[suffix])
        response["Cache-Control"] = "private, no-store"
        return response
