"""The look at a page sees what it is for: faults put into a page on its way to the browser."""

import re

import pytest

from tests.journeys.visiting import Look

pytestmark = pytest.mark.xdist_group("journeys")
BAD = '<p>Two English words</p><img src="/nope.png" width="900" height="3"><p style="color:#eee">Ақшыл</p><h1>'


def test_each_fault_of_a_page_is_seen(person):
    def spoil(route):
        answer = route.fetch()
        if "text/html" in answer.headers.get("content-type", ""):
            return route.fulfill(response=answer, body=answer.text().replace("<h1>", BAD, 1))
        return route.fulfill(response=answer, headers={**answer.headers, "x-weight": "x" * 20_000})

    reader = person("", "kk")
    reader.context.route("**/*", spoil)
    look = Look(reader.page)
    look.open("/kk/about/", is_first=True)
    seen = [re.sub(r"^[12345]\d{5} bytes$", "too heavy", fault).split(":")[0] for fault in look.faults(is_public=True)]
    assert seen == [
        "the browser complains",  # an inline style
        "the browser complains",  # a file that is not there
        "too heavy",
        "critical image-alt",
        "not in the language of the page",
        "912 px wide on a phone of 360",
    ]
