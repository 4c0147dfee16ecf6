"""A meeting decides; its recommendations are adopted, published with the decision sheet and sent to the bodies."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from core.filing import file
from core.follow import work_off
from core.series import next_number
from core.things import lock, touch
from core.words import Words
from deadlines.terms import start_term
from law.services import cite_acts, cite_obligations
from meetings.kinds import Method
from meetings.kinds import Outcome as ItemOutcome
from meetings.models import Meeting, Referral
from meetings.services import agree_tasks, record_decision
from participants.acting import THE_HOUSE
from participants.kinds import ADDRESSEES, Audience
from proposals.services import adopt_proposal, defer_proposal
from recommendations import notices
from recommendations.kinds import RecommendationKind
from recommendations.models import CoExecutor, Origin, Recommendation, RecommendationAct, RecommendationObligation
from recommendations.printed import printed_ref
from recommendations.services.hearing import proposals_known_to, proposals_on
from recommendations.services.papers import need
from recommendations.states import S, lifecycle

FOLLOWER = "recommendations.transmitting"
POSITION = "position"  # code of the term (deadlines.TermRule)


@dataclass(frozen=True)
class Wording:
    """One recommendation as the meeting words it."""

    title: Words
    text: Words
    lead: object  # Organisation
    due_on: object  # a day
    co_executors: tuple = ()
    wanted: Words = field(default_factory=Words)
    proposals: tuple = ()
    themes: tuple = ()
    acts: tuple = ()  # law.services.CitedAct
    obligations: tuple = ()  # law.services.CitedObligation


@transaction.atomic
def adopt(*, decision_of, by, method, text, recommendations, tasks=(), outcome=ItemOutcome.ADOPTED, **vote):
    """The meeting adopts these recommendations on its item: one proposal may become many, many may become one.

    Records the decision (``vote``: what else ``record_decision`` takes) with the agreed ``tasks``, numbers the recommendations,
    concludes their proposals; a proposal on the item that none of them names is put off. They are public, and sent to the
    bodies, with the decision sheet. Returns them. Raises ``ValidationError`` without any, for a proposal not on the item, for a
    wording that lacks something, and for a summary of the chair: it says what was spoken of and adopts nothing (domain.md §5.6).
    ``outcome``: adopted, or a referred text adopted with amendments.
    """
    need(recommendations, None, _("An adopted item has at least one recommendation."))
    need(method != Method.CHAIR_SUMMARY, "method", _("A summary of the chair adopts no recommendation."))
    decision = record_decision(decision_of, by=by, method=method, outcome=outcome, text=text, **vote)
    agree_tasks(decision, by=by, tasks=tasks)
    on_item, known = proposals_on(decision_of), proposals_known_to(decision_of)
    for wording in recommendations:
        _check(wording, decision, known)
    made = [_adopt_one(wording, decision, by) for wording in recommendations]
    named = {proposal.pk for wording in recommendations for proposal in wording.proposals}
    for proposal in on_item:
        conclude = adopt_proposal if proposal.pk in named else defer_proposal
        conclude(proposal, by=by, decision=decision)
    return made


def _check(wording, decision, on_item):
    """A lead that can carry it out, a day after the meeting, and words; proposals of this item alone."""
    need(wording.title and wording.text, None, _("A recommendation needs a title and a text."))
    need(wording.lead and wording.lead.is_of(ADDRESSEES), None, _("A recommendation needs a state body as its lead."))
    need(
        wording.due_on and wording.due_on > decision.item.meeting.on, None, _("The due day must lie after the meeting.")
    )
    need(all(o.is_of(ADDRESSEES) for o in wording.co_executors), None, _("Only a state body can be a co-executor."))
    need(wording.lead not in wording.co_executors, None, _("The lead cannot be its own co-executor."))
    strangers = [proposal.ref for proposal in wording.proposals if proposal not in on_item]
    need(not strangers, None, _("Not on this item: %(refs)s.") % {"refs": ", ".join(strangers)})


def _adopt_one(wording, decision, by):
    meeting = decision.item.meeting
    joint = decision.method != Method.CIVIL_SOCIETY_TEXT
    recommendation = Recommendation.objects.create(
        kind=RecommendationKind.JOINT if joint else RecommendationKind.CIVIL_SOCIETY,
        title=wording.title,
        text=wording.text,
        wanted=wording.wanted,
        lead=wording.lead,
        due_on=wording.due_on,
        decision=decision,
        adopted_on=meeting.on,
        adopted_said=meeting.on.isoformat(),
    )
    _relate(recommendation, wording, by)
    recommendation.ref = f"{meeting.ref}-{next_number(f'recommendations/{meeting.ref}'):02}"
    recommendation.filing = file(recommendation, by=by, words=words_of(recommendation), facts=facts_of(recommendation))
    touch(recommendation, "ref", "filing", *index(recommendation))
    filed = recommendation.filing.named
    lifecycle.take("adopt", recommendation, by=by, about=decision, facts=filed, public=False)
    return recommendation


def _relate(recommendation, wording, by):
    own = {"recommendation": recommendation}
    CoExecutor.objects.bulk_create(CoExecutor(organisation=o, **own) for o in wording.co_executors)
    Origin.objects.bulk_create(Origin(proposal=p, **own) for p in wording.proposals)
    cite_acts(RecommendationAct, wording.acts, by=by, **own)
    cite_obligations(RecommendationObligation, wording.obligations, **own)
    recommendation.themes.set(wording.themes)


def words_of(recommendation):
    """The texts as they are filed."""
    return {"title": recommendation.title, "text": recommendation.text, "wanted": recommendation.wanted}


def facts_of(recommendation):
    """What else is filed: by codes and refs, names and citations as on that day (design.md §5.16). Its page reads them here."""
    origins = recommendation.origins.select_related("proposal")
    item = recommendation.decision.item
    acts = recommendation.act_rows.select_related("act")
    obligations = recommendation.obligation_rows.select_related("instrument", "provision")
    return {
        "ref": recommendation.ref,
        "kind": str(recommendation.kind),
        "lead": recommendation.lead.code,
        "co_executors": _named(recommendation.co_executors.order_by("code")),
        "due_on": recommendation.due_on.isoformat() if recommendation.due_on else "",
        "proposals": sorted(origin.proposal.ref for origin in origins),
        "themes": _named(recommendation.themes.order_by("code")),
        **_referred(item),
        "heard": {
            "meeting": item.meeting.ref,
            "number": item.meeting.number,
            "item": item.position,
            "uid": str(item.uid),
        },
        "acts": [{"act": row.act.adilet_id if row.act else "", "as": row.citation.plain()} for row in acts],
        "obligations": [row.citation.plain() for row in obligations],
    }


def _referred(item):
    """By which decision of which body the text had come to this one, when it was referred."""
    referral = Referral.objects.heard_on(item)
    if referral is None:
        return {}
    origin = referral.decision.item
    heard = {"meeting": origin.meeting.ref, "number": origin.meeting.number, "item": origin.position}
    said = {"ref": referral.ref, "body": origin.meeting.body.name.plain(), "decision": referral.decision.filing.sha256}
    return {"referred": {**heard, **said, "uid": str(origin.uid)}}


def _named(rows):
    return [{"code": row.code, "name": row.name.plain()} for row in rows]


def index(recommendation):
    """Set the search columns (unsaved); returns their names."""
    lead = [recommendation.lead.name] if recommendation.lead else []
    texts = (recommendation.title, recommendation.text, recommendation.wanted, *lead)
    return recommendation.index_words(*texts, refs=[searched_refs(recommendation.ref)])


def searched_refs(ref):
    """The code as it is found: bare, and as each language prints it."""
    return " ".join(sorted({printed_ref(ref, code) for code in ("kk", "ru", "en")} | {ref}))


@transaction.atomic
def transmit(recommendation, *, by):
    """Publish it and send it to lead and co-executors; their terms to take a position begin (15 working days)."""
    line = lifecycle.take("transmit", recommendation, by=by)
    recommendation.audience = Audience.PUBLIC
    touch(recommendation, "audience")
    executors = [recommendation.lead, *recommendation.co_executors.all()]
    terms = [start_term(POSITION, about=recommendation, debtor=organisation, by=by) for organisation in executors]
    notices.recommendation_transmitted(line, recommendation, executors, due=terms[0].due_on)
    return recommendation


def work_off_meetings():
    """Send what a meeting adopted once its decision sheet is public; idempotent. Returns how many lines were dealt with."""

    def act(line):
        meeting = Meeting.objects.get(uid=line.thing_uid)
        for recommendation in Recommendation.objects.filter(decision__item__meeting=meeting, state=S.ADOPTED):
            transmit(lock(recommendation), by=THE_HOUSE)

    return work_off(FOLLOWER, act)
