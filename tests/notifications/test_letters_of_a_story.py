"""Letters of a story that is played on its own days stay in the house; labels are asked in each language."""

import pytest
from django.utils.translation import get_language

from notifications.kinds import State
from notifications.mailbox import keep_waiting_letters, throw_waiting_letters_away
from notifications.models import MailboxLetter
from tests.make.notifications import mail_server, only, told

pytestmark = pytest.mark.django_db


def test_a_kept_letter_lies_in_the_mailbox_whatever_way_letters_go(settings):
    with mail_server() as server:
        for name, value in server.settings.items():
            setattr(settings, name, value)
        notice = only(told())
        assert keep_waiting_letters() == 1
        assert server.mails == []
    notice.refresh_from_db()
    assert notice.state == State.SENT
    assert [letter.address for letter in MailboxLetter.objects.all()] == [notice.reader.email]
    assert keep_waiting_letters() == 0


def test_a_letter_thrown_away_leaves_its_notice_and_no_mail():
    notice = only(told())
    assert throw_waiting_letters_away() == 1
    notice.refresh_from_db()
    assert (notice.state, MailboxLetter.objects.count()) == (State.SENT, 0)


def test_a_label_given_as_a_method_is_asked_in_each_language():
    news = told(context={"ref": "1", "title": "T", "by": lambda: f"by in {get_language()}"})
    assert {code: f"by in {code}" in said["body"] for code, said in news.texts.items()} == {
        "kk": True,
        "ru": True,
        "en": True,
    }
