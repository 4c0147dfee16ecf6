"""Two processes that tell the same news in the same moment."""

import threading

from django.db import connection, transaction

from notifications.models import Notice
from tests.make.notifications import reader, told


def test_two_who_tell_the_same_news_at_once_tell_it_once(committed_db):
    someone, failures = reader(), []
    together, never = threading.Barrier(2), threading.Event()

    def tell():
        together.wait(10)
        try:
            with transaction.atomic():
                told(key="at once", readers=[someone], neutral=True)
                never.wait(0.3)  # so that the other runs into the uncommitted key
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    tellers = [threading.Thread(target=tell) for _number in range(2)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    assert failures == []
    assert [(notice.news.key, notice.reader) for notice in Notice.objects.all()] == [("at once", someone)]
