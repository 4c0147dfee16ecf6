"""Input about short notice."""

from django.utils.translation import gettext_lazy as _

from core.forms import StepForm


class RefuseForm(StepForm):
    confirms = _(
        "Refusing is a signed public act: everybody reads that your organisation refused short notice. It cannot be taken back."
    )
