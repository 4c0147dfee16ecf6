"""The agenda editor at a real browser: items move by key and by drag, titles are saved while one writes, two who write see both."""

import pytest
from playwright.sync_api import expect

from core.words import Words
from meetings import services
from tests.make.meetings import REASON, make_announced, make_cast, make_item

pytestmark = pytest.mark.xdist_group("journeys")


def agenda(meeting):
    return [f"{one.number} {one.title.said('en').text}" for one in meeting.items.standing()]


def test_an_agenda_is_arranged_by_key_by_drag_and_while_one_writes(person, platform):
    with platform.rows():
        cast = make_cast()
        meeting = make_announced(cast)
        courts, prisons = (make_item(meeting, cast, title=title, minutes=10) for title in ("Courts", "Prisons"))
    secretary = person("secretariat")
    secretary.sign_in().go(f"/meetings/{meeting.ref}/agenda/")
    page, said = secretary.page, secretary.page.locator("[data-agenda-says]")

    # by key: focus stays on the handle, and a screen reader hears where the item is
    grip = page.locator(f"#row-{prisons.uid} [data-grip]")
    grip.focus()
    page.keyboard.press("ArrowUp")
    expect(said).to_contain_text("“Prisons” is 2 now and begins at 10:30.")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("“Prisons” is 1.1 now and begins at 10:00.")
    expect(grip).to_be_focused()
    with platform.rows():
        assert agenda(meeting) == ["1 On access", "1.1 Prisons", "2 Courts"]

    # by drag: the last item to the top
    handle, first = page.locator(f"#row-{courts.uid} [data-grip]"), page.locator("[data-row]").first
    handle.scroll_into_view_if_needed()
    start, goal = handle.bounding_box(), first.bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, goal["y"] + 20, steps=5)
    page.mouse.move(start["x"] + 5, goal["y"] + 2, steps=2)
    page.mouse.up()
    expect(said).to_contain_text("“Courts” is 1 now and begins at 10:00.")
    with platform.rows():
        assert agenda(meeting) == ["1 Courts", "2 On access", "2.1 Prisons"]

    # saved while one writes; without a line what was written stands and goes later
    row = page.locator(f"#row-{courts.uid}")
    row.locator("summary").click()
    title = row.locator("[name=row_title_en]")
    if not title.is_visible():
        row.locator("[role=tab]", has_text="ENG").click()
    title.fill("Courts of appeal")
    expect(said).to_contain_text("Saved at")
    secretary.context.set_offline(True)
    title.fill("Courts of cassation")
    expect(said).to_contain_text("Not saved yet")
    secretary.context.set_offline(False)
    expect(said).to_contain_text("Saved at", timeout=15000)
    with platform.rows():
        assert agenda(meeting)[0] == "1 Courts of cassation"

        # somebody else writes the same title meanwhile
        theirs = meeting.items.get(pk=courts.pk)
        services.save_item(theirs, by=cast.secretary, title=Words.of(en="Supreme court"), minutes=10)
    title.fill("Courts and prosecutors")
    expect(row.locator("[data-problem]")).to_contain_text("Supreme court")
    expect(row.locator("[data-problem]")).to_contain_text("Courts and prosecutors")
    row.locator("[data-problem] button", has_text="Send mine").click()
    expect(said).to_contain_text("Saved at")
    expect(row.locator("[data-title]")).to_have_text("Courts and prosecutors")
    with platform.rows():
        assert agenda(meeting)[0] == "1 Courts and prosecutors"
        meeting.refresh_from_db()
        # no open meeting is left to the other journeys
        services.cancel_meeting(meeting, by=cast.secretary, reason=REASON)
