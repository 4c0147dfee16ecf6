"""Who may assess, and who may speak for the bodies; asked of hats that hold several posts (design.md §5.2)."""

import pytest

from participants.kinds import OrganisationKind, PostKind, SeatRole
from recommendations import rules
from tests.make.participants import hat_of, make_hat, make_organisation, make_post, sit
from tests.make.recommendations import make_transmitted


@pytest.mark.parametrize(
    ("kind", "assesses"),
    [
        (OrganisationKind.NGO, True),
        (OrganisationKind.OMBUDSMAN, True),
        (OrganisationKind.COMMISSION, True),
        (OrganisationKind.ACADEMIA, False),
        (OrganisationKind.STATE_BODY, False),
        (OrganisationKind.PARLIAMENT, False),
        (OrganisationKind.JUDICIARY, False),
        (OrganisationKind.INTERNATIONAL, False),
        (OrganisationKind.MISSION, False),
        (OrganisationKind.FOREIGN_NGO, False),
    ],
)
def test_ngos_and_independent_institutions_assess_and_nobody_else(cast, kind, assesses):
    hat = make_hat(PostKind.REPRESENTATIVE, organisation_kind=kind)
    assert rules.can_assess.test(hat, make_transmitted(cast)) is assesses


@pytest.mark.parametrize("role", ["lead", "co-executor"])
def test_an_ombudsman_that_carries_it_out_does_not_assess_itself(cast, role):
    ombudsman = make_organisation(OrganisationKind.OMBUDSMAN)
    hat = make_hat(PostKind.REPRESENTATIVE, organisation=ombudsman)
    changed = {"lead": ombudsman} if role == "lead" else {"co_executors": (ombudsman,)}
    assert rules.can_assess.test(hat, make_transmitted(cast, **changed)) is False
    assert rules.can_assess.test(hat, make_transmitted(cast)) is True


def test_under_a_secretarys_hat_nobody_assesses_even_of_an_ngo(cast):
    recommendation, ngo = make_transmitted(cast), make_organisation()
    person = make_hat(PostKind.REPRESENTATIVE, organisation=ngo).user
    sit(make_post(ngo, PostKind.SECRETARY), person)
    assert rules.can_assess.test(hat_of(person, PostKind.SECRETARY), recommendation) is False
    assert rules.can_assess.test(hat_of(person, PostKind.REPRESENTATIVE), recommendation) is True


@pytest.mark.parametrize("power", [SeatRole.MEMBER, SeatRole.OBSERVER, PostKind.EDITOR])
def test_a_seat_or_the_editors_desk_is_not_enough(cast, power):
    hat = make_hat(power, organisation=make_organisation())
    assert rules.can_assess.test(hat, make_transmitted(cast)) is False


def test_of_nothing_nobody_may_say_anything(cast):
    for hat in (cast.author, cast.ombudsman, cast.focal, cast.signatory):
        asked = (
            rules.can_assess,
            rules.can_speak_for_lead,
            rules.can_speak_for_an_executor,
            rules.can_answer_objection,
        )
        assert [rule.test(hat, None) for rule in asked] == [False] * 4


@pytest.mark.parametrize("post", [PostKind.FOCAL_POINT, PostKind.SIGNATORY])
def test_a_co_executor_speaks_for_itself_and_not_for_the_lead(cast, post):
    partner = make_organisation(OrganisationKind.STATE_BODY)
    hat = make_hat(post, organisation=partner)
    recommendation = make_transmitted(cast, co_executors=(partner,))
    assert rules.can_speak_for_an_executor.test(hat, recommendation) is True
    assert rules.can_speak_for_lead.test(hat, recommendation) is False
