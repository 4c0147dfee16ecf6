"""Whoever changed or removed anything is found, and the first place is named."""

from contextlib import contextmanager

import pgtrigger
import pytest
from django.db import connection

from core.canonical import digest
from core.filing import Filing
from core.lines import Line
from core.roles import entered_as_owner
from core.rules import NotAllowed
from core.words import Words
from participants.acting import NOBODY
from participants.kinds import PostKind
from record import ledger
from record.commitments import entry_content
from record.models import Entry, Inspection, Opening
from record.services import inspect_record
from record.verify import Finding, findings
from tests.make.core import a_filing, a_hat, a_line

CUSTODIAN = a_hat(PostKind.CUSTODIAN)
CHANGED = "its content is not what its hash says"


@contextmanager
def somebody_with_the_keys_of_the_house():
    """The owner of the tables, with the triggers out of the way."""
    with entered_as_owner(), pgtrigger.ignore():
        yield


def three_lines():
    lines = [a_line(facts={"file": "ab" * 32}) for _time in range(3)]
    ledger.chain()
    return lines


def told():
    return [(one.seq, one.row, one.what) for one in findings()]


def test_an_untouched_record_is_whole(db):
    three_lines()
    a_filing()
    ledger.chain()
    a_line()
    assert list(findings()) == []


def test_a_changed_line_is_named_by_its_number_and_uid(committed_db):
    lines = three_lines()
    with somebody_with_the_keys_of_the_house():
        Line.objects.filter(pk=lines[1].pk).update(target="implemented")
    assert list(findings()) == [Finding(2, "line", str(lines[1].uid), CHANGED)]


def test_a_line_changed_together_with_its_hash_is_betrayed_by_the_commitments(committed_db):
    line = three_lines()[0]
    with somebody_with_the_keys_of_the_house():
        line.facts = {"file": "cd" * 32}
        Line.objects.filter(pk=line.pk).update(facts=line.facts, sha256=digest(line.content()))
    assert told() == [
        (1, "line", "whole is not what was committed to"),
        (1, "line", "facts.file is not what was committed to"),
    ]


def test_a_line_changed_before_it_was_chained_is_found_too(committed_db):
    line = a_line()
    with somebody_with_the_keys_of_the_house():
        Line.objects.filter(pk=line.pk).update(step="stop")
    assert list(findings()) == [Finding(None, "line", str(line.uid), CHANGED)]


def test_a_filing_whose_printed_form_was_changed_is_found(committed_db):
    filing = a_filing(words={"title": Words.of(ru="Принять")})
    ledger.chain()
    with somebody_with_the_keys_of_the_house():
        filing.words["title"]["texts"]["ru"]["html"] = "<p>Не принимать</p>"
        Filing.objects.filter(pk=filing.pk).update(words=filing.words)
    assert told() == [(1, "filing", "printed is not what was committed to")]


def test_a_filing_whose_text_was_changed_is_found(committed_db):
    filing = a_filing(words={"title": Words.of(ru="Принять")})
    ledger.chain()
    with somebody_with_the_keys_of_the_house():
        filing.words["title"]["texts"]["ru"]["text"] = "Не принимать"
        Filing.objects.filter(pk=filing.pk).update(words=filing.words)
    assert [what for _seq, _row, what in told()] == [
        CHANGED,
        "printed is not what was committed to",
        "text.title is not what was committed to",
    ]


def test_a_row_somebody_wrote_nonsense_into_is_a_finding_and_stops_nothing(committed_db):
    lines = three_lines()
    with somebody_with_the_keys_of_the_house():
        Line.objects.filter(pk=lines[0].pk).update(facts={"share": 0.5})
        Line.objects.filter(pk=lines[2].pk).update(acting=[])
    assert [(one.seq, one.what) for one in findings()][::2] == [(1, CHANGED), (3, CHANGED)]


def test_a_removed_entry_leaves_a_gap_that_is_named(committed_db):
    three_lines()
    with somebody_with_the_keys_of_the_house():
        Opening.objects.filter(entry_id=2).delete()
        Entry.objects.filter(seq=2).delete()
    assert told()[:2] == [
        (3, "entry", "the number after 1 should be 2"),
        (3, "entry", "it does not hang on the entry before"),
    ]


