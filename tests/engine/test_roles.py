"""Who serves cannot rewrite what was said (design.md §5.7)."""

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from core import roles

FROZEN = roles.append_only_tables()
KEPT = roles.undeletable_tables()
STATEMENTS = ["UPDATE {table} SET {key} = {key}", "DELETE FROM {table}", "TRUNCATE {table} CASCADE"]


def refusal(statement):
    """What the database answers to ``statement``; empty when it obeys."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        return str(error).splitlines()[0]
    return ""


def rights(table):
    names = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
    with connection.cursor() as cursor:
        cursor.execute("select name from unnest(%s) name where has_table_privilege(%s, name)", [names, f'"{table}"'])
        return [name for (name,) in cursor]


def all_tables():
    return connection.introspection.table_names()


def test_lines_filings_and_entries_are_append_only():
    assert {"core_line", "core_filing", "record_entry"} <= set(FROZEN)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("table", FROZEN)
def test_the_serving_role_cannot_rewrite_what_is_append_only(table, statement):
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
    assert refusal(statement.format(table=table, key=key)) == f"permission denied for table {table}"


def test_what_was_filed_proposed_agreed_or_written_down_is_never_deleted():
    names = ["claim", "assessment", "objection", "objectionreply", "position", "progress", "measure"]
    membership = {f"meetings_membership{name}" for name in ("request", "ending", "answer")}
    others = {
        "core_awaited",
        "proposals_reply",
        "meetings_agreedtask",
        "meetings_proposeditem",
        "meetings_workplan",
        "meetings_minutes",
        "meetings_calljoin",
        "meetings_meetingcall",
        "meetings_paper",
        "meetings_referral",
        "meetings_shortnotice",
        "meetings_silence",
        "meetings_commentonpaper",
        *membership,
    }
    assert {*others, *(f"recommendations_{name}" for name in names)} == set(KEPT)


@pytest.mark.django_db
@pytest.mark.parametrize("table", KEPT)
def test_the_serving_role_cannot_delete_what_is_kept(table):
    assert refusal(f"DELETE FROM {table}") == f"permission denied for table {table}"


@pytest.mark.django_db
def test_the_serving_role_may_read_and_write_every_other_table_and_truncate_none():
    usual = ["SELECT", "INSERT", "UPDATE", "DELETE"]
    expected = {table: usual for table in all_tables()}
    expected |= {table: ["SELECT", "INSERT"] for table in FROZEN} | {"django_migrations": ["SELECT"]}
    expected |= {table: ["SELECT", "INSERT", "UPDATE"] for table in KEPT}
    assert {table: rights(table) for table in all_tables()} == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "answer"),
    [
        ("ALTER TABLE core_line DISABLE TRIGGER ALL", "must be owner of table core_line"),
        ("DROP TABLE core_line CASCADE", "must be owner of table core_line"),
        ("CREATE TABLE mine (id int)", "permission denied for schema public"),
        ("SET ROLE dialogue_owner", 'permission denied to set role "dialogue_owner"'),
    ],
)
def test_the_serving_role_cannot_change_the_shape_of_anything(statement, answer):
    assert refusal(statement) == answer


def test_the_owner_owns_the_tables_and_the_connection_goes_back_to_the_serving_role(committed_db):
    with roles.entered_as_owner(), connection.cursor() as cursor:
        cursor.execute("select current_user, tableowner from pg_tables where tablename = 'core_line'")
        inside = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert (inside, cursor.fetchone()) == (("dialogue_owner", "dialogue_owner"), ("dialogue",))


def test_granting_twice_changes_nothing(committed_db):
    before = {table: rights(table) for table in all_tables()}
    with roles.entered_as_owner():
        answers = [roles.grant_to_servant(), roles.grant_to_servant()]
    assert (answers, {table: rights(table) for table in all_tables()}) == (["", ""], before)


def test_a_single_role_is_told_that_only_triggers_protect_the_memory(committed_db):
    answer = "dialogue owns the tables it serves, or may act as their owner"
    assert roles.grant_to_servant() == answer


def test_a_missing_serving_role_is_told(committed_db, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "USER", "nobody_here")
    with roles.entered_as_owner():
        assert roles.grant_to_servant() == "the role nobody_here does not exist"
