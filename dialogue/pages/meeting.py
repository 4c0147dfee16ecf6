"""One meeting: when and where, its agenda with what is heard and decided, who was invited, what happened."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from core.forms import StepForm
from core.lines import Line
from core.templatetags.said import said
from dialogue.pages.meetings import with_badge
from meetings.kinds import REGIME_SAYS, Answer
from meetings.models import AgendaItem, Decision, Invitation, Meeting, questions_covered
from meetings.rules import can_run
from meetings.states import COURSE, HAPPENED, S

PAGES = {"arrange": "agenda", "revise": "agenda"}  # steps whose page has another name
OF_AN_ITEM = ("decide", "correct")
FORWARD = ("announce", "publish_agenda", "hold", "publish_decisions")
DONE = (S.HELD, S.PUBLISHED)
OUTCOMES = {
    "adopted": ("ok", "check"),
    "deferred": ("wait", "pause"),
    "not_adopted": ("stop", "object"),
    "noted": ("", "eye"),
}
SEEN = {
    S.PLANNED: gettext_lazy("The secretariat, the custodian and the chairs of the body"),
    S.ANNOUNCED: gettext_lazy("Everybody sees day, place and theme; members of the body also the agenda as it stands"),
    S.CIRCULATED: gettext_lazy("Everybody, the agenda too"),
    S.HELD: gettext_lazy("Everybody; the decisions once the decision sheet is published"),
    S.PUBLISHED: gettext_lazy("Everybody, the decisions too"),
    S.CANCELLED: gettext_lazy("Whoever saw it before it was cancelled"),
}


class MeetingPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/meeting.html"
    context_object_name = "meeting"

    def get_object(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).with_link_for(self.request.acting.user)
        return with_badge(get_object_or_404(seen.select_related("body", "filing"), ref=self.kwargs["ref"]))

    def get_context_data(self, **context):
        meeting, acting = self.object, self.request.acting
        items, open_steps = self.items(), meeting.lifecycle.open_to(meeting, acting)
        invitations = self.invitations()
        return super().get_context_data(
            stages=self.stages(),
            items=[item for item in items if not item.dropped_at],
            dropped=[item for item in items if item.dropped_at],
            questions=questions_covered(item for item in items if not item.dropped_at),
            rule_says=REGIME_SAYS[meeting.regime],
            steps=[self.step_of(step) for step in open_steps if self.is_shown(step)],
            item_steps={step.verb for step in open_steps},
            own=[self.answerable(invitation) for invitation in invitations if invitation.is_own],
            invitations=invitations if can_run.test(acting, None) or self.is_chaired() else [],
            answers=self.count_answers(invitations),
            is_done=meeting.state in DONE,
            events=self.events(),
            seen=SEEN[meeting.state],
            **context,
        )

    def items(self):
        """The agenda this person may see, with times, and the decisions this person may see."""
        user, meeting = self.request.acting.user, self.object
        items = AgendaItem.objects.visible_to(user).filter(meeting=meeting).order_by("position", "id")
        standing = meeting.programme([item for item in items if not item.dropped_at])
        decided = {}
        if meeting.state in DONE:
            decisions = Decision.objects.visible_to(user).filter(item__meeting=meeting).select_related("filing")
            decided = {decision.item_id: decision for decision in decisions}
        for item in standing:
            item.decided = decided.get(item.pk)
            if item.decided:
                item.decided.tone, item.decided.icon = OUTCOMES[item.decided.outcome]
        return items

    def invitations(self):
        """Those this person may see; nobody without an account sees any."""
        acting = self.request.acting
        if acting.is_nobody:
            return []
        return list(Invitation.objects.visible_to(acting.user).filter(meeting=self.object).for_page(acting.user))

    def is_chaired(self):
        """Whether the hat presides over this body."""
        return self.request.acting.sits_in(self.object.body_id, "chair", "co_chair")

    def answerable(self, invitation):
        """A seat of this person, with the form that answers for it when the hat holds the seat and the time is right."""
        invitation.meeting = self.object
        steps = invitation.lifecycle.open_to(invitation, self.request.acting) if self.object.is_answerable else []
        invitation.steps = [(step.label, reverse(f"meetings:{step.verb}", args=[invitation.uid])) for step in steps]
        invitation.form = StepForm(thing=invitation, by=self.request.acting)
        return invitation

    def count_answers(self, invitations):
        """How many seats answered what, and how many nobody sits on yet."""
        numbers = [(answer.label, sum(row.answer == answer for row in invitations)) for answer in Answer]
        return [*numbers, (_("Nobody sits there yet"), sum(not row.is_filled for row in invitations))]

    def stages(self):
        """The course of a meeting, and how far this one has come."""
        if self.object.state == S.CANCELLED:
            return []
        reached = COURSE.index(self.object.state)
        return [
            {"words": state.label, "is_done": place < reached, "is_current": place == reached}
            for place, state in enumerate(COURSE)
        ]

    def is_shown(self, step):
        """Steps of one item stand beside it; nobody can say that a meeting was held which has not begun."""
        return step.verb not in OF_AN_ITEM and (step.verb != "hold" or self.object.starts_at <= timezone.now())

    def step_of(self, step):
        """A step as the list of buttons draws it."""
        url = reverse(f"meetings:{PAGES.get(step.verb, step.verb)}", args=[self.object.ref])
        look = {"is_primary": step.verb in FORWARD, "is_hard": step.verb == "cancel"}
        return {"label": step.label, "url": url, **look}

    def events(self):
        """What happened, the newest first; what is not public for the secretariat alone."""
        lines = Line.objects.filter(story_uid=self.object.uid).order_by("-id")
        if not can_run.test(self.request.acting, None):
            lines = lines.filter(is_public=True)
        return [
            {
                "on": line.at,
                "words": HAPPENED[line.step],
                "detail": said(line.reason) if line.reason else "",
                "tone": "stop" if line.step == "cancel" else "",
                "code": line.facts.get("control", ""),
            }
            for line in lines
        ]


class DecisionSheet(DetailView):
    """The decisions of one meeting on one page, to print and to send; nobody finds it before it is published."""

    shown_to = "visible_to"
    template_name = "dialogue/decision_sheet.html"
    context_object_name = "meeting"

    def get_object(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).for_list()
        return get_object_or_404(seen.filter(decisions_published_at__isnull=False), ref=self.kwargs["ref"])

    def get_context_data(self, **context):
        decisions = Decision.objects.visible_to(self.request.acting.user).filter(item__meeting=self.object)
        decisions = decisions.select_related("item", "filing").order_by("item__position")
        return super().get_context_data(decisions=decisions, **context)
