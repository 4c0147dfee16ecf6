"""Looking at a page as every page should be looked at: in three languages, by axe, on a phone, and weighed when it is public."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

from core.texts import LANGUAGES

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
GRAVE = {"serious", "critical"}
MOST_REQUESTS, MOST_BYTES = 8, 100_000  # of a public page, from an empty cache
CYRILLIC = ("kk", "ru")
AXE = Axe()
RULES = {"resultTypes": ["violations"]}
# Colours do not depend on the language, and measuring them is three quarters of axe's time: once a page is enough.
BUT_COLOURS = {**RULES, "rules": {"color-contrast": {"enabled": False}}}
# Texts and labels outside any lang of their own that have two words in Latin letters and not one Cyrillic letter.
FOREIGN = r"""() => {
  const sentence = /\p{Script=Latin}{2,}[^\p{Script=Cyrillic}]*\s\p{Script=Latin}{2,}/u, own = document.documentElement.lang;
  const marked = (element) => element.closest("[lang]").lang !== own || element.closest("script,style,pre,code,.code");
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!marked(walker.currentNode.parentElement)) found.push(walker.currentNode.data);
  for (const name of ["aria-label", "placeholder", "title", "alt", "data-tabs"])
    for (const element of document.querySelectorAll(`[${name}]`)) if (!marked(element)) found.push(element.getAttribute(name));
  const foreign = (text) => sentence.test(text) && !/\p{Script=Cyrillic}/u.test(text);
  return [document.title, ...found].map((text) => text.trim()).filter(foreign);
}"""


class Look:
    """What one tab asks for and complains of, from now on."""

    def __init__(self, tab):
        self.tab, self.asked, self.answers, self.complaints = tab, [], [], []
        tab.on("request", lambda request: self.asked.append(request))
        tab.on("requestfinished", self.answered)
        tab.on("console", self.heard)
        tab.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        self.browser = tab.context.new_cdp_session(tab)

    def answered(self, request):
        """Only what this page asked for: the last answers to the page before may come late."""
        if request in self.asked:
            self.answers.append(request)

    def heard(self, said):
        """Only what the browser calls an error: a policy that refused something, a script that failed, a missing file."""
        if said.type == "error":
            self.complaints.append(said.text)

    def open(self, address, *, is_first=False):
        """Go there, with an empty cache as on a first visit; returns the status."""
        self.tab.goto("about:blank")  # the page before asks for nothing more
        for of_the_page_before in (self.asked, self.answers, self.complaints):
            of_the_page_before.clear()
        if is_first:
            self.browser.send("Network.clearBrowserCache")
        status = self.tab.goto(address, wait_until="load").status
        self.tab.evaluate("document.fonts.ready.then(() => true)")
        return status

    def weight(self):
        """Requests, and bytes as they came over the wire."""
        sizes = [request.sizes() for request in self.answers]
        return len(sizes), sum(size["responseHeadersSize"] + size["responseBodySize"] for size in sizes)

    def faults(self, *, is_public, rules=RULES):
        """What is wrong with the page in the tab, a line each."""
        found = [f"the browser complains: {said}" for said in self.complaints]
        if is_public:
            requests, weight = self.weight()
            named = ", ".join(request.url for request in self.answers)
            found += [f"{requests} requests: {named}"] if requests > MOST_REQUESTS else []
            found += [f"{weight} bytes"] if weight > MOST_BYTES else []
        for finding in AXE.run(self.tab, options=rules).response["violations"]:
            if finding["impact"] in GRAVE:
                found.append(f"{finding['impact']} {finding['id']}: {finding['nodes'][0]['html'][:160]}")
        if language_of(self.tab.url) in CYRILLIC:
            found += [f"not in the language of the page: {text[:80]!r}" for text in self.tab.evaluate(FOREIGN)]
        self.tab.set_viewport_size(PHONE)
        width = self.tab.evaluate("document.documentElement.scrollWidth")
        self.tab.set_viewport_size(WIDE)
        return found + ([f"{width} px wide on a phone of {PHONE['width']}"] if width > PHONE["width"] else [])


def visit(page, path, *, is_public=False, status=200, last=""):
    """Open ``path`` (an address without its language) in each language: it answers ``status``, axe finds nothing serious or
    critical, the browser complains of nothing, no sentence of a Kazakh or Russian page is English, nothing scrolls sideways on
    a phone; a public page has at most 8 requests and 100 kB. Fails with everything that is wrong. The page ends in the language
    ``last``, that in which it stood before when none is named.
    """
    last, found, look = last or language_of(page.url), [], looking(page)
    for language in sorted(LANGUAGES, key=lambda code: code == last):
        address = f"/{language}{path}"
        answered = look.open(address, is_first=is_public)
        found += [f"{address} answers {answered}"] if answered != status else []
        rules = RULES if language == last else BUT_COLOURS
        found += [f"{address}: {fault}" for fault in look.faults(is_public=is_public, rules=rules)]
    assert not found, "\n".join(found)


def looking(page):
    """The one ``Look`` of a tab."""
    if not hasattr(page, "look"):
        page.look = Look(page)
    return page.look


def without_language(url):
    """The address of a page as ``visit`` takes it."""
    parts = urlsplit(url)
    path = parts.path[3:] if parts.path[1:3] in LANGUAGES else parts.path
    return f"{path}?{parts.query}" if parts.query else path


def language_of(url):
    """The language of a page's address; empty for an address without one."""
    code = urlsplit(url).path[1:3]
    return code if code in LANGUAGES else ""
