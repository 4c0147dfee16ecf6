"""A worker that is killed cannot say that it ended: the lock it held says so, at once."""

import pytest
from django.db import connection

from core.jobs import Job
from reports import services
from reports.models import DocumentSet
from reports.services import packs
from reports.tasks import make_sets
from tests.make.meetings import make_cast as make_small_cast
from tests.make.meetings import make_published
from tests.make.notifications import start_elsewhere, wait_until
from tests.make.participants import client_of

WORKER = """
import time
from core.jobs import Job
job = Job.objects.get(name="reports.set")
with job.at_work():
    job.begin()
    job.advance(2, 9)
    time.sleep(120)
"""


def test_a_killed_worker_leaves_a_job_that_ends_as_failed_and_a_living_one_is_let_be(committed_db):
    job = Job.objects.create(name="reports.set")
    worker = start_elsewhere(WORKER, database=committed_db)
    wait_until(lambda: Job.objects.filter(done=2).exists(), seconds=60)
    assert packs.end_dead() == 0
    worker.kill()
    worker.communicate()
    wait_until(lambda: packs.end_dead() == 1)
    job.refresh_from_db()
    assert [job.state, job.done] == [Job.State.FAILED, 2]


@pytest.mark.django_db
def test_the_page_says_so_and_the_set_is_built_again():
    cast = make_small_cast()
    meeting = make_published(cast)
    services.want_sets()
    DocumentSet.objects.get().job.advance(1, 2)  # and nobody is at work on it
    make_sets()
    page = client_of(cast.secretary).get(f"/en/meetings/{meeting.ref}/documents/").content.decode()
    assert "The worker was stopped in the middle. Nothing of it is kept: build it again." in page
    assert "Build them again" in page
    services.make_set(meeting, by=cast.secretary)
    make_sets()
    assert DocumentSet.objects.select_related("job").get().job.state == Job.State.DONE


@pytest.mark.django_db
def test_a_pack_left_behind_ends_too_and_its_lock_is_given_back_in_the_end():
    job = Job.objects.create(name="pack:abc", state=Job.State.RUNNING)
    with job.at_work():
        assert packs.end_dead() == 0
    assert packs.end_dead() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)
