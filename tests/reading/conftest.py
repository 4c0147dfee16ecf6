"""What the tests of papers stand on."""

import pytest

from tests.make.meetings import make_cast


@pytest.fixture
def cast(db):
    """A secretariat, a custodian, an outsider, a body with chair, member and observer."""
    return make_cast()


@pytest.fixture
def packs_folder(settings, tmp_path):
    """A folder of one's own for the packs."""
    settings.PACKS_ROOT = tmp_path / "packs"
    return settings.PACKS_ROOT
