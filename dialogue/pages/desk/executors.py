"""The desk of a body that is asked and answers: its focal point and its signatory.

Every paper is with one of the two: drafted, it is with the focal point; sent for signature, with the signatory."""

from django.db.models import Exists, OuterRef, Q, Subquery
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

STILL_OPEN = {"met_on": None, "cancelled_at": None, "over_on": None}
PAPERS = {"position": Position, "report": Progress, "claim": Claim}
WRITING = {"position": "take_position", "report": "report", "claim": "claim"}  # URL names of the drafts


def papers_of(acting):
    """Pairs of a thing that waits and whether it is with this hat now; the others are with the other hat of the body."""
    return [*replies(acting), *of_recommendations(acting), *answers(acting)]


def _draft_of(model, acting, **where):
    """Annotations for the body's one open draft: its state, uid and note."""
    drafts = model.objects.filter(organisation=acting.organisation, **where).exclude(state=PaperState.SIGNED)
    return {name: Subquery(drafts.order_by("-id").values(name)[:1]) for name in ("state", "uid", "internal_note")}


def _named(prefix, columns):
    return {f"{prefix}_{name}": column for name, column in columns.items()}


def _step(acting, state, uid, writing, prefix):
    """(who has it, address, label): whether the paper is with this hat, and the step the hat may take."""
    if state == PaperState.FOR_SIGNATURE:
        return acting.has(PostKind.SIGNATORY), reverse(f"{prefix}_sign", args=[uid]), _("Sign")
    return acting.has(PostKind.FOCAL_POINT), writing, _("Go on writing") if state else _("Write")


def _todo(acting, sentence, thing, *, due, draft, writing, prefix, note=""):
    """The pair for one paper. ``draft`` is its state, uid and note; ``thing`` the story it belongs to."""
    state, uid, internal = draft
    is_here, step, label = _step(acting, state, uid, writing, prefix)
    notes = [note, _("note inside: %(note)s") % {"note": internal} if internal and is_here else "", _where(state)]
    words = about(sentence, thing.printed, thing.title)
    said = " · ".join(str(part) for part in notes if part)
    shown = {"step": step, "label": label} if is_here else {}
    return Todo(words, thing.get_absolute_url(), due=due, note=said, **shown), is_here


def _where(state):
    if state == PaperState.FOR_SIGNATURE:
        return _("waits for the signature")
    return _("draft begun") if state else ""


def replies(acting):
    """The replies the body owes."""
    drafts = _named("draft", _draft_of(Reply, acting, request=OuterRef("pk")))
    asked = ReplyRequest.objects.visible_to(acting.user).waiting().filter(organisation=acting.organisation)
    asked = asked.select_related("proposal__organisation", "term").annotate(**drafts)
    return [
        _todo(
            acting,
            _("Reply to"),
            request.proposal,
            due=request.term.due_on if request.term else None,
            draft=(request.draft_state, request.draft_uid, request.draft_internal_note),
            writing=reverse("proposals:reply", args=[request.uid]),
            prefix="proposals:reply",
            note=_("from %(author)s") % {"author": request.proposal.organisation.name},
        )
        for request in asked
    ]


def of_recommendations(acting):
    """Positions the body owes, its drafts, and what it leads that is past its day: one query."""
    today, own = timezone.localdate(), acting.organisation
    owed = Term.objects.filter(rule_id="position", about_uid=OuterRef("uid"), debtor=own, **STILL_OPEN)
    drafts = {}
    for name, model in PAPERS.items():
        drafts |= _named(name, _draft_of(model, acting, recommendation=OuterRef("pk")))
    late = Exists(Recommendation.objects.overdue(today).filter(pk=OuterRef("pk"), lead=own))
    seen = Recommendation.objects.visible_to(acting.user).own().filter(state=S.TRANSMITTED)
    seen = seen.annotate(position_due=Subquery(owed.values("due_on")[:1]), is_past_its_day=late, **drafts)
    waits = Q(position_due__isnull=False) | Q(is_past_its_day=True)
    for name in PAPERS:
        waits |= Q(**{f"{name}_state__isnull": False})
    return [pair for one in seen.filter(waits).order_by("id") for pair in _of_one(acting, one)]


def _of_one(acting, one):
    sentences = {"position": _("Position on"), "report": _("Progress of"), "claim": _("Report of implementation of")}
    for name in PAPERS:
        draft = tuple(getattr(one, f"{name}_{column}") for column in ("state", "uid", "internal_note"))
        due = one.position_due if name == "position" else None
        if draft[0] or due:
            writing = reverse(f"recommendations:{WRITING[name]}", args=[one.ref])
            way = {"writing": writing, "prefix": f"recommendations:{name}"}
            yield _todo(acting, sentences[name], one, due=due, draft=draft, **way)
    if one.is_past_its_day and not one.report_state and not one.claim_state:
        writing = reverse("recommendations:report", args=[one.ref])
        way = {
            "writing": writing,
            "prefix": "recommendations:report",
            "note": _("the day set by the meeting has passed"),
        }
        yield _todo(acting, _("Tell how far it is:"), one, due=one.due_on, draft=(None, None, ""), **way)


def answers(acting):
    """Objections to the body's reports that wait for its answer."""
    drafts = _named("draft", _draft_of(ObjectionReply, acting, objection=OuterRef("pk")))
    objections = Objection.objects.visible_to(acting.user).filter(state=ObjectionStand.OPEN)
    objections = objections.filter(assessment__claim__organisation=acting.organisation).annotate(**drafts)
    objections = objections.select_related(
        "reply_term", "assessment__organisation", "assessment__claim__recommendation"
    )
    return [
        _todo(
            acting,
            _("Answer the objection to"),
            objection.assessment.claim.recommendation,
            due=objection.reply_term.due_on if objection.reply_term else None,
            draft=(objection.draft_state, objection.draft_uid, objection.draft_internal_note),
            writing=reverse("recommendations:answer_objection", args=[objection.uid]),
            prefix="recommendations:objection_reply",
            note=_("from %(author)s") % {"author": objection.assessment.organisation.name},
        )
        for objection in objections
    ]
