"""Input of the translation desk: give out, read back, save, approve."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.forms import StepForm, WordsFormField
from files.archives import office_format
from files.kinds import DOCX
from meetings import translation_file
from meetings.forms.minutes import WarnedForm
from meetings.translating import MISSING, STALE, Translatable
from participants.kinds import PostKind
from participants.models import LANGUAGE_CHOICES, User

LARGEST = 10 * 1024 * 1024  # bytes of a file that comes back
BROKEN = {
    "damaged": _("The file cannot be opened as a Word document (DOCX)."),
    "table": _("There is no table of two columns in the file."),
    "merged": _("Table %(table)s, row %(row)s: cells are merged. Divide them again and send the file once more."),
    "nested": _(
        "Table %(table)s, row %(row)s: there is a table inside a cell. Write it as text and send the file once more."
    ),
    "cells": _("Table %(table)s, row %(row)s: a row has two cells, the original and the translation."),
}
SAYS = {
    "new": _("new"),
    "changed": _("replaces the translation that stands"),
    "unchanged": _("unchanged"),
    "stale": _("the original was changed meanwhile"),
    "unknown": _("no text of this meeting has the key of this row"),
    "twice": _("this text stands in the file twice"),
    "other": _("a row of another language"),
    "empty": _("not translated"),
    "too_long": _("too long"),
}
TONES = {
    "new": "ok",
    "changed": "wait",
    "stale": "stop",
    "unknown": "stop",
    "twice": "stop",
    "other": "stop",
    "too_long": "stop",
}


class AssignForm(StepForm):
    """Texts to give out, into which language, to whom."""

    rows = forms.MultipleChoiceField(
        label=_("Texts"),
        error_messages={"required": _("Tick the texts in the list above.")},
        widget=forms.MultipleHiddenInput,
    )
    language = forms.ChoiceField(label=_("Into which language"), choices=LANGUAGE_CHOICES)
    translator = forms.ModelChoiceField(
        queryset=User.objects.none(), to_field_name="uid", required=False, label=_("Somebody of the secretariat")
    )
    outside = WordsFormField(
        label=_("Or somebody outside"),
        required=False,
        max_length=120,
        help_text=_("An agency or a person, as the secretariat knows them. Without anybody the texts are taken back."),
    )

    def __init__(self, *args, texts=(), **options):
        super().__init__(*args, **options)
        self.texts = {text.key: text for text in texts}
        self.fields["rows"].choices = [(key, text.label) for key, text in self.texts.items()]
        self.fields["translator"].queryset = User.objects.on_platform_posts(PostKind.SECRETARY).order_by("id")
        self.fields["translator"].label_from_instance = lambda person: str(person.name)

    def service_arguments(self):
        """The texts themselves."""
        said = super().service_arguments()
        texts = [self.texts[key] for key in said.pop("rows")]
        return {**said, "texts": texts}


class ReadForm(StepForm):
    """The file as the translator sent it back."""

    file = forms.FileField(
        label=_("File of the translator"),
        help_text=_("The DOCX that went out from here. Nothing is saved before you have seen each row."),
    )

    def clean_file(self):
        """The rows of the file."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 10 MB."))
        try:
            if office_format(file) is not DOCX:
                raise ValidationError(BROKEN["damaged"])
            file.seek(0)
            return translation_file.read(file)
        except translation_file.Broken as broken:
            raise ValidationError(BROKEN[broken.fault] % {"table": broken.table, "row": broken.row}) from None


@dataclass
class Row:
    """One row of the preview: what came back beside what stands."""

    place: int
    kind: str
    said: str
    text: Translatable | None = None
    mark: str = ""
    error: str = ""
    is_taken: bool = False

    @property
    def says(self):
        return SAYS[self.kind]

    @property
    def tone(self):
        return TONES.get(self.kind, "")

    @property
    def can_be_taken(self):
        return self.text is not None and self.kind not in ("unknown", "twice", "other")


def judged(read, texts, language):
    """The rows of a file beside the texts of the meeting as they stand, as ``Row``. New ones are ticked, no others."""
    known, rows, met = {text.key: text for text in texts}, [], set()
    for one in read:
        text = known.get(one.key)
        said = one.rich if text is not None and text.is_rich else one.plain
        if text is None or one.key in met or one.language != language:
            kind = "unknown" if text is None else "other" if one.language != language else "twice"
            rows.append(Row(one.place, kind, said, text))
            continue
        met.add(one.key)
        kind = kind_of(text, language, said, one.mark)
        rows.append(Row(one.place, kind, said, text, one.mark, is_taken=kind == "new"))
    return rows


def kind_of(text, language, said, mark):
    """What taking this translation would mean."""
    if not said:
        return "empty"
    if len(said) > text.longest:
        return "too_long"
    if not text.is_of_this_original(mark):
        return "stale"
    if said == text.said(language):
        return "unchanged"
    return "new" if text.state(language) in (MISSING, STALE) else "changed"


class SaveForm(WarnedForm):
    """The rows of the preview with a tick each; what is typed into them counts, not the file."""

    def __init__(self, *args, texts=(), language="", **options):
        super().__init__(*args, **options)
        self.language = language
        self.rows = [row for text in texts if (row := self._row(text))]

    def _row(self, text):
        if f"said-{text.key}" not in self.data:
            return None
        said, mark = self.data[f"said-{text.key}"].replace("\r\n", "\n").strip(), self.data.get(f"mark-{text.key}", "")
        row = Row(0, kind_of(text, self.language, said, mark), said, text, mark)
        row.is_taken = f"take-{text.key}" in self.data
        if row.is_taken and self.data.get(f"seen-{text.key}") != text.mark:
            row.error = _("The original was changed while your page was open. Compare, then send again.")
        if row.is_taken and row.kind == "empty":
            row.error = _("Write the translation, or do not tick it.")
        elif row.is_taken and row.kind == "too_long":
            row.error = ngettext(
                "%(n)s character too long.", "%(n)s characters too long.", len(said) - text.longest
            ) % {"n": len(said) - text.longest}
        return row

    def clean(self):
        cleaned = super().clean()
        if any(row.error for row in self.rows):
            raise ValidationError(_("Some rows cannot be saved as they are; each says why. Nothing is saved yet."))
        if not any(row.is_taken for row in self.rows):
            raise ValidationError(_("No row is ticked."))
        return cleaned

    def service_arguments(self):
        """Pairs of a text and its translation."""
        said = [(row.text, row.said) for row in self.rows if row.is_taken]
        return {"said": said, "language": self.language, "is_sure": self.cleaned_data["is_sure"]}


class TranslateForm(WarnedForm):
    """One translation beside its original."""

    said = forms.CharField(label=_("Translation"), widget=forms.Textarea(attrs={"rows": 8}))
    field_order = ("said", "is_sure")

    def __init__(self, *args, text=None, language="", **options):
        initial = {"said": text.said(language), **(options.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **options)
        self.fields["said"].max_length = text.longest
        self.fields["said"].widget.attrs |= {"lang": language, "maxlength": text.longest}


class ApproveForm(TranslateForm):
    confirms = _(
        "Everybody reads it as the official translation of your text. You may correct it here before you approve it."
    )
