"""Who may do what with a proposal."""

from core.rules import hat, rule
from participants.kinds import PostKind
from participants.rules import is_proposer, is_secretariat, is_the_house


@rule
def is_of_the_author(acting, proposal):
    return acting.speaks_for(proposal.organisation_id)


@hat
def is_representative(acting):
    return acting.has(PostKind.REPRESENTATIVE)


@rule
def is_of_a_body_asked(acting, proposal):
    return acting.organisation is not None and proposal.has_asked(acting.organisation)


@hat
def answers_for_a_body(acting):
    return acting.has(PostKind.FOCAL_POINT, PostKind.SIGNATORY)


can_begin = is_proposer
can_draft = is_proposer & is_of_the_author
can_file = can_draft & is_representative
can_route = is_secretariat | is_the_house
can_answer = answers_for_a_body & is_of_a_body_asked
