"""Words of selection among proposals."""

from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q

from core.search import matching
from participants.access import eyes_of, seen_by
from participants.papers import PaperState
from proposals.states import S


def proposal_seen(user, path=""):
    """The condition under which ``user`` sees the proposal at ``path`` (with its ``__``): a filed one by its audience, and if
    their organisation is asked to reply; a draft in its own organisation alone, not even by the secretariat."""
    eyes = eyes_of(user)
    seen = Q() if eyes.sees_all_filed else seen_by(user, audience=f"{path}audience")
    if eyes.organisations and not eyes.sees_all_filed:
        asked = apps.get_model("proposals", "Addressee").objects.filter(organisation__in=eyes.organisations)
        seen |= Q(**{f"{path}pk__in": asked.values("proposal")})
    return Q(**{f"{path}organisation__in": eyes.organisations}) | (Q(**{f"{path}filed_at__isnull": False}) & seen)


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """See ``proposal_seen``."""
        return self.filter(proposal_seen(user))

    def own(self, organisation):
        """The organisation's own, drafts too: ``proposal_seen`` hides none of them from it."""
        return self.filter(organisation=organisation)

    def addressed(self, key):
        """The one at this address: by its number, or by its uid while it has none."""
        try:
            return self.filter(uid=UUID(key))
        except ValueError:
            return self.filter(ref=key)

    def for_list(self):
        """With all a row of the list prints, in a constant number of queries."""
        return self.select_related("organisation").prefetch_related("addressees").order_by("-filed_at", "-id")

    def matching(self, asked):
        """Those a person searched for, in any language or by number."""
        return matching(self, asked)

    def waiting_for_intake(self):
        """Filed, not yet admitted or returned."""
        return self.filter(state=S.FILED)

    def on_agenda_of(self, meeting):
        """Those the meeting's agenda carries."""
        return self.filter(placements__item__meeting=meeting, placements__removed_at=None).distinct()


class ReplyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Signed ones with their proposal; a draft inside its own organisation alone."""
        signed = Q(state=PaperState.SIGNED) & proposal_seen(user, "request__proposal__")
        return self.filter(signed | Q(organisation__in=eyes_of(user).organisations))


class ReplyRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With their proposal; those of one's own organisation in any case."""
        return self.filter(proposal_seen(user, "proposal__") | Q(organisation__in=eyes_of(user).organisations))

    def waiting(self):
        """Asked, not answered yet, and the question still stands."""
        return self.filter(reply=None).exclude(proposal__state=S.WITHDRAWN)

    def with_replies(self):
        """In the order of asking, with the signed reply of each."""
        return self.select_related("organisation", "reply__filing").order_by("asked_on", "id")


class ProposalFileQuerySet(models.QuerySet):
    """Files of proposals and of replies: seen by whoever sees their owner."""

    def visible_to(self, user):
        owner = "reply" if hasattr(self.model, "reply_id") else "proposal"
        owners = self.model._meta.get_field(owner).related_model.objects.visible_to(user)
        return self.filter(**{f"{owner}__in": owners})
