"""What the tests of agreed tasks stand on."""

import pytest

from participants.kinds import OrganisationKind, PostKind
from tests.make.meetings import make_cast
from tests.make.participants import make_hat, make_organisation


@pytest.fixture
def cast(db):
    """A secretariat and a body; a ministry whose focal point owns what is agreed, and its signatory."""
    cast = make_cast()
    cast.ministry = make_organisation(OrganisationKind.STATE_BODY)
    cast.owner = make_hat(PostKind.FOCAL_POINT, organisation=cast.ministry)
    cast.signatory = make_hat(PostKind.SIGNATORY, organisation=cast.ministry)
    return cast
