"""The sitting: presence in numbers, because the Chatham House Rule keeps no list; the quorum of each side, lost and regained;
decisions by consensus and by a vote of each constituency; the decision sheet the same day."""

import datetime as dt

from django.utils import timezone
from playwright.sync_api import expect

from meetings.models import Attendance, Decision, QuorumSnapshot
from recommendations.models import Recommendation
from tests.journeys.whole.steps import let_the_hour_come, meeting_of, refused, take

THERE = {"executive": 14, "civil_society": 19, "parliament": 2, "judiciary": 1, "independent": 2, "experts": 3}
THERE |= {"observers": 2}
VOTES = {
    "executive": {"for": 10, "against": 2, "abstain": 2},
    "parliament": {"for": 1, "abstain": 1},
    "judiciary": {"abstain": 1},
    "independent": {"for": 2},
    "experts": {"for": 3},
}
TOO_FEW = 9  # of civil society, of whose 28 seats 15 are needed
CIVIL_SOCIETY = "Гражданское общество"
DRAFT = "Сократить срок уведомления о мирном собрании до двух рабочих дней"
VOTED = "Сократить срок уведомления до двух рабочих дней"
RECOMMENDED = "Дополнить закон о мирных собраниях уведомительным порядком"
ADMITTED = "Принять: организация ведёт приём граждан в пяти областях"
NOTED = {
    "1": "Принять к сведению сообщение о собраниях",
    "1.2": "Принять к сведению перечень мест",
    "3": "Принять к сведению порядок приглашения",
}
DEFERRED = "Отложить отчёт до следующего заседания"
AGREED = "Направить сравнительную таблицу сроков уведомления"
DISSENTS = ("Один рабочий день достаточен для уведомления", "Срок в два дня исключает стихийные собрания")


def take_attendance(story):
    """The hour has come: there is no seat to tick and no name, only numbers by constituency."""
    let_the_hour_come(story, story.meeting)
    secretary = take(story.secretary, story.page, "attendance").look()
    assert secretary.page.locator("[data-attendance-row], [name=substitute]").count() == 0
    attend(story)
    with story.platform.rows():
        assert Attendance.objects.filter(meeting__ref=story.meeting).count() == 0


def attend(story, **changed):
    """So many are there now."""
    story.secretary.go(f"{story.page}attendance/").fill(**{**THERE, **changed}).send()


def open_it(story):
    """The chair opens the meeting; its quorum is on record, in total and for each side."""
    chair = take(story.chair, story.page, "open").sees(CIVIL_SOCIETY)
    chair.send()
    with story.platform.rows():
        start = QuorumSnapshot.objects.get(meeting__ref=story.meeting, item=None)
        assert (start.is_met, start.there["civil_society"], start.seats["civil_society"]) == (True, 19, 28)
        assert [part.name for part in start.shown.parts] == ["", "civil_society", "executive"]


def run_the_screen(story):
    """The secretary goes to an item and words its draft by keyboard; the chair's view and the projector follow."""
    secretary = story.secretary.go(f"{story.page}screen/").look()
    page, chair = secretary.page, story.chair.go(f"{story.page}screen/chair/").page
    room = story.chair.context.new_page()
    room.goto(f"/ru{story.page}screen/room/")
    page.keyboard.press("n")
    for view in (chair, room):
        expect(view.locator("[data-live]")).to_contain_text("Срок уведомления о собрании", timeout=5000)
    page.keyboard.press("w")
    page.keyboard.type(DRAFT)
    page.keyboard.press("Alt+s")
    for view in (chair, room):
        expect(view.locator("[data-live]")).to_contain_text(DRAFT, timeout=5000)
    assert page.locator("[name=seat], [name=attribution]").count() == 0  # no field for who speaks
    room.close()


def hold(story):
    take(story.secretary, story.page, "hold").send()
    story.decide = {number: f"/recommendations/decide/{uid}/" for number, uid in story.items.items()}


def lose_the_quorum(story):
    """Half of one side leaves: the vote is refused with the side that is missing, and nothing typed is lost."""
    attend(story, civil_society=TOO_FEW)
    word_the_vote(story, there=TOO_FEW)
    said = refused(story.secretary)
    assert (CIVIL_SOCIETY in said, "кворум" in said.lower()) == (True, True), said
    assert story.secretary.page.input_value("[name=text_ru]") == VOTED
    with story.platform.rows():
        assert not Decision.objects.filter(item__uid=story.items["1.1"]).exists()


