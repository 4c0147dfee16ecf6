"""Words of selection among the items members propose for an agenda."""

from django.db import models
from django.db.models import Q

from meetings.querysets import of_a_seen_agenda
from meetings.states import OPEN, Proposed, S
from participants.access import eyes_of

OF_A_ROW = ["uid", "title", "standing_question", "why", "rapporteurs", "minutes", "state", "is_late"]
OF_A_ROW += ["proposed_at", "answered_at", "reason", "meeting_id", "item_id", "seat_id"]
OF_A_ROW += ["seat__organisation__name", "item__uid", "item__meeting__ref", "item__meeting__number"]


class ProposedItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For everybody who sees the agenda it was proposed for: the secretariat can lay none aside unseen (domain.md §5.1)."""
        return self if eyes_of(user).sees_all_filed else self.filter(of_a_seen_agenda(user))

    def for_list(self):
        """With all a row prints, the oldest first."""
        wanted = self.select_related("meeting", "seat__organisation", "item__meeting")
        return wanted.defer("meeting__link", "item__meeting__link").order_by("id")

    def of_page(self, meeting):
        """What was proposed for the meeting or stands on its agenda, without what its author took back."""
        there = self.filter(Q(meeting=meeting) | Q(item__meeting=meeting)).exclude(state=Proposed.WITHDRAWN)
        return there.select_related("seat__organisation", "item__meeting").only(*OF_A_ROW).order_by("id")

    def waiting(self):
        """Neither taken nor refused nor withdrawn."""
        return self.filter(state=Proposed.WAITING)

    def to_answer_at(self, meeting):
        """Those that wait for this agenda: proposed for it, or left over from an earlier meeting of the body; what came late
        for an earlier one may wait for its own meeting or come here."""
        earlier = Q(meeting__body=meeting.body_id, meeting__starts_at__lt=meeting.starts_at)
        left_over = earlier & (~Q(meeting__state__in=(*OPEN, S.POSTPONED)) | Q(is_late=True))
        return self.waiting().filter(Q(meeting=meeting) | left_over)
