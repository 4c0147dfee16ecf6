"""Steps of proposals and replies; their pages are in ``dialogue.pages``."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm
from core.views import StepView
from law.services import cited_acts, cited_obligations
from participants.papers.forms import HandBackForm, LetterForm, SignForm
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


class ProposalWithdrawView(OfProposal):
    step = "withdraw"
    form_class = ReasonForm
    service = staticmethod(services.withdraw_proposal)


class ReplyDraftView(StepView):
    """The one draft of a body that was asked."""

    model = ReplyRequest
    on = "proposal"
    step = "reply"
    rule = is_of_its_organisation
    form_class = forms.ReplyForm
    template_name = "proposals/reply.html"
    service = staticmethod(services.draft_reply)
    done = _("The draft is saved. Only your organisation sees it.")

    def get_initial(self):
        draft = self.thing.drafts.exclude(state="signed").first()
        if draft is None:
            return {}
        files = [row.stored for row in draft.file_rows.select_related("stored")]
        said = {name: getattr(draft, name) for name in ("position", "text", "internal_note")}
        return {**said, "files": files}


class OfReply(StepView):
    """A step with a draft reply; the page shows it as it will be filed."""

    model = Reply
    template_name = "participants/paper_step.html"


class ReplySendView(OfReply):
    step = "send"
    form_class = StepForm
    service = staticmethod(services.send_reply_for_signature)


class ReplyHandBackView(OfReply):
    step = "hand_back"
    form_class = HandBackForm
    service = staticmethod(services.hand_back_reply)


class ReplySignView(OfReply):
    step = "sign"
    form_class = SignForm
    service = staticmethod(services.sign_reply)


class ReplyEnterView(OfReply):
    step = "enter"
    form_class = LetterForm
    service = staticmethod(services.enter_reply)