def regain_it(story):
    """They come back; the same vote is recorded with the quorum that stood."""
    attend(story)
    word_the_vote(story, there=THERE["civil_society"])
    story.secretary.send()
    with story.platform.rows():
        decision = Decision.objects.get(item__uid=story.items["1.1"])
        assert decision.vote_totals == {"for": 27, "against": 8, "abstain": 6}
        assert QuorumSnapshot.objects.filter(item=decision.item).last().is_met
        story.voted = str(decision.uid)


def word_the_vote(story, *, there):
    """Each constituency votes, observers have no field; adopted, it makes a recommendation to a ministry."""
    secretary = story.secretary.go(story.decide["1.1"])
    assert secretary.page.locator("[name='for-observers']").count() == 0
    votes = {"civil_society": {"for": there - 8, "against": 6, "abstain": 2}, **VOTES}
    for name, cast in votes.items():
        secretary.fill(**{f"{choice}-{name}": number for choice, number in cast.items()})
    secretary.choose(outcome="adopted", method="vote").say("text", ru=VOTED)
    secretary.say("wording-0-title", ru=RECOMMENDED).say("wording-0-text", ru=VOTED)
    due = timezone.localdate() + dt.timedelta(days=200)
    secretary.choose(**{"wording-0-lead": story.lead, "wording-0-themes": ["torture"]})
    secretary.fill(**{"wording-0-due_on": due.isoformat()})


def decide_the_rest(story):
    """By consensus: three items are noted, one is deferred; the membership has a form of its own."""
    for number, text in NOTED.items():
        decide(story, number, outcome="noted", text=text)
    decide(story, "2", outcome="deferred", text=DEFERRED)
    story.secretary.go(f"/meetings/items/{story.items['4']}/decide-membership/")
    story.secretary.choose(outcome="adopted", method="consensus").say("text", ru=ADMITTED).send()


def decide(story, number, *, outcome, text):
    story.secretary.go(story.decide[number]).choose(outcome=outcome, method="consensus").say("text", ru=text).send()


def publish_the_sheet(story):
    """Public the same day, before anybody outside saw a word of it; the recommendation is sent from it."""
    sheet = f"{story.page}decisions/"
    story.visitor.go(sheet, status=404)
    take(story.secretary, story.page, "publish_decisions").send()
    story.visitor.look(sheet, is_public=True).sees(NOTED["1"], VOTED, RECOMMENDED, DEFERRED, ADMITTED)
    with story.platform.rows():
        assert timezone.localdate(meeting_of(story).decisions_published_at) == timezone.localdate()
        story.recommendation = Recommendation.objects.get(decision__item__meeting__ref=story.meeting).ref
    story.visitor.comes(f"/recommendations/{story.recommendation}/").sees(RECOMMENDED)


def agree_a_task(story):
    """A post of a body owes something until a day; everybody reads it beside its decision."""
    secretary = story.secretary.go(f"/meetings/decisions/{story.voted}/agree_task/").say("text", ru=AGREED)
    secretary.choose(owner=story.post).fill(due_on=(timezone.localdate() + dt.timedelta(days=30)).isoformat()).send()
    story.visitor.go(f"{story.page}decisions/").sees(VOTED, AGREED)


def dissent_twice(story):
    """Two organisations dissent from the vote afterwards, each signed and public at once beside the decision."""
    for signer, text in zip((story.signers[0], story.signers[1]), DISSENTS, strict=True):
        if signer is story.signers[0]:
            signer.sign_in()
        signer.go(f"{story.page}decisions/").page.click(f"main a[href$='/decisions/{story.voted}/dissent/']")
        signer.page.wait_for_url("**/dissent/")
        signer.say("text", ru=text).send()
    story.visitor.go(f"{story.page}decisions/").sees(VOTED, "Арна (рус)", DISSENTS[0], "Бағдар (рус)", DISSENTS[1])


def answer_the_membership(story):
    """The decision is carried out: the NGO reads the reasons in its letter and sits there."""
    take(story.secretary, story.request, "admit").send()
    assert ADMITTED in story.asker.letter("membership_answered").text
    story.visitor.go(story.request).sees(ADMITTED)
    story.visitor.go(f"/participants/bodies/{story.body.code}/").sees("Тұрлау (рус)")
