"""Publishing makes a version, and every later change one more; who presides sees what the agenda covers before it goes out."""

from meetings import services
from tests.agenda_editor.test_places import item
from tests.meetings.browsing import html

COVERS = (
    "Question 1: NGO proposals in law-making: 5 items · Question 2: national law and international obligations: none"
)


def test_who_presides_reads_what_the_draft_covers_and_so_does_who_publishes(cast, plan):
    assert COVERS in " ".join(html(cast.chair, "page:meeting", plan.ref).split())
    page = html(cast.secretary, "meetings:publish_agenda", plan.ref)
    assert [page.count("<strong>5 items</strong>"), page.count("<strong>none</strong>")] == [1, 1]


def test_the_published_agenda_says_its_version_and_a_later_change_is_marked(cast, plan):
    said = "Published agenda, version {}"
    assert html(cast.chair, "page:meeting", plan.ref).count(said.format("")) == 0
    services.publish_agenda(plan, by=cast.secretary)
    first = html(None, "page:meeting", plan.ref)
    services.outdent_item(item(plan, "C"), by=cast.secretary)
    second = html(None, "page:meeting", plan.ref)
    assert [first.count(said.format(1)), second.count(said.format(2))] == [1, 1]
    assert [page.count("changed after publication") > 0 for page in (first, second)] == [False, True]


def test_what_lacks_a_summary_or_a_language_is_stated_and_goes_out_all_the_same(cast, plan):
    editor = html(cast.secretary, "meetings:agenda", plan.ref)
    assert editor.count("no summary yet") == 5
    assert "5 items have no summary." in html(cast.secretary, "meetings:publish_agenda", plan.ref)
    assert services.publish_agenda(plan, by=cast.secretary).state == "circulated"
