"""Words of selection among what a seat tells the secretariat for one meeting: needs, names for the door, excuses, "I am here"."""

from collections import Counter

from django.db import models

from meetings.querysets import held_seats
from participants.access import eyes_of


class SecretQuerySet(models.QuerySet):
    """Rows of an invitation that the secretariat alone reads: not the chairs, not who else sits on the seat."""

    def visible_to(self, user):
        return self if eyes_of(user).is_secretariat else self.none()

    def of_meeting(self, meeting):
        """Those of one meeting."""
        return self.filter(invitation__meeting=meeting)


class NeedsQuerySet(SecretQuerySet):
    def summed_up(self):
        """How many seats need which interpretation: {code: number}, in the order of the codes."""
        return dict(sorted(Counter(self.exclude(interpretation="").values_list("interpretation", flat=True)).items()))


class OfSeatAndSecretariatQuerySet(SecretQuerySet):
    def visible_to(self, user):
        """The secretariat, and who sits on the seat today."""
        if eyes_of(user).is_secretariat:
            return self
        return (
            self.filter(invitation__seat__in=held_seats(user).values("seat")) if eyes_of(user).bodies else self.none()
        )
