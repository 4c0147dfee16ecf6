"""A thing is locked and re-read before it changes; a page that is older says so (design.md §5.12)."""

import uuid

import pytest
from django.db import transaction

from core.jobs import Job
from core.refs import Ref
from core.things import Stale, lock, touch
from tests.core.threads import at_once
from tests.make.core import a_job


def test_locking_reads_all_fields_again(db):
    job = a_job()
    Job.objects.filter(pk=job.pk).update(name="other", done=5)
    job.total = 99
    assert lock(job) is job
    assert (job.name, job.done, job.total) == ("other", 5, 0)


def test_a_touched_thing_has_the_next_version_and_only_the_named_fields_are_saved(db):
    job = a_job()
    job.name, job.done = "other", 7
    touch(job, "name")
    job.refresh_from_db()
    assert (job.name, job.done, job.version) == ("other", 0, 2)
    assert job.updated_at > job.created_at


def test_an_old_page_is_told(db):
    job = a_job()
    touch(lock(job, version=1), "name")
    with pytest.raises(Stale):
        lock(job, version=1)
    assert lock(job, version=2) is job


def test_two_people_at_once_change_a_thing_one_after_the_other(committed_db):
    job = a_job()

    def count():
        for _time in range(10):
            with transaction.atomic():
                mine = lock(Job.objects.get(pk=job.pk))
                mine.done += 1
                touch(mine, "done")

    assert at_once(count, count) == [None, None]
    job.refresh_from_db()
    assert (job.done, job.version) == (20, 21)


def test_a_reference_names_kind_and_uid_and_leads_to_a_permalink(db):
    job = a_job(uid=uuid.UUID(int=5))
    assert Ref.of(job) == Ref("core.job", job.uid)
    assert Ref.of(job).path == "/go/core.job/00000000-0000-0000-0000-000000000005/"


def test_a_thing_tells_its_own_story_unless_it_says_otherwise(db):
    job = a_job()
    assert job.story is job


def test_a_job_tells_how_far_it_is_and_how_it_ended(db):
    job = a_job()
    job.advance(3, total=10)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, str(job)) == ("running", 3, 10, "import 3/10")
    job.advance(8)
    job.refresh_from_db()
    assert (job.done, job.total) == (8, 10)
    job.finish({"created": 8})
    job.refresh_from_db()
    assert (job.state, job.outcome) == ("done", {"created": 8})
    job.fail("The file is cut off.")
    job.refresh_from_db()
    assert (job.state, job.outcome) == ("failed", {"error": "The file is cut off."})
