"""The desk of a body that is asked and answers: its focal point and its signatory.

Every paper is with one of the two: drafted, it is with the focal point; sent for signature, with the signatory."""

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines.models import Term
from dialogue.pages.desk.todo import Todo, about, most_urgent
from participants.kinds import PostKind
from participants.papers import PaperState
from proposals.models import Reply, ReplyRequest
from recommendations.kinds import ObjectionStand
from recommendations.models import Claim, Objection, ObjectionReply, Position, Progress, Recommendation
from recommendations.states import S

STILL_OPEN = {"met_on": None, "cancelled_at": None, "over_on": None}
PAPERS = {"position": Position, "report": Progress, "claim": Claim}
WRITING = {"position": "take_position", "report": "report", "claim": "claim"}  # URL names of the drafts


def papers_of(acting, most):
    """Pairs of a thing that waits and whether it is with this hat now; the others are with the other hat of the body. Of each
    kind the ``most`` urgent of both."""
    return [*replies(acting, most), *of_recommendations(acting, most), *answers(acting, most)]


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


def _todo(acting, sentence, thing, *, due, draft, writing, prefix, note="", left_out=()):
    """The pair for one paper. ``draft`` is its state, uid and note; ``thing`` the story it belongs to."""
    state, uid, internal = draft
    is_here, step, label = _step(acting, state, uid, writing, prefix)
    notes = [note, _("note inside: %(note)s") % {"note": internal} if internal and is_here else "", _where(state)]
    words = about(sentence, thing.printed, thing.title)
    said = " · ".join(str(part) for part in notes if part)
    shown = {"step": step, "label": label} if is_here else {}
    return Todo(words, thing.get_absolute_url(), due=due, note=said, left_out=left_out, **shown), is_here


def _where(state):
    if state == PaperState.FOR_SIGNATURE:
        return _("waits for the signature")
    return _("draft begun") if state else ""


def _signed_next(*drafts):
    """Whether one of these drafts is with the signatory: the side of a row."""
    signed = Q(*((f"{draft}_state", PaperState.FOR_SIGNATURE) for draft in drafts), _connector=Q.OR)
    return Case(When(signed, then=True), default=False, output_field=BooleanField())


def replies(acting, most):
    """The replies the body owes."""
    drafts = _named("draft", _draft_of(Reply, acting, request=OuterRef("pk")))
    asked = ReplyRequest.objects.visible_to(acting.user).waiting().filter(organisation=acting.organisation)
    asked = (
        asked.select_related("proposal__organisation", "term").annotate(**drafts).annotate(side=_signed_next("draft"))
    )
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
            left_out=("reply", request.side, request.left_out),
        )
        for request in most_urgent(asked, "term__due_on", most, side="side")
    ]


def of_recommendations(acting, most):
    """Positions the body owes, its drafts, and what it leads that is past its day: one query."""
    today, own = timezone.localdate(), acting.organisation
    owed = Term.objects.filter(rule_id="position", debtor=own, **STILL_OPEN)
    late = Recommendation.objects.overdue(today).filter(lead=own)
    drafts = {}
    for name, model in PAPERS.items():
        drafts |= _named(name, _draft_of(model, acting, recommendation=OuterRef("pk")))
    seen = Recommendation.objects.visible_to(acting.user).own().filter(state=S.TRANSMITTED)
    waiting = seen.filter(pk__in=_waiting(acting, owed, late)).annotate(
        position_due=Subquery(owed.filter(about_uid=OuterRef("uid")).values("due_on")[:1]),
        is_past_its_day=Exists(late.filter(pk=OuterRef("pk"))),
        **drafts,
    )
    waiting = waiting.annotate(side=_signed_next(*PAPERS), until=Coalesce("position_due", "due_on"))
    rows = most_urgent(waiting.for_list().select_related(None), "until", most, side="side")
    return [pair for one in rows for pair in _of_one(acting, one)]


def _waiting(acting, owed, late):
    """The keys of recommendations with something to do: few, however many there are. A union, because the same asked with *or*
    reads the whole register."""
    of_terms = Recommendation.objects.filter(uid__in=owed.values("about_uid")).order_by().values("pk")
    drafts = [model.objects.filter(organisation=acting.organisation).drafts() for model in PAPERS.values()]
    return late.order_by().values("pk").union(of_terms, *(found.values("recommendation") for found in drafts))


def _of_one(acting, one):
    sentences = {"position": _("Position on"), "report": _("Progress of"), "claim": _("Report of implementation of")}
    left_out = ("recommendation", one.side, one.left_out)
    for name in PAPERS:
        draft = tuple(getattr(one, f"{name}_{column}") for column in ("state", "uid", "internal_note"))
        due = one.position_due if name == "position" else None
        if draft[0] or due:
            writing = reverse(f"recommendations:{WRITING[name]}", args=[one.ref])
            way = {"writing": writing, "prefix": f"recommendations:{name}", "left_out": left_out}
            yield _todo(acting, sentences[name], one, due=due, draft=draft, **way)
    if one.is_past_its_day and not one.report_state and not one.claim_state:
        writing = reverse("recommendations:report", args=[one.ref])
        way = {
            "writing": writing,
            "prefix": "recommendations:report",
            "left_out": left_out,
            "note": _("the day set by the meeting has passed"),
        }
        yield _todo(acting, _("Tell how far it is:"), one, due=one.due_on, draft=(None, None, ""), **way)


def answers(acting, most):
    """Objections to the body's reports that wait for its answer."""
    drafts = _named("draft", _draft_of(ObjectionReply, acting, objection=OuterRef("pk")))
    objections = Objection.objects.visible_to(acting.user).filter(state=ObjectionStand.OPEN)
    objections = objections.filter(assessment__claim__organisation=acting.organisation).annotate(**drafts)
    objections = objections.annotate(side=_signed_next("draft")).select_related(
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
            left_out=("objection", objection.side, objection.left_out),
        )
        for objection in most_urgent(objections, "reply_term__due_on", most, side="side")
    ]
