"""Input about participants."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from participants import kinds
from participants.models import LANGUAGE_CHOICES, Body, Holding, Organisation, Post, Seat, User


def day(label, help_text=""):
    """A day, picked with the browser's own calendar."""
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, initial=timezone.localdate, widget=picker)


class OrganisationForm(StepForm):
    name = WordsFormField(label=_("Name"))
    short_name = WordsFormField(label=_("Short name"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=kinds.OrganisationKind)
    code = forms.SlugField(
        label=_("Code in addresses"), help_text=_("Latin letters, digits and hyphens, for example mfa."), max_length=40
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    public_email = forms.EmailField(label=_("Public e-mail"), required=False)

    def clean_code(self):
        code = self.cleaned_data["code"].lower()
        if Organisation.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another organisation has this code. Choose one more."))
        return code


class RenameForm(StepForm):
    name = WordsFormField(label=_("New name"))
    short_name = WordsFormField(label=_("New short name"), required=False)
    from_on = day(_("Since"), _("Papers of earlier days keep the name of their day."))


class BodyForm(StepForm):
    name = WordsFormField(label=_("Name"))
    kind = forms.ChoiceField(label=_("Kind"), choices=kinds.BodyKind)
    code = forms.SlugField(label=_("Code in addresses"), max_length=40)
    parent = forms.ModelChoiceField(Body.objects.all(), label=_("Part of"), required=False)

    def clean_code(self):
        code = self.cleaned_data["code"].lower()
        if Body.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another body has this code. Choose one more."))
        return code


class SeatForm(StepForm):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    constituency = forms.ChoiceField(label=_("Constituency"), choices=kinds.Constituency)
    role = forms.ChoiceField(label=_("Role"), choices=kinds.SeatRole)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = Organisation.objects.filter(ended_on=None).for_list()


class PostForm(StepForm):
    kind = forms.ChoiceField(label=_("Duty"), choices=kinds.PostKind)
    office = WordsFormField(
        label=_("Office"), required=False, help_text=_("As papers print it, for example: vice-minister.")
    )


class PersonForm(StepForm):
    """Invite a person onto a place; ``places`` are posts of the organisation and its seats."""

    email = forms.EmailField(label=_("E-mail"))
    name = WordsFormField(label=_("Name"))
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGE_CHOICES)
    places = forms.MultipleChoiceField(label=_("Posts and seats"), widget=forms.CheckboxSelectMultiple)
    confirms = _("The person gets a letter with a link that works once and for 14 days.")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        places = [*Post.objects.current().filter(organisation=self.thing)]
        places += Seat.objects.current().filter(organisation=self.thing).select_related("body", "organisation")
        self._places = {str(place.uid): place for place in places}
        self.fields["places"].choices = [(uid, _words(place)) for uid, place in self._places.items()]

    def service_arguments(self):
        said = super().service_arguments()
        return {**said, "places": [self._places[uid] for uid in said["places"]]}


def _words(place):
    if isinstance(place, Post):
        return f"{place.get_kind_display()}: {place.office}" if place.office else place.get_kind_display()
    return f"{place.body}: {place.get_role_display()}"


class HandOverForm(StepForm):
    """To another person who already has an account."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("To whom"))
    confirms = _("Duties, terms and drafts stay with the post; the person who held it no longer sees them.")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        place = self.thing.post or self.thing.seat
        inside = Holding.objects.current().filter(post__organisation=place.organisation_id)
        people = User.objects.filter(is_active=True, pk__in=inside.values("user"))
        self.fields["to"].queryset = people.exclude(pk=self.thing.user_id)


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("New password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )
    again = forms.CharField(
        label=_("The same password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self):
        said = super().clean()
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return said
