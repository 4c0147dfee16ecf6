"""The line drops in the middle of a sitting: the secretary writes on, and everything is stored once when it is back."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.models import DraftWording, Meeting, Remark, Sitting
from tests.make.meetings import make_cast, make_circulated, make_item
from tests.make.notifications import wait_until

pytestmark = pytest.mark.xdist_group("journeys")
SAID, WORDS = "Обсудили без связи", "Принять без связи"


def make_sitting(platform):
    """A meeting of two items that is held today."""
    with platform.rows():
        cast = make_cast()
        meeting = make_circulated(cast)
        make_item(meeting, cast, title="On courts")
        now = timezone.now()
        hours = {"starts_at": now - dt.timedelta(hours=1), "ends_at": now + dt.timedelta(hours=1)}
        Meeting.objects.filter(pk=meeting.pk).update(on=timezone.localdate(), state="held", **hours)
    return meeting


def test_what_is_written_while_the_line_is_down_is_stored_once_when_it_is_back(person, platform):
    meeting, secretary = make_sitting(platform), person("secretariat", "ru")
    secretary.sign_in().go(f"/meetings/{meeting.ref}/screen/").look()
    page, context = secretary.page, secretary.context
    count = page.locator("[data-count]")
    context.set_offline(True)
    page.keyboard.press("n")  # from the first item, where the page stands, to the second
    expect(page.locator("#heard")).to_contain_text("On courts")
    page.locator("form[data-queue=note] [role=tab]", has_text="РУС").click()
    page.locator("form[data-queue=note] [name=text_ru]").fill(SAID)
    page.locator("form[data-queue=note] .form-bar button").click()
    page.locator("form[data-queue=wording] [role=tab]", has_text="РУС").click()
    page.locator("form[data-queue=wording] [name=text_ru]").fill(WORDS)
    page.keyboard.press("Alt+s")
    expect(count).to_contain_text("3")
    expect(page.locator("[data-lost]")).to_be_visible(timeout=10000)
    with platform.rows():
        assert (
            Remark.objects.filter(minutes__meeting=meeting).count(),
            Sitting.objects.filter(meeting=meeting).count(),
        ) == (0, 0)
    context.set_offline(False)
    expect(count).to_be_hidden(timeout=15000)
    expect(page.locator("[data-lost]")).to_be_hidden(timeout=10000)
    with platform.rows():
        wait_until(lambda: DraftWording.objects.filter(item__meeting=meeting).exists())
        remarks = Remark.objects.filter(minutes__meeting=meeting).select_related("item")
        assert [(one.text.said("ru").text, one.item.number) for one in remarks] == [(SAID, "2")]
        wording = DraftWording.objects.get(item__meeting=meeting)
        assert (wording.text.said("ru").text, wording.version) == (WORDS, 1)
        assert Sitting.objects.get(meeting=meeting).item.number == "2"
