"""A thing of nobody's domain with a table of steps, its views and their addresses: a job of the ground, seen as an errand."""

from django import forms
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.urls import include, path, reverse
from django.views.generic import TemplateView

from core.forms import ReasonForm, StepForm, WordsFormField
from core.jobs import Job
from core.lifecycle import STAYS, Lifecycle, Step
from core.seeing import OwnPage, RuledPage
from core.things import touch
from core.views import StepView
from dialogue.urls import urlpatterns as product
from participants.rules import is_secretariat, is_signed_in

S = Job.State
lifecycle = Lifecycle(
    Step("start", "Start", is_signed_in, (S.WAITING,), S.RUNNING),
    Step("rename", "Rename", is_signed_in, (S.WAITING, S.RUNNING), STAYS),
    Step("sketch", "Sketch", is_signed_in, (S.WAITING,), STAYS, is_kept=False),
    Step("finish", "Finish", is_secretariat, (S.RUNNING,), S.DONE, says="Only the secretariat finishes an errand."),
)


class ErrandQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The errand called "hidden" is seen by nobody."""
        return self.exclude(name="hidden")


class Errand(Job):
    """Stands in no migration: its label belongs to no installed app."""

    objects = ErrandQuerySet.as_manager()
    lifecycle = lifecycle

    class Meta:
        proxy = True
        app_label = "errands"

    def get_absolute_url(self):
        return reverse("errand:page", args=[self.uid])


def start_errand(errand, *, by):
    lifecycle.take("start", errand, by=by)
    return errand


def rename_errand(errand, *, by, name):
    if name == "bad":
        raise ValidationError({"name": "This name is bad."})
    lifecycle.take("rename", errand, by=by)
    errand.name = name
    touch(errand, "name")
    return errand


def finish_errand(errand, *, by, reason):
    lifecycle.take("finish", errand, by=by, reason=reason)
    return errand


def make_errand(*, by, name):
    return Errand.objects.create(name=name)


class NameForm(StepForm):
    name = forms.CharField(max_length=60)


class TitleForm(StepForm):
    title = WordsFormField(max_length=20)


class StartView(StepView):
    model = Errand
    step = "start"
    service = staticmethod(start_errand)


class RenameView(StepView):
    model = Errand
    step = "rename"
    form_class = NameForm
    service = staticmethod(rename_errand)


class FinishView(StepView):
    model = Errand
    step = "finish"
    form_class = ReasonForm
    service = staticmethod(finish_errand)


class MakeView(StepView):
    rule = is_secretariat
    title = "Make an errand"
    form_class = NameForm
    service = staticmethod(make_errand)


class SecretariatPage(RuledPage, TemplateView):
    rule = is_secretariat
    template_name = "404.html"


class DeskPage(OwnPage, TemplateView):
    template_name = "404.html"


def page(request, uid):
    return HttpResponse(Errand.objects.get(uid=uid).name)


errands = [
    path("errands/<uuid:uid>/", page, name="page"),
    path("errands/<uuid:uid>/start/", StartView.as_view(), name="start"),
    path("errands/<uuid:uid>/rename/", RenameView.as_view(), name="rename"),
    path("errands/<uuid:uid>/finish/", FinishView.as_view(), name="finish"),
    path("secretariat/", SecretariatPage.as_view(), name="secretariat"),
    path("desk-of-one/", DeskPage.as_view(), name="desk-of-one"),
    path("errands/", MakeView.as_view(), name="make"),
]
urlpatterns = [*product, *i18n_patterns(path("", include((errands, "errand"))))]
