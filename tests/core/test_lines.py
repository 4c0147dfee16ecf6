"""Lines are added and never changed, by nobody (design.md §5.7)."""

import pytest
from django.db import DatabaseError, connection, transaction

from core.canonical import digest
from core.filing import Filing
from core.lines import Line, write_line
from core.roles import entered_as_owner
from core.words import Words
from participants.acting import THE_HOUSE
from tests.make.core import a_filing, a_job, a_line
from tests.make.participants import make_hat

TABLES = ["core_line", "core_filing"]
CHANGES = ["UPDATE {} SET sha256 = ''", "DELETE FROM {}", "TRUNCATE {} CASCADE"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", CHANGES)
def test_the_platform_may_not_rewrite_memory(db, table, change):
    a_line()
    a_filing()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
    assert (Line.objects.count(), Filing.objects.count()) == (1, 1)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", CHANGES[:2])
def test_not_even_the_owner_rewrites_memory_by_the_way(committed_db, table, change):
    a_line()
    a_filing()
    with (
        entered_as_owner(),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="Cannot update or delete"),
    ):
        cursor.execute(change.format(table))


def test_a_stored_line_has_the_digest_it_was_given(db):
    line = a_line(
        reason=Words.of(ru="Не указан адресат", kk="Адресат жоқ"), facts={"missing": ["addressees"], "days": 3}
    )
    stored = Line.objects.get()
    assert digest(stored.content()) == stored.sha256 == line.sha256


def test_a_line_keeps_office_and_organisation_as_they_were_called_and_never_a_name(db):
    hat = make_hat("secretary")
    line = a_line(by=hat)
    assert line.acting["words"]["organisation"] == hat.organisation.name.as_json()
    assert line.acting["words"]["office"] == hat.office.as_json()
    assert line.acting["user"] == str(hat.user.uid)
    assert str(hat.user.name) not in str(line.acting)


@pytest.mark.parametrize("facts", [{"share": 0.5}, {"at": object()}])
def test_facts_without_a_single_spelling_are_refused(db, facts):
    with pytest.raises(TypeError):
        write_line(a_job(), "start", by=THE_HOUSE, facts=facts)


def test_somebody_must_act(db):
    with pytest.raises(ValueError, match="somebody must act"):
        write_line(a_job(), "start", by=None)
