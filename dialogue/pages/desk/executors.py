"""The desk of a body that is asked and answers: its focal point and its signatory.

Every paper is with one of the two: drafted, it is with the focal point; sent for signature, with the signatory. What waits is
found by one query of keys and days, then the things themselves, as many as are listed, by one query a kind: one that joins both
costs Django three times as much to write down, and PostgreSQL to answer."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, DateField, F, UUIDField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines.models import Term
from dialogue.pages.desk.todo import Todo, about
from participants.kinds import PostKind
from participants.papers import PaperState
from proposals.models import Reply, ReplyRequest
from recommendations.kinds import ObjectionStand
from recommendations.models import Claim, Objection, ObjectionReply, Position, Progress, Recommendation
from recommendations.states import S

OVERDUE = "overdue"  # a recommendation past the day the meeting set
# For each paper its model, and the path to the thing it answers. The terms of these papers have the same codes.
PAPERS = {
    "reply": (Reply, "request"),
    "position": (Position, "recommendation"),
    "report": (Progress, "recommendation"),
    "claim": (Claim, "recommendation"),
    "objection_reply": (ObjectionReply, "objection"),
}
THING_OF = {name: path for name, (_model, path) in PAPERS.items()} | {OVERDUE: "recommendation"}
STILL_ASKED = {  # things that can be answered now: a draft to another one waits for nobody
    "request": lambda: ReplyRequest.objects.waiting(),
    "recommendation": lambda: Recommendation.objects.own().filter(state=S.TRANSMITTED),
    "objection": lambda: Objection.objects.filter(state=ObjectionStand.OPEN),
}
WRITING = {"position": "take_position", "report": "report", "claim": "claim"}  # URL names of the drafts
NOTHING = Value("", CharField())


@dataclass
class Paper:
    """One paper that waits: until when, and the draft of it, when there is one."""

    due: dt.date | None = None
    state: str = ""
    uid: UUID | None = None
    note: str = ""

    def add(self, due, state, uid, note):
        self.due = self.due or due
        if uid:
            self.state, self.uid, self.note = state, uid, note


def papers_of(acting, most):
    """Pairs of a thing that waits and whether it is with this hat now; the others are with the other hat of the body. Of each
    kind the ``most`` urgent of both."""
    waiting = _waiting(acting)
    kinds = {"request": replies, "recommendation": of_recommendations, "objection": answers}
    return [
        pair for kind, found in kinds.items() if waiting[kind] for pair in found(acting, *_first(waiting[kind], most))
    ]


def _waiting(acting):
    """By kind of thing and uid the papers that wait, by name. One query: what is owed, what is drafted, what is past its day."""
    own = acting.organisation
    owed = Term.objects.open().owed_by([own.pk]).of_kinds(*PAPERS).order_by()
    late = STILL_ASKED["recommendation"]().overdue(timezone.localdate()).filter(lead=own).order_by()
    undrafted = (NOTHING, Cast(None, UUIDField()), NOTHING)
    rows = [late.values_list(Value(OVERDUE, CharField()), F("uid"), F("due_on"), *undrafted)]
    for name, (model, path) in PAPERS.items():
        drafts = model.objects.filter(organisation=own, **{f"{path}__in": STILL_ASKED[path]()})
        drafts = drafts.exclude(state=PaperState.SIGNED).order_by()
        said = (F(f"{path}__uid"), Cast(None, DateField()), F("state"), F("uid"), F("internal_note"))
        rows.append(drafts.values_list(Value(name, CharField()), *said))
    waiting = defaultdict(lambda: defaultdict(lambda: defaultdict(Paper)))
    terms = owed.values_list(F("rule_id"), F("about_uid"), F("due_on"), *undrafted)
    for name, thing, *said in terms.union(*rows, all=True):
        waiting[THING_OF[name]][thing][name].add(*said)
    return waiting


def _first(waiting, most):
    """(the papers of the ``most`` urgent things by uid, by uid what the desk leaves out), for each of the two hats."""
    chosen, left_out = {}, {}
    for side in (False, True):
        things = [(thing, papers) for thing, papers in waiting.items() if _is_signed_next(papers) == side]
        things.sort(key=lambda pair: (not (due := _until(pair[1])), due, pair[0]))
        chosen |= dict(things[:most])
        left_out |= {thing: (side, len(things) - (most or len(things))) for thing, _papers in things[:most]}
    return chosen, left_out


def _is_signed_next(papers):
    return any(paper.state == PaperState.FOR_SIGNATURE for paper in papers.values())


def _until(papers):
    return min((paper.due.isoformat() for paper in papers.values() if paper.due), default="")


def _step(acting, state, uid, writing, prefix):
    """(who has it, address, label): whether the paper is with this hat, and the step the hat may take."""
    if state == PaperState.FOR_SIGNATURE:
        return acting.has(PostKind.SIGNATORY), reverse(f"{prefix}_sign", args=[uid]), _("Sign")
    return acting.has(PostKind.FOCAL_POINT), writing, _("Go on writing") if state else _("Write")


def _todo(acting, sentence, thing, paper, *, writing, prefix, note="", left_out=()):
    """The pair for one paper; ``thing`` is the story it belongs to."""
    is_here, step, label = _step(acting, paper.state, paper.uid, writing, prefix)
    inside = _("note inside: %(note)s") % {"note": paper.note} if paper.note and is_here else ""
    notes = [note, inside, _where(paper.state)]
    words = about(sentence, thing.printed, thing.title)
    said = " · ".join(str(part) for part in notes if part)
    shown = {"step": step, "label": label} if is_here else {}
    return Todo(words, thing.get_absolute_url(), due=paper.due, note=said, left_out=left_out, **shown), is_here


def _where(state):
    if state == PaperState.FOR_SIGNATURE:
        return _("waits for the signature")
    return _("draft begun") if state else ""


def replies(acting, papers, left_out):
    """The replies the body owes."""
    asked = STILL_ASKED["request"]().visible_to(acting.user).filter(uid__in=papers)
    return [
        _todo(
            acting,
            _("Reply to"),
            request.proposal,
            papers[request.uid]["reply"],
            writing=reverse("proposals:reply", args=[request.uid]),
            prefix="proposals:reply",
            note=_("from %(author)s") % {"author": request.proposal.organisation.name},
            left_out=("reply", *left_out[request.uid]),
        )
        for request in asked.select_related("proposal__organisation")
    ]


def of_recommendations(acting, papers, left_out):
    """Positions the body owes, its drafts, and what it leads that is past its day."""
    seen = STILL_ASKED["recommendation"]().visible_to(acting.user).filter(uid__in=papers)
    rows = seen.for_list().select_related(None)
    return [pair for one in rows for pair in _of_one(acting, one, papers[one.uid], left_out[one.uid])]


def _of_one(acting, one, papers, left_out):
    sentences = {"position": _("Position on"), "report": _("Progress of"), "claim": _("Report of implementation of")}
    way = {"left_out": ("recommendation", *left_out)}
    for name, sentence in sentences.items():
        if name in papers:
            way |= {"writing": _written(name, one), "prefix": f"recommendations:{name}"}
            yield _todo(acting, sentence, one, papers[name], **way)
    if OVERDUE in papers and "report" not in papers and "claim" not in papers:
        way |= {"writing": _written("report", one), "prefix": "recommendations:report"}
        note = _("the day set by the meeting has passed")
        yield _todo(acting, _("Tell how far it is:"), one, papers[OVERDUE], note=note, **way)


def _written(name, one):
    return reverse(f"recommendations:{WRITING[name]}", args=[one.ref])


def answers(acting, papers, left_out):
    """Objections to the body's reports that wait for its answer."""
    objections = STILL_ASKED["objection"]().visible_to(acting.user).filter(uid__in=papers)
    wanted = ("assessment__organisation", "assessment__claim__recommendation")
    return [
        _todo(
            acting,
            _("Answer the objection to"),
            objection.assessment.claim.recommendation,
            papers[objection.uid]["objection_reply"],
            writing=reverse("recommendations:answer_objection", args=[objection.uid]),
            prefix="recommendations:objection_reply",
            note=_("from %(author)s") % {"author": objection.assessment.organisation.name},
            left_out=("objection", *left_out[objection.uid]),
        )
        for objection in objections.select_related(*wanted)
    ]
