"""Sentences are compared in English, whatever the catalogues of the other languages say."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield
