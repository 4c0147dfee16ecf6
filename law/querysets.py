"""Words of selection among acts, instruments and reference rows. Law is public: everybody sees all of it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.alphabet import in_order_of
from core.search import matching
from law.kinds import Standing
from law.states import S


class LawQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Law is public."""
        return self


class ActQuerySet(LawQuerySet):
    def matching(self, asked):
        """The acts whose title, number or identifier match what a person typed, in any of the three languages."""
        return matching(self, asked)

    def described(self):
        """Those somebody has checked and described."""
        return self.filter(state=S.DESCRIBED)

    def in_force(self, on=None):
        """The acts in force on the day (default: today), as far as is known."""
        on = on or timezone.localdate()
        began, ended = Q(in_force_on=None) | Q(in_force_on__lte=on), Q(lapsed_on=None) | Q(lapsed_on__gt=on)
        return self.filter(began & ended)

    def called(self, typed):
        """The acts with exactly this number (94-V, № 94-V) or this title, in any language."""
        number = typed.replace("№", " ").replace("No.", " ").strip()
        title = Q(title__texts__kk__text__iexact=typed) | Q(title__texts__ru__text__iexact=typed)
        return self.filter(title | Q(title__texts__en__text__iexact=typed) | (Q(number__iexact=number) & ~Q(number="")))

    def for_list(self):
        """The newest first; those whose day nobody has entered last."""
        return self.order_by(models.F("adopted_on").desc(nulls_last=True), "adilet_id")


class InstrumentQuerySet(LawQuerySet):
    def binding(self):
        """Without those Kazakhstan is not a party to."""
        return self.exclude(standing=Standing.NOT_PARTY)

    def for_list(self):
        """In the order they are shown, with their provisions at hand."""
        return self.order_by("position", "id").prefetch_related("provisions")


class ProvisionQuerySet(LawQuerySet):
    def for_list(self):
        """With their instruments, in order."""
        return self.select_related("instrument").order_by("instrument__position", "instrument_id", "position", "id")


class ReferenceQuerySet(LawQuerySet):
    def offered(self):
        """What forms offer today; withdrawn rows stay for the things that name them."""
        return self.filter(is_offered=True)

    def for_list(self):
        """In the order they are shown."""
        return self.order_by("position", "id")

    def by_name(self):
        """In the alphabetical order of their names in the page's language."""
        return self.order_by(in_order_of("name"), "id")
