"""The notary: numbers without a gap, one link after another, nobody waits."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from core.canonical import digest
from core.roles import entered_as_owner
from participants.acting import THE_HOUSE
from record import ledger
from record.commitments import GENESIS, commitment, entry_content
from record.models import Entry, Opening
from record.tasks import chain_lines
from tests.core.threads import at_once
from tests.make.core import a_filing, a_job, a_line


def numbers():
    return list(Entry.objects.values_list("seq", flat=True))


def test_each_entry_carries_the_next_number_and_hangs_on_the_one_before(db):
    for _time in range(3):
        a_line()
    assert ledger.chain() == 3
    first, second, third = Entry.objects.all()
    assert [first.seq, second.seq, third.seq] == [1, 2, 3]
    assert [first.prev, second.prev, third.prev] == [GENESIS, first.sha256, second.sha256]
    assert third.sha256 == digest(entry_content(third))


def test_a_second_look_finds_only_what_is_new(db):
    a_line()
    assert [ledger.chain(), ledger.chain()] == [1, 0]
    a_line()
    assert ledger.chain() == 1
    assert numbers() == [1, 2]


@pytest.mark.parametrize("make", [a_line, a_filing])
def test_a_batch_takes_the_oldest_first_and_leaves_the_rest(db, make):
    rows = [make() for _time in range(3)]
    assert ledger.chain(batch=2) == 2
    assert [entry.row for entry in Entry.objects.order_by("seq")] == rows[:2]


def test_the_task_goes_on_until_nothing_is_left(db, monkeypatch):
    monkeypatch.setattr("record.tasks.BATCH", 2)
    for _time in range(5):
        a_line()
    chain_lines()
    assert numbers() == [1, 2, 3, 4, 5]


def test_a_filing_has_its_own_entry_before_the_line_of_the_same_second(db):
    job = a_job()
    with time_machine.travel("2026-11-24T05:00:00Z", tick=False):
        line = a_line("file", thing=job)
        filing = a_filing(case=job)
    ledger.chain()
    first, second = Entry.objects.all()
    assert [first.row, second.row] == [filing, line]
    assert [first.step, second.step] == ["filing", "file"]


def test_an_entry_commits_to_the_whole_line_and_to_each_text_and_file_of_it(db):
    file_hash = "ab" * 32
    line = a_line(facts={"files": [file_hash], "number": 7})
    ledger.chain()
    entry = Entry.objects.get()
    salts = dict(Opening.objects.values_list("what", "salt"))
    assert entry.commitments == {
        "whole": commitment(line.sha256, salts["whole"]),
        "facts.files.0": commitment(file_hash, salts["facts.files.0"]),
    }


def test_two_commitments_to_the_same_file_do_not_look_alike(db):
    for _time in range(2):
        a_line(facts={"file": "ab" * 32})
    ledger.chain()
    one, other = (entry.commitments["facts.file"] for entry in Entry.objects.all())
    assert one != other


def test_an_entry_says_office_and_organisation_of_a_public_line_and_no_uid_of_anybody(db):
    a_line()
    ledger.chain()
    entry = Entry.objects.get()
    assert entry.office.plain() == THE_HOUSE.office.plain()
    assert entry.organisation.plain() == {"original": "", "texts": {}}


def test_of_a_line_that_was_not_public_an_entry_tells_kind_and_moment_only(db):
    line = a_line("draft", public=False)
    ledger.chain()
    entry = Entry.objects.get()
    told = entry_content(entry)
    assert (told["thing_kind"], told["step"], told["at"], told["is_public"]) == ("core.job", "draft", line.at, False)
    assert told["office"] == told["organisation"] == {"original": "", "texts": {}}


@pytest.mark.parametrize(
    "statement", ["UPDATE record_entry SET step = 'x'", "DELETE FROM record_entry", "TRUNCATE record_entry"]
)
def test_the_platform_itself_may_not_rewrite_an_entry(db, statement):
    a_line()
    ledger.chain()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.get().step == "start"


@pytest.mark.parametrize("statement", ["UPDATE record_entry SET step = 'x'", "DELETE FROM record_entry"])
def test_not_even_the_owner_of_the_tables_changes_an_entry_by_the_way(committed_db, statement):
    a_line()
    ledger.chain()
    with (
        entered_as_owner(),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="Cannot update or delete"),
    ):
        cursor.execute(statement)


def test_notaries_who_ring_at_once_chain_each_line_once_and_without_a_gap(committed_db):
    lines = [a_line() for _time in range(20)]

    def notary():
        return sum(iter(lambda: ledger.chain(batch=3), 0))

    assert sum(at_once(notary, notary, notary, notary)) == 20
    assert numbers() == list(range(1, 21))
    assert list(Entry.objects.order_by("line").values_list("line", flat=True)) == [line.pk for line in lines]


def test_a_chain_that_is_rolled_back_gives_its_numbers_again(committed_db):
    a_line()
    with transaction.atomic():
        ledger.chain()
        transaction.set_rollback(True)
    assert ledger.chain() == 1
    assert numbers() == [1]


def test_a_line_is_written_while_the_notary_is_at_work(committed_db):
    a_line()
    written = threading.Event()

    def somebody():
        a_line()
        written.set()
        connection.close()

    with transaction.atomic():
        ledger.chain()  # holds the notary's lock until the block ends
        writer = threading.Thread(target=somebody)
        writer.start()
        assert written.wait(5)
    writer.join()
    assert ledger.chain() == 1


def test_the_lag_is_the_age_of_the_oldest_line_without_an_entry(db):
    with time_machine.travel("2026-11-24T05:00:00Z", tick=False) as clock:
        assert ledger.lag_seconds() == 0
        a_line()
        clock.shift(timedelta(seconds=40))
        a_filing()
        clock.shift(timedelta(seconds=2))
        assert ledger.lag_seconds() == 42
        ledger.chain(batch=1)
        assert ledger.lag_seconds() == 2
        ledger.chain()
        assert ledger.lag_seconds() == 0
