"""One recommendation: the centre of the product. What was asked, what the bodies say and do, what others say of it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from core.templatetags.dates import day
from dialogue.pages.links import cited, gap, proposal
from dialogue.pages.recommendations import is_begun, state_words, with_badges
from dialogue.pages.sides import claims_of, measure, papers_of, terms_of_all
from dialogue.pages.told import lines_of, paper_steps, steps_of, term_told, timeline
from participants.access import WHO_SEES
from participants.models import Organisation
from participants.papers import PaperState
from proposals.models import Proposal
from recommendations.kinds import PositionValue, Settlement
from recommendations.models import (
    Claim,
    CoExecutor,
    Measure,
    ObjectionReply,
    Origin,
    Position,
    Progress,
    Recommendation,
)

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
    "conclude": gettext_lazy("A meeting heard the sides"),
    "end": gettext_lazy("Follow-up ended by a meeting"),
    "import": gettext_lazy("Taken over from a source"),
}
TONES = {"contest": "stop", "keep": "stop", "withdraw_claim": "stop", "close_window": "sys", "transmit": "sys"}
VERBS = ("take_position", "plan", "report", "claim", "conclude", "end")
ADDRESSES = {verb: f"recommendations:{verb}" for verb in VERBS}
ABOUT_A_CLAIM = ("assess", "contest", "withdraw_claim")
ABOUT_AN_OBJECTION = {
    "keep": "keep_objection",
    "narrow": "narrow_objection",
    "withdraw": "withdraw_objection",
    "answer": "answer_objection",
}
PAPERS = (  # model, beginning of the names of its steps, the step that writes it, noun
    (Position, "position", "take_position", gettext_lazy("Draft of a position")),
    (Progress, "report", "report", gettext_lazy("Draft of a progress report")),
    (Claim, "claim", "claim", gettext_lazy("Draft of a report of implementation")),
    (ObjectionReply, "objection_reply", "answer_objection", gettext_lazy("Draft of an answer to an objection")),
)


class RecommendationPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/recommendation.html"
    context_object_name = "recommendation"

    def get_object(self):
        seen = Recommendation.objects.visible_to(self.request.acting.user).addressed(self.kwargs["key"])
        return with_badges(get_object_or_404(self.with_lists(seen.for_page())), timezone.localdate())

    def with_lists(self, wanted):
        """With what it needs of a few small tables, each as one column: names of co-executors and themes, measures, proposals
        this person may see."""
        own, names = {"recommendation": OuterRef("pk")}, JSONObject(code="code", name="name")
        bodies = CoExecutor.objects.filter(recommendation=OuterRef(OuterRef("pk"))).values("organisation")
        origins = Origin.objects.filter(recommendation=OuterRef(OuterRef("pk"))).values("proposal")
        proposals = Proposal.objects.visible_to(self.request.acting.user).filter(pk__in=origins).order_by("id")
        measures = Measure.objects.filter(recommendations=OuterRef("pk")).order_by("id")
        said = JSONObject(text="text", completion="completion", starts_on="starts_on", ends_on="ends_on")
        themes = Recommendation.themes.through.objects.filter(**own).order_by("theme__position", "theme_id")
        return wanted.annotate(
            bodies=ArraySubquery(Organisation.objects.filter(pk__in=bodies).for_list().values(json=names)),
            refs=ArraySubquery(proposals.values("ref")),
            planned=ArraySubquery(measures.values(json=said)),
            theme_names=ArraySubquery(themes.values("theme__name")),
        )

    def get_context_data(self, **context):
        recommendation, acting = self.object, self.request.acting
        lines = lines_of(recommendation)
        happened = {line.step for line in lines}
        self.claims = claims_of(recommendation) if "claim" in happened else []
        self.positions = papers_of(recommendation, "positions") if "take_position" in happened else []
        self.add_steps()
        drafts = self.drafts()
        waiting = {draft.verb for draft in drafts if draft.state == PaperState.FOR_SIGNATURE}
        addresses = {verb: name for verb, name in ADDRESSES.items() if verb not in waiting}
        return super().get_context_data(
            positions=self.positions,
            reports=papers_of(recommendation, "reports") if "report" in happened else [],
            measures=[measure(said) for said in recommendation.planned],
            claims=self.claims,
            links=self.chain(),
            state=self.state_side(),
            civil=self.civil_side(),
            terms=self.terms(),
            drafts=drafts,
            steps=steps_of(recommendation, acting, addresses, primary=self.next_of_the_body(), hard=("end",)),
            events=timeline(recommendation, HAPPENED, TONES, lines=lines),
            seen=WHO_SEES[recommendation.audience],
            **context,
        )

    @property
    def claim(self):
        """The claim in force, or ``None``."""
        return self.claims[0] if self.claims and self.claims[0].is_in_force else None

    def next_of_the_body(self):
        """The one step that matters most to a body now: its position, then its report."""
        if self.object.position == PositionValue.NONE:
            return ("take_position",)
        return () if self.claim else ("claim",)

    def add_steps(self):
        """What this hat may do with the claim in force, and with objections to claims nobody took back."""
        recommendation, acting = self.object, self.request.acting
        for claim in self.claims:
            claim.steps = []
            for assessment in claim.assessments.all():
                assessment.steps = []
                if assessment.said and not claim.withdrawn_at:
                    assessment.said.assessment = assessment
                    assessment.steps = [
                        {"label": step.label, "url": reverse(f"recommendations:{name}", args=[assessment.said.uid])}
                        for step in assessment.said.lifecycle.open_to(assessment.said, acting)
                        if (name := ABOUT_AN_OBJECTION.get(step.verb))
                        and recommendation.lifecycle.is_timely("contest", recommendation)
                    ]
        if self.claim:
            self.claim.steps = self.claim_steps()

    def claim_steps(self):
        """Assess, object, take back; whoever objects already withdraws or narrows instead."""
        own = getattr(self.request.acting.organisation, "pk", None)
        objects = any(a.organisation_id == own and a.said and a.said.is_standing for a in self.claim.assessments.all())
        return [
            {
                "label": step.label,
                "url": reverse(f"recommendations:{step.verb}", args=[self.claim.uid]),
                "is_hard": step.verb == "withdraw_claim",
            }
            for step in self.object.lifecycle.open_to(self.object, self.request.acting)
            if step.verb in ABOUT_A_CLAIM and not (objects and step.verb != "withdraw_claim")
        ]

    def terms(self):
        """Terms that run: to take a position, to assess, to answer, to decide; whose they are is said: of several objections
        to one report whose objection it is."""
        objectors = {a.said.uid: a.organisation for claim in self.claims for a in claim.assessments.all() if a.said}
        bars = []
        for term in terms_of_all(self.object, self.claims):
            told, whose = term_told(term), objectors.get(term.about_uid, term.debtor)
            bars.append({**told, "title": f"{told['title']}: {whose}"} if whose else told)
        return bars

    def drafts(self):
        """Open drafts of this person's organisation, with their steps."""
        acting, found = self.request.acting, []
        if acting.organisation is None or not acting.has("focal_point", "signatory"):
            return []
        for model, name, verb, noun in PAPERS:
            path = "objection__assessment__claim__recommendation" if model is ObjectionReply else "recommendation"
            for draft in model.objects.drafts().filter(**{path: self.object, "organisation": acting.organisation}):
                draft.steps = paper_steps(draft, acting, f"recommendations:{name}")
                draft.noun, draft.verb = noun, verb
                found.append(draft)
        return found

    def state_side(self):
        """What the lead says today."""
        recommendation, claim = self.object, self.claim
        words, note = state_words(recommendation), ""
        if is_begun(recommendation):
            note = _("position: %(position)s") % {"position": recommendation.get_position_display()}
        if claim:
            pieces = len(claim.evidence.all())
            note = _("reported on %(day)s, pieces of evidence: %(n)s") % {"day": day(claim.signed_at), "n": pieces}
        return {"words": words, "note": note, "url": "#claims" if claim else "#positions" if self.positions else ""}

    def civil_side(self):
        """What the others say today: the author of the proposal first, never counted against each other."""
        latest = self.claim.assessments.all() if self.claim else []
        author = next((a for a in latest if a.is_of_author), None)
        others = len(latest) - (author is not None)
        notes = [_("the author of the proposal: %(verdict)s") % {"verdict": author.badge}] if author else []
        notes += [_("entries of others: %(n)s") % {"n": others}] if others else []
        words = Settlement(self.object.settlement).label
        return {"words": words, "note": "; ".join(notes), "url": "#claims" if latest else ""}

    def chain(self):
        """Obligation › act › proposal › meeting › this › position › act cited as done › entries; a gap is said."""
        recommendation, filed = self.object, self.object.filing.facts if self.object.filing else {}
        item = recommendation.decision.item if recommendation.decision else None
        heard = [{"words": f"{item.meeting.printed}, {item.position}", "url": item.get_absolute_url()}] if item else []
        pieces = self.claim.evidence.all() if self.claim else []
        entries = sum(len(claim.assessments.all()) for claim in self.claims)
        return [
            *([{"words": cited(said)} for said in filed.get("obligations", [])] or [gap(_("no obligation cited"))]),
            *({"words": cited(said["as"])} for said in filed.get("acts", [])),
            *([proposal(ref) for ref in recommendation.refs] or [gap(_("no proposal"))]),
            *(heard or [gap(recommendation.symbol or _("no meeting"))]),
            {"words": recommendation.printed, "is_current": True},
            {"words": _("Position"), "url": "#positions"} if self.positions else gap(_("no position yet")),
            *(
                [{"words": piece.words, "url": "#claims"} for piece in pieces if piece.act]
                or [gap(_("no act cited as done"))]
            ),
            {"words": _("Entries: %(n)s") % {"n": entries}, "url": "#claims"} if entries else gap(_("no entries")),
        ]
