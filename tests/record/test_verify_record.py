"""``manage.py verify_record``: 0 whole, 1 a finding, 2 misuse."""

import json

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core.lines import Line
from core.roles import entered_as_owner
from record import ledger
from record.models import Entry
from tests.make.core import a_line


def verify(capsys, *arguments):
    """Its exit code and what it printed."""
    try:
        call_command("verify_record", *arguments)
    except SystemExit as ended:
        return ended.code, capsys.readouterr().out
    return 0, capsys.readouterr().out


def changed_line():
    line = a_line()
    ledger.chain()
    with entered_as_owner(), pgtrigger.ignore():
        Line.objects.update(target="implemented")
    return line


def test_an_empty_record_is_whole(db, capsys):
    assert verify(capsys) == (0, "Whole: 0 entries, the last hash is none yet\n")


def test_it_prints_the_last_number_and_hash_to_compare_with_a_copy(db, capsys):
    a_line()
    ledger.chain()
    assert verify(capsys) == (0, f"Whole: 1 entries, the last hash is {Entry.objects.get().sha256}\n")


def test_a_line_changed_by_the_owner_is_named_and_ends_with_1(committed_db, capsys):
    line = changed_line()
    sentence = f"NOT WHOLE, findings: 1. The first: entry 1, line {line.uid}: its content is not what its hash says\n"
    assert verify(capsys) == (1, sentence)


def test_programs_get_one_json_object(committed_db, capsys):
    line = changed_line()
    code, printed = verify(capsys, "--json")
    assert code == 1
    assert json.loads(printed) == {
        "entries": 1,
        "last": Entry.objects.get().sha256,
        "findings": 1,
        "first": {"seq": 1, "row": "line", "uid": str(line.uid), "what": "its content is not what its hash says"},
    }


def test_programs_get_null_when_nothing_was_found(db, capsys):
    code, printed = verify(capsys, "--json")
    assert (code, json.loads(printed)) == (0, {"entries": 0, "last": "", "findings": 0, "first": None})


def test_a_database_without_the_record_is_misuse_and_no_finding(committed_db):
    with entered_as_owner(), connection.cursor() as cursor:
        cursor.execute("DROP TABLE record_opening, record_entry")
    with pytest.raises(CommandError) as refused:
        call_command("verify_record")
    assert refused.value.returncode == 2
