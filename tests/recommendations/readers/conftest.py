"""Where the public data that nobody wrote for this project is found, and what happens when it is not there."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"  # ../shared/data, seen from the project's root


@pytest.fixture(scope="session")
def shared_data():
    """The folder of public data beside the project. Without it: a failure where ``CI=true``, a skip elsewhere.

    A CI that cannot reach the folder says so once, with ``DIALOGUE_SHARED=absent``, and skips too.
    """
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI") == "true" and os.environ.get("DIALOGUE_SHARED") != "absent":
        pytest.fail(f"{SHARED} is missing. Put the public data there, or set DIALOGUE_SHARED=absent.")
    pytest.skip("needs the public data in ../shared/data, which is not part of the project")


@pytest.fixture(scope="session")
def upr(shared_data):
    """UPR Info's raw exports, by name: ``upr("6-9")``."""
    return lambda name: shared_data / "upr-info-recommendations" / "raw" / f"{name}.csv"
