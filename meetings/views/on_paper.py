"""Steps of comments that came on paper: enter one, type one without a name, check a transcript."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.refusals import ChecksFirst
from core.views import StepView
from meetings import services
from meetings.forms import on_paper as forms
from meetings.models import CommentOnPaper, CommentScan
from meetings.views.minutes import RemarkStepView
from meetings.views.unattributed import CommentView as UnattributedCommentView


class EnterView(ChecksFirst, RemarkStepView):
    step = "enter_comment"
    form_class = forms.EnterForm
    service = staticmethod(services.enter_comment)
    template_name = "meetings/remark_shown.html"
    done = _("The comment is filed with its scan.")

    def check_first(self):
        services.check_entering(self.thing.minutes)


class TranscriptView(ChecksFirst, StepView):
    model = CommentOnPaper
    on = "minutes"
    step = "check_transcript"
    form_class = forms.TranscriptForm
    service = staticmethod(services.check_transcript)
    template_name = "meetings/transcript.html"
    done = _("The transcript stands. You hear when the comment is answered.")

    def get_thing(self):
        seen = CommentOnPaper.objects.visible_to(self.request.acting.user)
        wanted = ("comment__remark__minutes__meeting__body", "comment__remark__item", "comment__filing", "transcript")
        return get_object_or_404(
            seen.select_related(*wanted, "window", "comment__organisation"), uid=self.kwargs["uid"]
        )

    def check(self):
        super().check()
        services.check_own(self.thing, by=self.request.acting)

    def check_first(self):
        services.check_checking(self.thing)

    def get_context_data(self, **context):
        seen = CommentScan.objects.visible_to(self.request.acting.user).filter(on_paper=self.thing)
        scans = [scan.listed() for scan in seen.select_related("stored")]
        return super().get_context_data(scans=scans, comment=self.thing.comment, **context)

    def get_success_url(self, result):
        return result.get_absolute_url()


class UnnamedView(UnattributedCommentView):
    """Only the text is typed: no scan, no organisation, nothing that tells who handed it in."""

    label = _("Type a comment that came on paper without a name")
    template_name = "meetings/unattributed_on_paper.html"
    check_door = staticmethod(services.check_paper_door)
