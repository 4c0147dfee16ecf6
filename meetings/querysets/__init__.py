"""Words of selection among meetings and what belongs to them. A planned meeting is the secretariat's and the chair's
affair; announced it is everybody's, its agenda and its decisions once they are published (domain.md §11)."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Abs, Extract, Now
from django.utils import timezone

from core.search import matching
from meetings.kinds import OF_THE_BODY, OWN_AFFAIRS, Answer, SuggestionReason
from meetings.states import OPEN, Asked, Ending, S
from participants.access import eyes_of, seen_by
from participants.kinds import Constituency, SeatRole
from participants.models import Holding, Seat

CHAIRS = (SeatRole.CHAIR, SeatRole.CO_CHAIR)
MEMBERS = (*CHAIRS, SeatRole.MEMBER)

# Read by no page: the link must not be printed by mistake, the rest is for the index alone.
UNREAD = ("link", "search_kk", "search_ru", "search_en", "search_ref", "vector")


def seated():
    """Who sits on which seat today: holdings in force of seats in force."""
    return Holding.objects.current().filter(seat__in=Seat.objects.current())


def held_seats(user, *roles):
    """The seats the person sits on today, in one of the roles when any are named, as holdings."""
    held = seated().filter(user=getattr(user, "user", user))
    return held.filter(seat__role__in=roles) if roles else held


def bodies_of(user, *roles):
    """The bodies in which the person sits today, for ``body__in``; ``None`` when there are none to ask about."""
    return held_seats(user, *roles).values("seat__body") if eyes_of(user).bodies else None


def or_in_bodies(condition, user, *roles, body):
    """``condition``, or the thing's ``body`` is one in which the person sits in one of the roles."""
    bodies = bodies_of(user, *roles)
    return condition if bodies is None else condition | Q(**{f"{body}__in": bodies})


def of_a_seen_agenda(user):
    """The condition under which the person sees what stands on or under the agenda of the thing's ``meeting``: published for
    everybody; before, the chairs of the body, and its members once the meeting is announced."""
    seen = or_in_bodies(Q(meeting__agenda_published_at__isnull=False), user, *CHAIRS, body="meeting__body")
    members = bodies_of(user, *MEMBERS)
    return seen if members is None else seen | Q(meeting__announced_at__isnull=False, meeting__body__in=members)


def seats_of(body_id):
    """The seats of a body in force today, each with ``is_filled``: whether an active person sits there."""
    sitting = seated().filter(seat=OuterRef("pk"), user__is_active=True)
    seats = Seat.objects.current().filter(body=body_id).select_related("organisation", "person")
    return seats.annotate(is_filled=Exists(sitting)).order_by("constituency", "id")


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Announced ones for everybody; planned ones for the secretariat, the custodian and the chairs of the body."""
        if eyes_of(user).sees_all_filed:
            return self
        return self.filter(or_in_bodies(Q(announced_at__isnull=False), user, *CHAIRS, body="body"))

    def with_link_for(self, user):
        """Gives each meeting ``known_link``: its link for the secretariat and for who sits on an invited seat, else empty.

        The column itself is not read: no page can print it by mistake.
        """
        known = Value("")
        if eyes_of(user).is_secretariat:
            known = F("link")
        elif eyes_of(user).bodies:
            seats = held_seats(user).values("seat")
            invited = apps.get_model("meetings", "Invitation").objects.filter(meeting=OuterRef("pk"), seat__in=seats)
            known = Case(When(Exists(invited), then=F("link")), default=Value(""))
        return self.defer(*UNREAD).annotate(known_link=known)

    def for_list(self):
        """With all a row of a list prints."""
        return self.select_related("body").defer(*UNREAD, "body__mandate")

    def upcoming(self):
        """Not over yet, neither cancelled nor without a day; the nearest first."""
        coming = self.filter(ends_at__gte=timezone.now()).exclude(state__in=(S.CANCELLED, S.POSTPONED))
        return coming.order_by("starts_at", "id")

    def past(self):
        """Over, or cancelled; the latest first."""
        over = self.filter(Q(ends_at__lt=timezone.now()) | Q(state=S.CANCELLED)).exclude(state=S.POSTPONED)
        return over.order_by("-starts_at", "-id")

    def open_for_agenda(self):
        """Those a proposal can still be put on the agenda of, the nearest first."""
        return self.filter(state__in=(S.PLANNED, *OPEN)).order_by("starts_at", "id")

    def around_now(self, most):
        """The ``most`` whose beginning is nearest to now, in the order of time: what a calendar shows."""
        nearest = Abs(Extract(F("starts_at") - Now(), "epoch"))
        return sorted(self.order_by(nearest, "id")[:most], key=lambda meeting: (meeting.starts_at, meeting.pk))

    def with_expected(self, user):
        """Gives each meeting ``is_expected``: the person sits on an invited seat and did not say that they will not come."""
        seats = held_seats(user).values("seat")
        invited = apps.get_model("meetings", "Invitation").objects.filter(meeting=OuterRef("pk"), seat__in=seats)
        return self.annotate(is_expected=Exists(invited.exclude(answer=Answer.NO)))

    def with_minutes_for(self, user):
        """Gives each ``has_minutes``: whether there are minutes this person may see, and since when they are published."""
        seen = apps.get_model("meetings", "Minutes").objects.visible_to(user).filter(meeting=OuterRef("pk"))
        published = Subquery(seen.values("published_at")[:1])
        return self.annotate(has_minutes=Exists(seen), minutes_published_at=published)

    def matching(self, asked):
        """Those a person searched for, in any language or by number."""
        return matching(self, asked)


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Published ones for everybody; before, for the secretariat, the custodian, the chairs, and the members of the body
        once the meeting is announced. Observers see what was circulated."""
        return self if eyes_of(user).sees_all_filed else self.filter(of_a_seen_agenda(user))

    def with_decisions(self, user):
        """With the decision of each, and ``knows_decision``: whether this person may see it. Print it only then."""
        seen = apps.get_model("meetings", "Decision").objects.visible_to(user).filter(item=OuterRef("pk"))
        return self.select_related("decision__filing").annotate(knows_decision=Exists(seen))

    def on_membership(self):
        """Those made of a suggestion about a membership of the body."""
        return self.filter(suggestions__reason=SuggestionReason.MEMBERSHIP).distinct()

    def on_own_affairs(self):
        """Those made of a suggestion about the body's own order: its membership, its plan."""
        return self.filter(suggestions__reason__in=OWN_AFFAIRS).distinct()

    def standing(self):
        """Not dropped, in the order of the agenda."""
        return self.filter(dropped_at=None).order_by("position", "id")


class DecisionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Published ones for everybody; before, for the secretariat, the custodian and the chairs of the body."""
        if eyes_of(user).sees_all_filed:
            return self
        published = Q(item__meeting__decisions_published_at__isnull=False)
        return self.filter(or_in_bodies(published, user, *CHAIRS, body="item__meeting__body"))

    def published_of(self, body_id, outcome):
        """Those the body itself took with this outcome and that stand on a public decision sheet, the latest first."""
        of_body = self.filter(item__meeting__body=body_id, method__in=OF_THE_BODY, outcome=outcome)
        public = of_body.filter(item__meeting__state=S.PUBLISHED)
        return public.select_related("item__meeting", "filing").order_by("-item__meeting__starts_at", "item__position")

    def on_item_of(self, thing):
        """Those on an agenda item that was made of what was suggested about the thing."""
        return self.filter(item__suggestions__about_uid=thing.uid).distinct()


class DissentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With their decision, always (domain.md §4.13)."""
        return self.filter(decision__in=apps.get_model("meetings", "Decision").objects.visible_to(user))


class OfSeatQuerySet(models.QuerySet):
    """Rows of a seat at a meeting: invitations, attendance. Names are for the secretariat and the chairs of the body; a seat
    sees its own (domain.md §11)."""

    def visible_to(self, user):
        eyes = eyes_of(user)
        if eyes.is_secretariat:
            return self
        if not eyes.bodies:
            return self.none()
        own = Q(seat__in=held_seats(user).values("seat"))
        return self.filter(or_in_bodies(own, user, *CHAIRS, body="meeting__body"))

    def by_seat(self):
        """Grouped by constituency, with the seat's organisation or person."""
        return self.select_related("seat__organisation", "seat__person").order_by("seat__constituency", "seat_id")


class InvitationQuerySet(OfSeatQuerySet):
    def for_page(self, user):
        """Gives each ``is_filled`` (an active person sits on the seat today), ``is_own`` (this person does) and
        ``presence`` (how the seat took part, where that is kept)."""
        sitting = seated().filter(seat=OuterRef("seat"), user__is_active=True)
        own = held_seats(user).filter(seat=OuterRef("seat"))
        attendances = apps.get_model("meetings", "Attendance").objects
        kept = attendances.filter(meeting=OuterRef("meeting"), seat=OuterRef("seat")).values("presence")
        return self.by_seat().annotate(is_filled=Exists(sitting), is_own=Exists(own), presence=Subquery(kept[:1]))

    def with_a_vote(self):
        """Of seats that vote: members and chairs; observers speak and never vote (domain.md §5.6)."""
        return self.filter(seat__role__in=MEMBERS).exclude(seat__constituency=Constituency.OBSERVERS)

    def of_person(self, user):
        """Of the seats this person holds today."""
        return self.filter(seat__in=held_seats(user).values("seat"))


class SuggestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For the secretariat, and for the chairs of the body."""
        if eyes_of(user).is_secretariat:
            return self
        return self.filter(or_in_bodies(Q(pk__isnull=True), user, *CHAIRS, body="body"))

    def waiting(self):
        """Neither withdrawn nor on an agenda yet, the oldest first."""
        return self.filter(withdrawn_at=None, item=None).order_by("id")

    def but_proposed(self):
        """Without what members proposed: that is taken in their own words, or refused with a reason (``ProposedItem``)."""
        return self.exclude(reason=SuggestionReason.PROPOSED)


class MembershipRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody's from the moment it is asked, which its form says: nobody can let it lie unseen."""
        return self

    def for_list(self):
        """With all a row prints; those that wait first, the oldest of them on top, then the answered, the latest on top."""
        waits = Case(When(state=Asked.ASKED, then=F("asked_at")), default=None)
        return self.select_related("organisation").order_by(waits.asc(nulls_last=True), "-updated_at", "id")

    def waiting(self):
        """Not answered and not withdrawn."""
        return self.filter(state=Asked.ASKED)


class MembershipEndingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For the body and those concerned until a meeting has decided, then for everybody, with their answer."""
        return self.filter(seen_by(user, body="seat__body", organisations=("seat__organisation",)))

    def for_list(self):
        """With all a row prints, the latest first."""
        return self.select_related("seat__organisation", "seat__person", "seat__body").order_by("-raised_at", "-id")

    def waiting(self):
        """Not decided yet."""
        return self.filter(state=Ending.RAISED)
