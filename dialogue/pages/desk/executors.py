"""The desk of a body that is asked and answers: its focal point and its signatory.

Every paper is with one of the two: drafted, it is with the focal point; sent for signature, with the signatory.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines.models import Term
from dialogue.pages.desk import tasks
from dialogue.pages.desk.tasks import TASK
from dialogue.pages.desk.todo import Todo, about
from dialogue.pages.desk.waiting import NO_DAY, NO_UID, Place, Waiting, found, of_story, text
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
THING_OF = {name: path for name, (_model, path) in PAPERS.items()} | {OVERDUE: "recommendation", TASK: TASK}
STILL_ASKED = {  # things that can be answered now: a draft to another one waits for nobody
    "request": lambda: ReplyRequest.objects.waiting(),
    "recommendation": lambda: Recommendation.objects.own().filter(state=S.TRANSMITTED),
    "objection": lambda: Objection.objects.filter(state=ObjectionStand.OPEN),
}
WRITING = {"position": "take_position", "report": "report", "claim": "claim"}  # URL names of the drafts


@dataclass
class Paper:
    """One paper that waits, or ``OVERDUE``: until when, and the draft of it, when there is one."""

    name: str
    due: dt.date | None = None
    state: str = ""
    uid: UUID | None = None
    note: str = ""

    def add(self, due, state, uid, note):
        self.due = self.due or due
        if uid:
            self.state, self.uid, self.note = state, uid, note


def waiting(acting):
    """Every paper the body owes or drafts, and what it leads that is past its day. One query."""
    papers = _papers(acting)
    told_by_a_draft = {thing for name, thing in papers if name in ("report", "claim")}
    return [
        Waiting(THING_OF[name], thing, _place(acting, paper), paper.due, facts=paper)
        for (name, thing), paper in papers.items()
        if name != OVERDUE or thing not in told_by_a_draft
    ]


def _papers(acting):
    """By name and by the uid of what they answer."""
    own = acting.organisation
    undrafted = (text(""), NO_UID, text(""))
    owed = Term.objects.open().owed_by([own.pk]).of_kinds(*PAPERS).order_by()
    late = STILL_ASKED["recommendation"]().overdue(timezone.localdate()).filter(lead=own).order_by()
    parts = [
        owed.values_list(F("rule_id"), F("about_uid"), F("due_on"), *undrafted),
        late.values_list(text(OVERDUE), F("uid"), F("due_on"), *undrafted),
        tasks.own(acting).order_by().values_list(text(TASK), F("uid"), F("due_on"), *undrafted),
    ]
    for name, (model, path) in PAPERS.items():
        drafts = model.objects.filter(organisation=own, **{f"{path}__in": STILL_ASKED[path]()})
        drafts = drafts.exclude(state=PaperState.SIGNED).order_by()
        said = (F(f"{path}__uid"), NO_DAY, F("state"), F("uid"), F("internal_note"))
        parts.append(drafts.values_list(text(name), *said))
    papers = {}
    for name, thing, *said in found(*parts):
        papers.setdefault((name, thing), Paper(name)).add(*said)
    return papers


def _place(acting, paper):
    """With this hat, or with the other hat of the body; an agreed task is with the hat that owns it."""
    if paper.name == TASK:
        return Place.HERE
    hat = PostKind.SIGNATORY if paper.state == PaperState.FOR_SIGNATURE else PostKind.FOCAL_POINT
    return Place.HERE if acting.has(hat) else Place.ELSEWHERE


def requests(acting, uids):
    """What the body is asked to reply to."""
    asked = (
        STILL_ASKED["request"]().visible_to(acting.user).filter(uid__in=uids).select_related("proposal__organisation")
    )
    return asked.only("uid", *of_story("proposal__"), "proposal__organisation__name")


def _of_request(request, waiting):
    note = _("from %(author)s") % {"author": request.proposal.organisation.name}
    write = reverse("proposals:reply", args=[request.uid])
    return _todo(_("Reply to"), request.proposal, waiting, write, "proposals:reply", note)


def recommendations(acting, uids):
    """What the body leads or takes a position on."""
    return STILL_ASKED["recommendation"]().visible_to(acting.user).filter(uid__in=uids).only(*of_story())


def _of_recommendation(one, waiting):
    sentences = {"position": _("Position on"), "report": _("Progress of"), "claim": _("Report of implementation of")}
    name = waiting.facts.name
    if name == OVERDUE:
        write, note = reverse("recommendations:report", args=[one.ref]), _("the day set by the meeting has passed")
        return _todo(_("Tell how far it is:"), one, waiting, write, "recommendations:report", note)
    write = reverse(f"recommendations:{WRITING[name]}", args=[one.ref])
    return _todo(sentences[name], one, waiting, write, f"recommendations:{name}")


def objections(acting, uids):
    """Objections to the body's reports that wait for its answer."""
    story, author = "assessment__claim__recommendation", "assessment__organisation"
    asked = STILL_ASKED["objection"]().visible_to(acting.user).filter(uid__in=uids).select_related(story, author)
    return asked.only("uid", *of_story(f"{story}__"), f"{author}__name")


def _of_objection(objection, waiting):
    note = _("from %(author)s") % {"author": objection.assessment.organisation.name}
    story, write = objection.story, reverse("recommendations:answer_objection", args=[objection.uid])
    return _todo(_("Answer the objection to"), story, waiting, write, "recommendations:objection_reply", note)


def _todo(sentence, story, waiting, write, prefix, note=""):
    """Of one paper. ``story`` is what it belongs to, ``write`` where it is written, ``prefix`` names the addresses of its steps."""
    paper, is_here = waiting.facts, waiting.place == Place.HERE
    inside = _("note inside: %(note)s") % {"note": paper.note} if paper.note and is_here else ""
    note = " · ".join(str(part) for part in (note, inside, _where(paper.state)) if part)
    step = _step(paper, write, prefix) if is_here else {}
    words = about(sentence, story.printed, story.title)
    return Todo(words, story.get_absolute_url(), due=waiting.due, note=note, **step)


def _step(paper, write, prefix):
    if paper.state == PaperState.FOR_SIGNATURE:
        return {"step": reverse(f"{prefix}_sign", args=[paper.uid]), "label": _("Sign")}
    return {"step": write, "label": _("Go on writing") if paper.state else _("Write")}


def _where(state):
    if state == PaperState.FOR_SIGNATURE:
        return _("waits for the signature")
    return _("draft begun") if state else ""


TELLERS = {
    "request": (requests, _of_request),
    "recommendation": (recommendations, _of_recommendation),
    "objection": (objections, _of_objection),
}
