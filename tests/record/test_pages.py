"""/record/: plain words, the end of the chain, and everything needed to recompute a hash."""

import hashlib
import re
from html import unescape

import pytest

from core.words import Words
from meetings.models import Meeting
from participants.kinds import PostKind
from record import ledger
from record.models import Entry, Inspection, Opening
from tests.make.core import a_filing, a_hat, a_line
from tests.make.participants import make_organisation

pytestmark = pytest.mark.django_db


def page(client, address):
    answer = client.get(address)
    return answer, " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def numbers(client, address):
    """The numbers of the rows, in order."""
    return [
        int(n) for n in re.findall(r'class="reg__title" href="/en/record/(\d+)/"', client.get(address).content.decode())
    ]


def test_an_empty_record_says_so(client):
    answer, words = page(client, "/en/record/")
    assert answer.status_code == 200
    assert words.count("The record is empty") == 1


def test_it_begins_in_plain_words_and_shows_the_end_of_the_chain(client):
    a_line()
    ledger.chain()
    answer, words = page(client, "/en/record/")
    assert words.count("Anyone can check that nothing was removed or changed.") == 1
    shown = re.findall(r"data-last-(?:seq|hash)>([^<]+)<", answer.content.decode())
    assert shown == ["1", Entry.objects.get().sha256]


def test_it_lists_public_entries_newest_first_and_the_whole_chain_when_asked(client):
    for public in (True, False, True):
        a_line(public=public)
    ledger.chain()
    assert numbers(client, "/en/record/") == [3, 1]
    assert numbers(client, "/en/record/?all=1") == [3, 2, 1]


def test_it_has_pages_and_an_unknown_one_is_not_found(client):
    for _time in range(51):
        a_line()
    ledger.chain()
    assert numbers(client, "/en/record/") == list(range(51, 1, -1))
    assert numbers(client, "/en/record/?page=2") == [1]
    assert client.get("/en/record/?page=3").status_code == 404


def test_three_rows_cost_as_many_queries_as_one(client, django_assert_num_queries):
    a_line()
    ledger.chain()
    with django_assert_num_queries(4):
        client.get("/en/record/")
    for _time in range(2):
        a_line()
    ledger.chain()
    with django_assert_num_queries(4):
        client.get("/en/record/")


def test_a_check_that_found_something_stands_above_everything(client):
    Inspection.objects.create(entries=3, findings=1, first={"seq": 2})
    _answer, words = page(client, "/en/record/")
    assert words.count("found that the record is not as it was") == 1


def test_the_page_of_an_entry_prints_the_text_its_hash_is_made_of(client):
    a_line()
    ledger.chain()
    answer = client.get("/en/record/1/")
    printed = unescape(re.search(r"data-hashed>(.*?)</pre>", answer.content.decode(), re.S).group(1))
    assert hashlib.sha256(printed.encode()).hexdigest() == Entry.objects.get().sha256


def test_of_a_public_line_anybody_can_recompute_the_seals(client):
    line = a_line(reason=Words.of(ru="Нет ответа"))
    ledger.chain()
    salts = dict(Opening.objects.values_list("what", "salt"))
    _answer, words = page(client, "/en/record/1/")
    for what, digest in (("whole", line.sha256), ("reason", None)):
        seal, shown, salt = re.search(rf"{what} (\w+) digest (\w+) salt (\w+)", words).groups()
        assert salt == salts[what]
        assert hashlib.sha256(bytes.fromhex(salt) + bytes.fromhex(shown)).hexdigest() == seal
        assert digest in (None, shown)


@pytest.mark.parametrize("make", [lambda: a_line("answer", public=False, reason=Words.of(ru="Болезнь")), a_filing])
def test_of_what_is_not_public_the_page_shows_number_kind_and_moment_only(client, make):
    row = make()
    ledger.chain()
    answer, words = page(client, "/en/record/1/")
    assert answer.status_code == 200
    salts = Opening.objects.values_list("salt", flat=True)
    secrets = [row.sha256, *salts, str(row.uid), "Болезнь", "О доступе", "The platform"]
    assert [secret for secret in secrets if secret in answer.content.decode()] == []
    assert words.count("What happened is not public.") == 1


def test_a_withdrawn_part_is_said_to_be_withdrawn(client):
    a_line()
    ledger.chain()
    entry = Entry.objects.get()
    ledger.withdraw(entry, what=["whole"], by=a_hat(PostKind.SECRETARY), reason=Words.of(ru="Безопасность"))
    _answer, words = page(client, "/en/record/1/")
    assert words.count("Withdrawn: what it sealed and the key to it are destroyed.") == 1


def test_an_entry_that_is_not_there_is_not_found(client):
    assert client.get("/en/record/1/").status_code == 404


def test_what_happened_is_told_in_words(client):
    a_line("register", thing=make_organisation())
    ledger.chain()
    assert [words.split(" · ") for words in titles(client)] == [["Organisation", "Registered"]] * 2


def test_a_step_of_a_table_is_called_as_the_table_calls_it_and_a_former_kind_by_its_code(client):
    a_line("cancel", thing=Meeting())
    a_line("start")
    ledger.chain()
    assert titles(client) == ["Job · start", f"Meeting · {Meeting.lifecycle.steps['cancel'].label}"]


def titles(client):
    return [
        unescape(t)
        for t in re.findall(r'reg__title" href="[^"]*">([^<]*)<', client.get("/en/record/").content.decode())
    ]
