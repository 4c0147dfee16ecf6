"""Steps every paper has: write the one draft of an organisation, hand it over, hand it back, sign, enter a signed letter."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm
from core.things import Stale, lock_with_story
from core.views import StepView
from participants.papers.forms import HandBackForm, LetterForm, SignForm


class DraftView(StepView):
    """Write or change the draft. The page is stale when a colleague saved the draft since, not when its story moved on.

    A subclass gives ``find_draft`` and names in ``said`` the fields of the draft its form shows.
    """

    template_name = "participants/draft_step.html"
    said = ()
    done = _("The draft is saved. Only your organisation sees it.")

    def find_draft(self):
        """The open draft of the hat's organisation, or ``None``."""
        raise NotImplementedError

    @cached_property
    def draft(self):
        return self.find_draft()

    def check(self):
        super().check()
        if self.draft:
            self.draft.lifecycle.check("draft", self.draft, self.request.acting)  # it may wait for signature

    def get_initial(self):
        said = {name: getattr(self.draft, name) for name in (*self.said, "internal_note")} if self.draft else {}
        return {**said, "version": self.draft.version if self.draft else 0}

    def get_context_data(self, **context):
        return super().get_context_data(draft=self.draft, **context)

    def take(self, form):
        lock_with_story(self.thing)
        draft = self.find_draft()
        if (draft.version if draft else 0) != form.cleaned_data["version"]:
            raise Stale(draft)
        said = form.service_arguments()
        return self.get_success_url(self.service(self.thing, **said, by=self.request.acting))

    def version_now(self):
        self.draft = self.find_draft()
        return self.draft.version if self.draft else 0


class PaperView(StepView):
    """A step with a draft; the page shows it as it will be filed."""

    template_name = "participants/paper_step.html"


class SendPaper(PaperView):
    step = "send"
    form_class = StepForm


class HandBackPaper(PaperView):
    step = "hand_back"
    form_class = HandBackForm


class SignPaper(PaperView):
    step = "sign"
    form_class = SignForm


class EnterPaper(PaperView):
    step = "enter"
    form_class = LetterForm
