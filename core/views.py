"""The machinery of steps: view → form → service, in one transaction (design.md §2, "One request, one direction").
How every other view names who may see what it shows: ``core.seeing``."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from core.forms import StepForm
from core.lifecycle import NotNow
from core.once import first_result, remember, result_of
from core.refusals import Refusals
from core.rules import NotAllowed
from core.things import Stale, lock_with_story


class StepView(Refusals, FormView):
    """One step with one thing. A subclass names ``model``, ``step``, ``form_class`` and ``service``; ``on`` names the
    attribute whose lifecycle holds the step (a claim's is ``recommendation``). A step that makes a new thing names
    ``rule`` and ``title`` instead of ``model`` and ``step``."""

    model = None
    step = ""
    on = ""
    rule = None
    service = None
    form_class = StepForm
    template_name = "core/step.html"
    title = ""  # for a step that makes a new thing
    done = _("Done: %(step)s")

    def dispatch(self, request, *args, **kwargs):
        if request.acting.is_nobody:
            return redirect_to_login(request.get_full_path())
        if address := result_of(request.POST.get("once")):
            return redirect(address)  # the second of two clicks, after the first has moved the state
        self.thing = self.get_thing()
        try:
            self.check()
            return super().dispatch(request, *args, **kwargs)
        except NotAllowed as reason:
            return self.not_allowed(reason)
        except NotNow:
            return self.not_now()

    def get_thing(self):
        """The thing of the address, 404 when this person may not see it; ``None`` for a step that makes one."""
        if self.model is None:
            return None
        return get_object_or_404(self.model.objects.visible_to(self.request.acting.user), **self.kwargs)

    @property
    def stepped(self):
        """The thing whose lifecycle holds the step."""
        return getattr(self.thing, self.on) if self.on else self.thing

    @property
    def label(self):
        """What the button says, in the page's language."""
        return self.stepped.lifecycle.steps[self.step].label if self.step else self.title

    def check(self):
        """Raise ``NotAllowed`` or ``NotNow`` unless this hat may take the step now."""
        if self.rule is not None and not self.rule.test(self.request.acting, self.thing):
            raise NotAllowed(_("The hat you wear does not allow this step."))
        if self.step:
            self.stepped.lifecycle.check(self.step, self.stepped, self.request.acting)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "thing": self.thing, "by": self.request.acting}

    def get_context_data(self, **context):
        return super().get_context_data(thing=self.thing, label=self.label, **context)

    def form_valid(self, form):
        try:
            with transaction.atomic():
                address = first_result(form.cleaned_data["once"])
                if address is None:
                    address = self.take(form)
                    remember(form.cleaned_data["once"], address)
                    messages.success(self.request, self.done % {"step": self.label})
        except Stale:
            return self.stale(form)
        except ValidationError as problem:
            form.refuse(problem)
            return self.form_invalid(form)
        return redirect(address)

    def take(self, form):
        """Lock the thing at the version the page showed and call the service; returns where to go next."""
        things = [] if self.thing is None else [lock_with_story(self.thing, version=form.cleaned_data["version"])]
        return self.get_success_url(self.service(*things, **form.service_arguments(), by=self.request.acting))

    def get_success_url(self, result):
        """Where to go after the step; ``result`` is what the service returned."""
        return (self.thing or result).story.get_absolute_url()
