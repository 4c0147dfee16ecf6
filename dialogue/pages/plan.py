"""The work plans of a body by year, and one plan: its rows with their meetings, the comments with their answers."""

from itertools import groupby

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import DetailView

from core.words import Words
from dialogue.pages.meetings import with_badge as with_badge_of_meeting
from dialogue.pages.told import steps_of, term_told, timeline
from meetings.kinds import Outcome
from meetings.models import AgendaItem, Meeting, PlanComment, PlanRow, WorkPlan
from meetings.rules import can_run
from meetings.states import Plan, S
from participants.access import WHO_SEES
from participants.kinds import Audience
from participants.models import Body

BADGES = {  # tone and icon of a state
    Plan.DRAFTED: ("", "pen"),
    Plan.IN_COMMENT: ("info", "mail"),
    Plan.PUT: ("wait", "clock"),
    Plan.APPROVED: ("ok", "check"),
    Plan.REPLACED: ("", "file"),
    Plan.TAKEN_BACK: ("", "back"),
}
HAPPENED = {
    "circulate": gettext_lazy("Sent out for comments"),
    "comment": gettext_lazy("A comment was filed"),
    "answer": gettext_lazy("A comment was answered"),
    "put": gettext_lazy("Put before the body; suggested for its next agenda"),
    "take_back": gettext_lazy("Taken back for another draft"),
    "approve": gettext_lazy("Approved by a decision of the body"),
    "replace": gettext_lazy("Replaced by a newer version"),
}
TONES = {"approve": "ok", "replace": "sys", "take_back": "stop"}
ADDRESSES = {
    "edit": "meetings:plan_rows",
    **{verb: f"meetings:{verb}_plan" for verb in ("circulate", "comment", "put", "approve", "take_back")},
}
FORWARD = ("circulate", "comment", "put", "approve")
SEEN = {
    Plan.DRAFTED: gettext_lazy("The secretariat and the chairs of the body"),
    **dict.fromkeys(
        (Plan.IN_COMMENT, Plan.PUT, Plan.TAKEN_BACK),
        gettext_lazy("Members of the body, organisations with a seat in it, the secretariat and the custodian"),
    ),
    **dict.fromkeys(Plan.public(), WHO_SEES[Audience.PUBLIC]),
}


def with_badge(plan):
    """The plan with what the badge of its state needs."""
    plan.tone, plan.icon = BADGES[plan.state]
    return plan


class Plans(DetailView):
    """All plans of a body this person may see, the latest year first."""

    shown_to = "visible_to"
    template_name = "dialogue/plans.html"
    context_object_name = "body"

    def get_object(self):
        return get_object_or_404(Body.objects.visible_to(self.request.acting.user), code=self.kwargs["code"])

    def get_context_data(self, **context):
        acting = self.request.acting
        plans = WorkPlan.objects.visible_to(acting.user).filter(body=self.object).order_by("-year", "-edition")
        plans = [with_badge(plan) for plan in plans]
        runs = can_run.test(acting, None)
        return super().get_context_data(
            years=[(year, list(versions)) for year, versions in groupby(plans, lambda plan: plan.year)],
            draft_url=reverse("meetings:draft_plan", args=[self.object.code]) if runs else "",
            **context,
        )


class WorkPlanPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/work_plan.html"
    context_object_name = "plan"

    def get_object(self):
        seen = WorkPlan.objects.visible_to(self.request.acting.user)
        wanted = ("body", "filing", "window__rule", "window__calendar", "decision__item__meeting", "decision__filing")
        return with_badge(get_object_or_404(seen.select_related(*wanted), ref=self.kwargs["ref"]))

    def get_context_data(self, **context):
        plan, acting = self.object, self.request.acting
        runs = can_run.test(acting, None)
        comments, versions = (
            self.comments(),
            list(WorkPlan.objects.visible_to(acting.user).of_year(plan.body, plan.year)),
        )
        unanswered = sum(not one.answered for one in comments)
        steps = steps_of(plan, acting, self.addresses(unanswered), primary=FORWARD, hard=("take_back",))
        if runs and plan.is_public and versions[0] == plan:
            steps.append({"label": _("Draft the next version"), "url": self.draft_url()})
        return super().get_context_data(
            rows=self.rows(),
            comments=comments,
            versions=versions,
            newer=versions[0] if versions[0] != plan else None,
            steps=steps,
            hint=self.hint(unanswered) if runs else "",
            edit_url=reverse(ADDRESSES["edit"], args=[plan.ref]) if runs and plan.is_editable else "",
            can_schedule=runs and plan.state == Plan.APPROVED,
            can_answer=plan.lifecycle.is_open_to("answer", plan, acting),
            items=self.items(),
            decision=plan.decision,
            undone=self.undone(),
            bar=term_told(plan.window) if plan.window and plan.state == Plan.IN_COMMENT else None,
            events=timeline(plan, HAPPENED, TONES),
            seen=SEEN[plan.state],
            seen_later="" if plan.is_public else _("Everybody, once the body has approved it."),
            **context,
        )

    def rows(self):
        """The rows, each with its meeting as far as this person may see it; ``is_met``: it needs no further one."""
        user = self.request.acting.user
        rows = list(PlanRow.objects.visible_to(user).filter(plan=self.object).with_meeting(user))
        keys = [row.meeting_id for row in rows if row.meeting_id]
        meetings = Meeting.objects.visible_to(user).for_list().in_bulk(keys) if keys else {}
        for row in rows:
            row.meeting = meetings.get(row.meeting_id)
            row.is_met = row.meeting is not None and with_badge_of_meeting(row.meeting).state != S.CANCELLED
        return rows

    def comments(self):
        """The comments as they were filed, under the names of that day."""
        found = PlanComment.objects.visible_to(self.request.acting.user).filter(plan=self.object).for_page()
        comments = list(found) if self.object.circulated_at else []
        for one in comments:
            one.by = Words.from_json(one.filing.acting["words"]["organisation"])
        return comments

    def addresses(self, unanswered):
        """The pages of the steps that can be taken now; what the secretariat has to do first is said in words."""
        plan, lacking = self.object, set()
        if not plan.is_editable:
            lacking.add("edit")
        if plan.takes_comments or unanswered:
            lacking.add("put")
        if not plan.takes_comments:
            lacking.add("comment")
        if plan.state != Plan.PUT or not plan.decisions(Outcome.ADOPTED).exists():
            lacking.add("approve")
        return {verb: name for verb, name in ADDRESSES.items() if verb not in lacking}

    def hint(self, unanswered):
        """What stands between the plan and the body, for the secretariat."""
        if self.object.state != Plan.IN_COMMENT:
            return ""
        if self.object.takes_comments:
            return _(
                "While comments are taken the rows stand still. After that you answer what is open and change them."
            )
        if unanswered:
            said = ngettext("%(n)s comment has no answer yet.", "%(n)s comments have no answer yet.", unanswered)
            return said % {"n": unanswered}
        return _("Every comment is answered: take them into account in the rows, then put the plan before the body.")

    def items(self):
        """Where it stands on an agenda this person may see."""
        if not self.object.put_at:
            return []
        items = AgendaItem.objects.visible_to(self.request.acting.user).filter(suggestions__about_uid=self.object.uid)
        return list(items.distinct().select_related("meeting").order_by("-meeting__starts_at", "-id"))

    def undone(self):
        """The public decision on this plan that nobody has carried out yet: the body sees that it waits."""
        if self.object.state != Plan.PUT:
            return None
        return self.object.decisions(Outcome.ADOPTED).on_item_of(self.object).first()

    def draft_url(self):
        return f"{reverse('meetings:draft_plan', args=[self.object.body.code])}?year={self.object.year}"
