"""What assessors and objectors do, and the lead's answers."""

from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm
from core.views import StepView
from recommendations import forms, services
from recommendations.models import Claim, Objection, ObjectionReply
from recommendations.views.found import EnterPaper, HandBackPaper, SendPaper, SignPaper


class OfClaim(StepView):
    """A word on a claim; the claim and its evidence stand above the form."""

    model = Claim
    on = "recommendation"
    template_name = "recommendations/claim_step.html"


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


class ObjectionReplyDraftView(OfObjection):
    on = "recommendation"
    step = "answer_objection"
    form_class = forms.ObjectionReplyForm
    service = staticmethod(services.draft_objection_reply)
    done = _("The draft is saved. Only your organisation sees it.")

    def get_initial(self):
        draft = self.thing.drafts.exclude(state="signed").first()
        return {"text": draft.text, "internal_note": draft.internal_note} if draft else {}


class ObjectionReplySendView(SendPaper):
    model = ObjectionReply
    service = staticmethod(services.send_objection_reply_for_signature)


class ObjectionReplyHandBackView(HandBackPaper):
    model = ObjectionReply


class ObjectionReplySignView(SignPaper):
    model = ObjectionReply
    service = staticmethod(services.answer_objection)


class ObjectionReplyEnterView(EnterPaper):
    model = ObjectionReply
    service = staticmethod(services.enter_objection_reply)
