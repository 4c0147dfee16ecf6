"""Input of the timetable of a body's meetings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings.kinds import MeetingKind, TimetableRow
from meetings.timetable import AFTER_ALL, BEFORE, COUNTED_FROM, default_days

FROM_THE_SHEET = _("Working days after the decision sheet.")


class TimetableForm(StepForm):
    """Working days by row; a row left empty has no day. Both sides of the meeting are typed as plain numbers."""

    article = WordsFormField(
        label=_("Article of the rules of this body"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty while the body has not adopted it: then it is said to be a default setting."),
    )
    confirms = _("This makes a new version. Meetings that are announced already keep the one they were announced with.")

    def __init__(self, *args, kind, stands, **options):
        super().__init__(*args, **options)
        self.kind = kind
        stands_days = stands.days if stands else default_days(kind)
        for row in TimetableRow:
            if kind == MeetingKind.EXTRAORDINARY and row in (TimetableRow.PROPOSALS, TimetableRow.ADDITIONS):
                continue
            self.fields[row.value] = forms.IntegerField(
                label=row.label,
                required=row == TimetableRow.ANNOUNCEMENT,
                min_value=1,
                max_value=250,
                initial=abs(stands_days[row]) if row in stands_days else None,
                help_text=_said(row),
            )
        if stands:
            self.fields["article"].initial = stands.article
        self.order_fields([*TimetableRow.values, "article"])

    def service_arguments(self):
        said = super().service_arguments()
        days = {row: said[row] for row in TimetableRow if said.get(row) is not None}
        days = {row: -number if row in BEFORE else number for row, number in days.items()}
        return {"kind": self.kind, "days": days, "article": said["article"]}


def _said(row):
    if row in COUNTED_FROM:
        return FROM_THE_SHEET
    return _("Working days after the meeting.") if row in AFTER_ALL else _("Working days before the meeting.")
