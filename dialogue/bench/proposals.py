"""One proposal: filed, admitted, sent to a body that replied, put on an agenda, decided."""

import datetime as dt

from django.utils import translation

from core.texts import LANGUAGES
from dialogue.bench.heap import moment
from meetings.kinds import StandingQuestion
from participants.kinds import Audience
from participants.papers import PaperState
from proposals.kinds import Outcome, ReplyPosition
from proposals.models import Addressee, Placement, Proposal, ProposalAct, ProposalObligation, Reply, ReplyRequest
from proposals.states import S

TEXTS = ("title", "summary", "problem", "change")
POSITIONS = (ReplyPosition.SUPPORTED, ReplyPosition.IN_PART, ReplyPosition.NOTED, ReplyPosition.NOT_SUPPORTED)


def hear(bench, item, day):
    """A proposal of some NGO on the item of a meeting on ``day``; returns it, admitted."""
    author, ministry = bench.rng.choice(bench.cast.ngos), bench.rng.choice(bench.cast.ministries)
    proposal = draft(bench, author, ministry, item.standing_question)
    submit(bench, proposal, author, day - dt.timedelta(days=60))
    proposal.state, proposal.audience = S.ADMITTED, Audience.PUBLIC
    secretariat, heap = bench.cast.secretariat, bench.heap
    sent = day - dt.timedelta(days=57)
    heap.line(proposal, "admit", secretariat, moment(sent, 10), source=S.FILED, target=S.ADMITTED, public=False)
    asked = {"source": S.ADMITTED, "facts": {"organisations": [ministry.organisation.code]}, "public": False}
    heap.line(proposal, "send", secretariat, moment(sent, 11), **asked)
    heap.add(Placement(proposal=proposal, item=item))
    _reply(bench, proposal, ministry, sent)
    placed, opened = moment(day - dt.timedelta(days=20), 11), moment(day - dt.timedelta(days=10), 12)
    heap.line(proposal, "place", secretariat, placed, source=S.ADMITTED, about=item, public=False)
    heap.line(proposal, "open", secretariat, opened, source=S.ADMITTED)
    return proposal


def draft(bench, author, ministry, question=StandingQuestion.LAW_MAKING):
    """A draft of the author, addressed to the ministry."""
    texts = bench.texts
    words = {
        "title": texts.title(),
        "summary": texts.wanted(),
        "problem": texts.saying(),
        "change": texts.recommendation(),
    }
    proposal = bench.heap.add(
        Proposal(
            organisation=author.organisation,
            drafted_by=author.hat.user.uid,
            standing_question=question,
            **words,
        )
    )
    bench.heap.add(Addressee(proposal=proposal, organisation=ministry.organisation))
    bench.cite(proposal=proposal, theme=Proposal.themes.through, act=ProposalAct, obligation=ProposalObligation)
    return proposal


def submit(bench, proposal, author, day):
    """Number and file the draft."""
    proposal.ref, proposal.state, proposal.filed_at = bench.proposal_ref(day.year), S.FILED, moment(day, 10)
    words = {name: getattr(proposal, name) for name in TEXTS}
    proposal.index_words(*words.values(), refs=sorted({proposal.ref, *_printed(proposal)}))
    facts = {"ref": proposal.ref, "standing_question": str(proposal.standing_question)}
    filed = bench.heap.file(proposal, author, proposal.filed_at, words, facts)
    step = {"source": S.DRAFTED, "target": S.FILED, "facts": filed, "public": False}
    bench.heap.line(proposal, "file", author, proposal.filed_at, **step)


def _printed(proposal):
    for code in LANGUAGES:
        with translation.override(code):
            yield proposal.printed


def _reply(bench, proposal, ministry, sent):
    """Nine bodies of ten answer within the term."""
    heap, day = bench.heap, sent + dt.timedelta(days=bench.rng.randint(5, 18))
    answers = bench.rng.random() < 0.9 and heap.is_over(day)
    request = ReplyRequest(proposal=proposal, organisation=ministry.organisation, asked_on=sent)
    met = {"met_on": day} if answers else {}
    request.term = heap.term("reply", request, sent, debtor=ministry.organisation, **met)
    heap.add(request)
    if answers:
        reply = Reply(request=request, position=bench.rng.choice(POSITIONS))
        facts = {"position": str(reply.position), "proposal": str(proposal.uid)}
        filed = sign(bench, reply, ministry, moment(day, 16), {"text": bench.texts.saying()}, facts)
        heap.line(
            proposal, "reply", ministry, moment(day, 16), source=S.ADMITTED, about=reply, facts=filed, public=False
        )


def sign(bench, paper, party, at, words, facts):
    """An official paper as ``participants.papers.sign`` leaves it; returns what its line keeps of the filing."""
    for name, said in words.items():
        setattr(paper, name, said)
    paper.organisation, paper.state, paper.office = party.organisation, PaperState.SIGNED, party.office
    paper.signed_at = paper.public_from = at
    paper.dated_on = at.date()
    signed = {"dated_on": at.date().isoformat(), "office": paper.office.plain()["texts"]}
    filed = bench.heap.file(paper, party, at, words, {**facts, "signed": signed})
    bench.heap.add(paper)
    return filed


def conclude(bench, proposal, decision, day):
    """The meeting adopted it."""
    proposal.state, proposal.outcome, proposal.decision = S.CONCLUDED, Outcome.ADOPTED, decision
    step = {"source": S.ADMITTED, "target": S.CONCLUDED, "about": decision}
    bench.heap.line(proposal, "adopt", bench.cast.secretariat, moment(day, 16), **step)
