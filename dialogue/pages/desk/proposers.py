"""The desk of who proposes and assesses: NGOs, independent institutions, academia, members of parliament."""

from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import day
from deadlines.models import Term
from dialogue.pages.desk.todo import Todo, about, most_urgent
from participants.kinds import ASSESSORS, PostKind
from proposals.models import Placement, Proposal
from proposals.states import S
from recommendations.kinds import ObjectionStand
from recommendations.models import Assessment, Claim, Objection

OPEN = (S.DRAFTED, S.RETURNED, S.FILED, S.ADMITTED)
UNDECIDED = (ObjectionStand.OPEN, ObjectionStand.REPLIED)


def papers_of(acting, most):
    """Pairs of a thing that waits and whether it is with this hat now; the others are with somebody else. Of what others began,
    the ``most`` urgent."""
    speaks = acting.has(PostKind.REPRESENTATIVE)
    assesses = speaks and acting.is_of(ASSESSORS)
    return [*proposals(acting), *(windows(acting, most) + objections(acting, most) if assesses else [])]


def proposals(acting):
    """The organisation's own, from the draft to the meeting."""
    checked = Term.objects.filter(rule_id="completeness", about_uid=OuterRef("uid"), met_on=None, over_on=None)
    heard = Placement.objects.filter(proposal=OuterRef("pk"), removed_at=None).order_by("-id")
    unanswered = Q(requests__reply=None, requests__isnull=False)
    own = Proposal.objects.visible_to(acting.user).filter(organisation=acting.organisation, state__in=OPEN)
    own = own.annotate(
        checked_by=Subquery(checked.values("due_on")[:1]),
        heard_on=Subquery(heard.values("item__meeting__on")[:1]),
        unanswered=Count("requests", filter=unanswered),
        answer_by=Min("requests__term__due_on", filter=unanswered),
    )
    return [_of_proposal(one) for one in own.order_by("id")]


def _of_proposal(one):
    key, url = one.ref or one.uid, one.get_absolute_url()
    if one.state == S.DRAFTED:
        write = {"step": reverse("proposals:edit", args=[key]), "label": _("Go on writing")}
        return Todo(about(_("Draft"), "", one.title), url, since=timezone.localdate(one.updated_at), **write), True
    if one.state == S.RETURNED:
        write = {"step": reverse("proposals:edit", args=[key]), "label": _("Complete")}
        note = _("returned by the secretariat; its words stand on the page")
        words = about(_("Complete and file again"), one.printed, one.title)
        return Todo(words, url, since=timezone.localdate(one.updated_at), note=note, **write), True
    words, filed = about(_("Proposal"), one.printed, one.title), timezone.localdate(one.filed_at)
    if one.state == S.FILED:
        note = _("the secretariat checks whether it is complete; untouched, the clock admits it")
        return Todo(words, url, due=one.checked_by, since=filed, note=note), False
    return Todo(words, url, due=one.answer_by, since=filed, note=_of_admitted(one)), False


def _of_admitted(one):
    notes = []
    if one.unanswered:
        said = ngettext("%(n)s body has to reply", "%(n)s bodies have to reply", one.unanswered)
        notes.append(said % {"n": one.unanswered})
    heard = _("on the agenda of %(day)s") % {"day": day(one.heard_on)} if one.heard_on else _("on no agenda yet")
    return " · ".join([*notes, heard])


def windows(acting, most):
    """Reports the organisation may still assess and has not assessed."""
    own, today = acting.organisation, timezone.localdate()
    claims = Claim.objects.visible_to(acting.user).signed()
    claims = claims.filter(withdrawn_at=None, window_closed_at=None, window__due_on__gte=today)
    spoken = Assessment.objects.filter(claim=OuterRef("pk"), organisation=own)
    from_own = Exists(own_proposals(own))
    claims = claims.exclude(Exists(spoken)).exclude(recommendation__lead=own).annotate(is_from_own=from_own)
    claims = claims.exclude(recommendation__executor_rows__organisation=own)
    claims = claims.select_related("recommendation", "organisation", "window")
    return [
        (
            Todo(
                about(_("Assess the report on"), claim.recommendation.printed, claim.recommendation.title),
                claim.recommendation.get_absolute_url() + "#claims",
                due=claim.window.due_on,
                note=_note(claim),
                step=reverse("recommendations:assess", args=[claim.uid]),
                label=_("Assess"),
                left_out=("claim", claim.left_out),
            ),
            True,
        )
        for claim in most_urgent(claims, "window__due_on", most)
    ]


def own_proposals(organisation):
    """Whether the claim's recommendation came from a proposal of the organisation, as a subquery of claims."""
    return Proposal.objects.filter(
        organisation=organisation, decision=OuterRef("recommendation__decision"), decision__isnull=False
    )


def _note(claim):
    said = _("report of %(body)s") % {"body": claim.organisation.name}
    return _("%(said)s, on your proposal") % {"said": said} if claim.is_from_own else said


def objections(acting, most):
    """The organisation's objections: answered ones wait for its decision, the others for the body."""
    own = Objection.objects.visible_to(acting.user).filter(
        assessment__organisation=acting.organisation, state__in=UNDECIDED
    )
    wanted = ("reply_term", "stand_term", "assessment__claim__recommendation", "assessment__claim__organisation")
    own = own.select_related(*wanted).annotate(until=Coalesce("stand_term__due_on", "reply_term__due_on"))
    return [_of_objection(one) for one in most_urgent(own, "until", most, side="state")]


def _of_objection(one):
    recommendation = one.assessment.claim.recommendation
    url, body = recommendation.get_absolute_url() + "#claims", one.assessment.claim.organisation.name
    left_out = ("objection", one.state, one.left_out)
    if one.state == ObjectionStand.REPLIED:
        words = about(_("Decide on your objection to"), recommendation.printed, recommendation.title)
        note = _("%(body)s has answered; silence keeps the objection") % {"body": body}
        decide = {"step": url, "label": _("Read and decide"), "left_out": left_out}
        return Todo(words, url, due=one.stand_term.due_on if one.stand_term else None, note=note, **decide), True
    words = about(_("Your objection to"), recommendation.printed, recommendation.title)
    note, due = _("%(body)s has to answer") % {"body": body}, one.reply_term.due_on if one.reply_term else None
    return Todo(words, url, due=due, note=note, left_out=left_out), False
