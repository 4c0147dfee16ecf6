"""One recommendation and what became of it: positions, measures, progress, a claim, what others say, settled as the rows say."""

import datetime as dt

from dialogue.bench import claims
from dialogue.bench.heap import moment
from dialogue.bench.proposals import sign
from meetings.kinds import Method
from participants.kinds import Audience
from recommendations.kinds import REPORTABLE, PositionValue, RecommendationKind
from recommendations.models import (
    CoExecutor,
    Measure,
    Origin,
    Position,
    Progress,
    Recommendation,
    RecommendationAct,
    RecommendationObligation,
)
from recommendations.services.adopting import index
from recommendations.services.settling import declared, outcome, settlement
from recommendations.states import S

POSITIONS = {
    PositionValue.SUPPORTED: 45,
    PositionValue.IN_PART: 25,
    PositionValue.NOTED: 20,
    PositionValue.NOT_SUPPORTED: 10,
}


def adopt(bench, meeting, decision, proposal, ref, sheet):
    """Adopted by the decision, sent to the bodies when the decision sheet was published, followed up until today."""
    lead, *others = bench.rng.sample(bench.cast.ministries, 2)
    civil = decision.method == Method.CIVIL_SOCIETY_TEXT
    recommendation = Recommendation(
        ref=ref,
        kind=RecommendationKind.CIVIL_SOCIETY if civil else RecommendationKind.JOINT,
        state=S.TRANSMITTED,
        audience=Audience.PUBLIC,
        title=bench.texts.title(),
        text=bench.texts.recommendation(),
        wanted=bench.texts.wanted(),
        adopted_on=meeting.on,
        adopted_said=meeting.on.isoformat(),
        decision=decision,
        lead=lead.organisation,
        due_on=meeting.on + dt.timedelta(days=bench.rng.randint(180, 720)),
    )
    index(recommendation)
    bench.heap.add(recommendation)
    executors = [lead, *(others if bench.rng.random() < 0.2 else [])]
    origin = _relate(bench, recommendation, proposal, executors[1:])
    _publish(bench, recommendation, decision, meeting, sheet, origin)
    _settle(bench, recommendation, proposal, executors, sheet)


def _relate(bench, recommendation, proposal, others):
    """The rows beside it; returns what its filing says of them, as ``recommendations.services.adopting.facts_of`` does."""
    for party in others:
        bench.heap.add(CoExecutor(recommendation=recommendation, organisation=party.organisation))
    bench.heap.add(Origin(recommendation=recommendation, proposal=proposal))
    kinds = {"act": RecommendationAct, "obligation": RecommendationObligation}
    theme, act, obligation = bench.cite(recommendation=recommendation, theme=Recommendation.themes.through, **kinds)
    named = [(party.organisation.code, party.organisation.name) for party in others]
    item = recommendation.decision.item
    return {
        "co_executors": [{"code": code, "name": name.plain()} for code, name in named],
        "proposals": [proposal.ref],
        "themes": [{"code": theme.theme.code, "name": theme.theme.name.plain()}],
        "acts": [{"act": act.act.adilet_id, "as": act.citation.plain()}],
        "obligations": [obligation.citation.plain()],
        "heard": {
            "meeting": item.meeting.ref,
            "number": item.meeting.number,
            "item": item.position,
            "uid": str(item.uid),
        },
    }


def _publish(bench, recommendation, decision, meeting, sheet, origin):
    words = {"title": recommendation.title, "text": recommendation.text, "wanted": recommendation.wanted}
    lead, due = recommendation.lead.code, recommendation.due_on.isoformat()
    facts = {"ref": recommendation.ref, "kind": str(recommendation.kind), "lead": lead, "due_on": due, **origin}
    secretariat, at = bench.cast.secretariat, moment(meeting.on, 15)
    filed = bench.heap.file(recommendation, secretariat, at, words, facts)
    step = {"source": S.DRAFTED, "target": S.ADOPTED, "about": decision, "facts": filed, "public": False}
    bench.heap.line(recommendation, "adopt", secretariat, at, **step)
    step = {"source": S.ADOPTED, "target": S.TRANSMITTED}
    bench.heap.line(recommendation, "transmit", secretariat, moment(sheet, 12), **step)


