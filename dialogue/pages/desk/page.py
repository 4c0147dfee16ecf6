"""The desk, composed of what the hat's powers bring."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from core.seeing import OwnPage
from deadlines.terms import calendar_now
from dialogue.demo.door import card_of
from dialogue.pages.desk import executors, presiding, proposers, seats, secretariat, tasks
from dialogue.pages.desk.todo import told
from dialogue.pages.desk.waiting import Place, most_urgent, told_by_place
from dialogue.pages.recommendations import with_badges
from participants.kinds import PROPOSERS, PostKind, SeatRole
from participants.rules import is_chair, is_custodian, is_secretariat
from recommendations.models import Recommendation
from record.models import Entry, Inspection

SHOWN, GLANCED = 8, 5  # things that wait for this hat; things of each further list. ?all=1 lists the others
TELLERS = secretariat.TELLERS | executors.TELLERS | proposers.TELLERS | tasks.TELLERS
DISAGREED = 5  # recommendations on which the sides disagree
ON_DUTY = (PostKind.FOCAL_POINT, PostKind.SIGNATORY)
WRITERS = (PostKind.REPRESENTATIVE, PostKind.EDITOR)


class Desk(OwnPage, TemplateView):
    template_name = "dialogue/desk.html"

    def get_context_data(self, **context):
        acting, today = self.request.acting, timezone.localdate()
        meetings, since = seats.meetings_of(acting), seats.last_visit(self.request)
        calendar = calendar_now()
        todos, left_out = self.todos(acting)
        own = [*seats.invitations(meetings), *todos[Place.HERE]]
        if is_secretariat.test(acting, None):
            own += secretariat.of_meetings(meetings, calendar)
        elif is_chair.test(acting, None):
            own += presiding.waiting(acting)
        card = card_of(acting.user.email) if settings.DEMO else None
        return super().get_context_data(
            greeting=greeting(len(own) + left_out.get(Place.HERE, 0)),
            here=told(own, calendar, today),
            more=left_out.get(Place.HERE, 0),
            lists=[
                {"title": title, "items": told(todos[place], calendar, today), "more": left_out[place]}
                for place, title in lists()
                if todos[place]
            ],
            empty=what_to_do(acting),
            next_meeting=seats.next_meeting(meetings),
            news=seats.news(acting, since),
            is_first_visit=since is None,
            disagreed=self.disagreed(acting, today),
            record=self.record(acting),
            tries=card.tries if card else [],
            **context,
        )

    def todos(self, acting):
        """(by place what is listed, by place how many more there are)."""
        most = {} if "all" in self.request.GET else dict.fromkeys(Place, GLANCED) | {Place.HERE: SHOWN}
        found = []
        if is_secretariat.test(acting, None):
            found += secretariat.waiting(acting, most.get(Place.LATE))
        elif is_chair.test(acting, None):
            found += secretariat.suggested(acting)
        if acting.has(*ON_DUTY):
            found += executors.waiting(acting)
        if acting.has(*WRITERS) and acting.is_of(PROPOSERS):
            found += proposers.waiting(acting)
        if acting.post and not found:
            found = tasks.waiting(acting)
        found = {(one.kind, one.uid): one for one in found}.values()  # a hat of two desks has its tasks once
        listed, left_out = most_urgent(found, most)
        return told_by_place(acting, listed, TELLERS), left_out

    def disagreed(self, acting, today):
        """For who watches rather than acts: where the sides disagree."""
        watches = is_chair.test(acting, None) or acting.has(SeatRole.OBSERVER, PostKind.CUSTODIAN)
        if not watches:
            return []
        found = Recommendation.objects.visible_to(acting.user).own().disagreed().for_list()[:DISAGREED]
        return [with_badges(one, today) for one in found]

    def record(self, acting):
        """For the custodian: how long the record is, and what the last inspection found."""
        if not is_custodian.test(acting, None):
            return None
        last = Entry.objects.order_by("-seq").first()
        return {"last": last, "inspection": Inspection.objects.order_by("-id").first()}


def lists():
    """The lists below what waits for this hat."""
    return [
        (Place.ELSEWHERE, _("With others")),
        (Place.UNPLACED, _("Proposals on no agenda yet")),
        (Place.LATE, _("Late: what the bodies owe")),
        (Place.SUGGESTED, _("Suggested for the next agenda")),
    ]


def greeting(number):
    """How many things wait, said in the page's heading."""
    if not number:
        return _("Nothing waits for you.")
    return ngettext("%(n)s thing waits for you.", "%(n)s things wait for you.", number) % {"n": number}


def what_to_do(acting):
    """What an empty desk says to this hat."""
    if is_secretariat.test(acting, None):
        return _("Proposals to check, meetings to prepare and decisions to publish will stand here.")
    if acting.has(*ON_DUTY):
        return _("Proposals to reply to, positions to take and objections to answer will stand here.")
    if acting.has(*WRITERS):
        return _("Begin a proposal, or read which reports can be assessed. Drafts and answers will stand here.")
    if acting.organisation is None and not acting.seats:
        return _("You hold no post and no seat now. Ask the secretariat.")
    return _("Invitations to meetings will stand here. Everything public can be read without them.")
