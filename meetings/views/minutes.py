"""Steps of the minutes: write, circulate, comment, answer, approve, publish, correct."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.lifecycle import NotNow
from core.refusals import ChecksFirst
from core.views import StepView
from meetings import services
from meetings.forms import minutes as forms
from meetings.models import AgendaItem, Comment, CommentAnswer, Meeting, Minutes, Remark


class BeginView(StepView):
    model = Meeting
    step = "begin_minutes"
    service = staticmethod(services.begin_minutes)
    done = _("Write what was said on each item.")

    def check(self):
        super().check()
        if Minutes.objects.filter(meeting=self.thing).exists():
            raise NotNow(self.step, self.thing.state)

    def get_success_url(self, result):
        return result.get_absolute_url()


class MinutesStepView(StepView):
    """A step with the minutes as a whole; they bear the number of their meeting."""

    model = Minutes

    def get_thing(self):
        seen = Minutes.objects.visible_to(self.request.acting.user).select_related("meeting__body")
        return get_object_or_404(seen, meeting__ref=self.kwargs["ref"])


class RemarkAddView(StepView):
    model = AgendaItem
    on = "minuted"
    step = "write"
    label = _("Add a paragraph")
    form_class = forms.RemarkForm
    service = staticmethod(services.add_remark)
    template_name = "meetings/remark.html"
    done = _("The paragraph stands in the draft.")

    def get_thing(self):
        user = self.request.acting.user
        seen = (
            AgendaItem.objects.visible_to(user).standing().filter(meeting__minutes__in=Minutes.objects.visible_to(user))
        )
        return get_object_or_404(seen.select_related("meeting__minutes", "meeting__body"), uid=self.kwargs["uid"])

    def get_context_data(self, **context):
        return super().get_context_data(
            item=self.thing, minutes=self.thing.minuted, back=self.thing.minuted.get_absolute_url(), **context
        )

    def get_success_url(self, result):
        return result.get_absolute_url()


class RemarkStepView(StepView):
    """A step with one paragraph."""

    model = Remark
    on = "minutes"
    template_name = "meetings/remark.html"

    def get_thing(self):
        seen = Remark.objects.visible_to(self.request.acting.user)
        wanted = ("minutes__meeting__body", "minutes__comment_window", "item__meeting", "organisation")
        if self.request.method != "POST":  # who was writing it while somebody removed it finds the text again
            seen = seen.standing()
        return get_object_or_404(seen.select_related(*wanted), uid=self.kwargs["uid"])

    def get_context_data(self, **context):
        return super().get_context_data(
            item=self.thing.item, minutes=self.thing.minutes, back=self.thing.get_absolute_url(), **context
        )

    def get_success_url(self, result):
        return result.get_absolute_url()


class RemarkEditView(RemarkStepView):
    step = "write"
    label = _("Write the paragraph anew")
    form_class = forms.EditRemarkForm
    service = staticmethod(services.edit_remark)
    done = _("The paragraph stands in the draft.")

    def get_context_data(self, **context):
        """A stale page shows what stands now in every language, beside what was typed."""
        stands_now = [{"language": code, "text": one.text} for code, one in self.thing.text.texts.items()]
        return super().get_context_data(stands_now=stands_now, **context)


class RemarkRemoveView(RemarkStepView):
    step = "write"
    label = _("Remove the paragraph")
    form_class = forms.RemoveRemarkForm
    service = staticmethod(services.remove_remark)
    template_name = "meetings/remark_shown.html"
    done = _("The paragraph is removed.")


class CommentView(ChecksFirst, RemarkStepView):
    step = "comment"
    form_class = forms.CommentForm
    service = staticmethod(services.file_comment)
    template_name = "meetings/remark_shown.html"
    done = _("Your comment is filed. You hear when it is answered.")

    def check_first(self):
        services.check_window(self.thing.minutes)


class CommentAnswerView(StepView):
    model = Comment
    on = "minutes"
    step = "answer"
    form_class = forms.AnswerForm
    service = staticmethod(services.answer_comment)
    template_name = "meetings/answer_comment.html"
    done = _("The comment is answered.")

    def get_thing(self):
        seen = Comment.objects.visible_to(self.request.acting.user)
        wanted = ("remark__minutes__meeting__body", "remark__item", "organisation", "filing")
        return get_object_or_404(seen.select_related(*wanted), uid=self.kwargs["uid"])

    def take(self, form):
        """A comment never changes: there is no row to lock; the service locks the minutes."""
        return self.get_success_url(self.service(self.thing, **form.service_arguments(), by=self.request.acting))

    def get_context_data(self, **context):
        return super().get_context_data(comment_text=self.thing.standing.said("comment"), **context)

    def check(self):
        super().check()
        if CommentAnswer.objects.filter(comment=self.thing).exists():
            raise NotNow(self.step, "answered")

    def get_success_url(self, result):
        return self.thing.get_absolute_url()


class CirculateView(MinutesStepView):
    step = "circulate"
    form_class = forms.CirculateForm
    service = staticmethod(services.circulate_minutes)
    done = _("The draft is circulated; the window for comments is open.")


class PutUpView(MinutesStepView):
    step = "put_up"
    form_class = forms.PutUpForm
    service = staticmethod(services.put_up_minutes)
    done = _("Those who preside are asked to approve the minutes.")


class ApproveView(MinutesStepView):
    step = "approve"
    form_class = forms.ApproveForm
    service = staticmethod(services.approve_minutes)
    done = _("You have approved the minutes.")


class HandBackView(MinutesStepView):
    step = "hand_back"
    form_class = forms.HandBackForm
    service = staticmethod(services.hand_back_minutes)
    done = _("The minutes are handed back to the secretariat.")


class PublishView(MinutesStepView):
    step = "publish"
    form_class = forms.PublishForm
    service = staticmethod(services.publish_minutes)
    done = _("The minutes are published.")


class CorrigendumView(MinutesStepView):
    step = "correct"
    form_class = forms.CorrigendumForm
    service = staticmethod(services.correct_minutes)
    done = _("The corrigendum is public beside the minutes.")
