"""A decision on an agenda item, with the recommendations it adopts and the tasks that are agreed."""

from django.forms import BaseFormSet, formset_factory
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.lifecycle import NotNow
from core.views import StepView
from meetings.forms.tasks import DecidedTaskForm
from meetings.kinds import ADOPTS, Outcome
from meetings.models import AgendaItem, Decision, DraftWording, Referral
from meetings.services import are_parts_decided, words_in_parts
from recommendations import forms, services
from recommendations.services.adopting import Wording
from recommendations.services.hearing import proposals_known_to, proposals_on

MOST = 20  # recommendations on one item, and tasks
ADD_ANOTHER = {"add_another": "wording", "add_task": "task"}  # buttons that ask for one more form and save nothing


class Wordings(BaseFormSet):
    """Only the first recommendation begins with the wording of the screen."""

    def get_form_kwargs(self, index):
        known = super().get_form_kwargs(index)
        return known if index == 0 else {**known, "initial": {**known["initial"], "text": None}}


class DecideView(StepView):
    """One form for the decision, one for each recommendation and for each agreed task; *Add another* needs no script and loses
    nothing typed. What stood on the screen of the sitting is offered as the text."""

    model = AgendaItem
    on = "meeting"
    step = "decide"
    form_class = forms.DecideForm
    template_name = "recommendations/decide.html"
    done = _("The decision is recorded. It is public once you publish the decision sheet.")

    def get_thing(self):
        seen = AgendaItem.objects.visible_to(self.request.acting.user).select_related("meeting__body")
        return get_object_or_404(seen, uid=self.kwargs["uid"])

    def check(self):
        super().check()
        if self.thing.dropped_at or Decision.objects.filter(item=self.thing).exists():
            raise NotNow(self.step, "decided")

    @property
    def drafted(self):
        """The wording the screen of the sitting shows; ``None`` where nobody wrote any."""
        wording = DraftWording.objects.filter(item=self.thing).first()
        return wording.text if wording else None

    def get_initial(self):
        """What was worded on the screen; else a referred text stands there as it came, and an item decided in its parts says so."""
        said = super().get_initial()
        if self.drafted:
            return {**said, "text": self.drafted}
        if referral := Referral.objects.heard_on(self.thing):
            return {**said, "text": referral.text}
        if are_parts_decided(self.thing):
            return {**said, "text": words_in_parts(self.thing), "outcome": Outcome.IN_PARTS}
        return said

    def get_wordings(self):
        """The forms of the recommendations, as sent or one empty."""
        on_item = proposals_known_to(self.thing)
        first = {"proposals": on_item, "text": self.drafted}
        first |= {"title": on_item[0].title} if len(on_item) == 1 else {}
        formset = formset_factory(forms.WordingForm, Wordings, max_num=MOST, absolute_max=MOST)
        said = self.request.POST if self.request.method == "POST" else None
        known = {"on_item": on_item, "initial": first, "decided_on": self.thing.meeting.on}
        return formset(said, prefix="wording", form_kwargs=known)

    def get_tasks(self):
        """The forms of the agreed tasks; a page that asks for none sends none."""
        formset = formset_factory(DecidedTaskForm, max_num=MOST, absolute_max=MOST)
        said = self.request.POST if "task-TOTAL_FORMS" in self.request.POST else None
        return formset(said, prefix="task", form_kwargs={"decided_on": self.thing.meeting.on})

    def get_context_data(self, **context):
        for name, made in (("wordings", self.get_wordings), ("tasks", self.get_tasks)):
            context[name] = context.get(name) or made()
        parts = self.thing.parts.standing().select_related("decision", "meeting")
        return super().get_context_data(
            on_item=proposals_on(self.thing),
            parts=parts,
            in_parts=are_parts_decided(self.thing),
            referral=Referral.objects.heard_on(self.thing),
            **context,
        )

    def post(self, request, *args, **kwargs):
        asked = next((prefix for button, prefix in ADD_ANOTHER.items() if button in request.POST), None)
        if asked is None:
            return super().post(request, *args, **kwargs)
        request.POST = request.POST.copy()
        sent = request.POST.get(f"{asked}-TOTAL_FORMS", "")
        shown = int(sent) if sent in map(str, range(1, MOST)) else 0
        request.POST[f"{asked}-TOTAL_FORMS"] = str(shown + 1 if shown else MOST if sent == str(MOST) else 1)
        request.POST.setdefault(f"{asked}-INITIAL_FORMS", "0")
        form, wordings, tasks = self.get_form(), self.get_wordings(), self.get_tasks()
        for one in (form, *wordings, *tasks):  # nothing is wrong yet: more was asked for, nothing was sent
            one.errors.clear()
        return self.render_to_response(self.get_context_data(form=form, wordings=wordings, tasks=tasks))

    def form_valid(self, form):
        self.wordings, self.tasks = self.get_wordings(), self.get_tasks()
        sent = {"form": form, "wordings": self.wordings, "tasks": self.tasks}
        is_adopted = form.cleaned_data["outcome"] in ADOPTS
        tasks_fit = not self.tasks.is_bound or self.tasks.is_valid()
        if (is_adopted and not self.wordings.is_valid()) or not tasks_fit:
            return self.render_to_response(self.get_context_data(**sent, is_wrong_below=True))
        if not is_adopted and any(one.has_changed() for one in self.wordings):  # nothing typed is dropped in silence
            form.add_error("outcome", _("Below you worded a recommendation, and only an adopted item has any."))
            return self.form_invalid(form)
        return super().form_valid(form)

    def service(self, item, *, by, outcome, method, text, **vote):
        """Adopt with recommendations, or decide without; the form says which."""
        vote["tasks"] = [one.cleaned_data for one in self.tasks if one.is_bound and one.has_changed()]
        if outcome not in ADOPTS:
            return services.decide_without_recommendation(
                decision_of=item, by=by, method=method, outcome=outcome, text=text, **vote
            )
        wordings = [self.wording(one.cleaned_data) for one in self.wordings if one.has_changed()]
        said = {"outcome": outcome, "method": method, "text": text}
        return services.adopt(decision_of=item, by=by, recommendations=wordings, **said, **vote)

    @staticmethod
    def wording(said):
        """A cleaned form as the service takes it."""
        lists = {
            name: tuple(said.get(name) or ()) for name in ("co_executors", "proposals", "themes", "acts", "obligations")
        }
        return Wording(**{**said, **lists})
