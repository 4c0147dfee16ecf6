"""The chair's view and the projector follow the secretary's screen within two seconds, by polling."""

import statistics
import time

import pytest
from playwright.sync_api import expect

from tests.journeys.test_line_drops import make_sitting

pytestmark = pytest.mark.xdist_group("journeys")
WITHIN = 2  # seconds, of the slower view; the middle one of three, because other tests may use the same cores
WORDINGS = ("Принять первый текст", "Принять второй текст", "Принять третий текст")


def test_the_screen_the_chair_and_the_projector_are_in_step_within_two_seconds(person, platform):
    meeting = make_sitting(platform)
    secretary, projector = person("secretariat", "ru"), person("secretariat", "ru")
    secretary.sign_in().go(f"/meetings/{meeting.ref}/screen/")
    projector.sign_in().go(f"/meetings/{meeting.ref}/screen/room/")
    chair = projector.context.new_page()
    chair.goto(f"/ru/meetings/{meeting.ref}/screen/chair/")
    secretary.page.keyboard.press("n")
    for view in (projector.page, chair):
        expect(view.locator("[data-live]")).to_contain_text("On courts")
    took = []
    secretary.page.locator("form[data-queue=wording] [role=tab]", has_text="РУС").click()
    for words in WORDINGS:
        secretary.page.locator("form[data-queue=wording] [name=text_ru]").fill(words)
        began = time.monotonic()
        secretary.page.keyboard.press("Alt+s")
        for view in (projector.page, chair, secretary.page):
            expect(view.locator("[data-live]")).to_contain_text(words, timeout=10_000)
        took.append(time.monotonic() - began)
    assert statistics.median(took) < WITHIN, took
    assert projector.page.locator("button, form, a").count() == 0  # a projector has nothing to press
