"""Steps of the plan of a body; the page that shows it is ``dialogue.pages.plan``. All of it works without JavaScript."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.lifecycle import NotNow
from core.views import StepView
from meetings import services
from meetings.forms import plan as forms
from meetings.models import PlanComment, PlanRow, WorkPlan
from meetings.rules import can_run
from participants.models import Body


class DraftView(StepView):
    model = Body
    rule = can_run
    title = _("Draft a work plan")
    form_class = forms.DraftForm
    service = staticmethod(services.draft_plan)
    done = _("The draft is there. The secretariat and the chairs of the body see it; add its rows.")

    def get_initial(self):
        asked = self.request.GET.get("year", "")
        return {"year": int(asked) if asked.isdecimal() else timezone.localdate().year + 1}

    def get_success_url(self, result):
        return reverse("meetings:plan_rows", args=[result.ref])


class RowsView(StepView):
    """The rows as they stand with their buttons, and a form for a further one."""

    model = WorkPlan
    step = "edit"
    form_class = forms.NewRowForm
    service = staticmethod(services.add_row)
    template_name = "meetings/plan_rows.html"
    done = _("Done: the row is in the plan.")

    def check(self):
        super().check()
        if not self.thing.is_editable:
            raise NotNow(self.step, self.thing.state)

    def get_context_data(self, **context):
        return super().get_context_data(rows=self.thing.rows.all(), **context)

    def get_success_url(self, result):
        return reverse("meetings:plan_rows", args=[self.thing.ref])


class RowView(StepView):
    """A step with one row: back to the rows."""

    model = PlanRow
    on = "plan"
    step = "edit"

    def check(self):
        super().check()
        if not self.thing.plan.is_editable:
            raise NotNow(self.step, self.thing.plan.state)

    def get_success_url(self, result):
        return reverse("meetings:plan_rows", args=[self.thing.plan.ref])


class RowEditView(RowView):
    form_class = forms.RowForm
    service = staticmethod(services.edit_row)
    label = _("Edit the row")


class RowDropView(RowView):
    service = staticmethod(services.drop_row)
    label = _("Take the row out")


class CirculateView(StepView):
    model = WorkPlan
    step = "circulate"
    form_class = forms.CirculateForm
    service = staticmethod(services.circulate_plan)


class CommentView(StepView):
    model = WorkPlan
    step = "comment"
    form_class = forms.CommentForm
    service = staticmethod(services.comment_plan)
    done = _("Your comment is filed. The receipt stands beside it.")

    def check(self):
        super().check()
        if not self.thing.takes_comments:
            raise NotNow(self.step, self.thing.state)

    def get_success_url(self, result):
        return result.get_absolute_url()


class AnswerView(StepView):
    model = PlanComment
    on = "plan"
    step = "answer"
    form_class = forms.AnswerForm
    service = staticmethod(services.answer_plan_comment)
    template_name = "meetings/plan_answer.html"
    done = _("The answer is filed beside the comment.")

    def check(self):
        super().check()
        if self.thing.answers.exists():
            raise NotNow(self.step, "answered")

    def take(self, form):
        """A comment never changes, so nobody may lock it: the service locks its plan."""
        said = form.service_arguments()
        return self.get_success_url(self.service(self.thing, **said, by=self.request.acting))

    def get_success_url(self, result):
        return self.thing.get_absolute_url()


class PutView(StepView):
    model = WorkPlan
    step = "put"
    form_class = forms.PutForm
    service = staticmethod(services.put_plan)


class ApproveView(StepView):
    model = WorkPlan
    step = "approve"
    form_class = forms.ApproveForm
    service = staticmethod(services.approve_plan)
    done = _("The decision is carried out: the plan is public.")


class TakeBackView(StepView):
    model = WorkPlan
    step = "take_back"
    form_class = forms.TakeBackForm
    service = staticmethod(services.take_back_plan)
