"""The style guide in a real browser: under the strict policy, in three languages, two schemes and two widths."""

import gzip
import mimetypes
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.look.guide import PAGES, drawn

pytestmark = [pytest.mark.urls("tests.look.addresses"), pytest.mark.xdist_group("look")]
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
STATIC = settings.BASE_DIR / "static"


class Shown:
    """One page of the guide in a tab: what it asked for, what the browser complained of."""

    def __init__(self, browser, html, *, width=1280, scheme="light", javascript=True):
        self.weights, self.complaints = {}, []
        self.html = html
        size = {"width": width, "height": 900}
        self.context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=javascript)
        self.tab = self.context.new_page()
        self.tab.on("console", lambda said: self.complaints.append(said.text))
        self.tab.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        self.context.route("**/*", self.answer)
        self.tab.goto("http://localhost/en/recommendations/")
        if javascript:
            self.tab.evaluate("document.fonts.ready.then(() => true)")

    def answer(self, route):
        """Serve the page under the policy and static files from the disk, and weigh both as whitenoise sends them (gzip)."""
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            body, kind = (STATIC / path.removeprefix("/static/")).read_bytes(), mimetypes.guess_type(path)[0]
            kind = kind or "font/woff2"
        else:
            body, kind = self.html.encode(), "text/html; charset=utf-8"
        self.weights[path] = len(body) if path.endswith(".woff2") else len(gzip.compress(body))
        route.fulfill(body=body, content_type=kind, headers={"Content-Security-Policy": POLICY})

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.context.close()

    def axe(self):
        """Every finding of axe, whatever its weight: rule and the first place."""
        found = Axe().run(self.tab).response["violations"]
        return [(finding["id"], finding["nodes"][0]["html"][:120]) for finding in found]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_and_the_policy_refuses_nothing(browser, page, language):
    with Shown(browser, drawn(page, language, hat=page != "list")) as shown:
        assert (shown.axe(), shown.complaints) == ([], [])


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_in_the_dark_on_a_phone(browser, page):
    with Shown(browser, drawn(page, "kk", hat=True), width=360, scheme="dark") as shown:
        assert (shown.axe(), shown.complaints) == ([], [])


@pytest.mark.parametrize("many", [0, 1, 30])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_scrolls_sideways_on_a_phone_with_long_kazakh_words(browser, page, many):
    with Shown(browser, drawn(page, "kk", hat=True, many=many), width=360) as shown:
        assert shown.tab.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(
    ("language", "fonts"), [("en", ["latin"]), ("ru", ["cyrillic", "latin"]), ("kk", ["cyrillic", "kazakh", "latin"])]
)
def test_a_page_fetches_only_the_letters_it_prints(browser, language, fonts):
    with Shown(browser, drawn("list", language)) as shown:
        assert sorted(path.split("/")[-1].split(".")[0] for path in shown.weights if "golos" in path) == fonts


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_public_page_of_25_rows_weighs_at_most_100_kb_in_at_most_8_requests(browser, language):
    with Shown(browser, drawn("list", language, many=25)) as shown:
        weight, requests = sum(shown.weights.values()), len(shown.weights)
        assert (weight <= 100_000, requests <= 8) == (True, True), (weight, shown.weights)


def test_without_javascript_the_menu_opens_and_filters_have_their_button(browser):
    with Shown(browser, drawn("list", "en"), width=360, javascript=False) as shown:
        before = shown.tab.locator(".nav-main").is_visible(), shown.tab.locator("#filters").is_visible()
        shown.tab.get_by_text("Menu", exact=True).click()
        shown.tab.get_by_text("Filters (2)").click()
        after = [shown.tab.locator(name).is_visible() for name in (".nav-main", "#filters", "#filters button")]
        assert (before, after) == ((False, False), [True, True, True])


@pytest.mark.parametrize("language", ["kk", "en"])
def test_the_open_menu_of_a_phone_lies_under_the_header_from_edge_to_edge(browser, language):
    with Shown(browser, drawn("list", language, hat=True), width=360) as shown:
        shown.tab.locator(".menu summary").click()
        box, page = (
            shown.tab.locator(".nav-main").bounding_box(),
            shown.tab.evaluate("document.documentElement.scrollWidth"),
        )
        assert (box["x"], box["width"], page) == (12, 336, 360)


def test_without_javascript_all_three_languages_of_a_text_are_there(browser):
    with Shown(browser, drawn("thing", "en"), javascript=False) as shown:
        assert [part.is_visible() for part in shown.tab.locator(".langs__part").all()] == [True, True, True]


def test_language_tabs_start_with_the_language_of_the_page_and_follow_the_arrow_keys(browser):
    with Shown(browser, drawn("thing", "ru")) as shown:
        chosen = shown.tab.locator("[role=tab][aria-selected=true]")
        first = "".join(chosen.inner_text().split("\n"))
        chosen.press("ArrowRight")
        shown_parts = [part.is_visible() for part in shown.tab.locator(".langs__part").all()]
        assert (first, shown_parts) == ("РУС, перевод", [False, False, True])


def test_a_form_is_sent_once_however_often_the_button_is_pressed(browser):
    with Shown(browser, drawn("words", "en")) as shown:
        shown.tab.evaluate("""() => {
            window.sent = 0;
            const form = document.querySelector('form[data-unsaved]');
            window.addEventListener('submit', (event) => {
                if (!event.defaultPrevented) window.sent += 1;
                event.preventDefault();
            });
            form.requestSubmit(); form.requestSubmit(); form.requestSubmit();
        }""")
        assert shown.tab.evaluate("window.sent") == 1


def test_an_error_stands_beside_its_field_and_is_read_out_with_it(browser):
    with Shown(browser, drawn("words", "en")) as shown:
        field = shown.tab.locator("#id_name")
        described = [
            shown.tab.locator(f"#{name}").inner_text()
            for name in (field.get_attribute("aria-describedby") or "").split()
        ]
        assert (field.get_attribute("aria-invalid"), described) == (
            "true",
            ["Of the organisation.", "This field is required."],
        )
