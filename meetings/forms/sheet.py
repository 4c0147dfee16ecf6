"""Input of the signature under a decision sheet."""

from django.utils.translation import gettext_lazy as _

from core.forms import StepForm


class SignSheetForm(StepForm):
    confirms = _(
        "You sign the decisions as they stand here. Everybody reads under the sheet who has signed it and when. Once everybody "
        "who presides has signed, the sheet is public; the signature is not taken back."
    )
