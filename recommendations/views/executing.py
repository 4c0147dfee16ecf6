"""What executors do: positions, measures, progress, claims."""

from core.forms import ReasonForm
from law.services import CitedAct
from participants.papers.views import EnterPaper, SendPaper, SignPaper
from recommendations import forms, services
from recommendations.kinds import EvidenceKind
from recommendations.models import Claim, Position, Progress
from recommendations.views.found import DraftOf, HandBack, OfClaim, OfRecommendation

OF_A_CLAIM = "recommendations/claim_paper.html"


class PositionDraftView(DraftOf):
    step = "take_position"
    form_class = forms.PositionForm
    service = staticmethod(services.draft_position)
    paper, said = Position, ("value", "text")


class PositionSendView(SendPaper):
    model = Position
    service = staticmethod(services.send_position_for_signature)


class PositionHandBackView(HandBack):
    model = Position


class PositionSignView(SignPaper):
    model = Position
    service = staticmethod(services.take_position)


class PositionEnterView(EnterPaper):
    model = Position
    service = staticmethod(services.enter_position)


class MeasurePlanView(OfRecommendation):
    step = "plan"
    form_class = forms.MeasureForm
    service = staticmethod(services.plan_measure)


class ProgressDraftView(DraftOf):
    step = "report"
    form_class = forms.ProgressForm
    service = staticmethod(services.draft_progress)
    paper, said = Progress, ("declared", "text", "next_step")


class ProgressSendView(SendPaper):
    model = Progress
    service = staticmethod(services.send_progress_for_signature)


class ProgressHandBackView(HandBack):
    model = Progress


class ProgressSignView(SignPaper):
    model = Progress
    service = staticmethod(services.report_progress)


class ProgressEnterView(EnterPaper):
    model = Progress
    service = staticmethod(services.enter_progress)


class ClaimDraftView(DraftOf):
    step = "claim"
    form_class = forms.ClaimForm
    service = staticmethod(services.draft_claim)
    paper, said = Claim, ("level", "text")

    def get_initial(self):
        if self.draft is None:
            return super().get_initial()
        pieces = list(self.draft.evidence.select_related("act").prefetch_related("file_rows__stored"))
        documents = [piece for piece in pieces if piece.kind == EvidenceKind.DOCUMENT]
        figures = [piece.words for piece in pieces if piece.kind == EvidenceKind.FIGURE]
        return {
            **super().get_initial(),
            "acts": [CitedAct(piece.act, pinpoint=piece.pinpoint) for piece in pieces if piece.act],
            "files": [row.stored for piece in documents for row in piece.file_rows.all()],
            "address": next((piece.address for piece in documents if piece.address), ""),
            "figure": figures[0] if figures else None,
        }


class ClaimSendView(SendPaper):
    model = Claim
    template_name = OF_A_CLAIM
    service = staticmethod(services.send_claim_for_signature)


class ClaimHandBackView(HandBack):
    model = Claim
    template_name = OF_A_CLAIM


class ClaimSignView(SignPaper):
    model = Claim
    template_name = OF_A_CLAIM
    service = staticmethod(services.claim_implementation)


class ClaimEnterView(EnterPaper):
    model = Claim
    template_name = OF_A_CLAIM
    service = staticmethod(services.enter_claim)


class ClaimWithdrawView(OfClaim):
    step = "withdraw_claim"
    form_class = ReasonForm
    service = staticmethod(services.withdraw_claim)