def test_an_entry_written_anew_does_not_hang_together(committed_db):
    three_lines()
    entry = Entry.objects.get(seq=2)
    entry.step = "stop"
    with somebody_with_the_keys_of_the_house():
        Entry.objects.filter(seq=2).update(step="stop", sha256=digest(entry_content(entry)))
    assert told() == [
        (2, "line", "the entry tells another step"),
        (3, "entry", "it does not hang on the entry before"),
    ]


def test_an_entry_whose_own_hash_was_left_is_named(committed_db):
    three_lines()
    with somebody_with_the_keys_of_the_house():
        Entry.objects.filter(seq=2).update(is_public=False)
    assert told() == [(2, "entry", "the entry's hash differs"), (2, "line", "the entry tells another is_public")]


def test_a_destroyed_line_is_named(committed_db):
    three_lines()
    with somebody_with_the_keys_of_the_house(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE confrelid = 'core_line'::regclass"
            " AND conrelid = 'record_entry'::regclass"
        )
        cursor.execute(f"ALTER TABLE record_entry DROP CONSTRAINT {cursor.fetchone()[0]}")
        cursor.execute("DELETE FROM core_line WHERE id = (SELECT line_id FROM record_entry WHERE seq = 2)")
    assert list(findings()) == [Finding(2, "line", "", "the row is gone")]


def withdraw(entry, *what, by=CUSTODIAN):
    return ledger.withdraw(entry, what=what, by=by, reason=Words.of(ru="Безопасность свидетеля"))


def test_a_salt_destroyed_in_silence_is_a_finding(db):
    three_lines()
    Opening.objects.filter(entry_id=2, what="facts.file").delete()
    assert told() == [(2, "line", "the salt of facts.file is gone and no line says it was withdrawn")]


def test_a_text_withdrawn_on_the_record_leaves_the_chain_whole(committed_db):
    filing = a_filing(words={"title": Words.of(ru="Имя свидетеля"), "problem": Words.of(ru="Отказ в доступе")})
    ledger.chain()
    entry = Entry.objects.get()
    withdraw(entry, "whole", "text.title", "printed")
    with somebody_with_the_keys_of_the_house():
        Filing.objects.filter(pk=filing.pk).update(words={"problem": filing.words["problem"]})
    ledger.chain()
    assert list(findings()) == []
    with somebody_with_the_keys_of_the_house():
        Filing.objects.filter(pk=filing.pk).update(words={"problem": Words.of(ru="Всё хорошо").as_json()})
    assert told() == [(1, "filing", "text.problem is not what was committed to")]


def test_a_withdrawal_says_on_the_record_what_was_withdrawn_and_why(db):
    three_lines()
    line = withdraw(Entry.objects.get(seq=2), "whole", "facts.file")
    assert (line.step, line.facts, line.is_public) == ("withdraw", {"seq": 2, "what": ["facts.file", "whole"]}, True)
    assert str(line.reason) == "Безопасность свидетеля"
    assert list(Opening.objects.filter(entry_id=2)) == []


def test_nothing_is_withdrawn_twice(db):
    three_lines()
    entry = Entry.objects.get(seq=2)
    withdraw(entry, "facts.file")
    with pytest.raises(ValueError, match="not all open in entry 2"):
        withdraw(entry, "whole", "facts.file")


@pytest.mark.parametrize("by", [NOBODY, a_hat(), a_hat(PostKind.REPRESENTATIVE), a_hat(PostKind.SIGNATORY)])
def test_only_the_custodian_and_the_secretariat_withdraw(db, by):
    three_lines()
    with pytest.raises(NotAllowed):
        withdraw(Entry.objects.get(seq=1), "whole", by=by)
    assert Opening.objects.filter(entry_id=1).count() == 2


def test_the_nightly_check_keeps_what_it_found(committed_db):
    lines = three_lines()
    assert inspect_record().findings == 0
    with somebody_with_the_keys_of_the_house():
        Line.objects.filter(pk=lines[2].pk).update(target="implemented")
    inspect_record()
    last = Inspection.objects.latest()
    assert (last.entries, last.findings) == (3, 1)
    assert last.first == {"seq": 3, "row": "line", "uid": str(lines[2].uid), "what": CHANGED}
