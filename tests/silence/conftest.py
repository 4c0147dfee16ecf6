"""What the tests of short notice and of silence procedures stand on."""

import pytest

from tests.make.calls import make_crowd
from tests.make.participants import make_hat


@pytest.fixture
def cast(db):
    """A body with seven NGO members, two seats of the executive, an observer and a seat nobody sits on."""
    cast = make_crowd()
    cast.co_chair = make_hat("co_chair", body=cast.body)
    cast.signer = make_hat("representative", organisation=cast.member.organisation)
    return cast
