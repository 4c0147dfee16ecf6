"""Input about recommendations and what each side says of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from files.forms import FilesField
from law.forms import ActsField, ObligationsField, ReferencesField
from law.models import Theme
from meetings.forms.voting import VoteFields
from meetings.kinds import Method
from meetings.kinds import Outcome as ItemOutcome
from meetings.models import Decision
from meetings.services import outcomes_of
from participants.kinds import ADDRESSEES
from participants.models import Organisation
from participants.papers.forms import DraftForm
from proposals.models import Proposal
from recommendations import kinds


def day_field(**options):
    """A day, picked with the browser's own calendar."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class DecideForm(VoteFields, StepForm):
    """What the meeting decided on an item."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=ItemOutcome, widget=forms.RadioSelect)
    method = forms.ChoiceField(label=_("How it was decided"), choices=Method, widget=forms.RadioSelect)
    text = WordsFormField(label=_("Text of the decision"), rows=4)
    state_position = WordsFormField(
        label=_("Position of the State"),
        rows=3,
        required=False,
        help_text=_("Only where a text of civil society goes out without consensus: it is attached and filed with it."),
    )

    def clean(self):
        said = super().clean()
        attached, is_theirs = said.get("state_position"), said.get("method") == Method.CIVIL_SOCIETY_TEXT
        if is_theirs and not attached:
            self.add_error("state_position", _("Attach the position of the State; if none was given, say so."))
        if attached and said.get("method") and not is_theirs:
            self.add_error("state_position", _("The position of the State is attached to a text of civil society."))
        return said

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["outcome"].choices = [(one.value, one.label) for one in outcomes_of(self.thing)]


class WordingForm(forms.Form):
    """One recommendation as the meeting words it; several of them make an adopted item."""

    title = WordsFormField(label=_("Title"), max_length=200)
    text = WordsFormField(label=_("Text"), rows=5)
    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Lead"))
    co_executors = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Co-executors"), required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = day_field(label=_("Due day"))
    wanted = WordsFormField(label=_("Wanted result"), rows=2, required=False)
    proposals = forms.ModelMultipleChoiceField(
        Proposal.objects.none(), label=_("From the proposals"), required=False, widget=forms.CheckboxSelectMultiple
    )
    acts = ActsField(label=_("Legal acts concerned"), required=False)
    obligations = ObligationsField(label=_("International obligations"), required=False)
    themes = ReferencesField(Theme, label=_("Themes"))

    def __init__(self, *args, on_item=(), decided_on=None, **options):
        super().__init__(*args, **options)
        self.decided_on = decided_on
        bodies = Organisation.objects.addressees(ADDRESSEES).for_list()
        self.fields["lead"].queryset = self.fields["co_executors"].queryset = bodies
        self.fields["proposals"].queryset = Proposal.objects.filter(pk__in=[proposal.pk for proposal in on_item])
        if not on_item:
            del self.fields["proposals"]

    def clean(self):
        said = super().clean()
        if said.get("lead") and said["lead"] in (said.get("co_executors") or []):
            self.add_error("co_executors", _("The lead cannot be its own co-executor."))
        if said.get("due_on") and self.decided_on and said["due_on"] <= self.decided_on:
            self.add_error("due_on", _("The due day must lie after the meeting."))
        return said


class PositionForm(DraftForm):
    value = forms.ChoiceField(label=_("Position"), choices=kinds.PositionValue.choices[1:], widget=forms.RadioSelect)
    text = WordsFormField(
        label=_("Reasons"), rows=8, required=False, help_text=_("Mandatory unless you support the recommendation.")
    )
    field_order = ("value", "text", "internal_note")

    def clean(self):
        said = super().clean()
        if said.get("value") not in (None, kinds.PositionValue.SUPPORTED) and not said.get("text"):
            self.add_error("text", _("Give the reasons: they are mandatory unless you support the recommendation."))
        return said


class MeasureForm(StepForm):
    text = WordsFormField(label=_("What will be done"), rows=3)
    completion = WordsFormField(
        label=_("Form of completion"), required=False, help_text=_("How it ends: a law, an order, a training.")
    )
    starts_on = day_field(label=_("Begins"), required=False)
    ends_on = day_field(label=_("Ends"), required=False)


class ProgressForm(DraftForm):
    declared = forms.ChoiceField(
        label=_("How far it is"),
        choices=[(value.value, value.label) for value in kinds.REPORTABLE],
        widget=forms.RadioSelect,
        help_text=_("That it is done, in part or in full, you report with evidence: “Report as implemented”."),
    )
    text = WordsFormField(label=_("In words"), rows=6)
    next_step = WordsFormField(label=_("Next step"), rows=2, required=False)
    field_order = ("declared", "text", "next_step", "internal_note")


class ClaimForm(DraftForm):
    """At least one piece of evidence: an act, a document, a figure."""

    level = forms.ChoiceField(label=_("How much of it"), choices=kinds.ClaimLevel, widget=forms.RadioSelect)
    text = WordsFormField(label=_("What was done"), rows=6)
    acts = ActsField(label=_("Evidence: acts in force"), required=False)
    files = FilesField(label=_("Evidence: documents"), required=False)
    address = forms.URLField(label=_("Evidence: address of a page"), required=False, assume_scheme="https")
    figure = WordsFormField(
        label=_("Evidence: a figure"), rows=2, required=False, help_text=_("The number, and what it counts.")
    )
    field_order = ("level", "text", "acts", "files", "address", "figure", "internal_note")

    def clean(self):
        said = super().clean()
        if not self.errors and not any(said.get(name) for name in ("acts", "files", "address", "figure")):
            self.add_error("acts", _("Give at least one piece of evidence: an act, a document, a page or a figure."))
        if any(not (cited.act or cited.adilet_id) for cited in said.get("acts") or []):
            self.add_error("acts", _("Evidence names an act by its adilet number, for example K1400000226."))
        return said

    def service_arguments(self):
        said = super().service_arguments()
        acts, files, address, figure = (said.pop(name) for name in ("acts", "files", "address", "figure"))
        pieces = [
            {"kind": kinds.EvidenceKind.ACT, "act": one.act, "adilet_id": one.adilet_id, "pinpoint": one.pinpoint}
            for one in acts
        ]
        if files or address:
            pieces.append({"kind": kinds.EvidenceKind.DOCUMENT, "files": files, "address": address})
        if figure:
            pieces.append({"kind": kinds.EvidenceKind.FIGURE, "words": figure})
        return {**said, "evidence": pieces}


class AssessForm(StepForm):
    verdict = forms.ChoiceField(
        label=_("Your assessment"),
        choices=[choice for choice in kinds.Verdict.choices if choice[0] != kinds.Verdict.CONTEST],
        widget=forms.RadioSelect,
    )
    grounds = WordsFormField(label=_("Grounds"), rows=6)
    files = FilesField(label=_("Files"), required=False)
    confirms = _("It is filed for ever under the name of your organisation, and public at once.")


class ContestForm(StepForm):
    reason = forms.ChoiceField(label=_("Why you object"), choices=kinds.ObjectionReason, widget=forms.RadioSelect)
    grounds = WordsFormField(label=_("What is missing, and how you know"), rows=6)
    files = FilesField(label=_("Evidence"), required=False)
    confirms = _("The body will have 15 working days to reply. Both texts stay public.")


class ObjectionReplyForm(DraftForm):
    text = WordsFormField(label=_("Answer"), rows=8)
    field_order = ("text", "internal_note")


class NarrowForm(StepForm):
    narrowed_to = WordsFormField(label=_("What remains of the objection"), rows=5)


class KeepForm(StepForm):
    reason = WordsFormField(label=_("Why you keep it"), rows=4, required=False)


class OfMeetingForm(StepForm):
    """Something a meeting decided about the recommendation: by which decision, in a sentence."""

    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("Decision of the meeting"),
        help_text=_("Only decisions whose decision sheet is published, the latest first."),
    )
    reason = WordsFormField(
        label=_("What the meeting decided"), rows=3, help_text=_("In a sentence; everybody reads it.")
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        public = Decision.objects.filter(item__meeting__decisions_published_at__isnull=False)
        if self.thing.adopted_on:
            public = public.filter(item__meeting__on__gte=self.thing.adopted_on)
        found = public.select_related("item__meeting__body").order_by("-item__meeting__on", "item__position")
        self.fields["decision"].queryset = found
        self.fields["decision"].label_from_instance = lambda one: (
            f"{one.item.meeting.printed}, {one.item.number}. {one.item.title}"
        )


class ConcludeForm(OfMeetingForm):
    finding = forms.ChoiceField(
        label=_("What the meeting found"),
        choices=kinds.Finding,
        widget=forms.RadioSelect,
        help_text=_(
            "Nobody decides who is right: a report is returned to the body, or the dispute is recorded and stays."
        ),
    )
    field_order = ("finding", "decision", "reason")


class EndForm(OfMeetingForm):
    confirms = _("Follow-up ends. What each side said stays public for ever, and what became of it is said from that.")
