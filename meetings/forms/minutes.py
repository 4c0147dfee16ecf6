"""Input about minutes. Where nothing may be attributed the form has no field for who said it, and a text that names somebody is
sent only after one more look."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm, WordsFormField
from meetings.services.minutes import may_be_named
from participants.kinds import Constituency


class WarnedForm(StepForm):
    """A form whose text may name somebody. ``is_sure`` appears once the service warned; nothing keeps it."""

    is_sure = forms.BooleanField(
        required=False, label=_("I have read it again: it does not tell who said what"), widget=forms.HiddenInput
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.data.get("is_sure"):
            self._ask()

    def refuse(self, problem):
        """The warning stands beside the box that confirms."""
        if "is_sure" in getattr(problem, "error_dict", {}):
            self._ask()
        super().refuse(problem)

    def _ask(self):
        self.fields["is_sure"].widget = forms.CheckboxInput()


class CarefulForm(WarnedForm):
    """The same about one meeting: where words are attributed there is nothing to be sure of."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not self.thing.meeting.is_without_attribution:
            del self.fields["is_sure"]


class RemarkForm(CarefulForm):
    """One paragraph of the minutes, and whose words it tells where that may be said."""

    text = WordsFormField(
        label=_("What was said"),
        rows=6,
        help_text=_("In Kazakh and in Russian before comments begin; in English where you have it."),
    )
    attribution = forms.ChoiceField(label=_("Who said it"), required=False)
    field_order = ("text", "attribution", "is_sure")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.thing.meeting.is_without_attribution:
            del self.fields["attribution"]
            return
        self.organisations = {f"organisation:{one.uid}": one for one in may_be_named(self.thing.meeting)}
        self.fields["attribution"].choices = [
            ("", _("Nobody is named")),
            (_("A constituency"), [(f"constituency:{value}", label) for value, label in Constituency.choices]),
            (_("An organisation that was invited"), [(key, str(one)) for key, one in self.organisations.items()]),
        ]

    def service_arguments(self):
        """The organisation or the constituency; neither is even said where nothing may be attributed."""
        said = super().service_arguments()
        if (chosen := said.pop("attribution", None)) is not None:
            said["organisation"] = self.organisations.get(chosen)
            said["constituency"] = chosen.removeprefix("constituency:") if "constituency:" in chosen else ""
        return said


class EditRemarkForm(RemarkForm):
    """The same for a paragraph that stands."""

    def __init__(self, *args, thing=None, initial=None, **options):
        stands = {"text": thing.text, "attribution": attribution_of(thing)}
        super().__init__(*args, thing=thing, initial={**stands, **(initial or {})}, **options)


def attribution_of(remark):
    """Whose words it tells, as the form says it."""
    if remark.organisation:
        return f"organisation:{remark.organisation.uid}"
    return f"constituency:{remark.constituency}" if remark.constituency else ""


class RemoveRemarkForm(StepForm):
    confirms = _("The paragraph leaves the draft. A draft has no history: it cannot be brought back.")


class CirculateForm(StepForm):
    confirms = _(
        "The body and the organisations that were invited read the draft from now on and hear of it. They may comment until "
        "the window closes; the text stands meanwhile."
    )


class CommentForm(CarefulForm):
    """A comment on one paragraph. Whoever sends it knows beforehand that it is a public act of the organisation."""

    text = WordsFormField(
        label=_("Comment"), rows=5, max_length=4000, help_text=_("Say what should be changed, and why.")
    )
    confirms = _(
        "It is signed by your organisation and filed for ever: the body reads it now, everybody with the published minutes, "
        "under the name of your organisation and with the answer. It can be neither changed nor taken back."
    )


class AnswerForm(CarefulForm):
    """What was done with a comment."""

    is_accepted = forms.TypedChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Accepted: the paragraph is written anew")), ("no", _("Not accepted"))],
        coerce=lambda said: said == "yes",
    )
    text = WordsFormField(
        label=_("Reason"),
        rows=4,
        required=False,
        help_text=_("Needed for a comment that is not accepted. It is published with the comment."),
    )
    confirms = _("The answer is filed beside the comment and is not changed afterwards.")


class PutUpForm(StepForm):
    confirms = _(
        "The chair and the co-chairs are asked to approve the text as it stands. It is not written meanwhile. Once their term "
        "is over it can be published without a missing approval, which is stated."
    )


class ApproveForm(StepForm):
    confirms = _(
        "You approve the text as it stands on the page of the minutes. The last approval publishes it: everybody can read it, "
        "and it is not changed any more."
    )


class HandBackForm(CarefulForm, ReasonForm):
    confirms = _("The secretariat writes the text anew; everybody who presides approves it anew.")
    field_order = ("reason", "is_sure")


class PublishForm(StepForm):
    confirms = _(
        "Everybody can read the minutes from now on, and who has not approved them. The text is not changed any more."
    )


class CorrigendumForm(CarefulForm):
    """What was wrong in the published minutes."""

    text = WordsFormField(
        label=_("Corrigendum"), rows=5, help_text=_("Name the paragraph, what stands there and what it should say.")
    )
    confirms = _("It is public at once beside the published text, which stays as it is.")
