"""Forms of steps: every one carries the version its page showed and a key against double clicks (design.md §5.12)."""

import uuid

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.texts import LANGUAGES, Words

LANGUAGE_NAMES = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}


class WordsWidget(forms.MultiWidget):
    """One box a language, the same order for everyone; ``templates/core/widgets/words.html`` draws the tabs."""

    template_name = "core/widgets/words.html"

    def __init__(self, attrs=None, *, rows=1):
        box = forms.TextInput if rows == 1 else forms.Textarea
        extra = {} if rows == 1 else {"rows": rows}
        super().__init__({c: box({**extra, "lang": c, "aria-label": LANGUAGE_NAMES[c]}) for c in LANGUAGES}, attrs)

    def decompress(self, value):
        return [value.texts[c].text if value and c in value.texts else "" for c in LANGUAGES]


class WordsFormField(forms.MultiValueField):
    """Gives ``Words``; required means: in at least one language. ``max_length`` counts the letters of each language."""

    widget = WordsWidget

    def __init__(self, *, rows=1, max_length=None, **options):
        parts = [forms.CharField(required=False, max_length=max_length) for _code in LANGUAGES]
        super().__init__(
            parts, require_all_fields=False, **{"widget": WordsWidget(rows=rows), "required": True, **options}
        )

    def compress(self, values):
        said = dict(zip(LANGUAGES, values or [""] * len(LANGUAGES), strict=True))
        return Words.of(get_language(), **said)

    def validate(self, value):
        if self.required and not value:  # space alone says nothing
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial, data):
        return self.compress(self.widget.decompress(initial)) != self.compress(data)


class StepForm(forms.Form):
    """The form of one step. ``thing`` is what the page shows (``None`` when the step makes it), ``by`` the hat."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput)
    confirms = ""  # said before a step that cannot be taken back

    def __init__(self, *args, thing=None, by=None, **options):
        self.thing, self.by = thing, by
        initial = {
            "version": getattr(thing, "version", None),
            "once": uuid.uuid4(),
            **(options.pop("initial", None) or {}),
        }
        super().__init__(*args, initial=initial, **options)
        self.fields["version"].required = thing is not None
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean(self):
        """An edited text keeps its original language, and translations nobody touched know which original they render."""
        cleaned = super().clean()
        for name, field in self.fields.items():
            before = self.get_initial_for_field(field, name)
            if isinstance(field, WordsFormField) and before and cleaned.get(name):
                cleaned[name] = before.revised(cleaned[name])
        return cleaned

    @property
    def holds_text(self):
        """Whether somebody wrote something here that did not stand here before."""
        texts = (WordsFormField, forms.CharField)
        written = [n for n in self.changed_data if isinstance(self.fields[n], texts) and not self[n].is_hidden]
        return any(any(self[n].data or "") for n in written)  # a text or one a language

    def refuse(self, problem):
        """Say why the service refused: beside the field it names, above the form when the form has no such field."""
        for name, said in getattr(problem, "error_dict", {None: problem}).items():
            self.add_error(name if name in self.fields else None, said)

    def service_arguments(self):
        """What the service gets by keyword: the cleaned fields without the form's own two."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "once")}


class ReasonForm(StepForm):
    """A step that hurts someone has a reason, and the reason is shown."""

    reason = WordsFormField(rows=3, label=_("Reason"), help_text=_("Everybody who sees this thing reads the reason."))