def _settle(bench, recommendation, proposal, executors, sheet):
    """Follow it up, then write the axes as ``recommendations.services.settle`` computes them."""
    said, *_others = [_position(bench, recommendation, party, sheet) for party in executors]
    plans = bench.rng.random() < 0.3 and _plan(bench, recommendation, executors[0], sheet)
    report = _report(bench, recommendation, executors[0], sheet) if bench.rng.random() < 0.5 else ""
    level, facts = "", claims.NO_CLAIM
    if said not in (PositionValue.NONE, PositionValue.NOT_SUPPORTED) and bench.rng.random() < 0.5:
        level, facts = claims.claim(bench, recommendation, executors[0], proposal, sheet)
    recommendation.position = said
    recommendation.declared = declared(level, report, plans)
    recommendation.settlement = settlement(facts)
    is_settled = facts.has_claim and not facts.is_window_open and not facts.standing
    if is_settled and bench.rng.random() < 0.3:
        recommendation.state = S.ENDED
        at, step = moment(bench.heap.today - dt.timedelta(days=1), 10), {"source": S.TRANSMITTED, "target": S.ENDED}
        bench.heap.line(recommendation, "end", bench.cast.secretariat, at, **step)
    axes = (recommendation.position, recommendation.declared, recommendation.settlement)
    recommendation.outcome = outcome(recommendation.state == S.ENDED, *axes)


def _position(bench, recommendation, party, sheet):
    """Six executors of seven take a position; the term of the others runs, or ran out."""
    heap, day = bench.heap, sheet + dt.timedelta(days=bench.rng.randint(4, 40))
    takes = bench.rng.random() < 0.86 and heap.is_over(day)
    debtor = party.organisation
    heap.term("position", recommendation, sheet, debtor=debtor, **({"met_on": day} if takes else {}))
    if not takes:
        return PositionValue.NONE
    [value] = bench.rng.choices(list(POSITIONS), list(POSITIONS.values()))
    paper, own = Position(recommendation=recommendation, value=value), str(recommendation.uid)
    facts = {"position": str(value), "recommendation": own}
    filed = sign(bench, paper, party, moment(day, 11), {"text": bench.texts.saying()}, facts)
    step = {"source": S.TRANSMITTED, "about": paper, "facts": {**filed, "position": str(value)}}
    heap.line(recommendation, "take_position", party, moment(day, 11), **step)
    return value


def _plan(bench, recommendation, lead, sheet):
    """A measure of the lead; returns whether there is one."""
    day = sheet + dt.timedelta(days=bench.rng.randint(20, 60))
    if not bench.heap.is_over(day):
        return False
    measure = bench.heap.add(Measure(lead=lead.organisation, text=bench.texts.recommendation(), starts_on=day))
    bench.heap.add(Measure.recommendations.through(measure=measure, recommendation=recommendation))
    step = {"source": S.TRANSMITTED, "about": measure, "facts": measure.facts()}
    bench.heap.line(recommendation, "plan", lead, moment(day, 12), **step)
    return True


def _report(bench, recommendation, lead, sheet):
    """A progress report of the lead; returns what it declares, or nothing when it is not due yet."""
    day = sheet + dt.timedelta(days=bench.rng.randint(60, 140))
    if not bench.heap.is_over(day):
        return ""
    paper = Progress(recommendation=recommendation, declared=bench.rng.choice(REPORTABLE))
    words = {"text": bench.texts.saying(), "next_step": bench.texts.wanted()}
    facts = {"declared": str(paper.declared), "recommendation": str(recommendation.uid)}
    filed = sign(bench, paper, lead, moment(day, 12), words, facts)
    step = {"source": S.TRANSMITTED, "about": paper, "facts": filed}
    bench.heap.line(recommendation, "report", lead, moment(day, 12), **step)
    return paper.declared
