"""One recommendation: the centre of the product. What was asked, what the bodies say and do, what others say of it."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from deadlines.terms import terms_of
from dialogue.pages.recommendations import with_badges
from dialogue.pages.told import paper_steps, steps_of, term_told, timeline
from participants.access import WHO_SEES
from proposals.models import Proposal
from recommendations.kinds import PositionValue, Settlement, Verdict
from recommendations.models import Assessment, Claim, Evidence, ObjectionReply, Position, Progress, Recommendation

HAPPENED = {
    "adopt": gettext_lazy("Adopted by a meeting"),
    "transmit": gettext_lazy("Published and sent to the bodies"),
    "take_position": gettext_lazy("A position was taken"),
    "plan": gettext_lazy("A measure was planned"),
    "report": gettext_lazy("Progress was reported"),
    "claim": gettext_lazy("Reported as implemented, with evidence"),
    "withdraw_claim": gettext_lazy("The report was withdrawn"),
    "assess": gettext_lazy("The report was assessed"),
    "contest": gettext_lazy("An objection was filed"),
    "answer_objection": gettext_lazy("The objection was answered"),
    "keep": gettext_lazy("The objection was kept"),
    "narrow": gettext_lazy("The objection was narrowed"),
    "withdraw": gettext_lazy("The objection was withdrawn"),
    "close_window": gettext_lazy("The time for assessment ended"),
    "end": gettext_lazy("Follow-up ended"),
    "import": gettext_lazy("Taken over from a source"),
}
TONES = {"contest": "stop", "keep": "stop", "withdraw_claim": "stop", "close_window": "sys", "transmit": "sys"}
ADDRESSES = {verb: f"recommendations:{verb}" for verb in ("take_position", "plan", "report", "claim")}
VERDICTS = {
    Verdict.CONFIRM: ("ok", "check"),
    Verdict.PARTLY: ("wait", "partly"),
    Verdict.CONTEST: ("stop", "object"),
    Verdict.CANNOT_ASSESS: ("", "question"),
}
PAPERS = ((Position, "position"), (Progress, "report"), (Claim, "claim"))


class RecommendationPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/recommendation.html"
    context_object_name = "recommendation"

    def get_object(self):
        seen = Recommendation.objects.visible_to(self.request.acting.user).addressed(self.kwargs["key"])
        wanted = seen.select_related("lead", "decision__item__meeting", "mechanism", "filing")
        return with_badges(get_object_or_404(wanted), timezone.localdate())

    def get_context_data(self, **context):
        recommendation, acting = self.object, self.request.acting
        self.claims = self.get_claims()
        self.proposals = list(
            Proposal.objects.visible_to(acting.user).filter(pk__in=recommendation.proposals.values("pk"))
        )
        positions = list(recommendation.positions.signed().select_related("organisation", "filing"))
        steps = steps_of(recommendation, acting, ADDRESSES, primary=("take_position", "claim"))
        return super().get_context_data(
            co_executors=recommendation.co_executors.for_list(),
            positions=positions,
            reports=recommendation.reports.signed().select_related("organisation"),
            measures=recommendation.measures.order_by("id"),
            claims=self.claims,
            links=self.chain(positions),
            state=self.state_side(),
            civil=self.civil_side(),
            terms=[told for told in map(term_told, self.terms()) if told],
            drafts=self.drafts(),
            steps=steps,
            themes=recommendation.themes.all(),
            events=timeline(recommendation, HAPPENED, TONES),
            seen=WHO_SEES[recommendation.audience],
            **context,
        )

    def get_claims(self):
        """Signed claims, the current one first, each with its evidence and everything said of it, and what one may do."""
        assessments = Assessment.objects.select_related("organisation", "filing", "objection__reply__organisation")
        evidence = Evidence.objects.select_related("act").prefetch_related("file_rows__stored")
        claims = list(
            self.object.claims.signed()
            .select_related("organisation", "window__rule", "window__calendar", "filing")
            .prefetch_related(Prefetch("assessments", assessments), Prefetch("evidence", evidence))
        )
        for place, claim in enumerate(claims):
            claim.recommendation = self.object
            claim.is_latest = place == 0 and claim.withdrawn_at is None
            claim.steps = self.claim_steps(claim) if claim.is_latest else []
            for assessment in claim.assessments.all():
                assessment.tone, assessment.icon = VERDICTS[assessment.verdict]
                assessment.steps = self.objection_steps(assessment) if hasattr(assessment, "objection") else []
        return claims

    def claim_steps(self, claim):
        """Assess, object, take back: for the hats that may."""
        names = {"assess": "assess", "contest": "contest", "withdraw_claim": "withdraw_claim"}
        acting, own = self.request.acting, self.request.acting.organisation
        has_objected = any(
            a.organisation_id == getattr(own, "pk", None) and a.verdict == Verdict.CONTEST
            for a in claim.assessments.all()
        )
        return [
            {
                "label": step.label,
                "url": reverse(f"recommendations:{names[step.verb]}", args=[claim.uid]),
                "is_hard": step.verb == "withdraw_claim",
            }
            for step in self.object.lifecycle.open_to(self.object, acting)
            if step.verb in names and not (has_objected and step.verb in ("assess", "contest"))
        ]

    def objection_steps(self, assessment):
        """Answer it, or decide what becomes of it."""
        objection, acting = assessment.objection, self.request.acting
        names = {
            "keep": "keep_objection",
            "narrow": "narrow_objection",
            "withdraw": "withdraw_objection",
            "answer": "answer_objection",
        }
        assessment.claim.recommendation = self.object
        return [
            {"label": step.label, "url": reverse(f"recommendations:{names[step.verb]}", args=[objection.uid])}
            for step in objection.lifecycle.open_to(objection, acting)
        ]

    def terms(self):
        """Terms that run: to take a position, to assess, to answer, to decide."""
        objections = [
            a.objection for c in self.claims if c.is_latest for a in c.assessments.all() if hasattr(a, "objection")
        ]
        windows = [c.window for c in self.claims if c.is_latest and c.window and c.window_closed_at is None]
        of_objections = [term for objection in objections for term in (objection.reply_term, objection.stand_term)]
        running = [*terms_of(self.object), *windows, *of_objections]
        return [term for term in running if term and not term.met_on and not term.over_on]

    def drafts(self):
        """Open drafts of this person's organisation, with their steps."""
        acting = self.request.acting
        if acting.organisation is None or not acting.has("focal_point", "signatory"):
            return []
        found = [
            (draft, name)
            for model, name in PAPERS
            for draft in model.objects.filter(recommendation=self.object, organisation=acting.organisation).exclude(
                state="signed"
            )
        ]
        replies = ObjectionReply.objects.filter(objection__assessment__claim__recommendation=self.object)
        found += [
            (draft, "objection_reply")
            for draft in replies.filter(organisation=acting.organisation).exclude(state="signed")
        ]
        for draft, name in found:
            draft.steps = paper_steps(draft, acting, f"recommendations:{name}")
            draft.noun = draft._meta.verbose_name
        return [draft for draft, _name in found]

    def state_side(self):
        """What the lead says today."""
        recommendation, claim = self.object, self.claims[0] if self.claims and self.claims[0].is_latest else None
        note = ""
        if claim:
            note = _("reported with %(n)s pieces of evidence") % {"n": len(claim.evidence.all())}
        elif recommendation.position == PositionValue.NONE:
            note = _("no position yet")
        return {"words": recommendation.get_declared_display(), "note": note, "url": "#claims" if claim else ""}

    def civil_side(self):
        """What the others say today: the author of the proposal first, never counted against each other."""
        settlement = Settlement(self.object.settlement)
        latest = self.claims[0].assessments.all() if self.claims and self.claims[0].is_latest else []
        author = next((a for a in latest if a.is_of_author), None)
        others = len(latest) - (author is not None)
        notes = (
            [_("the author of the proposal: %(verdict)s") % {"verdict": author.get_verdict_display()}] if author else []
        )
        notes += [_("entries of others: %(n)s") % {"n": others}] if others else []
        return {"words": settlement.label, "note": "; ".join(notes), "url": "#claims" if latest else ""}

    def chain(self, positions):
        """Obligation › act › proposal › meeting › this › position › act cited as done › entries; a gap is said."""
        recommendation, gap = self.object, {"is_gap": True}
        obligations = [
            {"words": r.citation, "url": ""}
            for r in recommendation.obligation_rows.select_related("instrument", "provision")
        ]
        acts = [
            {"words": r.citation, "url": r.act.get_absolute_url() if r.act else ""}
            for r in recommendation.act_rows.select_related("act")
        ]
        proposals = [{"words": p.printed, "url": p.get_absolute_url()} for p in self.proposals]
        item = recommendation.decision.item if recommendation.decision else None
        heard = [{"words": f"{item.meeting.printed}, {item.position}", "url": item.get_absolute_url()}] if item else []
        done = [piece for claim in self.claims if claim.is_latest for piece in claim.evidence.all() if piece.act]
        entries = sum(len(claim.assessments.all()) for claim in self.claims)
        return [
            *(obligations or [{**gap, "words": _("no obligation cited")}]),
            *acts,
            *(proposals or [{**gap, "words": _("no proposal")}]),
            *(heard or [{**gap, "words": recommendation.symbol or _("no meeting")}]),
            {"words": recommendation.printed, "is_current": True, "url": ""},
            {"words": _("Position"), "url": "#positions"} if positions else {**gap, "words": _("no position yet")},
            *(
                [{"words": piece.words, "url": "#claims"} for piece in done]
                or [{**gap, "words": _("no act cited as done")}]
            ),
            {"words": _("Entries: %(n)s") % {"n": entries}, "url": "#claims"}
            if entries
            else {**gap, "words": _("no entries")},
        ]
