"""A closed meeting in which known people say marker words: afterwards the *link*, who beside what, is nowhere, because it was never
written (domain.md §13a.3): not in a dump of the database, its raw files, the stored files, the cache, the letters or the log.

The write-ahead log is left out: what was erased may linger there, and the README says so; it holds no link either, as nothing did.
"""

import subprocess
from contextlib import closing

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from core.embedded.cluster import binaries
from meetings import services
from meetings.kinds import Regime
from tests.make.minutes import make_begun, make_cast, the_day_after
from tests.make.participants import client_of
from tests.meetings.browsing import address, typed

SAID = "zhusanscent over the steppe"  # the member's words, as the secretary notes them
COMMENTS = [f"karaburan from the east {word}" for word in ("one", "two", "three", "four", "five")]  # the signer's
DISSENT = "saksaul against the wind"  # one person's, erased unread


@pytest.fixture
def cast(committed_db):
    return make_cast()


@pytest.fixture
def written(cast, caplog):
    """The minutes of a closed meeting, written, commented on and published through the pages; the requests' log is caught."""
    caplog.set_level("DEBUG")
    minutes = make_begun(cast, regime=Regime.CLOSED)
    secretary, signer = client_of(cast.secretary), client_of(cast.signer)
    for item in minutes.meeting.items.standing():
        note = typed(item, text_kk=SAID, text_ru=SAID)
        assert secretary.post(address("meetings:add_remark", item.uid), note).status_code == 302
    services.circulate_minutes(minutes, by=cast.secretary)
    for text in COMMENTS:
        answer = signer.post(address("meetings:comment_without_name", minutes.ref), {"text_en": text, "is_sure": "on"})
        assert answer.status_code == 200
    decision = minutes.meeting.items.first().decision
    dissent = address("meetings:dissent_without_name", decision.uid)
    assert signer.post(dissent, {"text_en": DISSENT, "is_sure": "on"}).status_code == 200
    services.show_unattributed(timezone.localdate())
    for hat in (cast.secretary, cast.chair, cast.signer):
        assert COMMENTS[0] in client_of(hat).get(minutes.get_absolute_url()).content.decode()
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
        services.close_dissents(timezone.localdate())
    minutes.refresh_from_db()
    services.put_up_minutes(minutes, by=cast.secretary)
    for hat in (cast.chair, cast.co_chair):
        services.approve_minutes(minutes, by=hat)
    return minutes


def traces(cast):
    """What would tell who: uids and names of the people and organisations that sat there."""
    hats = (cast.member, cast.signer, cast.observer)
    things = [thing for hat in hats for thing in (hat.user, hat.organisation, hat.seat, hat.post) if thing]
    names = [str(thing.name) for hat in hats for thing in (hat.user, hat.organisation)]
    return [str(thing.uid) for thing in things] + names


def dumped(servers, database):
    """The lines of a dump of the database, as a custodian or a thief would have them."""
    command = [
        binaries() / "pg_dump",
        "--data-only",
        "--inserts",
        "-h",
        servers.postgres.sockets,
        "-U",
        "postgres",
        database,
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def raw_tables_with(servers, database, marker):
    """The tables and indexes in whose raw files the bytes stand, once everything is written out."""
    with closing(servers.postgres.connect(database)) as raw, raw.cursor() as cursor:
        cursor.execute("checkpoint")
        cursor.execute(
            "select relname, pg_relation_filepath(oid) from pg_class where pg_relation_filepath(oid) is not null"
        )
        files = cursor.fetchall()
    cluster = servers.postgres.cluster
    return {
        name for name, path in files if (cluster / path).exists() and marker.encode() in (cluster / path).read_bytes()
    }


def test_the_marker_words_are_found_without_anybody_beside_them_in_a_dump(servers, committed_db, cast, written):
    lines, who = dumped(servers, committed_db), traces(cast)
    with_words = [line for line in lines if SAID in line or any(text in line for text in COMMENTS)]
    assert {line.split()[2] for line in with_words} == {
        "public.core_filing",
        "public.core_unattributedtext",
        "public.meetings_remark",
        "public.reports_rendering",
    }
    assert [line for line in with_words if any(one in line for one in who)] == []
    assert [line for line in lines if DISSENT in line] == []


def test_the_raw_files_hold_them_in_tables_that_name_nobody(servers, committed_db, written):
    tables = {"core_filing", "meetings_remark", "reports_rendering"}
    assert raw_tables_with(servers, committed_db, SAID) - tables == set()
    assert raw_tables_with(servers, committed_db, COMMENTS[0]) == {"core_unattributedtext"}
    assert raw_tables_with(servers, committed_db, DISSENT) - {"core_unattributedtext"} == set()


def test_neither_the_cache_nor_the_files_nor_the_log_hold_a_marker_word(cast, written, caplog):
    markers = [SAID, *COMMENTS, DISSENT]
    client = cache._cache.get_client()
    cached = b" ".join(client.get(key) or b"" for key in client.keys("*") if client.type(key) == b"string")
    assert [marker for marker in markers if marker.encode() in cached] == []
    stored = [path for path in settings.FILES_ROOT.rglob("*") if path.is_file()] if settings.FILES_ROOT.exists() else []
    assert [path for path in stored if any(marker.encode() in path.read_bytes() for marker in markers)] == []
    said = [record.getMessage() for record in caplog.get_records("setup")]  # where it was all written
    assert any("minutes/items/" in words for words in said)  # the log is caught
    assert [words for words in said if any(marker in words for marker in markers)] == []
    assert [words for words in said if "without-name" in words] == []
