"""A whole meeting of sixty seats under the Chatham House Rule, from a row of the work plan to a corrigendum of its minutes; one
that is cancelled, one that is postponed; and a membership that is asked for, decided and answered. Each person at a browser of
their own, on the real product with its workers; only the days between the steps are made to pass behind its back."""

from types import SimpleNamespace

import pytest

from core.unattributed import UnattributedText
from meetings.models import Comment, Minutes
from participants.acting import hats
from participants.kinds import PostKind
from participants.models import Organisation, User
from tests.journeys.whole import after, before, ground, others, sitting

pytestmark = pytest.mark.xdist_group("journeys")


@pytest.fixture
def story(person, platform):
    """Who takes part, and what they share: addresses as they come to be."""
    with platform.rows():
        laid = ground.lay()
        ministry = Organisation.objects.get(code="moj")
        post = ministry.posts.get(kind=PostKind.FOCAL_POINT)
    people = {name: person(address, "ru") for name, address in laid.people.items()}
    return SimpleNamespace(
        platform=platform,
        body=laid.body,
        row=laid.row,
        on=laid.on,
        lead=str(ministry.pk),
        post=str(post.pk),
        hat_of=lambda email: hats(User.objects.get(email=email))[0],
        secretary=person("secretariat", "ru"),
        chair=people["chair"],
        co_chair=people["co-chair"],
        signers=[people[f"signer-{place}"] for place in range(5)],
        substitute=people["substitute"],
        asker=people["asker"],
        visitor=person("", "ru"),
    )


def test_a_whole_meeting_of_sixty_seats_from_the_plan_to_its_final_minutes_and_a_corrigendum(story):
    before.ask_to_sit(story)
    before.start_from_the_plan(story)
    before.write_the_agenda(story)
    before.lay_papers(story)
    before.announce(story)
    before.read_the_invitation(story)
    before.answer(story)
    before.publish_the_agenda(story)
    sitting.take_attendance(story)
    sitting.open_it(story)
    sitting.run_the_screen(story)
    sitting.hold(story)
    sitting.lose_the_quorum(story)
    sitting.regain_it(story)
    sitting.decide_the_rest(story)
    sitting.publish_the_sheet(story)
    sitting.agree_a_task(story)
    sitting.dissent_twice(story)
    sitting.answer_the_membership(story)
    after.draft(story)
    after.circulate(story)
    after.ten_comments_in_the_app(story)
    after.two_comments_on_paper(story)
    after.answer_them(story)
    after.approve(story)
    after.read_the_renderings(story)
    after.correct(story)
    others.cancel(story)
    others.postpone(story)
    others.take_its_attendance(story)
    after.an_outsider_reads_it_all(story)
    with story.platform.rows():
        minutes = Minutes.objects.get(meeting__ref=story.meeting)
        unsigned = UnattributedText.objects.filter(about_uid=minutes.uid).count()
        signed = Comment.objects.filter(remark__minutes=minutes)
        assert [minutes.state, signed.count() + unsigned, signed.exclude(on_paper=None).count()] == ["published", 12, 2]
