"""A decision on an agenda item, with the recommendations it adopts."""

from django.forms import formset_factory
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.lifecycle import NotNow
from core.views import StepView
from meetings.kinds import ADOPTS, Outcome
from meetings.models import AgendaItem, Decision, Referral
from meetings.services import are_parts_decided, words_in_parts
from recommendations import forms, services
from recommendations.services.adopting import Wording
from recommendations.services.hearing import proposals_known_to, proposals_on

MOST = 20  # recommendations on one item
ADD_ANOTHER = "add_another"  # the button that asks for one more form and saves nothing


class DecideView(StepView):
    """One form for the decision and one for each recommendation; *Add another* needs no script and loses nothing typed."""

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

    def get_initial(self):
        """A referred text stands there as it came; an item decided in its parts says so."""
        if referral := Referral.objects.heard_on(self.thing):
            return {"text": referral.text}
        if are_parts_decided(self.thing):
            return {"text": words_in_parts(self.thing), "outcome": Outcome.IN_PARTS}
        return {}

    def get_wordings(self):
        """The forms of the recommendations, as sent or one empty."""
        on_item = proposals_known_to(self.thing)
        first = {"proposals": on_item, **({"title": on_item[0].title} if len(on_item) == 1 else {})}
        formset = formset_factory(forms.WordingForm, max_num=MOST, absolute_max=MOST)
        said = self.request.POST if self.request.method == "POST" else None
        known = {"on_item": on_item, "initial": first, "decided_on": self.thing.meeting.on}
        return formset(said, prefix="wording", form_kwargs=known)

    def get_context_data(self, **context):
        context.setdefault("wordings", self.get_wordings())
        parts = self.thing.parts.standing().select_related("decision", "meeting")
        return super().get_context_data(
            on_item=proposals_on(self.thing),
            parts=parts,
            in_parts=are_parts_decided(self.thing),
            referral=Referral.objects.heard_on(self.thing),
            **context,
        )

    def post(self, request, *args, **kwargs):
        if ADD_ANOTHER not in request.POST:
            return super().post(request, *args, **kwargs)
        request.POST = request.POST.copy()
        sent = request.POST.get("wording-TOTAL_FORMS", "")
        shown = int(sent) if sent in map(str, range(1, MOST)) else 0
        request.POST["wording-TOTAL_FORMS"] = str(shown + 1 if shown else MOST if sent == str(MOST) else 1)
        form, wordings = self.get_form(), self.get_wordings()
        for one in (form, *wordings):  # nothing is wrong yet: more was asked for, nothing was sent
            one.errors.clear()
        return self.render_to_response(self.get_context_data(form=form, wordings=wordings))

    def form_valid(self, form):
        self.wordings = self.get_wordings()
        if form.cleaned_data["outcome"] in ADOPTS:
            if not self.wordings.is_valid():
                return self.render_to_response(self.get_context_data(form=form, wordings=self.wordings))
        elif any(one.has_changed() for one in self.wordings):  # nothing typed is dropped in silence
            form.add_error("outcome", _("Below you worded a recommendation, and only an adopted item has any."))
            return self.form_invalid(form)
        return super().form_valid(form)

    def service(self, item, *, by, outcome, method, text, **vote):
        """Adopt with recommendations, or decide without; the form says which."""
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
