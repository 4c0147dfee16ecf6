"""The demo door: one press signs in as somebody of the cast, and the demonstration can be started over."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from core.jobs import Job
from core.seeing import OwnPage
from dialogue.demo import starting_over
from dialogue.demo.cast import address
from dialogue.demo.door import CARDS, OTHERS, card_of
from dialogue.pages.demo import tries
from participants.acting import hats
from participants.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class OfDemo:
    """Does not exist on a server without DEMO=1."""

    def dispatch(self, request, *args, **kwargs):
        if not settings.DEMO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class DemoDoor(OfDemo, TemplateView):
    """Everybody one may be, and the way back to the first day."""

    shown_to = "everyone"
    template_name = "dialogue/demo_door.html"

    def get_context_data(self, **context):
        return super().get_context_data(cards=CARDS, others=OTHERS, job=starting_over.running(), **context)


class DemoEnter(OfDemo, View):
    """Signs in as a person of the cast that has a card, nobody else, and leads to the desk or to a thing to try."""

    shown_to = "everyone"
    http_method_names = ["post"]

    def post(self, request):
        card = card_of(address(request.POST.get("person", "")))
        if card is None:
            raise Http404
        user = get_object_or_404(User, email=address(card.person), is_active=True)
        previous = user.last_login
        login(request, user, backend=BACKEND)
        request.session["last_visit"] = previous.isoformat() if previous else ""
        chosen = request.POST.get("try", "")
        if not chosen.isdecimal() or int(chosen) >= len(card.tries):
            return redirect("page:desk")
        return redirect(getattr(tries, card.tries[int(chosen)].target)(hats(user)[0]))


class DemoTry(OfDemo, OwnPage, View):
    """One of the things to try, for who is signed in already."""

    def get(self, request, number):
        card = card_of(request.acting.user.email)
        if card is None or number >= len(card.tries):
            raise Http404
        return redirect(getattr(tries, card.tries[number].target)(request.acting))


class StartOver(OfDemo, TemplateView):
    """Asks once more; then everything is as on the first day, for everybody who looks at this demonstration."""

    shown_to = "everyone"
    template_name = "dialogue/demo_start_over.html"

    def get_context_data(self, **context):
        consequences = [
            _("Everything you and others did in this demonstration is deleted, with the accounts you made."),
            _("Everybody is signed out."),
            _("It takes about a minute."),
        ]
        return super().get_context_data(
            consequences=consequences, refused=starting_over.objection(), back=reverse("page:demo"), **context
        )

    def post(self, request):
        if starting_over.objection():
            return self.get(request)
        return redirect("page:demo_progress", uid=starting_over.begin().uid)


class StartOverProgress(OfDemo, TemplateView):
    """How far it is. Names nobody and nothing, so that the signed-out can watch it."""

    shown_to = "everyone"
    template_name = "dialogue/demo_progress.html"

    def get_context_data(self, **context):
        job = get_object_or_404(Job, name=starting_over.NAME, uid=self.kwargs["uid"])
        is_over = job.state in (Job.State.DONE, Job.State.FAILED)
        return super().get_context_data(job=job, is_over=is_over, is_done=job.state == Job.State.DONE, **context)
