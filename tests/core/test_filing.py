"""What was filed stays as it was filed; a correction is one more filing (design.md §5.3)."""

import threading

import time_machine
from django.db import IntegrityError, connection

from core.canonical import digest
from core.filing import Filing, file
from core.words import Words
from participants.acting import THE_HOUSE
from tests.make.core import a_filing, a_job
from tests.make.participants import make_hat, make_organisation


def test_the_first_filing_of_a_case_is_number_one_and_the_next_supersedes_it(db):
    case = a_job()
    first = a_filing(case=case)
    second = a_filing(case=case, words={"title": Words.of(ru="Иначе")})
    assert [first.number, second.number] == [1, 2]
    assert [first.supersedes, second.supersedes] == [None, first]
    assert [f.said("title").texts["ru"].text for f in Filing.objects.all()] == ["О доступе", "Иначе"]


def test_it_keeps_words_with_their_html_author_and_hat_of_that_day(db):
    hat = make_hat("representative")
    with time_machine.travel("2026-11-24T07:00:00.9Z", tick=False):
        filing = a_filing(by=hat, words={"problem": Words.of(kk="**Мәселе**")}, facts={"articles": [3, 17]})
    stored = Filing.objects.get()
    assert stored.said("problem").texts["kk"].html == "<p><strong>Мәселе</strong></p>"
    assert stored.author == {"uid": str(hat.organisation.uid), "name": hat.organisation.name.plain()["texts"]}
    assert stored.acting == hat.signature()
    assert stored.filed_at.isoformat() == "2026-11-24T07:00:00+00:00"
    assert digest(stored.content()) == stored.sha256 == filing.sha256


def test_one_may_file_for_another_organisation(db):
    other = make_organisation()
    filing = a_filing(by=make_hat("secretary"), author=other)
    assert filing.author["uid"] == str(other.uid)


def test_a_filing_without_an_organisation_has_no_author(db):
    assert a_filing(by=THE_HOUSE).author == {}


def test_texts_nobody_wrote_are_left_out(db):
    filing = a_filing(words={"title": Words.of(ru="О доступе"), "problem": Words()})
    assert list(filing.words) == ["title"]
    assert filing.said("problem") == Words()


def test_the_hash_covers_everything_that_was_filed(db):
    filing = a_filing(facts={"n": 1})
    seen = {digest(filing.content())}
    changes = {
        "case_kind": "x.y",
        "case_uid": a_job().uid,
        "number": 2,
        "words": {"title": Words.of(ru="Иначе").as_json()},
        "facts": {"n": 2},
        "author": {"uid": "x"},
        "acting": {},
        "filed_at": filing.filed_at.replace(year=2025),
    }
    for name, value in changes.items():
        before = getattr(filing, name)
        setattr(filing, name, value)
        seen.add(digest(filing.content()))
        setattr(filing, name, before)
    assert len(seen) == len(changes) + 1


def test_the_receipt_prints_a_short_code_of_the_hash(db):
    filing = a_filing()
    assert filing.control_code.replace(" ", "") == filing.sha256[:16]


def test_of_two_who_file_the_same_number_at_once_one_fails(committed_db):
    case, together, told = a_job(), threading.Barrier(2), []
    words = {"title": Words.of(ru="О доступе")}

    def somebody():
        together.wait()
        for _time in range(20):
            try:
                file(case, by=THE_HOUSE, words=words)
            except IntegrityError:
                told.append("refused")
        connection.close()

    people = [threading.Thread(target=somebody) for _one in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    numbers = list(Filing.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 41 - len(told)))
