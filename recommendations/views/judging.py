"""What assessors and objectors do, and the lead's answers."""

from core.forms import ReasonForm
from core.views import StepView
from participants.papers.views import DraftView, EnterPaper, SendPaper, SignPaper
from recommendations import forms, services
from recommendations.models import Objection, ObjectionReply
from recommendations.states import objection_lifecycle
from recommendations.views.found import HandBack, OfClaim


class ClaimAssessView(OfClaim):
    step = "assess"
    form_class = forms.AssessForm
    service = staticmethod(services.assess_claim)


class ClaimContestView(OfClaim):
    step = "contest"
    form_class = forms.ContestForm
    service = staticmethod(services.contest_claim)


class OfObjection(StepView):
    """The objector decides what becomes of the objection."""

    model = Objection
    template_name = "recommendations/objection_step.html"


class ObjectionWithdrawView(OfObjection):
    step = "withdraw"
    form_class = ReasonForm
    service = staticmethod(services.withdraw_objection)


class ObjectionNarrowView(OfObjection):
    step = "narrow"
    form_class = forms.NarrowForm
    service = staticmethod(services.narrow_objection)


class ObjectionKeepView(OfObjection):
    step = "keep"
    form_class = forms.KeepForm
    service = staticmethod(services.keep_objection)


class ObjectionReplyDraftView(DraftView, OfObjection):
    on = "recommendation"
    step = "answer_objection"
    form_class = forms.ObjectionReplyForm
    template_name = "recommendations/objection_reply.html"
    service = staticmethod(services.draft_objection_reply)
    said = ("text",)

    def check(self):
        super().check()
        objection_lifecycle.check("answer", self.thing, self.request.acting)

    def find_draft(self):
        return self.thing.replies.drafts().first()


class ObjectionReplySendView(SendPaper):
    model = ObjectionReply
    service = staticmethod(services.send_objection_reply_for_signature)


class ObjectionReplyHandBackView(HandBack):
    model = ObjectionReply


class ObjectionReplySignView(SignPaper):
    model = ObjectionReply
    service = staticmethod(services.answer_objection)


class ObjectionReplyEnterView(EnterPaper):
    model = ObjectionReply
    service = staticmethod(services.enter_objection_reply)
