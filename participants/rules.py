"""Who may do what among participants, and the atoms other apps build on. A rule asks the hat (design.md §5.0)."""

from core.rules import hat, rule
from participants.kinds import ASSESSORS, PROPOSERS, PostKind, SeatRole


@hat
def is_secretariat(acting):
    return acting.has(PostKind.SECRETARY)


@hat
def is_custodian(acting):
    return acting.has(PostKind.CUSTODIAN)


@hat
def is_chair(acting):
    return acting.has(SeatRole.CHAIR, SeatRole.CO_CHAIR)


@hat
def is_the_house(acting):
    return acting.is_house


@hat
def is_signed_in(acting):
    return not acting.is_nobody


@hat
def is_proposer(acting):
    """A representative or editor of an organisation that proposes; a secretary or custodian's hat never does."""
    return acting.has(PostKind.REPRESENTATIVE, PostKind.EDITOR) and acting.is_of(PROPOSERS)


@hat
def is_assessor(acting):
    """A representative of an NGO or an independent institution (design.md §5.2)."""
    return acting.has(PostKind.REPRESENTATIVE) and acting.is_of(ASSESSORS)


@rule
def is_of_its_organisation(acting, thing):
    return acting.speaks_for(thing.organisation_id)


@rule
def is_focal_point_of_it(acting, paper):
    return acting.has(PostKind.FOCAL_POINT) and acting.speaks_for(paper.organisation_id)


@rule
def is_signatory_of_it(acting, paper):
    return acting.has(PostKind.SIGNATORY) and acting.speaks_for(paper.organisation_id)


can_run_the_platform = is_secretariat
can_see_people = is_secretariat | is_custodian
