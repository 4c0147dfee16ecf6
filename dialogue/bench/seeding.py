"""All of it: recommendations of six years, twelve to a meeting; what is more comes from archives of the years before."""

import datetime as dt
import random

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery

from core.series import next_number, next_numbers
from dialogue.bench import archive, meetings, proposals
from dialogue.bench.cast import Cast
from dialogue.bench.heap import Heap
from dialogue.bench.texts import Texts
from law.models import Act, Provision, Theme
from meetings.models import Meeting
from participants.papers import PaperState
from proposals.models import Reply, ReplyRequest
from recommendations.models import Objection, ObjectionReply

FOLLOWED = 4000  # recommendations a body of six years could have followed
YEARS = 6
AT_ONCE = 40  # meetings in memory
COMING, DRAFTS, FOR_INTAKE = 3, 3, 5
# What goes on today is as much on a small heap as on a large one: so many reports of last week, every other one contested.
FRESH = 12


class Bench:
    """What the makers of rows share."""

    def __init__(self, seed):
        self.rng = random.Random(seed)  # noqa: S311 - the same heap every time, no secret
        self.cast, self.heap, self.texts = Cast(), Heap(), Texts(self.rng)
        self.acts, self.themes = list(Act.objects.order_by("id")), list(Theme.objects.order_by("id"))
        self.provisions = list(Provision.objects.select_related("instrument").order_by("id"))
        self.fresh = FRESH  # still to be written
        self.numbers = dict(Meeting.objects.values_list("body").annotate(last=Max("number")))

    def proposal_ref(self, year):
        """The next number of a proposal."""
        return f"{year}-{next_number(f'proposals/{year}'):03}"

    def cite(self, *, theme, act, obligation, **owner):
        """A theme, an act and a provision for the owner, by its models of these rows; returns the three rows."""
        theme = self.heap.add(theme(theme=self.rng.choice(self.themes), **owner))
        provision = self.rng.choice(self.provisions)
        act = self.heap.add(act(act=self.rng.choice(self.acts), article=str(self.rng.randint(1, 90)), **owner))
        cited = {"instrument": provision.instrument, "provision": provision, "number": provision.number}
        return theme, act, self.heap.add(obligation(**cited, **owner))


@transaction.atomic
def seed(number, told=lambda done, total: None, *, seed=1):
    """Add ``number`` recommendations of the body's own register: up to ``FOLLOWED`` with the meetings and proposals they came from
    and their whole story, the others taken over from archives; and a few meetings to come, proposals to look at, drafts.

    ``told`` hears how many are written. Needs reference rows (``LookupError``). One transaction.
    """
    bench = Bench(seed)
    if not (bench.acts and bench.provisions and bench.themes):
        raise LookupError("there are no reference rows yet: run manage.py seed_reference")
    followed = min(number, FOLLOWED)
    days = _days(bench.heap, -(-followed // meetings.A_MEETING))
    if number > followed:
        archive.take_over(bench, number - followed, days[0], lambda done: told(done, number))
    for place, day in enumerate(days):
        wanted = min(meetings.A_MEETING, followed - place * meetings.A_MEETING)
        meetings.hold(bench, *_next_meeting(bench, place, day), day, wanted)
        if place % AT_ONCE == AT_ONCE - 1:
            bench.heap.flush()
            told(number - followed + (place + 1) * meetings.A_MEETING, number)
    _to_come(bench)
    bench.heap.flush()
    _point_to_replies()


def _days(heap, count):
    """So many working days, evenly over the last years, the last one three weeks ago."""
    span = 365 * YEARS
    first = heap.today - dt.timedelta(days=span + 21)
    return [heap.working_day(first + dt.timedelta(days=span * place // count)) for place in range(1, count + 1)]


def _next_meeting(bench, place, day):
    """Body, number in the body and ref of the next meeting."""
    body = bench.cast.bodies[place % len(bench.cast.bodies)]
    bench.numbers[body.pk] = bench.numbers.get(body.pk, 0) + 1
    [number] = next_numbers(f"meetings/{day.year}", 1)
    return body, bench.numbers[body.pk], f"{day.year}-{number}"


def _to_come(bench):
    """Meetings to come, proposals nobody has looked at yet, drafts of an NGO."""
    for place in range(COMING):
        day = bench.heap.working_day(bench.heap.today + dt.timedelta(days=5 + 7 * place))
        meetings.plan(bench, *_next_meeting(bench, place, day), day)
    author, ministry = bench.cast.ngos[0], bench.cast.ministries[0]
    for place in range(DRAFTS + FOR_INTAKE):
        proposal = proposals.draft(bench, author, ministry)
        if place >= DRAFTS:
            filed_on = bench.heap.today - dt.timedelta(days=1)
            proposals.submit(bench, proposal, author, filed_on)
            bench.heap.term("completeness", proposal, filed_on)


def _point_to_replies():
    """Each request and each objection to its signed reply: these point to each other, so one key is written later."""
    for owner, paper, key in ((ReplyRequest, Reply, "request"), (Objection, ObjectionReply, "objection")):
        signed = paper.objects.filter(**{key: OuterRef("pk")}, state=PaperState.SIGNED).values("pk")[:1]
        owner.objects.filter(reply=None).update(reply=Subquery(signed))
