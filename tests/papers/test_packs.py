"""The pack: only what its reader may see, in one PDF and one archive, built once by a worker and erased after a day."""

import base64
import json
import os
import time
import zipfile

import pikepdf
import pytest
import redis
from celery import current_app
from django.conf import settings
from django.db import transaction

from core.jobs import Job
from core.words import Words
from files import disk
from files.storage import open_file
from meetings import services as meetings
from participants.acting import NOBODY
from reports.services import packs
from reports.tasks import build_pack, sweep_packs
from tests.make.files import a_stored_file, a_word_file
from tests.make.meetings import make_announced, make_cast, make_circulated, make_item
from tests.make.papers import a_locked_pdf, a_pdf_file, make_paper, renew
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries

ROLES = ("secretary", "custodian", "chair", "member", "observer", "outsider", "nobody")


@pytest.fixture
def meeting(cast, packs_folder):
    """A published agenda of two items with a paper of two pages in Russian and one for members of the body in Kazakh."""
    cast.nobody = None
    meeting = make_circulated(cast)
    make_item(meeting, cast, title="Second")
    first, second = meeting.items.standing()
    make_paper(first, cast.secretary, title="Open", files=[a_pdf_file(pages=2, name="open.pdf")])
    make_paper(second, cast.secretary, title="Inner", language="kk", audience="body", files=[a_pdf_file(pages=3)])
    return meeting


def planned(meeting, hat, language="ru"):
    return packs.plan(meeting, hat or NOBODY, language)


def built(meeting, hat, language="ru"):
    """The pack as the task of a worker builds it: the open PDF and archive, and the job."""
    pack = planned(meeting, hat, language)
    job = packs.build(pack, by=hat or NOBODY)
    build_pack(str(job.uid))
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.outcome
    bound = pikepdf.open(packs.path_of(pack.digest, "pdf"))
    return bound, zipfile.ZipFile(packs.path_of(pack.digest, "zip")), job


def bookmarks(bound):
    """Title and page (from 0) of each paper; the first mark of the book is our own title."""
    with bound.open_outline() as outline:
        return [(item.title, bound.pages.index(pikepdf.Page(item.destination[0]))) for item in outline.root][1:]


def test_each_reader_gets_what_this_reader_may_see(cast, meeting):
    titles = {
        role: [entry.paper.title.said("en").text for entry in planned(meeting, getattr(cast, role)).entries]
        for role in ROLES
    }
    both = ["Open", "Inner"]
    assert titles == dict.fromkeys(ROLES, both) | {"outsider": ["Open"], "nobody": ["Open"]}


def test_papers_are_bound_in_unchanged_behind_our_pages_with_a_bookmark_each(cast, meeting):
    bound, archive, job = built(meeting, cast.member)
    front = len(bound.pages) - 5
    names = [title for title, _page in bookmarks(bound)]
    assert [names, [page for _title, page in bookmarks(bound)]] == [
        ["1. Open (рус)", "2. Inner (рус)"],
        [front, front + 2],
    ]
    row = planned(meeting, cast.member).entries[0].row
    assert archive.read("1/01 open.pdf") == open_file(row.stored).read()
    assert archive.namelist() == ["00.pdf", "00.txt", "1/01 open.pdf", "2/01 paper.pdf"]
    assert {k: job.outcome[k] for k in ("faults", "papers")} == {"faults": 0, "papers": 2}
    assert [job.done, job.total] == [5, 5]


def test_the_pack_of_a_language_takes_it_where_it_exists_and_marks_the_others(cast, meeting):
    paper = meeting.items.standing().first().papers.get()
    renew(paper, cast.secretary, "kk")
    taken = {code: [e.row.language for e in planned(meeting, cast.member, code).entries] for code in ("kk", "ru", "en")}
    assert taken == {"kk": ["kk", "kk"], "ru": ["ru", "kk"], "en": ["kk", "kk"]}
    _bound, archive, _job = built(meeting, None, "ru")
    listing = archive.read("00.txt").decode()
    assert ["Open (рус)" in listing, "Inner" in listing] == [True, False]


def test_what_cannot_be_bound_in_is_listed_with_the_reason_and_the_pack_is_still_made(cast, meeting):
    first = meeting.items.standing().first()
    guarded = a_stored_file(a_locked_pdf(), name="guarded.pdf")
    word = a_stored_file(a_word_file(), name="notes.docx")
    lost = a_stored_file(b"lost for ever", name="lost.txt")
    gone = a_pdf_file(name="gone.pdf")
    for stored in (guarded, word, lost, gone):
        make_paper(first, cast.secretary, title=stored.name, files=[stored])
    for stored in (lost, gone):
        disk.path_of(stored.sha256).unlink()
    bound, archive, job = built(meeting, cast.member, "en")
    assert job.outcome["faults"] == 4
    assert [len(bookmarks(bound)), [n for n in archive.namelist() if n.startswith("1/")]] == [
        2,
        ["1/01 open.pdf", "1/02 guarded.pdf", "1/03 notes.docx"],
    ]
    assert "gone.pdf [ru, version 1]: the file is lost on the server" in archive.read("00.txt").decode()


def test_two_clicks_and_two_readers_who_see_the_same_build_it_once(cast, meeting):
    jobs = {packs.build(planned(meeting, hat), by=hat).pk for hat in (cast.member, cast.member, cast.observer)}
    assert [len(jobs), Job.objects.count()] == [1, 1]
    packs.build(planned(meeting, None), by=NOBODY)
    assert Job.objects.count() == 2


