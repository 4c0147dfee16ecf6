"""The whole story by eight people and a visitor, each at a browser of their own: from a meeting on the calendar to an
objection that stands beside the report it objects to. Every page on the way is looked at in three languages."""

from types import SimpleNamespace

import pytest

from participants.models import Organisation
from recommendations.kinds import DISAGREED
from recommendations.models import Recommendation
from tests.journeys.chapters import decision, follow_up, meeting, proposal, record

pytestmark = pytest.mark.xdist_group("journeys")


@pytest.fixture
def story(person, platform):
    """Who takes part, and what they share: refs as they come to be."""
    with platform.rows():
        codes = {one.code: str(one.pk) for one in Organisation.objects.filter(code__in=["moj", "mia"])}
    return SimpleNamespace(
        platform=platform,
        codes=codes,
        addressees=lambda: list(codes.values()),
        secretary=person("secretariat", "ru"),
        member=person("cochair", "ru"),
        author=person("ngo", "kk"),
        editor=person("lawyer", "ru"),
        focal=person("focal", "ru"),
        signatory=person("signatory", "kk"),
        second_focal=person("mia-focal", "ru"),
        second_signatory=person("mia-signatory", "kk"),  # signs on paper and only reads letters
        ombudsman=person("ombudsman", "ru"),
        visitor=person("", "en"),
    )


def test_a_proposal_becomes_a_recommendation_is_reported_done_and_objected_to_and_everybody_can_see_it(story):
    meeting.schedule(story)
    meeting.announce(story)
    proposal.draft(story)
    proposal.file(story)
    proposal.admit(story)
    proposal.reply(story)
    decision.let_the_day_come(story)
    decision.hold(story)
    decision.decide(story)
    decision.publish(story)
    follow_up.answer(story)
    follow_up.claim(story)
    follow_up.judge(story)
    follow_up.side_by_side(story)
    record.stands(story)
    record.is_whole(story)
    with story.platform.rows():
        made = Recommendation.objects.filter(origins__proposal__ref=story.proposal).order_by("ref")
        assert [(one.state, one.settlement in DISAGREED) for one in made] == [
            ("transmitted", True),
            ("transmitted", False),
        ]
