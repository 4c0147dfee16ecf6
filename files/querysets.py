"""Words of selection among stored files."""

from django.db import models
from django.db.models import Exists, OuterRef, Q


class StoredFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The files that any attachment, of any app, shows to this person (``None``: to everybody)."""
        shown = Q(pk__in=[])
        for model in self.model.attachment_models():
            shown |= Exists(model.objects.visible_to(user).filter(stored=OuterRef("pk")))
        return self.filter(shown)

    def unattached(self):
        """The files nothing in the database refers to: sent with a form that was never finished."""
        unused = Q()
        for relation in self.model._meta.get_fields(include_hidden=True):
            if relation.one_to_many or relation.one_to_one:
                used = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
                unused &= ~Exists(used)
        return self.filter(unused)

    def sent_by(self, person):
        """The files this person sent."""
        return self.filter(sent_by__user=str(person.uid))
