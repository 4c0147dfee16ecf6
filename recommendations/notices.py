"""Which letter goes to whom in follow-up. Adopted recommendations are public, so their letters say what happened."""

from notifications import outbox
from participants.kinds import ASSESSORS, PostKind
from participants.models import User
from recommendations.models import Assessment

ON_DUTY = (PostKind.FOCAL_POINT, PostKind.SIGNATORY)


def _tell(letter, line, recommendation, readers, *, key="", about=None, at_once=True, **context):
    known = {"ref": recommendation.ref, "title": recommendation.title or recommendation.text}
    outbox.tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=about or recommendation,
        readers=readers,
        at_once=at_once,
        context={**known, **context},
    )


def _executors(recommendation):
    bodies = [recommendation.lead_id, *recommendation.co_executors.values_list("pk", flat=True)]
    return User.objects.on_posts_of(bodies, *ON_DUTY)


def _authors(recommendation):
    """People of the organisations whose proposals it came from."""
    authors = recommendation.proposals.values("organisation")
    return User.objects.on_posts_of(authors, PostKind.REPRESENTATIVE)


def _assessors():
    """Everybody who may assess a claim."""
    return User.objects.on_posts_of_kinds(ASSESSORS, PostKind.REPRESENTATIVE)


def recommendation_transmitted(line, recommendation, executors, due):
    """Lead and co-executors must take a position; the authors hear what became of their proposal."""
    readers = User.objects.on_posts_of([body.pk for body in executors], PostKind.FOCAL_POINT)
    _tell("recommendation_transmitted", line, recommendation, readers, due=due, lead=recommendation.lead.name)
    _tell("recommendation_adopted", line, recommendation, _authors(recommendation), lead=recommendation.lead.name)


def paper_for_signature(paper):
    """Inside the body: the signatory has something to sign."""
    key = f"paper_for_signature:{paper.uid}:{paper.version}"
    readers = User.objects.on_posts(paper.organisation, PostKind.SIGNATORY)
    _tell("paper_for_signature", None, paper.story, readers, key=key)


def paper_handed_back(paper):
    """Inside the body: the drafter has something to change."""
    key = f"paper_handed_back:{paper.uid}:{paper.version}"
    readers = User.objects.on_posts(paper.organisation, PostKind.FOCAL_POINT)
    _tell("paper_handed_back", None, paper.story, readers, key=key)


def position_taken(line, position):
    """The authors were answered."""
    said = {"body": position.organisation.name, "position": position.get_value_display}
    _tell("position_taken", line, position.recommendation, _authors(position.recommendation), **said)
    _tell_signatory(line, position)


def measure_planned(line, recommendation):
    """In the app: the authors hear."""
    _tell("measure_planned", line, recommendation, _authors(recommendation), at_once=False)


def progress_reported(line, progress):
    """In the app: the authors hear."""
    said = {"body": progress.organisation.name, "declared": progress.get_declared_display}
    _tell("progress_reported", line, progress.recommendation, _authors(progress.recommendation), at_once=False, **said)
    _tell_signatory(line, progress)


def implementation_claimed(line, claim):
    """The authors and everybody else who may assess: until when."""
    said = {"body": claim.organisation.name, "level": claim.get_level_display, "until": claim.window.due_on}
    readers = _authors(claim.recommendation) | _assessors()
    _tell("implementation_claimed", line, claim.recommendation, readers, **said)
    _tell_signatory(line, claim)


def claim_withdrawn(line, claim):
    """Who assessed it, and the authors, hear."""
    spoke = User.objects.on_posts_of(claim.assessments.values("organisation"), PostKind.REPRESENTATIVE)
    _tell("claim_withdrawn", line, claim.recommendation, spoke | _authors(claim.recommendation))


def claim_assessed(line, assessment):
    """The executors hear what was said of their claim."""
    said = {"by": assessment.organisation.name, "verdict": assessment.get_verdict_display}
    _tell("claim_assessed", line, assessment.recommendation, _executors(assessment.recommendation), **said)


def claim_contested(line, objection):
    """The lead must answer an objection; its people on duty hear at once."""
    claim = objection.assessment.claim
    said = {"by": objection.assessment.organisation.name, "due": objection.reply_term.due_on}
    readers = User.objects.on_posts(claim.organisation, *ON_DUTY)
    _tell("claim_contested", line, claim.recommendation, readers, **said)


def objection_answered(line, reply):
    """The objector was answered, and decides until when."""
    objection = reply.objection
    readers = User.objects.on_posts(objection.assessment.organisation, PostKind.REPRESENTATIVE)
    said = {"body": reply.organisation.name, "due": objection.stand_term.due_on}
    _tell("objection_answered", line, reply.recommendation, readers, **said)
    _tell_signatory(line, reply)


def objection_stands(line, objection):
    """The lead hears whether the objection was kept, narrowed or withdrawn."""
    said = {"by": objection.assessment.organisation.name, "stand": objection.get_state_display}
    readers = User.objects.on_posts(objection.assessment.claim.organisation, *ON_DUTY)
    _tell("objection_stands", line, objection.recommendation, readers, **said)


def _concerned(recommendation):
    """Who carries it out, whose proposal it came from, and who said something of a report."""
    spoke = Assessment.objects.filter(claim__recommendation=recommendation).values("organisation")
    assessors = User.objects.on_posts_of(spoke, PostKind.REPRESENTATIVE)
    return _executors(recommendation) | _authors(recommendation) | assessors


def dispute_concluded(line, claim):
    """Both sides hear what the meeting found."""
    said = {"finding": claim.get_finding_display, "reason": line.reason}
    _tell("dispute_concluded", line, claim.recommendation, _concerned(claim.recommendation), **said)


def recommendation_ended(line, recommendation):
    """Everybody concerned hears that follow-up ended, and with what."""
    said = {"outcome": recommendation.get_outcome_display, "reason": line.reason}
    _tell("recommendation_ended", line, recommendation, _concerned(recommendation), **said)


def window_closed(line, claim):
    """The lead hears how the time for assessment ended."""
    readers = User.objects.on_posts(claim.organisation, *ON_DUTY) | _authors(claim.recommendation)
    settlement = claim.recommendation.get_settlement_display
    _tell("window_closed", line, claim.recommendation, readers, settlement=settlement)


def term_reminded(rung, thing, recommendation):
    """A rung of the ladder: who must act, who hears next and when. The last goes to the chairs of the body that adopted it and
    to the secretariat."""
    debtor = rung.term.debtor
    readers = User.objects.on_posts(debtor, *rung.posts) if debtor and rung.posts else User.objects.none()
    if rung.is_to_chair:
        readers = readers | User.objects.on_platform_posts(PostKind.SECRETARY)
    if rung.seats and recommendation.decision:
        readers = readers | User.objects.on_seats(recommendation.decision.item.meeting.body, *rung.seats)
    following = rung.next
    said = {"due": rung.term.due_on, "is_late": rung.is_late, "what": rung.term.rule.name}
    said |= {"next_on": following.on, "next_who": following.who} if following else {}
    _tell("term_reminded", None, recommendation, readers, key=rung.key, about=thing.story, **said)


def _tell_signatory(line, paper):
    """A letter signed outside was entered by the focal point: the signatory is told (design.md §5.4)."""
    if paper.is_signed_outside:
        readers = User.objects.on_posts(paper.organisation, PostKind.SIGNATORY)
        _tell("paper_entered", line, paper.story, readers, number=paper.outgoing_number)
