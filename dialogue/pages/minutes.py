"""The minutes of one meeting: paragraphs by item with the decisions they led to, what organisations hold against them, who
approved them. One text for everybody: where nothing may be attributed there is no other."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from core.filing import Filing
from core.grouping import grouped
from core.unattributed import shown_about
from core.words import Words
from dialogue.pages.annex import attendance_annex
from dialogue.pages.decided import OUTCOMES, adopted_by
from dialogue.pages.dissents import filed_on, opinions
from dialogue.pages.on_paper import scans_of
from dialogue.pages.silence import asked_about, silences_of
from dialogue.pages.told import lines_of, steps_of, term_told, timeline
from meetings.models import AgendaItem, Comment, Minutes, NamedAnswer, Remark
from meetings.services import approvals_of, may_answer_as_named, missing_approvals
from meetings.states import MINUTES_HAPPENED, Minuted
from participants.kinds import SeatRole

BADGES = {
    Minuted.DRAFTED: ("", "pen"),
    Minuted.IN_COMMENT: ("wait", "speech"),
    Minuted.ANSWERING: ("wait", "clock"),
    Minuted.APPROVING: ("wait", "sign"),
    Minuted.PUBLISHED: ("ok", "check"),
}
VERBS = ("circulate", "put_up", "approve", "hand_back", "publish", "correct")
ADDRESSES = {verb: f"meetings:{verb}_minutes" for verb in VERBS} | {"answer_text": "meetings:answer_text"}
FORWARD = ("circulate", "put_up", "approve", "publish")
TONES = {"comment": "stop", "hand_back": "stop", "publish": "ok", "close_comments": "sys"}
IN_THE_BODY = _("The body, the organisations that were invited, the secretariat and the custodian")
SEEN = {
    Minuted.DRAFTED: _("The secretariat, the custodian and the chairs of the body"),
    Minuted.IN_COMMENT: IN_THE_BODY,
    Minuted.ANSWERING: IN_THE_BODY,
    Minuted.APPROVING: IN_THE_BODY,
    Minuted.PUBLISHED: _("Everybody, without an account"),
}


class MinutesPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/minutes.html"
    context_object_name = "minutes"

    def get_object(self):
        terms = [
            f"{window}__{part}" for window in ("comment_window", "approval_window") for part in ("rule", "calendar")
        ]
        seen = Minutes.objects.visible_to(self.request.acting.user).select_related("meeting__body", "filing", *terms)
        minutes = get_object_or_404(seen.annotate(has_silence=asked_about()), meeting__ref=self.kwargs["ref"])
        minutes.tone, minutes.icon = BADGES[minutes.state]
        return minutes

    def get_context_data(self, **context):
        minutes, acting = self.object, self.request.acting
        approvals, missing = self.approvals()
        items, corrigenda, lines = self.items(), self.corrigenda(), lines_of(minutes)
        return super().get_context_data(
            meeting=minutes.meeting,
            items=items,
            has_comments=any(remark.held for item in items for remark in item.written),
            may_write=minutes.lifecycle.is_open_to("write", minutes, acting),
            may_comment=minutes.takes_comments and minutes.lifecycle.is_open_to("comment", minutes, acting),
            may_enter=minutes.lifecycle.is_open_to("enter_comment", minutes, acting),
            may_answer=minutes.lifecycle.is_open_to("answer", minutes, acting),
            approvals=approvals,
            missing=missing,
            **silences_of(minutes, acting),
            comments_unnamed=self.unnamed(),
            corrigenda=corrigenda,
            named_answers=self.named_answers(lines),
            annex=attendance_annex(minutes.meeting, acting.user),
            steps=self.steps(missing, _passages(items, corrigenda)),
            stages=stages_of(minutes),
            bar=self.bar(),
            events=timeline(minutes, MINUTES_HAPPENED, TONES, lines),
            seen=SEEN[minutes.state],
            **context,
        )

    def items(self):
        """The items that stood, each with its paragraphs and (where this person may see it) its decision, with what
        came of it and who dissents."""
        user, minutes = self.request.acting.user, self.object
        items = AgendaItem.objects.visible_to(user).filter(meeting=minutes.meeting_id).standing()
        items = items.with_decisions(user).annotate(dissents_filed=filed_on("decision", user))
        written = grouped((one.item_id, one) for one in Remark.objects.filter(minutes=minutes).standing())
        held, adopted = self.comments(), adopted_by(minutes.meeting, user)
        items = list(items)
        for item in items:
            item.decided = item.decision if item.knows_decision else None
            if item.decided:
                item.decided.tone, item.decided.icon = OUTCOMES[item.decided.outcome]
                item.decided.opinions = opinions(item.dissents_filed)
                item.adopted = adopted.get(item.decided.pk, [])
            item.written = written.get(item.pk, [])
            for remark in item.written:
                remark.held = held.get(remark.pk, [])
                remark.by = self.said_by(remark)
        return items

    def said_by(self, remark):
        """Whose words a paragraph tells: the name the organisation had when the minutes were published."""
        if remark.organisation and self.object.filing:
            return self.object.filing.said(f"{remark.number} by")
        return remark.organisation.name if remark.organisation else None

    def comments(self):
        """The comments by paragraph, the first filed first, each with its words and its answer."""
        seen = Comment.objects.visible_to(self.request.acting.user).filter(remark__minutes=self.object)
        comments = list(
            seen.select_related("filing", "answer__filing", "on_paper__transcript", "on_paper__window").order_by("id")
        )
        papers = scans_of(comments, self.request.acting)
        for comment in comments:
            comment.text, comment.paper = comment.standing.said("comment"), papers.get(comment.pk)
            comment.by = comment.signed_by
            comment.answered = getattr(comment, "answer", None)
            comment.reason = comment.answered.filing.said("answer") if comment.answered else None
        return grouped((one.remark_id, one) for one in comments)

    def unnamed(self):
        """The comments that came without a name, where they may."""
        minutes = self.object
        return shown_about([minutes]).get(minutes.uid, []) if minutes.meeting.is_without_attribution else []

    def approvals(self):
        """Who approved the text that stands, and who is missing: pairs of a role in words and the organisation's name."""
        minutes = self.object
        if minutes.state not in (Minuted.APPROVING, Minuted.PUBLISHED):
            return [], []
        given = [_pair(one.seat) for one in approvals_of(minutes)]
        if not minutes.filing:
            return given, [_pair(seat) for seat in missing_approvals(minutes)]
        rows = enumerate(minutes.filing.facts["missing"])
        return given, [
            (SeatRole(role).label, minutes.filing.said(f"missing {place}"), None) for place, (role, _code) in rows
        ]

    def steps(self, missing, passages):
        """What this hat may do now: approve while its own approval is missing, publish once the term for approvals is over."""
        minutes, acting = self.object, self.request.acting
        addresses = dict(ADDRESSES)
        if not may_answer_as_named(minutes, by=acting, passages=passages):
            addresses.pop("answer_text")
        own = {seat.pk for seat in acting.seats}
        if not any(seat in own for _role, _name, seat in missing):
            addresses.pop("approve")
        if minutes.approval_window is None or timezone.localdate() <= minutes.approval_window.due_on:
            addresses.pop("publish")
        return steps_of(minutes, acting, addresses, primary=FORWARD, hard=("hand_back",))

    def corrigenda(self):
        """The filings beside the published text, the first on top."""
        minutes = self.object
        if not minutes.filing:
            return []
        later = Filing.objects.filter(case_uid=minutes.uid, number__gt=minutes.filing.number)
        return [{"filing": one, "text": one.said("corrigendum")} for one in later]

    def named_answers(self, lines):
        """What organisations answer that the text names, the first on top; asked for only where a line tells of one."""
        if not any(line.step == "answer_text" for line in lines):
            return []
        seen = NamedAnswer.objects.visible_to(self.request.acting.user).filter(minutes=self.object)
        answers = list(seen.select_related("filing"))
        for answer in answers:
            answer.by = Words.from_json(answer.filing.acting["words"]["organisation"])
            answer.text = answer.filing.said("answer")
        return answers

    def bar(self):
        """The term that runs: for comments or for approvals."""
        minutes = self.object
        running = {Minuted.IN_COMMENT: minutes.comment_window, Minuted.APPROVING: minutes.approval_window}
        return term_told(running.get(minutes.state))


def _passages(items, corrigenda):
    """The words of the text that may name an organisation, as this page has read them, and whose they are."""
    for remark in (remark for item in items for remark in item.written):
        yield remark.text, remark.organisation_id
        yield from ((said, None) for comment in remark.held for said in (comment.text, comment.reason) if said)
    yield from ((one["text"], None) for one in corrigenda)


def _pair(seat):
    """A seat of those who preside; a person in their own right is not named."""
    return SeatRole(seat.role).label, seat.organisation.name if seat.organisation else None, seat.pk


def stages_of(minutes):
    """Their course, and how far they have come."""
    course = list(Minuted)
    reached = course.index(minutes.state)
    return [
        {"words": state.label, "is_done": place < reached, "is_current": place == reached}
        for place, state in enumerate(course)
    ]
