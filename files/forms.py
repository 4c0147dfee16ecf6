"""A form field for several files that loses nothing when the rest of the form is wrong."""

from dataclasses import dataclass, field
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from files import kinds
from files.kinds import Treatment
from files.models import StoredFile
from files.sniffing import names_of
from files.storage import receive


@dataclass(frozen=True)
class Sent:
    """What came with the form: new uploads, uids of files kept from an earlier try, those of them to be taken away."""

    uploads: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    dropped: list = field(default_factory=list)


class FilesWidget(forms.Widget):
    """The files that are kept already, each with a box to take it away, and the button that chooses more."""

    template_name = "files/widgets/files.html"
    needs_multipart_form = True

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.files = None  # set by the field when it has looked at what came
        self.endings = ""

    def value_from_datadict(self, data, files, name):
        many = getattr(files, "getlist", lambda key: [files[key]] if key in files else [])
        several = getattr(data, "getlist", lambda key: data.get(key) or [])
        return Sent(list(many(name)), list(several(f"{name}-kept")), list(several(f"{name}-dropped")))

    def value_omitted_from_data(self, data, files, name):
        return name not in files and f"{name}-kept" not in data

    def use_required_attribute(self, initial):
        return False  # a browser cannot know that files are kept already

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        shown = self.files if self.files is not None else [] if isinstance(value, Sent) else list(value or [])
        context["widget"] |= {"files": shown, "endings": self.endings}
        return context


class FilesField(forms.Field):
    """Several files; the cleaned value is the list of ``StoredFile`` the thing shall have, in order.

    Uploads are received at once, under the hat ``by`` of the form, and kept by hidden uids until the form succeeds; each
    refused file is named beside the field, the others stay. ``initial`` are files the thing has already. Somebody else's
    uid is no file. ``treatment`` is the place's choice and is said in the help text.
    """

    widget = FilesWidget

    def __init__(self, *, treatment=Treatment.KEEP, accepted=None, max_files=10, **options):
        self.treatment, self.accepted, self.max_files = treatment, accepted, max_files
        self.by, self.present = None, []
        options.setdefault("help_text", lazy(self._what_is_taken, str)())
        super().__init__(**options)
        formats = accepted or kinds.FORMATS.values()
        self.widget.endings = ",".join(f".{ending}" for found in formats for ending in found.endings)

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        self.by, self.present = form.by, list(bound.initial or [])
        return bound

    def clean(self, value):
        files, problems = self._kept(value)
        for upload in value.uploads:
            try:
                self._add(files, upload)
            except ValidationError as problem:
                problems.append(ValidationError(f"{upload.name}: {problem.messages[0]}", problem.code))
        self.widget.files = files
        if problems:
            raise ValidationError(problems)
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        return files

    def has_changed(self, initial, data):
        return bool(data.uploads or data.dropped or [str(f.uid) for f in initial or []] != data.kept)

    def _kept(self, value):
        """The files of an earlier try that are still there and this person's own, or the thing's already."""
        asked = [uid for uid in map(_uid, value.kept) if uid and str(uid) not in value.dropped]
        own = StoredFile.objects.none() if self.by.is_nobody else StoredFile.objects.sent_by(self.by.user)
        known = {f.uid: f for f in [*self.present, *own.filter(uid__in=asked)]}
        lost = ValidationError(_("A file sent earlier is no longer kept. Choose it once more."), code="lost")
        files = [known[uid] for uid in dict.fromkeys(asked) if uid in known]
        return files, [lost] if set(asked) - set(known) else []

    def _add(self, files, upload):
        if len(files) >= self.max_files:
            raise ValidationError(_("Not more than %(most)s files."), code="too_many", params={"most": self.max_files})
        stored = receive(upload, treatment=self.treatment, by=self.by, accepted=self.accepted)
        # Chosen once more after an error elsewhere: the first copy stays, the second is swept.
        if not any((f.name, f.received_sha256) == (stored.name, stored.received_sha256) for f in files):
            files.append(stored)

    def _what_is_taken(self):
        said = {"names": names_of(self.accepted), "limit": filesizeformat(settings.FILES_MAX_BYTES)}
        taken = _("%(names)s, up to %(limit)s each.") % said
        if self.treatment == Treatment.STRIP:
            treated = _(
                "What a file says about its maker (author, place, camera, dates) is taken out before it is kept."
            )
        else:
            treated = _("Files are kept exactly as you send them, with everything they say about their maker.")
        return f"{taken} {treated}"


def _uid(text):
    try:
        return UUID(text)
    except ValueError:
        return None
