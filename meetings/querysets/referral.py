"""Words of selection among texts that one body refers to another."""

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery

KIND = "meetings.referral"


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the decision that refers it."""
        return self.filter(decision__in=apps.get_model("meetings", "Decision").objects.visible_to(user))

    def heard_on(self, item):
        """The text the item of the parent's agenda was made for, or ``None``."""
        about = item.suggestions.filter(about_kind=KIND).values("about_uid")
        return self.filter(uid__in=about, body=item.meeting.body_id).select_related("decision__item__meeting").first()

    def returned_on(self, item):
        """The text that came back and stands on this item of the body that had referred it, or ``None``."""
        about = item.suggestions.filter(about_kind=KIND).values("about_uid")
        return self.filter(uid__in=about, decision__item__meeting__body=item.meeting.body_id).first()

    def of_meeting(self, meeting):
        """Referred by the meeting or standing on its agenda, each with ``heard_item``: the item of that agenda, or ``None``."""
        made = apps.get_model("meetings", "Suggestion").objects.filter(about_kind=KIND, item__meeting=meeting)
        item = Subquery(made.filter(about_uid=OuterRef("uid")).values("item")[:1])
        found = self.filter(Q(decision__item__meeting=meeting) | Q(uid__in=made.values("about_uid")))
        return found.annotate(heard_item=item).for_list()

    def of_body(self, body):
        """Referred by the body or to it, the latest first."""
        return self.filter(Q(body=body) | Q(decision__item__meeting__body=body)).for_list().order_by("-id")

    def for_list(self):
        """With all a row prints."""
        kept = ("decision__item__meeting__body", "body", "answer__item__meeting")
        return self.select_related(*kept).defer("decision__item__meeting__link", "answer__item__meeting__link")
