"""One meeting: when and where, its agenda with what is heard and decided, who was invited, what happened."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from core.forms import StepForm
from core.grouping import grouped
from deadlines.terms import calendar_now
from dialogue.pages.agreed_tasks import add_tasks
from dialogue.pages.beside_meeting import beside, with_procedures
from dialogue.pages.between import add_betweens, between_of
from dialogue.pages.closing import closing_of
from dialogue.pages.decided import OUTCOMES, add_parts, adopted_by
from dialogue.pages.desk.waiting import of_story
from dialogue.pages.dissents import add_opinions, filed_on, may_dissent
from dialogue.pages.late_papers import mark_late
from dialogue.pages.meetings import with_badge
from dialogue.pages.proposed_items import proposed_for
from dialogue.pages.referral import sent, sent_on
from dialogue.pages.timetable import timetable_for
from dialogue.pages.told import steps_of, timeline
from dialogue.pages.translations import lacks_on_agenda, waiting_for
from meetings.kinds import REGIME_SAYS, Answer, Regime
from meetings.models import AgendaItem, Invitation, Meeting, questions_covered
from meetings.rules import can_follow_sitting, can_run
from meetings.services import asked_of_it
from meetings.states import COURSE, HAPPENED, S, answering
from proposals.models import Placement, Proposal

AGENDA = {"arrange": "meetings:agenda", "revise": "meetings:agenda"}  # two steps, one page
VERBS = (
    "edit",
    "announce",
    "publish_agenda",
    "open",
    "order_speakers",
    "hold",
    "sign_sheet",
    "publish_decisions",
    "begin_minutes",
    "move",
    "postpone",
    "set_day",
    "amend",
    "close",
    "cancel",
)
ADDRESSES = {
    **AGENDA,
    "attend": "meetings:attendance",
    "receive": "meetings:guests",
    "translate": "meetings:translations",
}
ADDRESSES |= {verb: f"meetings:{verb}" for verb in VERBS} | {"set_day_again": "meetings:set_day"}
# These stand beside the item; nobody else hears of them before the sheet is published.
OF_AN_ITEM = ("decide", "correct", "agree_task")
FORWARD = ("announce", "publish_agenda", "hold", "publish_decisions", "set_day", "set_day_again")
TONES = {"cancel": "stop", "postpone": "wait", "dissent": "stop", "close_dissents": "sys"}
DONE = (S.HELD, S.PUBLISHED)
SEEN = {
    S.PLANNED: gettext_lazy("The secretariat, the custodian and the chairs of the body"),
    S.ANNOUNCED: gettext_lazy("Everybody sees day, place and theme; members of the body also the agenda as it stands"),
    S.CIRCULATED: gettext_lazy("Everybody, the agenda too"),
    S.HELD: gettext_lazy("Everybody; the decisions once the decision sheet is published"),
    S.PUBLISHED: gettext_lazy("Everybody, the decisions too"),
    S.POSTPONED: gettext_lazy("Whoever saw it before it was postponed"),
    S.CANCELLED: gettext_lazy("Whoever saw it before it was cancelled"),
}


class MeetingPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/meeting.html"
    context_object_name = "meeting"

    def get_object(self):
        user = self.request.acting.user
        seen = Meeting.objects.visible_to(user).with_link_for(user).with_minutes_for(user)
        seen = with_procedures(seen).annotate(asked_row=asked_of_it())
        return with_badge(
            get_object_or_404(
                seen.select_related("body", "filing", "dissent_window", "timetable__profile"), ref=self.kwargs["ref"]
            )
        )

    def get_context_data(self, **context):
        meeting, acting = self.object, self.request.acting
        items, invitations, runs = self.items(), self.invitations(), can_run.test(acting, None)
        self.closing = closing_of(meeting, acting)
        proposed = proposed_for(meeting, acting)
        calendar = None if meeting.state == S.PUBLISHED else calendar_now()  # then its days have a page of their own
        warns = meeting.state not in DONE and (runs or self.is_chaired())
        if not meeting.is_postponed:  # its days rest
            mark_late(meeting, items, acting, calendar)
        for item in items:
            item.proposed_as = proposed["by_item"].get(item.pk)
        return super().get_context_data(
            stages=self.stages(),
            beside=beside(meeting, acting),
            proposed=proposed,
            timetable=timetable_for(meeting, calendar, warns=warns) if calendar else {},
            can_propose=meeting.takes_proposed_items and meeting.lifecycle.is_open_to("propose_item", meeting, acting),
            items=[item for item in items if not item.dropped_at],
            dropped=[item for item in items if item.dropped_at],
            lacks=lacks_on_agenda(items),
            to_approve=waiting_for(acting, meeting, items),
            questions=questions_covered(item for item in items if not item.dropped_at),
            follows=meeting.state in (S.CIRCULATED, S.HELD) and can_follow_sitting.test(acting, meeting),
            leads=meeting.lifecycle.is_open_to("lead", meeting, acting),
            closing=self.closing,
            rule_says=REGIME_SAYS[meeting.regime],
            steps=steps_of(meeting, acting, self.addresses(), primary=FORWARD, hard=("cancel",)),
            item_steps={verb for verb in OF_AN_ITEM if meeting.lifecycle.is_open_to(verb, meeting, acting)},
            own=[self.answerable(row) for row in invitations if row.is_own and meeting.state not in DONE],
            invitations=invitations if runs or self.is_chaired() else [],
            answers=self.count_answers(invitations),
            is_done=meeting.state in DONE,
            has_opinions=any(item.decided and item.decided.opinions for item in items),
            events=timeline(meeting, {k: v for k, v in HAPPENED.items() if runs or k not in OF_AN_ITEM}, TONES),
            seen=SEEN[meeting.state],
            **context,
        )

    def items(self):
        """The agenda this person may see, with times, what is heard on each item, and the decisions this person may see."""
        user, meeting = self.request.acting.user, self.object
        seen = AgendaItem.objects.visible_to(user).filter(meeting=meeting).order_by("position", "id")
        seen = seen.annotate(sent=sent_on("pk", user), **between_of(self.request.acting))
        if meeting.state in DONE:
            seen = seen.with_decisions(user).annotate(dissents_filed=filed_on("decision", user))
        if meeting.state == S.HELD and can_run.test(self.request.acting, None):
            # A decision on a membership or the plan is recorded on a form of its own.
            own_affairs = AgendaItem.objects.on_own_affairs().filter(pk=OuterRef("pk"))
            seen = seen.annotate(is_on_membership=Exists(own_affairs))
        items, may = list(seen), may_dissent(meeting, self.request.acting)
        meeting.programme([item for item in items if not item.dropped_at])
        is_done, heard = meeting.state in DONE, self.heard()
        adopted = adopted_by(meeting, user) if is_done else {}
        for item in items:
            item.referrals = sent(item.sent, meeting)
            item.meeting = meeting
            item.decided = item.decision if getattr(item, "knows_decision", False) else None
            item.rows = [("speech", proposal) for proposal in heard.get(item.pk, [])]
            if item.decided:
                item.decided.tone, item.decided.icon = OUTCOMES[item.decided.outcome]
                add_opinions(item.decided, item.dissents_filed, acting=self.request.acting, may=may)
                item.rows += [("flag", recommendation) for recommendation in adopted.get(item.decided.pk, [])]
        add_tasks([item.decided for item in items if item.decided], self.request.acting)
        add_parts(items)
        return add_betweens(items)

    def heard(self):
        """The proposals this person may see, by the item they stand on."""
        placed = Placement.objects.filter(item__meeting=self.object, removed_at=None).order_by("id")
        seen = placed.filter(proposal__in=Proposal.objects.visible_to(self.request.acting.user))
        rows = seen.select_related("proposal").only("item_id", *of_story("proposal__"))
        return grouped((row.item_id, row.proposal) for row in rows)

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
        steps = self.short_answers(invitation) if self.object.is_answerable else []
        invitation.steps = [(step.label, reverse(f"meetings:{step.verb}", args=[invitation.uid])) for step in steps]
        invitation.checks_in = self.object.takes_check_ins and answering.is_open_to(
            "check_in", invitation, self.request.acting
        )
        invitation.form = StepForm(thing=invitation, by=self.request.acting)
        return invitation

    def short_answers(self, invitation):
        """The steps that answer with one press; whoever has more to say does it on a page of its own."""
        return [
            step for step in answering.open_to(invitation, self.request.acting) if step.verb in ("accept", "decline")
        ]

    def count_answers(self, invitations):
        """How many seats answered what, and how many nobody sits on yet."""
        numbers = [(answer.label, sum(row.answer == answer for row in invitations)) for answer in Answer]
        return [*numbers, (_("Nobody sits there yet"), sum(not row.is_filled for row in invitations))]

    def stages(self):
        """The course of a meeting, and how far this one has come."""
        if self.object.state not in COURSE:  # cancelled, or postponed and without a day
            return []
        reached = COURSE.index(self.object.state)
        return [
            {"words": state.label, "is_done": place < reached, "is_current": place == reached}
            for place, state in enumerate(COURSE)
        ]

    def addresses(self):
        """The pages of the steps; nobody can say that a meeting was held which has not begun, nor begin its minutes twice."""
        has_begun = self.object.starts_at <= timezone.now()
        again = self.object.agenda_published_at is not None
        closed = {
            "set_day": again,
            "set_day_again": not again,
            "open": not has_begun,
            "hold": not has_begun,
            "begin_minutes": self.object.has_minutes,
            "close": self.closing or self.object.regime == Regime.CLOSED or has_begun,
            "sign_sheet": self.object.state != S.HELD,  # of a public one its own page
        }
        return {verb: name for verb, name in ADDRESSES.items() if not closed.get(verb)}
