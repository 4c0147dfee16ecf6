"""Words of selection in follow-up. Published recommendations are public; drafts of papers stay inside their organisation."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.search import matching
from participants.access import eyes_of, seen_by
from participants.papers import PaperState
from recommendations.kinds import DISAGREED, PositionValue
from recommendations.states import S

UNPRINTED = ("vector", "search_kk", "search_ru", "search_en", "search_ref", "source_cells")


def recommendation_seen(user, path=""):
    """The condition under which ``user`` sees the recommendation at ``path`` (with its ``__``): public from the moment it is
    sent to the bodies; before that the secretariat and the custodian alone see it.

    Asked along the path, not by a subquery: what hangs on recommendations is found from its own side, however many there are.
    """
    if eyes_of(user).sees_all_filed:
        return Q()
    return seen_by(user, audience=f"{path}audience") & ~Q(**{f"{path}state__in": [S.DRAFTED, S.ADOPTED]})


def paper_seen(user, path="", *, recommendation="recommendation"):
    """The condition for a paper at ``path``: a signed one with its recommendation, a draft inside its own organisation alone."""
    signed = Q(**{f"{path}state": PaperState.SIGNED, f"{path}public_from__lte": timezone.now()})
    signed &= recommendation_seen(user, f"{path}{recommendation}__")
    return signed | Q(**{f"{path}organisation__in": eyes_of(user).organisations})


class RecommendationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """See ``recommendation_seen``."""
        return self.filter(recommendation_seen(user))

    def addressed(self, key):
        """The one at this address: by its code, or by its uid while it has none."""
        try:
            return self.filter(uid=UUID(key))
        except ValueError:
            return self.filter(ref=key)

    def own(self):
        """The body's own register: without reference data about other States."""
        return self.filter(is_reference=False)

    def adopted(self):
        """Without drafts: an import nobody has published yet, which those who see all see too."""
        return self.exclude(state=S.DRAFTED)

    def for_list(self):
        """With all a row of the register prints; the latest first, those without a day last."""
        latest = F("adopted_on").desc(nulls_last=True)
        return self.select_related("lead").defer(*UNPRINTED).order_by("is_reference", latest, "-id")

    def for_page(self):
        """With what its page prints beside its own columns; what was adopted is read from the filing."""
        filed = ("filing__words", "filing__author", "filing__acting")
        return self.select_related("lead", "mechanism", "filing").defer(*UNPRINTED, *filed)

    def matching(self, asked):
        """Those a person searched for, in any language or by code."""
        return matching(self, asked)

    def unanswered(self):
        """Sent to the bodies, no position yet."""
        return self.filter(position=PositionValue.NONE, state=S.TRANSMITTED)

    def disagreed(self):
        """The sides disagree: an objection to what the lead reports was not withdrawn."""
        return self.filter(settlement__in=[str(value) for value in DISAGREED])

    def overdue(self, on=None):
        """Past the due day (default: today), and the lead does not say that it is done, or a meeting returned its report."""
        return self.filter(self.model.late_on(on or timezone.localdate()))


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        """See ``paper_seen``."""
        of_objection = "objection__assessment__claim__recommendation"
        path = of_objection if hasattr(self.model, "objection_id") else "recommendation"
        return self.filter(paper_seen(user, recommendation=path))

    def signed(self):
        """Those in force or once in force, the latest first."""
        return self.filter(state=PaperState.SIGNED).order_by("-signed_at", "-id")

    def drafts(self):
        """Those nobody has signed yet."""
        return self.exclude(state=PaperState.SIGNED)


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Public with their recommendation, whatever they say."""
        return self.filter(paper_seen(user, "claim__"))


class EvidenceFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With their claim."""
        return self.filter(paper_seen(user, "evidence__claim__"))


class AssessmentFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With their assessment."""
        return self.filter(paper_seen(user, "assessment__claim__"))


class BatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Imports are the work of the secretariat and the custodian."""
        return self if eyes_of(user).sees_all_filed else self.none()


class ObjectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the assessment that carries it."""
        return self.filter(paper_seen(user, "assessment__claim__"))
