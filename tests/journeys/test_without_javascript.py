"""Everything works in a browser that runs no script: lists are narrowed, texts are written in three languages, steps taken."""

import pytest

from core.texts import LANGUAGES
from tests.journeys.visiting import PHONE, looking

pytestmark = pytest.mark.xdist_group("journeys")
ROWS = "main .reg > li"


def test_the_register_is_narrowed_by_a_button_and_widened_by_a_pill(person):
    reader = person("", "ru", javascript=False).go("/recommendations/")
    page, everything = reader.page, reader.page.locator(ROWS).count()
    chosen = page.locator("#filters label", has=page.locator("input[name=views][value=objections_stand]"))
    number = int(chosen.locator(".facet__count").inner_text())
    chosen.locator("input").check()
    assert reader.path == "/recommendations/"  # ticking alone does nothing
    page.click("#filters button")
    assert (reader.path, page.locator(ROWS).count()) == ("/recommendations/?views=objections_stand&q=", number)
    page.click("main .pills a")
    assert page.locator(ROWS).count() == everything


def test_on_a_phone_the_filters_and_the_menu_open_without_a_script(person):
    page = person("", "kk", javascript=False).go("/recommendations/").page
    page.set_viewport_size(PHONE)
    folded = [page.locator(place).is_visible() for place in (".nav-main", "#filters")]
    page.click(".menu summary")
    page.click(".fold summary")
    assert (folded, [page.locator(place).is_visible() for place in (".nav-main", "#filters")]) == (
        [False] * 2,
        [True] * 2,
    )


def test_a_proposal_is_begun_in_three_languages_that_all_stand_there_and_nothing_typed_is_lost(person):
    author = person("ngo", "kk", javascript=False).sign_in().go("/proposals/begin/")
    boxes = [author.page.locator(f"[name=title_{language}]") for language in LANGUAGES]
    assert [box.is_visible() for box in boxes] == [True, True, True]
    author.say("summary", ru="Кратко", en="In short").fill(**{"acts-0-act": "K14"}).choose(themes=["torture"])
    author.page.click("main form.card-plain .form-bar .btn-primary")
    wrong = [box.get_attribute("name") for box in author.page.locator("[aria-invalid=true]").all()]
    assert wrong == ["title_kk", "title_ru", "title_en"]
    kept = author.page.input_value("[name=summary_en]"), author.page.input_value("[name=acts-0-act]")
    assert (kept, author.page.is_checked("[name=themes][value=torture]")) == (("In short", "K14"), True)
    author.say("title", kk="Қысқаша", en="In short").fill(**{"acts-0-act": "K1400000231"}).send()
    author.sees("Қысқаша", "Кратко").take("discard").send()


def test_letters_of_others_in_the_cast_are_shown_by_a_button(person):
    reader = person("observer", "en", javascript=False).sign_in().go("/mailbox/")
    reader.choose(who="secretariat@demo.example").page.click("main form button")
    assert reader.path == "/mailbox/?who=secretariat%40demo.example"


def test_ones_own_calendar_is_made_followed_from_elsewhere_replaced_and_revoked(person, platform):
    owner, program = person("focal", "en", javascript=False).sign_in().go("/account/calendar/"), person("", "en")
    page, seen = owner.page, []

    def follow():
        """What a program finds at the address the page shows: another machine, without any cookie."""
        seen.append(page.input_value("#address"))
        return program.context.request.get(seen[-1])

    page.click("main section form button")
    first = follow()
    assert [first.status, first.text().startswith("BEGIN:VCALENDAR\r\n")] == [200, True]
    owner.go("/account/calendar/")
    page.click("text=Replace the address")
    page.click("main .form-bar .btn-primary")
    assert [follow().status, program.context.request.get(seen[0]).status] == [200, 404]
    owner.go("/account/calendar/")
    page.click("text=Revoke the address")
    page.click("main .form-bar .btn-primary")
    gone = program.context.request.get(seen[1])
    assert [owner.path, gone.status, gone.text()] == ["/account/calendar/", 404, ""]
    assert [address.startswith(platform.url) for address in seen] == [True, True]


def test_the_page_of_ones_own_calendar_is_one_that_everybody_can_use(person):
    look = looking(person("ngo", "en").sign_in().page)
    for address in ("/en/account/calendar/", "/en/account/calendar/make/", "/en/account/calendar/revoke/"):
        assert look.open(address) == 200
        assert look.faults(is_public=False) == []
