"""Input about agreed tasks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings.models import Decision
from participants.kinds import PostKind
from participants.models import Post

OWNERS = (PostKind.FOCAL_POINT, PostKind.SIGNATORY, PostKind.REPRESENTATIVE, PostKind.SECRETARY)


class TaskFields(forms.Form):
    """One agreed task: what, which post, until when."""

    text = WordsFormField(label=_("What was agreed"), rows=3, max_length=1000)
    owner = forms.ModelChoiceField(
        Post.objects.none(),
        label=_("Who does it"),
        help_text=_("A post, not a person: the task stays with it when people change."),
    )
    due_on = forms.DateField(label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        posts = Post.objects.current().filter(kind__in=OWNERS).select_related("organisation")
        self.fields["owner"].queryset = posts.order_by("organisation__code", "kind", "id")
        self.fields["owner"].label_from_instance = lambda post: f"{post.organisation}: {post.get_kind_display()}"


class AgreeTaskForm(TaskFields, StepForm):
    confirms = _(
        "It is filed with the decision. Its owner hears, and everybody reads it, once the decision sheet is published."
    )


class DecidedTaskForm(TaskFields):
    """One of those agreed on the page that records the decision; left empty it is none."""

    def __init__(self, *args, decided_on, **options):
        super().__init__(*args, **options)
        self.decided_on = decided_on

    def clean_due_on(self):
        if self.cleaned_data["due_on"] <= self.decided_on:
            raise forms.ValidationError(_("The due day must lie after the meeting."))
        return self.cleaned_data["due_on"]


class FinishTaskForm(StepForm):
    text = WordsFormField(label=_("What was done"), rows=4, max_length=2000)
    confirms = _("It is filed for ever under the name of your organisation, and public at once.")


class DropTaskForm(StepForm):
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("Decision of the meeting"),
        help_text=_("Only decisions whose decision sheet is published, the latest first."),
    )
    reason = WordsFormField(label=_("Why it is dropped"), rows=3, help_text=_("In a sentence; everybody reads it."))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        meeting = self.thing.meeting
        public = Decision.objects.filter(item__meeting__body=meeting.body_id, item__meeting__on__gte=meeting.on)
        public = public.filter(item__meeting__decisions_published_at__isnull=False).select_related(
            "item__meeting__body"
        )
        self.fields["decision"].queryset = public.order_by("-item__meeting__on", "item__position")
        self.fields["decision"].label_from_instance = lambda one: (
            f"{one.item.meeting.printed}, {one.item.number}. {one.item.title}"
        )
