"""The desk of who proposes and assesses: NGOs, independent institutions, academia, members of parliament."""

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import day
from deadlines.models import Term
from dialogue.pages.desk import tasks
from dialogue.pages.desk.todo import Todo, about
from dialogue.pages.desk.waiting import Place, Waiting, found, keys, of_story
from participants.kinds import ASSESSORS, PostKind
from participants.papers import PaperState
from proposals.models import Placement, Proposal, ReplyRequest
from proposals.states import S
from recommendations.kinds import ObjectionStand
from recommendations.models import Assessment, Claim, CoExecutor, Objection

OPEN = (S.DRAFTED, S.RETURNED, S.FILED, S.ADMITTED)
UNDECIDED = (ObjectionStand.OPEN, ObjectionStand.REPLIED)
# What is with this hat: (kind, state); the others are with somebody else.
OWN_STEP = {
    ("proposal", S.DRAFTED),
    ("proposal", S.RETURNED),
    ("window", ""),
    ("own objection", ObjectionStand.REPLIED),
}


def waiting(acting):
    """The organisation's own proposals, from the draft to the meeting; what it may assess; its objections. One query."""
    parts = [_proposals(acting), tasks.part(acting)]
    if acting.has(PostKind.REPRESENTATIVE) and acting.is_of(ASSESSORS):
        parts += [_windows(acting), _objections(acting)]
    return [
        tasks.waits(uid, due)
        if kind == tasks.TASK
        else Waiting(kind, uid, Place.HERE if (kind, state) in OWN_STEP else Place.ELSEWHERE, due, since)
        for kind, uid, due, since, state in found(*parts)
    ]


def _proposals(acting):
    checked = Term.objects.filter(rule_id="completeness", about_uid=OuterRef("uid"), met_on=None, over_on=None)
    answered = ReplyRequest.objects.filter(proposal=OuterRef("pk"), reply=None).order_by("term__due_on")
    due = Coalesce(Subquery(checked.values("due_on")[:1]), Subquery(answered.values("term__due_on")[:1]))
    own = Proposal.objects.own(acting.organisation).filter(state__in=OPEN)
    return keys(own, "proposal", due=due, since=F("updated_at"), state=F("state"))


def _windows(acting):
    """Reports the organisation may still assess and has not assessed."""
    own, today = acting.organisation, timezone.localdate()
    has_spoken = Exists(Assessment.objects.filter(claim=OuterRef("pk"), organisation=own))
    executes = Exists(CoExecutor.objects.filter(recommendation=OuterRef("recommendation"), organisation=own))
    to_assess = Claim.objects.visible_to(acting.user).filter(
        ~has_spoken,
        ~executes,
        ~Q(recommendation__lead=own),
        state=PaperState.SIGNED,
        withdrawn_at=None,
        window_closed_at=None,
        window__due_on__gte=today,
    )
    return keys(to_assess, "window", due=F("window__due_on"))


def _objections(acting):
    """Its objections, by the reports they stand against: an organisation has one on each."""
    own = Objection.objects.filter(assessment__organisation=acting.organisation, state__in=UNDECIDED)
    until = Coalesce("stand_term__due_on", "reply_term__due_on")
    return keys(own, "own objection", uid="assessment__claim__uid", due=until, state=F("state"))


def proposals(acting, uids):
    """The organisation's own proposals."""
    heard = Placement.objects.filter(proposal=OuterRef("pk"), removed_at=None).order_by("-id")
    asked = ReplyRequest.objects.filter(proposal=OuterRef("pk"), reply=None).order_by().values("proposal")
    unanswered = Subquery(asked.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    own = Proposal.objects.own(acting.organisation).filter(uid__in=uids)
    own = own.annotate(heard_on=Subquery(heard.values("item__meeting__on")[:1]), unanswered=unanswered)
    return own.only(*of_story(), "state", "filed_at", "updated_at")


def _of_proposal(one, waiting):
    key, url = one.ref or one.uid, one.get_absolute_url()
    if one.state == S.DRAFTED:
        write = {"step": reverse("proposals:edit", args=[key]), "label": _("Go on writing")}
        return Todo(about(_("Draft"), "", one.title), url, since=timezone.localdate(one.updated_at), **write)
    if one.state == S.RETURNED:
        write = {"step": reverse("proposals:edit", args=[key]), "label": _("Complete")}
        note = _("returned by the secretariat; its words stand on the page")
        words = about(_("Complete and file again"), one.printed, one.title)
        return Todo(words, url, since=timezone.localdate(one.updated_at), note=note, **write)
    words, filed = about(_("Proposal"), one.printed, one.title), timezone.localdate(one.filed_at)
    note = _("the secretariat checks whether it is complete; untouched, the clock admits it")
    return Todo(words, url, due=waiting.due, since=filed, note=note if one.state == S.FILED else _of_admitted(one))


def _of_admitted(one):
    notes = []
    if one.unanswered:
        said = ngettext("%(n)s body has to reply", "%(n)s bodies have to reply", one.unanswered)
        notes.append(said % {"n": one.unanswered})
    heard = _("on the agenda of %(day)s") % {"day": day(one.heard_on)} if one.heard_on else _("on no agenda yet")
    return " · ".join([*notes, heard])


def claims(acting, uids):
    """Reports of bodies: those that can be assessed, and those the organisation objects to."""
    own = Proposal.objects.filter(organisation=acting.organisation, decision__isnull=False)
    from_own = Exists(own.filter(decision=OuterRef("recommendation__decision")))
    seen = Claim.objects.visible_to(acting.user).filter(uid__in=uids).annotate(is_from_own=from_own)
    seen = seen.select_related("recommendation", "organisation")
    return seen.only("uid", *of_story("recommendation__"), "organisation__name")


def _of_window(claim, waiting):
    said = _("report of %(body)s") % {"body": claim.organisation.name}
    return Todo(
        about(_("Assess the report on"), claim.recommendation.printed, claim.recommendation.title),
        claim.recommendation.get_absolute_url() + "#claims",
        due=waiting.due,
        note=_("%(said)s, on your proposal") % {"said": said} if claim.is_from_own else said,
        step=reverse("recommendations:assess", args=[claim.uid]),
        label=_("Assess"),
    )


def _of_objection(claim, waiting):
    """Answered, it waits for the organisation's decision; else for the body."""
    recommendation, body = claim.recommendation, claim.organisation.name
    url = recommendation.get_absolute_url() + "#claims"
    if waiting.place == Place.HERE:
        words = about(_("Decide on your objection to"), recommendation.printed, recommendation.title)
        note = _("%(body)s has answered; silence keeps the objection") % {"body": body}
        return Todo(words, url, due=waiting.due, note=note, step=url, label=_("Read and decide"))
    words = about(_("Your objection to"), recommendation.printed, recommendation.title)
    return Todo(words, url, due=waiting.due, note=_("%(body)s has to answer") % {"body": body})


TELLERS = {
    "proposal": (proposals, _of_proposal),
    "window": (claims, _of_window),
    "own objection": (claims, _of_objection),
}
