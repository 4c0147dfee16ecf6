"""Words of selection in the record."""

from django.db import models


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody sees every entry: of what was not public an entry holds its kind, its moment and commitments only."""
        return self

    def public(self):
        """The entries of lines that were public when they were written."""
        return self.filter(is_public=True)

    def for_list(self):
        """Newest first, with the line each one tells of."""
        return self.select_related("line").order_by("-seq")
