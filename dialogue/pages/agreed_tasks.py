"""Agreed tasks across meetings; the same rows stand on a meeting's page and its decision sheet."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import ListView

from core.grouping import grouped
from meetings.models import AgreedTask
from meetings.states.tasks import Tasked
from participants.models import Body, Organisation

BADGES = {Tasked.OPEN: ("info", "clock"), Tasked.DONE: ("ok", "check"), Tasked.DROPPED: ("", "cross")}
STEPS = {"finish_task": "meetings:finish_task", "drop_task": "meetings:drop_task"}


class AgreedTasks(ListView):
    """The open first, the soonest on top."""

    shown_to = "visible_to"
    template_name = "dialogue/agreed_tasks.html"
    context_object_name = "tasks"
    paginate_by = 25

    def get_queryset(self):
        asked, found = self.request.GET, AgreedTask.objects.visible_to(self.request.acting.user)
        if body := asked.get("body"):
            found = found.filter(decision__item__meeting__body__code=body)
        if owner := asked.get("owner"):
            found = found.filter(owner__organisation__code=owner)
        if asked.get("state") == "overdue":
            found = found.overdue()
        elif asked.get("state") in Tasked.values:
            found = found.filter(state=asked["state"])
        return found.for_list()

    def get_context_data(self, **context):
        context, user = super().get_context_data(**context), self.request.acting.user
        owners = AgreedTask.objects.visible_to(user).values("owner__organisation")
        asked = {name: self.request.GET.get(name, "") for name in ("body", "owner", "state")}
        context["tasks"] = [with_badge(task, self.request.acting) for task in context["page_obj"]]
        return {
            **context,
            **asked,
            "is_filtered": any(asked.values()),
            "bodies": Body.objects.visible_to(user).order_by("id"),
            "owners": Organisation.objects.visible_to(user).filter(pk__in=owners).order_by("code"),
            "states": [("open", Tasked.OPEN.label), ("overdue", _("Overdue")), *Tasked.choices[1:]],
        }


def with_badge(task, acting):
    """The task with its badge and the steps this hat may take now."""
    task.tone, task.icon, task.words = *BADGES[task.state], task.get_state_display()
    if task.state == Tasked.OPEN and task.due_on < timezone.localdate():
        task.tone, task.words = "stop", _("Overdue")
    is_begun = task.meeting.decisions_published_at is not None
    steps = task.lifecycle.open_to(task, acting) if is_begun else []
    task.steps = [(step.label, reverse(STEPS[step.verb], args=[task.uid])) for step in steps]
    return task


def add_tasks(decisions, acting):
    """Give each of the decisions, which this person sees, the tasks that were ``agreed`` with it. One query, none without one."""
    found = AgreedTask.objects.filter(decision__in=decisions).beside_decisions() if decisions else ()
    tasks = grouped((task.decision_id, task) for task in found)
    for decision in decisions:
        decision.agreed = tasks.get(decision.pk, [])
        for task in decision.agreed:
            task.decision = decision
            with_badge(task, acting)
