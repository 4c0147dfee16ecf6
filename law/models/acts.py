"""Legal acts of Kazakhstan, known by their identifier in the state register."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.search import Searchable, search_indexes
from core.things import Thing
from core.words import LANGUAGES, WordsField
from law import adilet, kinds
from law.citation import cite_act
from law.querysets import ActQuerySet
from law.states import S, lifecycle


class Act(Thing, Searchable):
    """A legal act. Everything but the identifier may be unknown: an act nobody has described is still an act one may cite."""

    adilet_id = models.CharField(
        max_length=11,
        unique=True,
        validators=[
            RegexValidator(rf"\A{adilet.FORM.pattern}\Z", _("This is not a number of the register adilet.zan.kz."))
        ],
    )
    type = models.CharField(max_length=20, choices=kinds.ActType)
    number = models.CharField(max_length=40, blank=True, help_text="as printed: 94-V")
    adopted_on = models.DateField(null=True, blank=True)
    title = WordsField(blank=True, help_text="without type, date and number")
    issuer = WordsField(blank=True, help_text="of an order: who issued it, in the genitive in kk and ru")
    in_force_on = models.DateField(null=True, blank=True, help_text="the first day in force, when it is known")
    lapsed_on = models.DateField(null=True, blank=True, help_text="the first day no longer in force")
    state = models.CharField(max_length=10, choices=S, default=S.CITED)

    lifecycle = lifecycle
    objects = ActQuerySet.as_manager()

    class Meta:
        indexes = search_indexes("act")
        triggers = [lifecycle.trigger()]

    def __str__(self):
        return str(self.citation)

    def get_absolute_url(self):
        return f"{reverse('page:law')}?q={self.adilet_id}"

    @property
    def citation(self):
        """The act as it is cited, as ``Words``."""
        return cite_act(self)

    @property
    def is_described(self):
        """Whether somebody has checked that the act exists, and said what it is."""
        return self.state == S.DESCRIBED

    @property
    def adilet_url(self):
        """Its address in the state register, in the language of the page."""
        asked = get_language()
        return adilet.adilet_url(self.adilet_id, asked if asked in LANGUAGES else LANGUAGES[0])

    def is_in_force(self, on=None):
        """Whether the act is in force on the day (default: today), as far as is known."""
        on = on or timezone.localdate()
        return (self.in_force_on is None or self.in_force_on <= on) and (self.lapsed_on is None or on < self.lapsed_on)
