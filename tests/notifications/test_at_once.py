"""Two who do the same thing in the same moment."""

import threading
import uuid
from datetime import timedelta

from django.db import connection, transaction
from django.test import Client

from core.tokens import mint
from notifications.models import Notice
from tests.make.notifications import reader, told
from tests.notifications import urls


def at_once(act):
    """Call ``act()`` in two threads at once; returns both results."""
    together, results = threading.Barrier(2), []

    def run():
        together.wait(10)
        try:
            results.append(act())
        except Exception as failure:
            results.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_who_tell_the_same_news_at_once_tell_it_once(committed_db):
    someone = reader()

    def tell():
        with transaction.atomic():
            news = told(key="at once", readers=[someone], neutral=True)
            threading.Event().wait(0.3)  # so that the other runs into the uncommitted key
            return news.key

    assert at_once(tell) == ["at once", "at once"]
    assert [(notice.news.key, notice.reader) for notice in Notice.objects.all()] == [("at once", someone)]


def test_two_presses_at_once_act_once_and_the_other_one_reads_that_the_link_is_spent(committed_db, settings):
    settings.ROOT_URLCONF = "tests.notifications.urls"
    urls.taken.clear()
    someone = reader()
    secret = mint("meeting-answer", subject_uid=uuid.uuid4(), lasts=timedelta(days=1), person_uid=someone.uid)
    presses = at_once(lambda: Client().post(f"/en/slow-answer/{secret}/", {"answer": "yes"}).status_code)
    assert (sorted(presses), len(urls.taken)) == ([302, 410], 1)