def test_a_changed_paper_makes_another_pack(cast, meeting):
    built(meeting, cast.member)
    before = planned(meeting, cast.member).digest
    renew(meeting.items.standing().first().papers.get(), cast.secretary, "ru")
    after = planned(meeting, cast.member).digest
    assert [packs.is_there(before), packs.is_there(after), before == after] == [True, False, False]


def test_a_pack_is_built_as_its_reader_sees_it_when_it_is_built(cast, packs_folder):
    """Withdrawn between the click and the worker: it is not in the pack."""
    draft = make_announced(cast)
    kept = make_paper(draft.items.get(), cast.secretary, title="Kept")
    taken = make_paper(draft.items.get(), cast.secretary, title="Taken")
    job = packs.build(planned(draft, cast.member), by=cast.member)
    meetings.withdraw_paper(taken, by=cast.secretary, reason=Words.of(en="Wrong"))
    build_pack(str(job.uid))
    job.refresh_from_db()
    assert [job.outcome["papers"], packs.is_there(planned(draft, cast.member).digest)] == [1, True]
    meetings.withdraw_paper(kept, by=cast.secretary, reason=Words.of(en="Wrong too"))
    with pytest.raises(LookupError):
        planned(draft, cast.member)


def test_the_page_builds_shows_progress_and_gives_both_files(cast, meeting):
    client, at = client_of(cast.member), address("page:pack", meeting.ref)
    assert "Build the pack" in html(cast.member, "page:pack", meeting.ref)
    assert client.post(at, {"language": "ru"})["Location"] == f"{at}?language=ru"
    waiting = client.get(f"{at}?language=ru").content.decode()
    assert ["The pack is being built" in waiting, "every 2s" in waiting] == [True, True]
    job = Job.objects.get()
    job.advance(2, 5)
    assert "Step 2 of 5" in client.get(f"{at}?language=ru").content.decode()
    build_pack(str(job.uid))
    assert "The pack is ready" in client.get(f"{at}?language=ru").content.decode()
    for suffix, start in (("pdf", b"%PDF"), ("zip", b"PK")):
        sent = client.get(address("page:pack_file", meeting.ref, "ru", suffix))
        assert [b"".join(sent.streaming_content)[: len(start)], sent["Cache-Control"]] == [start, "private, no-store"]


def test_nobody_gets_the_pack_of_somebody_who_sees_more(cast, meeting):
    built(meeting, cast.member)
    got = {
        role: client_of(getattr(cast, role)).get(address("page:pack_file", meeting.ref, "ru", "pdf")).status_code
        for role in ROLES
    }
    assert got == dict.fromkeys(ROLES, 200) | {"outsider": 302, "nobody": 302}
    assert client_of(None).get(address("page:pack_file", meeting.ref, "ru", "exe")).status_code == 404


def test_without_papers_there_is_nothing_to_build(cast, packs_folder):
    empty = make_circulated(cast)
    assert client_of(cast.member).post(address("page:pack", empty.ref)).status_code == 404
    assert client_of(cast.member).get(address("page:pack_file", empty.ref, "ru", "pdf")).status_code == 404


def test_a_broken_build_says_so_and_can_be_tried_again(cast, meeting, settings, tmp_path):
    job = packs.build(planned(meeting, cast.member), by=cast.member)
    (tmp_path / "file").write_bytes(b"")
    good, settings.PACKS_ROOT = settings.PACKS_ROOT, tmp_path / "file" / "below"
    build_pack(str(job.uid))
    settings.PACKS_ROOT = good
    page = client_of(cast.member).get(address("page:pack", meeting.ref) + "?language=ru").content.decode()
    assert ["could not be built" in page, "Build the pack" in page] == [True, True]
    assert packs.build(planned(meeting, cast.member), by=cast.member).pk != job.pk


def test_packs_are_erased_after_a_day_and_no_earlier(cast, meeting, packs_folder):
    built(meeting, cast.member)
    assert packs.sweep_packs() == 0
    old = time.time() - packs.KEPT.total_seconds() - 60
    for path in packs_folder.glob("*"):
        os.utime(path, (old, old))
    assert [packs.sweep_packs(), list(packs_folder.glob("*"))] == [2, []]
    sweep_packs()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_opens_in_every_language(cast, meeting, language):
    assert f'<html lang="{language}">' in html(cast.member, "page:pack", meeting.ref, language=language)


def test_six_papers_cost_the_queries_of_two(cast, meeting):
    before = queries(cast.member, "page:pack", meeting.ref)
    for item in meeting.items.standing():
        for _paper in range(2):
            make_paper(item, cast.secretary)
    assert [queries(cast.member, "page:pack", meeting.ref) == before, before <= 14] == [True, True], before


def test_the_click_rings_a_worker_of_the_long_queue_after_its_commit_and_the_task_it_named_builds(
    committed_db, packs_folder
):
    with redis.from_url(settings.REDIS_URL) as server:
        cast = make_cast()
        meeting = make_circulated(cast)
        make_paper(meeting.items.get(), cast.secretary)
        server.delete("long")  # the paper rang for its text
        with transaction.atomic():
            packs.build(planned(meeting, None), by=NOBODY)
            assert server.llen("long") == 0
        message = json.loads(server.lpop("long"))
    arguments, _named, _more = json.loads(base64.b64decode(message["body"]))
    current_app.tasks[message["headers"]["task"]](*arguments)
    assert packs.is_there(planned(meeting, None).digest)
