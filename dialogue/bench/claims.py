"""A claim of the lead, its evidence, its window, what others say of it and what became of an objection."""

import datetime as dt

from dialogue.bench.heap import moment
from dialogue.bench.proposals import sign
from recommendations.kinds import ClaimLevel, EvidenceKind, ObjectionReason, ObjectionStand, Verdict
from recommendations.models import Assessment, Claim, Evidence, Objection, ObjectionReply
from recommendations.services.settling import Facts
from recommendations.states import S

NO_CLAIM = Facts()
VERDICTS = {Verdict.CONFIRM: 40, Verdict.PARTLY: 25, Verdict.CONTEST: 25, Verdict.CANNOT_ASSESS: 10}
STANDS = {ObjectionStand.OPEN: 20, ObjectionStand.KEPT: 50, ObjectionStand.WITHDRAWN: 30}


def claim(bench, recommendation, lead, proposal, sheet):
    """Reported as implemented half a year later or more, the first ones last week: (level, facts for ``settlement``); nothing
    when that is not yet."""
    heap, is_fresh = bench.heap, bench.fresh > 0
    after = sheet + dt.timedelta(days=bench.rng.randint(150, 500))
    day = heap.working_day(heap.today - dt.timedelta(days=7) if is_fresh else after)
    if not heap.is_over(day):
        return "", NO_CLAIM
    bench.fresh -= is_fresh
    level = bench.rng.choice((ClaimLevel.FULL, ClaimLevel.FULL, ClaimLevel.PARTIAL))
    paper = Claim(recommendation=recommendation, level=level)
    evidence = [_evidence(bench, paper) for _ in range(bench.rng.randint(1, 2))]
    facts = {"level": str(level), "evidence": evidence, "recommendation": str(recommendation.uid)}
    filed = sign(bench, paper, lead, moment(day, 11), {"text": bench.texts.saying()}, facts)
    step = {"source": S.TRANSMITTED, "about": paper, "facts": {**filed, "level": str(level)}}
    heap.line(recommendation, "claim", lead, moment(day, 11), **step)
    is_open = _window(bench, recommendation, paper, day)
    judges = _judges(bench) if not is_fresh else bench.cast.ngos[: bench.fresh % 2]
    verdicts, standing = _judge(bench, recommendation, paper, lead, proposal, day, judges, is_fresh)
    counted = {"confirmations": verdicts.count(Verdict.CONFIRM), "standing": standing}
    partial = verdicts.count(Verdict.PARTLY)
    return level, Facts(has_claim=True, is_window_open=is_open, partial_confirmations=partial, **counted)


def _evidence(bench, paper):
    act, words = bench.rng.choice(bench.acts), bench.texts.wanted()
    bench.heap.add(Evidence(claim=paper, kind=EvidenceKind.ACT, act=act, words=words))
    return {"kind": str(EvidenceKind.ACT), "address": "", "words": words.plain(), "act": act.adilet_id, "files": []}


def _window(bench, recommendation, paper, day):
    """20 working days; the clock closed those that are over. Returns whether it is open."""
    heap = bench.heap
    paper.window = heap.term("assessment_window", paper, day)
    closed = heap.working_day(paper.window.due_on + dt.timedelta(days=1))
    if not heap.is_over(closed):
        return True
    paper.window.over_on, paper.window_closed_at = closed, moment(closed, 9)
    step = {"source": S.TRANSMITTED, "about": paper}
    heap.line(recommendation, "close_window", bench.cast.house, moment(closed, 9), **step)
    return False


def _judges(bench):
    """Up to three NGOs."""
    return bench.rng.sample(bench.cast.ngos, bench.rng.choice((0, 0, 1, 1, 2, 3)))


def _judge(bench, recommendation, paper, lead, proposal, day, ngos, is_fresh):
    """What the NGOs say: (verdicts, how many objections stand). Of a fresh report all contest."""
    verdicts, standing = [], 0
    for ngo in ngos:
        on = day + dt.timedelta(days=2 if is_fresh else bench.rng.randint(2, 24))
        if not bench.heap.is_over(on):
            continue
        [verdict] = bench.rng.choices(list(VERDICTS), list(VERDICTS.values()))
        verdict = Verdict.CONTEST if is_fresh else verdict
        verdicts.append(verdict)
        said = _assess(bench, recommendation, paper, ngo, verdict, moment(on, 15), proposal)
        if verdict == Verdict.CONTEST:
            standing += _object(bench, recommendation, said, ngo, lead, on)
    return verdicts, standing


def _assess(bench, recommendation, paper, ngo, verdict, at, proposal):
    said = Assessment(claim=paper, organisation=ngo.organisation, verdict=verdict, filed_at=at)
    said.grounds, said.is_of_author = bench.texts.saying(), proposal.organisation == ngo.organisation
    facts = {"verdict": str(verdict), "claim": str(paper.uid), "files": []}
    filed = bench.heap.file(said, ngo, at, {"grounds": said.grounds}, facts)
    bench.heap.add(said)
    step = {"source": S.TRANSMITTED, "about": said, "facts": {**filed, "verdict": str(verdict)}}
    bench.heap.line(recommendation, "contest" if verdict == Verdict.CONTEST else "assess", ngo, at, **step)
    return said


def _object(bench, recommendation, said, ngo, lead, on):
    """The objection of an assessment that contests; returns whether it stands today."""
    heap, reply_on, decided_on = bench.heap, on + dt.timedelta(days=14), on + dt.timedelta(days=25)
    [stand] = bench.rng.choices(list(STANDS), list(STANDS.values()))
    if stand != ObjectionStand.OPEN and not heap.is_over(decided_on):
        stand = ObjectionStand.OPEN
    objection = Objection(assessment=said, reason=bench.rng.choice(ObjectionReason.values), state=stand)
    is_answered = stand != ObjectionStand.OPEN
    met = {"met_on": reply_on} if is_answered else {}
    objection.reply_term = heap.term("objection_reply", objection, on, debtor=lead.organisation, **met)
    heap.add(objection)
    if is_answered:
        _answer(bench, recommendation, objection, lead, moment(reply_on, 15))
        objection.stand_term = heap.term(
            "objection_stand", objection, reply_on, debtor=ngo.organisation, met_on=decided_on
        )
        verb = "keep" if stand == ObjectionStand.KEPT else "withdraw"
        step = {"thing": objection, "source": ObjectionStand.REPLIED, "target": stand}
        heap.line(recommendation, verb, ngo, moment(decided_on, 15), **step)
    return stand != ObjectionStand.WITHDRAWN


def _answer(bench, recommendation, objection, lead, at):
    reply = ObjectionReply(objection=objection)
    filed = sign(bench, reply, lead, at, {"text": bench.texts.saying()}, {"objection": str(objection.uid)})
    step = {"source": S.TRANSMITTED, "about": reply, "facts": filed}
    bench.heap.line(recommendation, "answer_objection", lead, at, **step)
