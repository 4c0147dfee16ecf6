"""Steps between two sides of an item and their go-between."""

from django.utils.translation import gettext_lazy as _

from core.views import StepView
from meetings.forms import between as forms
from meetings.models import AgendaItem, AgreedWording, GoBetween, SideDraft
from meetings.rules import can_propose_between
from meetings.services import between as verbs


class BetweenView(StepView):
    """Every step leads back to the page of the go-between."""

    def get_success_url(self, result):
        return result.get_absolute_url()


class ProposeView(BetweenView):
    model = AgendaItem
    rule = can_propose_between
    title = _("Propose a go-between")
    form_class = forms.ProposeBetweenForm
    service = staticmethod(verbs.propose_between)
    done = _("The other side is told and may agree.")


class AgreeView(BetweenView):
    model = GoBetween
    step = "agree"
    form_class = forms.AgreeBetweenForm
    service = staticmethod(verbs.agree_between)
    done = _("Both sides agree on the go-between now.")


class EndView(BetweenView):
    model = GoBetween
    step = "end"
    form_class = forms.EndBetweenForm
    service = staticmethod(verbs.end_between)
    done = _("It has ended.")


class DraftAddView(BetweenView):
    model = GoBetween
    step = "add_draft"
    form_class = forms.DraftForm
    service = staticmethod(verbs.add_draft)
    done = _("The draft is saved; only your organisation sees it.")


class DraftEditView(BetweenView):
    model = SideDraft
    step = "edit"
    form_class = forms.DraftForm
    service = staticmethod(verbs.edit_draft)
    done = _("The draft is saved; only your organisation sees it.")

    def get_initial(self):
        return {"text": self.thing.text}


class ReleaseView(BetweenView):
    model = SideDraft
    step = "release"
    form_class = forms.ReleaseForm
    service = staticmethod(verbs.release_draft)
    done = _("The go-between sees it now.")


class TakeBackView(BetweenView):
    model = SideDraft
    step = "take_back"
    form_class = forms.TakeBackForm
    service = staticmethod(verbs.take_back_draft)
    done = _("The go-between does not see it any more.")


class WordView(BetweenView):
    model = GoBetween
    step = "word"
    form_class = forms.WordForm
    service = staticmethod(verbs.word_between)
    done = _("Both sides are told and say whether they can live with it.")


class MarkView(BetweenView):
    model = AgreedWording
    step = "mark"
    form_class = forms.MarkForm
    service = staticmethod(verbs.mark_wording)
    done = _("Your side's word is noted.")
