"""Couriers killed in mid-delivery: nothing is lost, and no more is repeated than each of them had in hand."""

from collections import Counter

from notifications.kinds import State
from notifications.models import Notice
from tests.make.notifications import mail_server, readers, start_elsewhere, told, wait_until

COURIER = """
import time
from notifications import courier
from notifications.models import Notice
while Notice.objects.undelivered().exists():
    courier.deliver() or time.sleep(0.1)
"""


def test_two_couriers_killed_in_mid_delivery_of_200_letters_lose_none_and_repeat_the_two_in_hand(committed_db):
    told(readers=readers(200), neutral=True)
    with mail_server(holds=80) as server:
        work = {"database": committed_db, "LETTER_LEASE_SECONDS": 8, **server.settings, "EMAIL_TIMEOUT": 120}
        couriers = [start_elsewhere(COURIER, **work) for _number in range(2)]
        wait_until(lambda: len(server.mails) == 81, seconds=90)  # both wait for the word that their letter was taken
        for courier in couriers:
            courier.kill()
            courier.communicate()
        in_hand = set(server.message_ids[-2:])
        server.release()
        couriers = [start_elsewhere(COURIER, **work) for _number in range(2)]
        ends = [(courier.wait(120), courier.communicate()[1]) for courier in couriers]
    assert [code for code, _errors in ends] == [0, 0], ends
    sent = Counter(server.message_ids)
    assert set(sent) == {notice.message_id for notice in Notice.objects.all()}
    assert (len(sent), {message_id for message_id, times in sent.items() if times > 1}) == (200, in_hand)
    assert set(sent.values()) == {1, 2}
    assert Counter(Notice.objects.values_list("state", flat=True)) == {State.SENT: 200}
    assert Counter(Notice.objects.values_list("attempts", flat=True)) == {1: 198, 2: 2}
