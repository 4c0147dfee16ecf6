"""The register is narrowed by the meeting that decided."""

from tests.make.recommendations import make_cast, make_transmitted
from tests.recommendations.test_register import get, rows


def test_recommendations_are_found_by_the_meeting_that_decided(db):
    cast = make_cast()
    first, second = make_transmitted(cast), make_transmitted(cast)
    refs = [one.decision.item.meeting.ref for one in (first, second)]
    page = get()
    [group] = [group for group in page.context["groups"] if group["name"] == "meeting"]
    assert [(option["value"], option["count"]) for option in group["options"]] == [(ref, 1) for ref in reversed(refs)]
    assert rows(get(meeting=refs[0])) == [first.ref]
