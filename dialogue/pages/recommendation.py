"""One recommendation: the centre of the product. What was asked, what the bodies say and do, what others say of it."""

from django.db.models import Value
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from core.templatetags.dates import day
from dialogue.pages.adopted import adopted
from dialogue.pages.dissents import filed_on, opinions
from dialogue.pages.recommendations import is_begun, state_words, with_badges
from dialogue.pages.sides import claims_of, measure, papers_of, terms_of_all
from dialogue.pages.told import lines_of, paper_steps, steps_of, term_told, timeline
from participants.access import WHO_SEES
from participants.papers import PaperState
from recommendations.kinds import PositionValue, Settlement
from recommendations.models import (
    Claim,
    ObjectionReply,
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
        seen = seen.for_page().annotate(dissents_filed=filed_on("decision", self.request.acting.user))
        return with_badges(get_object_or_404(seen), timezone.localdate())

    def get_context_data(self, **context):
        recommendation, acting = self.object, self.request.acting
        lines = lines_of(recommendation)
        happened = {line.step for line in lines}
        self.adopted = adopted(recommendation, acting.user)
        self.claims = claims_of(recommendation) if "claim" in happened else []
        self.positions = papers_of(recommendation, "positions") if "take_position" in happened else []
        self.add_steps()
        drafts = self.drafts()
        waiting = {draft.verb for draft in drafts if draft.state == PaperState.FOR_SIGNATURE}
        addresses = {verb: name for verb, name in ADDRESSES.items() if verb not in waiting}
        return super().get_context_data(
            positions=self.positions,
            reports=papers_of(recommendation, "reports") if "report" in happened else [],
            measures=[measure(line.facts) for line in reversed(lines) if line.step == "plan"],
            adopted=self.adopted,
            opinions=opinions(recommendation.dissents_filed),
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
        for queryset, name, verb, noun in self.kinds_drafted():
            for draft in queryset:
                draft.steps = paper_steps(draft, acting, f"recommendations:{name}")
                draft.noun, draft.verb = noun, verb
                found.append(draft)
        return found

    def kinds_drafted(self):
        """The kinds of papers of which there are drafts, found in one query, with the drafts of each."""
        kinds = []
        for model, *names in PAPERS:
            path = "objection__assessment__claim__recommendation" if model is ObjectionReply else "recommendation"
            own = {path: self.object, "organisation": self.request.acting.organisation}
            kinds.append((model.objects.drafts().filter(**own), *names))
        first, *others = [
            drafts.order_by().annotate(place=Value(place)).values_list("place", flat=True)
            for place, (drafts, *_names) in enumerate(kinds)
        ]
        return [kinds[place] for place in sorted(first.union(*others))]

    def state_side(self):
        """What the lead says today."""
        recommendation, claim = self.object, self.claim
        words, note = state_words(recommendation), ""
        if is_begun(recommendation):
            note = _("position: %(position)s") % {"position": recommendation.get_position_display()}
        if claim:
            pieces = len(claim.pieces)
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
        recommendation, origin = self.object, self.adopted
        acts = [piece for piece in self.claim.pieces if piece["act"]] if self.claim else []
        entries = sum(len(claim.assessments.all()) for claim in self.claims)
        return [
            *(origin.obligations or [gap(_("no obligation cited"))]),
            *origin.acts,
            *(origin.proposals or [gap(_("no proposal"))]),
            *(origin.heard or [gap(recommendation.symbol or _("no meeting"))]),
            {"words": recommendation.printed, "is_current": True},
            {"words": _("Position"), "url": "#positions"} if self.positions else gap(_("no position yet")),
            *([{"words": piece["words"], "url": "#claims"} for piece in acts] or [gap(_("no act cited as done"))]),
            {"words": _("Entries: %(n)s") % {"n": entries}, "url": "#claims"} if entries else gap(_("no entries")),
        ]


def gap(words):
    """A link of the chain that is not there."""
    return {"words": words, "is_gap": True}
