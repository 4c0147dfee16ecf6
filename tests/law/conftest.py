"""A note: the smallest thing that cites acts and obligations, known to tests only."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils import translation

from law.models import ActCitation, ObligationCitation

PINPOINT = "section varchar, chapter varchar, article varchar, paragraph varchar, part varchar, subparagraph varchar"


@pytest.fixture(autouse=True)
def in_english():
    """Sentences of the interface are compared in the source language."""
    with translation.override("en"):
        yield


def a_table(name, columns):
    with connection.cursor() as cursor:
        cursor.execute(f"create temporary table {name} (id bigserial primary key, {columns}) on commit drop")


@pytest.fixture
def note_act(db):
    """Citations of acts with a table for this test alone; ``note`` is the thing that cites."""

    class NoteAct(ActCitation):
        note = models.CharField(max_length=20)

        class Meta(ActCitation.Meta):
            app_label = "law"

    a_table(
        "law_noteact", f"note varchar, act_id bigint, typed varchar, typed_in varchar, position smallint, {PINPOINT}"
    )
    apps.clear_cache()
    yield NoteAct
    del apps.all_models["law"]["noteact"]
    apps.clear_cache()


@pytest.fixture
def note_obligation(db):
    """Citations of obligations with a table for this test alone."""

    class NoteObligation(ObligationCitation):
        note = models.CharField(max_length=20)

        class Meta(ObligationCitation.Meta):
            app_label = "law"

    columns = "note varchar, instrument_id bigint, provision_id bigint, number varchar, position smallint"
    a_table("law_noteobligation", columns)
    apps.clear_cache()
    yield NoteObligation
    del apps.all_models["law"]["noteobligation"]
    apps.clear_cache()
