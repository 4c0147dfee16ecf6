"""Words of selection among texts that one body refers to another."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from meetings.kinds import REFERRAL


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the decision that refers it."""
        return self.filter(decision__in=apps.get_model("meetings", "Decision").objects.visible_to(user))

    def heard_on(self, item):
        """The text the item of the parent's agenda was made for, or ``None``."""
        about = item.suggestions.filter(about_kind=REFERRAL).values("about_uid")
        return self.filter(uid__in=about, body=item.meeting.body_id).select_related("decision__item__meeting").first()

    def returned_on(self, item):
        """The text that came back and stands on this item of the body that had referred it, or ``None``."""
        about = item.suggestions.filter(about_kind=REFERRAL).values("about_uid")
        return self.filter(uid__in=about, decision__item__meeting__body=item.meeting.body_id).first()

    def of_body(self, body):
        """Referred by the body or to it, the latest first."""
        return self.filter(Q(body=body) | Q(decision__item__meeting__body=body)).for_list().order_by("-id")

    def for_list(self):
        """With all a row prints."""
        kept = ("decision__item__meeting__body", "body", "answer__item__meeting")
        return self.select_related(*kept).defer("decision__item__meeting__link", "answer__item__meeting__link")
