"""Steps of proposals and replies; their pages are in ``dialogue.pages``."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm
from core.views import StepView
from law.services import cited_acts, cited_obligations
from participants.papers.views import DraftView, EnterPaper, HandBackPaper, SendPaper, SignPaper
from participants.rules import is_of_its_organisation
from proposals import forms, services
from proposals.models import Proposal, Reply, ReplyRequest
from proposals.rules import can_begin


class ProposalBeginView(StepView):
    rule = can_begin
    title = _("Begin a proposal")
    form_class = forms.ProposalForm
    service = staticmethod(services.draft_proposal)
    done = _("The draft is saved. Only your organisation sees it.")


class OfProposal(StepView):
    """A step with one proposal, found by its number or, while it has none, by its uid."""

    model = Proposal

    def get_thing(self):
        seen = Proposal.objects.visible_to(self.request.acting.user).addressed(self.kwargs["key"])
        return get_object_or_404(seen.select_related("organisation"))


class ProposalEditView(OfProposal):
    step = "edit"
    form_class = forms.ProposalForm
    template_name = "proposals/edit.html"
    service = staticmethod(services.edit_proposal)
    done = _("The draft is saved.")

    def get_initial(self):
        proposal = self.thing
        names = ("title", "summary", "problem", "change", "standing_question")
        return {
            **{name: getattr(proposal, name) for name in names},
            "addressees": proposal.addressees.all(),
            "themes": proposal.themes.all(),
            "acts": cited_acts(proposal.act_rows.select_related("act")),
            "obligations": cited_obligations(proposal.obligation_rows.select_related("instrument", "provision")),
            "files": [row.stored for row in proposal.file_rows.select_related("stored")],
        }


class ProposalFileView(OfProposal):
    step = "file"
    form_class = forms.FileForm
    template_name = "proposals/file.html"
    service = staticmethod(services.file_proposal)
    done = _("Filed. The receipt is on this page and in your mail.")


class ProposalAdmitView(OfProposal):
    step = "admit"
    service = staticmethod(services.admit_proposal)


class ProposalReturnView(OfProposal):
    step = "hand_back"
    form_class = forms.ReturnForm
    service = staticmethod(services.return_proposal)


class ProposalSendView(OfProposal):
    step = "send"
    form_class = forms.SendForm
    service = staticmethod(services.send_proposal)


class ProposalPlaceView(OfProposal):
    step = "place"
    form_class = forms.PlaceForm
    service = staticmethod(services.place_on_agenda)


class ProposalDiscardView(OfProposal):
    step = "discard"
    service = staticmethod(services.discard_draft)


class ProposalWithdrawView(OfProposal):
    step = "withdraw"
    form_class = ReasonForm
    service = staticmethod(services.withdraw_proposal)


class ReplyDraftView(DraftView):
    """The one draft of a body that was asked."""

    model = ReplyRequest
    on = "proposal"
    step = "reply"
    rule = is_of_its_organisation
    form_class = forms.ReplyForm
    template_name = "proposals/reply.html"
    service = staticmethod(services.draft_reply)
    said = ("position", "text")

    def find_draft(self):
        return self.thing.drafts.exclude(state="signed").first()

    def get_initial(self):
        files = self.draft.file_rows.select_related("stored") if self.draft else []
        return {**super().get_initial(), "files": [row.stored for row in files]}


class ReplySendView(SendPaper):
    model = Reply
    service = staticmethod(services.send_reply_for_signature)


class ReplyHandBackView(HandBackPaper):
    model = Reply
    service = staticmethod(services.hand_back_reply)


class ReplySignView(SignPaper):
    model = Reply
    service = staticmethod(services.sign_reply)


class ReplyEnterView(EnterPaper):
    model = Reply
    service = staticmethod(services.enter_reply)
