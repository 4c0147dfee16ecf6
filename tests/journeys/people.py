"""Somebody at a browser of their own: signs in, reads letters, follows links, fills forms in."""

import re
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import resolve
from django.utils import translation

from notifications.models import MailboxLetter, Notice
from tests.journeys.visiting import WIDE, language_of, visit, without_language

PASSWORD = "dialogue-demo"
LANGUAGE_MARKS = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
PATIENCE = 30  # seconds in which a real worker has sent a letter


@dataclass(frozen=True)
class Letter:
    """A mail as it arrived."""

    subject: str
    text: str
    calendar: str

    @property
    def link(self):
        """Its one link."""
        [address] = re.findall(r"^https?://\S+$", self.text, re.MULTILINE)
        return address


class Person:
    """``name`` is the e-mail of the cast before the @, empty for somebody without an account."""

    looked_at = set()  # template and form of the steps somebody of this run has looked at

    def __init__(self, platform, browser, name="", language="en", *, javascript=True):
        self.platform, self.language = platform, language
        self.email = name if "@" in name else f"{name}@demo.example"
        self.context = browser.new_context(base_url=platform.url, viewport=WIDE, java_script_enabled=javascript)
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        with platform.rows():
            last = MailboxLetter.objects.order_by("-id").values_list("id", flat=True).first()
        self.old, self.read = last or 0, set()  # letters of the demonstration's own story are old ones

    # --- pages --------------------------------------------------------------------------------------------------------------
    def go(self, path, status=200):
        """Open an address, with or without its language; it answers ``status``."""
        address = path if language_of(path) or "://" in path else f"/{self.language}{path}"
        assert self.page.goto(address).status == status, address
        return self

    def comes(self, path):
        """Wait until a worker has made the page public, and read it."""
        end = time.monotonic() + PATIENCE
        while self.page.goto(f"/{self.language}{path}").status != 200:
            assert time.monotonic() < end, f"{path} did not come"
            time.sleep(0.3)
        return self

    def look(self, path="", *, is_public=False):
        """Look at ``path`` (the page one is on, when empty) in all languages; ends in one's own."""
        visit(self.page, path or self.path, is_public=is_public, last=self.language)
        return self

    @property
    def path(self):
        """Where one is, without the language."""
        return without_language(self.page.url)

    def sees(self, *texts):
        """Each text stands on the page, in this order."""
        shown = " ".join(self.page.locator("main").inner_text().split())
        places = [shown.find(text) for text in texts]
        assert -1 not in places, f"{dict(zip(texts, places, strict=True))} of {self.page.url}: {shown}"
        assert places == sorted(places), (texts, places)
        return self

    def csrf(self):
        """What a form of the page would send against forgery."""
        return next(cookie["value"] for cookie in self.context.cookies() if cookie["name"] == "csrftoken")

    # --- signing in ---------------------------------------------------------------------------------------------------------
    def sign_in(self, password=PASSWORD):
        """Through the page, as everybody does; ends on the desk."""
        self.go("/account/login/")
        self.page.fill("[name=login]", self.email)
        self.page.fill("[name=password]", password)
        self.page.click("form[action$='/account/login/'] .btn-primary")
        return self

    def sign_out(self):
        self.page.click("form[action$='/account/logout/'] button")
        return self

    # --- steps --------------------------------------------------------------------------------------------------------------
    def take(self, verb, *, place="main"):
        """Follow the link to a step whose address ends in ``verb``; whoever is first on a page of its make looks at it."""
        self.page.click(f"{place} a[href$='/{verb}/']")
        self.page.wait_for_url(f"**/{verb}/")
        with translation.override(self.language):
            view = resolve(urlsplit(self.page.url).path).func.view_class
        make = (view.template_name, getattr(view, "form_class", None))  # not every step begins with a form
        if make not in self.looked_at:
            self.looked_at.add(make)
            self.look()
        return self

    def send(self):
        """Press the one primary button of the form of a step; the step is taken, and said to be."""
        with self.page.expect_navigation():
            self.page.click("main form.card-plain .form-bar .btn-primary")
        refused = self.page.locator("main .invalid-feedback, main .alert-danger, main [aria-invalid=true]")
        done = self.page.locator(".messages .alert-success")
        assert (refused.count(), done.count()) == (0, 1), f"{self.page.url}: {self.page.locator('main').inner_text()}"
        return self

    def say(self, name, **texts):
        """Write a text of people, a language each, by its tabs where there are any."""
        for language, text in texts.items():
            box = self.page.locator(f"[name={name}_{language}]")
            tabs = self.page.locator(f".langs:has([name={name}_{language}]) [role=tab]")
            if tabs.count():
                tabs.filter(has_text=LANGUAGE_MARKS[language]).click()
            box.fill(text)
        return self

    def fill(self, **values):
        """Type into boxes by their names."""
        for name, value in values.items():
            self.page.fill(f"[name='{name}']", str(value))
        return self

    def choose(self, **values):
        """Choose in a list, or tick one or several boxes, by name and value."""
        for name, chosen in values.items():
            if self.page.locator(f"select[name='{name}']").count():
                self.page.select_option(f"select[name='{name}']", str(chosen))
                continue
            for value in [chosen] if isinstance(chosen, str) else chosen:
                self.page.check(f"input[name='{name}'][value='{value}']")
        return self

    # --- letters ------------------------------------------------------------------------------------------------------------
    def letter(self, name, about=""):
        """The next unread letter of this name, with ``about`` in its text; waits for the worker that brings it."""
        end = time.monotonic() + PATIENCE
        while not (found := [one for one in self.letters(name) if about in one[1].text]):
            assert time.monotonic() < end, f"{self.email} got no {name}"
            time.sleep(0.2)
        number, letter = found[0]
        self.read.add(number)
        return letter

    def letters(self, name):
        """Unread letters of this name, the oldest first, each behind its number."""
        with self.platform.rows():
            new = MailboxLetter.objects.filter(address=self.email, id__gt=self.old).exclude(id__in=self.read)
            arrived = list(new.order_by("id"))
            uids = {mail.message_id.strip("<>").partition("@")[0]: mail for mail in arrived}
            named = set(Notice.objects.filter(uid__in=uids, news__letter=name).values_list("uid", flat=True))
        found = [mail for uid, mail in uids.items() if uid in set(map(str, named))]
        return [(mail.id, Letter(mail.subject, mail.text, mail.calendar)) for mail in found]

    def open_letter(self, name, about=""):
        """Find it on the page of the mailbox and follow its link."""
        letter = self.letter(name, about)
        self.go("/mailbox/")
        self.page.locator(f"main a[href='{letter.link}']").first.click()
        self.page.wait_for_url(lambda url: not urlsplit(url).path.endswith("/mailbox/"))
        self.page.wait_for_load_state()
        return self
