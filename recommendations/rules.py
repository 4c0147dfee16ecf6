"""Who may do what with a recommendation."""

from core.rules import hat, rule
from participants.kinds import PostKind
from participants.rules import is_assessor, is_custodian, is_secretariat, is_the_house


@rule
def is_of_the_lead(acting, recommendation):
    return acting.speaks_for(recommendation.lead_id)


@rule
def is_of_an_executor(acting, recommendation):
    return acting.organisation is not None and recommendation.is_executed_by(acting.organisation)


@rule
def is_of_no_executor(acting, recommendation):
    """Asked as a rule of its own: "not an executor" would be true of nobody and of nothing."""
    return acting.organisation is not None and not recommendation.is_executed_by(acting.organisation)


@hat
def signs_or_enters(acting):
    """The signatory signs in the app; the focal point enters a letter signed outside it (design.md §5.4)."""
    return acting.has(PostKind.SIGNATORY, PostKind.FOCAL_POINT)


can_run = is_secretariat | is_the_house
can_import = is_secretariat | is_custodian | is_the_house
can_speak_for_lead = is_of_the_lead & signs_or_enters
can_speak_for_an_executor = is_of_an_executor & signs_or_enters
can_assess = is_assessor & is_of_no_executor


@rule
def is_the_objector(acting, objection):
    return acting.has(PostKind.REPRESENTATIVE) and acting.speaks_for(objection.assessment.organisation_id)


@rule
def is_of_the_lead_of_it(acting, objection):
    return acting.speaks_for(objection.recommendation.lead_id)


can_answer_objection = is_of_the_lead_of_it & signs_or_enters
