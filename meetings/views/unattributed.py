"""The door for what comes without a name: a page of its own, because the machinery of steps remembers who took one (design.md
§5.8). It leaves no line, no key against double clicks, no message in the HTTP session and no log."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from core.lifecycle import NotNow
from core.refusals import Refusals
from core.rules import NotAllowed
from meetings import services
from meetings.forms.unattributed import UnattributedForm
from meetings.models import Decision, Minutes


class UnattributedView(Refusals, FormView):
    """Send a text without a name about the thing, which is shown."""

    shown_to = "visible_to"
    leaves_no_log = True
    model = None
    form_class = UnattributedForm
    template_name = "meetings/unattributed.html"
    check_door = staticmethod(services.check_door)

    def dispatch(self, request, *args, **kwargs):
        if request.acting.is_nobody:
            return redirect_to_login(request.get_full_path())
        self.thing = get_object_or_404(self.model.objects.visible_to(request.acting.user), **self.address())
        try:
            self.check_door(self.thing, by=request.acting)
        except NotAllowed as reason:
            return self.not_allowed(reason)
        except NotNow:
            return self.not_now()
        except ValidationError as refusal:
            return self.not_now() if request.method == "POST" else self.not_taken(refusal)
        return super().dispatch(request, *args, **kwargs)

    def address(self):
        """The words of the address that name the thing."""
        return self.kwargs

    @property
    def until(self):
        """The last day on which texts are taken; ``None`` where none was set."""
        return self.window.due_on if self.window else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "thing": self.thing}

    def get_context_data(self, **context):
        return super().get_context_data(thing=self.thing, label=self.label, until=self.until, **context)

    def form_valid(self, form):
        try:
            services.send_without_name(self.thing, **form.service_arguments())
        except ValidationError as problem:
            form.refuse(problem)
            return self.form_invalid(form)
        return render(self.request, "meetings/unattributed_sent.html", {"thing": self.thing, "until": self.until})


class CommentView(UnattributedView):
    model = Minutes
    label = _("Comment without a name")

    def address(self):
        return {"meeting__ref": self.kwargs["ref"]}

    @property
    def window(self):
        return self.thing.comment_window


class DissentView(UnattributedView):
    model = Decision
    label = _("Dissent without a name")

    @property
    def window(self):
        return self.thing.meeting.dissent_window
