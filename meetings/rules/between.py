"""Who may do what between two sides of an item (docs/decisions/between-two-sides.md)."""

from core.rules import hat, rule
from participants.kinds import PostKind
from participants.rules import is_of_its_organisation


@hat
def speaks_for_a_side(acting):
    """Speaks for an organisation that may be a side of an item: as its representative, signatory or focal point."""
    return acting.organisation is not None and acting.has(
        PostKind.REPRESENTATIVE, PostKind.SIGNATORY, PostKind.FOCAL_POINT
    )


@rule
def is_of_a_side(acting, item):
    """The hat's organisation wrote what rests on the item, or is addressed by it."""
    own = getattr(acting.organisation, "pk", None)
    return own is not None and any(
        own == row.author_id or row.addressed.filter(pk=own).exists() for row in item.resting.all()
    )


@rule
def is_of_its_sides(acting, between):
    return acting.organisation is not None and acting.organisation.pk in (between.author_id, between.addressed_id)


@rule
def is_of_the_other_side(acting, between):
    return not acting.speaks_for(between.proposed_by_id)


@rule
def is_the_person_between(acting, between):
    """The person both sides agreed on, under whatever hat."""
    return acting.user is not None and acting.user.pk == between.person_id


@rule
def marks_for_a_side(acting, worded):
    """Of one of the sides of what the wording is between."""
    return is_of_its_sides.test(acting, worded.between)


can_propose_between = speaks_for_a_side & is_of_a_side
can_agree_between = speaks_for_a_side & is_of_its_sides & is_of_the_other_side
can_add_draft = speaks_for_a_side & is_of_its_sides
can_end_between = can_add_draft | is_the_person_between  # nobody is held to it
can_word = is_the_person_between
can_release_draft = speaks_for_a_side & is_of_its_organisation
can_mark = speaks_for_a_side & marks_for_a_side
