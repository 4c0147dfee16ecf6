"""The meeting is held, decides, and its decision sheet sends what was adopted to the bodies."""

import datetime as dt

from django.utils import timezone

from meetings.models import Meeting
from recommendations.models import Recommendation
from tests.journeys.chapters.meeting import MAIN, REST

WORDINGS = {
    "Закрепить срок допуска защитника": "Дополнить статью 68 кодекса сроком в три часа с момента задержания.",
    "Вести учёт допусков": "Вести учёт обращений защитников и времени их допуска.",
}
DECISION = "Принять две рекомендации"


def let_the_day_come(story):
    """The days until the meeting pass.

    Nobody may record that a meeting was held before it began, the platform's clock is the real one, and a journey cannot wait
    two weeks: so the meeting's own row is moved to yesterday, in the journey's database, behind the platform's back.
    """
    with story.platform.rows():
        meeting = Meeting.objects.get(ref=story.meeting)
        passed = meeting.on - (timezone.localdate() - dt.timedelta(days=1))
        moved = {name: getattr(meeting, name) - passed for name in ("on", "starts_at", "ends_at")}
        Meeting.objects.filter(pk=meeting.pk).update(**moved)


def hold(story):
    """Attendance is recorded, seat by seat."""
    secretary = story.secretary.go(f"/meetings/{story.meeting}/").take("hold")
    for seat in secretary.page.locator("select[name^=seat-]").all():
        seat.select_option("present")
    secretary.send()


def decide(story):
    """Two recommendations from one proposal on the first item; the second item is noted. Nobody outside hears yet."""
    secretary = story.secretary
    secretary.page.locator("li.todo", has_text=MAIN).locator("a.btn-primary").click()
    secretary.look().page.click("[name=add_another]")
    secretary.choose(outcome="adopted", method="consensus").say("text", ru=DECISION)
    for number, (title, text) in enumerate(WORDINGS.items()):
        one = f"wording-{number}"
        secretary.say(f"{one}-title", ru=title).say(f"{one}-text", ru=text)
        secretary.choose(**{f"{one}-lead": story.codes["moj"], f"{one}-co_executors": [story.codes["mia"]]})
        due = timezone.localdate() + dt.timedelta(days=200)
        secretary.fill(**{f"{one}-due_on": due.isoformat()})
        secretary.page.locator(f"[name={one}-proposals]").check()
    secretary.send()
    secretary.page.locator("li.todo", has_text=REST).locator("a.btn-primary").click()
    secretary.choose(outcome="noted", method="consensus").say("text", ru="Принять к сведению").send()
    with story.platform.rows():
        story.recommendations = list(
            Recommendation.objects.filter(decision__item__meeting__ref=story.meeting).order_by("ref")
        )
    assert [one.title.texts["ru"].text for one in story.recommendations] == list(WORDINGS)
    story.visitor.go(f"/recommendations/{story.recommendations[0].ref}/", status=404)


def publish(story):
    """The decision sheet is public, and the worker that follows it sends both recommendations to the bodies."""
    story.secretary.go(f"/meetings/{story.meeting}/").take("publish_decisions").send()
    story.visitor.look(f"/meetings/{story.meeting}/decisions/", is_public=True).sees(MAIN, DECISION)
    for recommendation, title in zip(story.recommendations, WORDINGS, strict=True):
        story.visitor.comes(f"/recommendations/{recommendation.ref}/").sees(title, WORDINGS[title])
        story.author.letter("recommendation_adopted")
        story.second_focal.letter("recommendation_transmitted")
    story.visitor.look(f"/meetings/{story.meeting}/", is_public=True)
