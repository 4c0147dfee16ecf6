"""The link of a meeting never leaves to anybody who is not invited."""

import logging

import pytest
from django.urls import reverse
from django.utils import translation

from core.filing import Filing
from core.lines import Line
from meetings.models import Meeting
from tests.make.meetings import IN_STATE, LINK, make_circulated
from tests.make.participants import client_of, make_body, make_hat

pytestmark = pytest.mark.django_db
KNOWN = ["announced", "circulated", "held", "published", "cancelled"]
PUBLIC = ["page:meeting", "meetings:file"]


def everything(hat, meeting):
    """All that this hat can open about the meeting, and the lists it stands in."""
    client = client_of(hat)
    with translation.override("en"):
        pages = [reverse(name, args=[meeting.ref]) for name in PUBLIC]
        pages += [reverse("page:decision_sheet", args=[meeting.ref]), reverse("page:meetings")]
    pages += [
        "/calendar.ics",
        "/calendar.ics?language=ru",
        "/en/meetings/?q=secret-room-314",
        f"/en/meetings/?q={meeting.ref}",
    ]
    return [client.get(page).content.decode() for page in pages]


@pytest.mark.parametrize("state", KNOWN)
@pytest.mark.parametrize("who", ["nobody", "outsider", "custodian"])
def test_nobody_who_is_not_invited_reads_it_anywhere(cast, who, state):
    cast.nobody = None
    assert [LINK in page for page in everything(getattr(cast, who), IN_STATE[state](cast))] == [False] * 8


def test_a_member_of_another_body_does_not_read_it_either(cast):
    stranger = make_hat("member", body=make_body())
    assert [LINK in page for page in everything(stranger, make_circulated(cast))] == [False] * 8


@pytest.mark.parametrize("who", ["secretary", "chair", "member", "observer"])
def test_the_invited_and_the_secretariat_read_it_on_the_page_of_the_meeting_alone(cast, who):
    pages = everything(getattr(cast, who), make_circulated(cast))
    assert [LINK in page for page in pages] == [True, *[False] * 7]


def test_a_member_reads_it_whatever_hat_is_on(cast):
    """Seeing is of the person: the same person under another hat is invited all the same."""
    other = make_hat("representative", person=cast.member.user)
    assert LINK in everything(other, make_circulated(cast))[0]


def test_the_column_is_not_even_read_for_pages_and_lists(cast):
    meeting = make_circulated(cast)
    [listed] = Meeting.objects.visible_to(None).for_list()
    [shown] = Meeting.objects.visible_to(None).with_link_for(None)
    assert ["link" in vars(m) for m in (listed, shown)] == [False, False]
    assert [shown.known_link, meeting.link] == ["", LINK]


def test_it_is_in_no_log_line_and_no_filing(cast, caplog):
    with caplog.at_level(logging.DEBUG):
        meeting = make_circulated(cast)
        everything(cast.member, meeting)
    told = [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith(("dialogue", "notifications", "core"))
    ]
    kept = [str(line.content()) for line in Line.objects.all()] + [
        str(filing.content()) for filing in Filing.objects.all()
    ]
    assert [text for text in told + kept if LINK in text] == []
    assert len(told) > 0
