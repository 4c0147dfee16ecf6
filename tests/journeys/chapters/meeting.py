"""The secretariat plans a meeting and announces it; a member answers by the link of a letter."""

import datetime as dt

from django.utils import timezone

from meetings.kinds import Answer
from meetings.models import Invitation, Meeting
from notifications.kinds import State
from notifications.models import Notice
from participants.models import Body, User
from tests.make.notifications import wait_until

LINK = "https://rooms.example.org/plenary-77"
THEME = {"ru": "Доступ адвоката к задержанному", "kk": "Қорғаушының ұсталған адамға қол жеткізуі"}
MAIN, REST = "Доступ защитника в первые часы задержания", "Разное"


def schedule(story):
    """A planned meeting of the plenary with two items, in the order in which they will be heard."""
    secretary = (
        story.secretary.sign_in().look("/desk/").go("/meetings/").take("meetings/start").take("meetings/schedule")
    )
    secretary.say("title", **THEME).say("place", ru="Астана, Мангилик Ел, 8", kk="Астана, Мәңгілік Ел, 8")
    secretary.say("chair", ru="Вице-министр иностранных дел")
    on = timezone.localdate() + dt.timedelta(days=15)
    secretary.fill(on=on.isoformat(), starts="10:00", ends="12:30", link=LINK)
    with story.platform.rows():
        body = Body.objects.get(code="plenary").pk
    secretary.choose(body=body, kind="regular", regime="public", languages=["kk", "ru"]).send()
    story.meeting = secretary.path.split("/")[2]
    secretary.look().sees(THEME["ru"], LINK)
    secretary.take("agenda")
    for title, question in ((REST, "other"), (MAIN, "q1")):
        secretary.say("title", ru=title).say("rapporteurs", ru="Сеть правовой помощи «Тирек»")
        secretary.choose(standing_question=question).fill(minutes="40").send()
    secretary.page.locator("button[formaction$='/up/']:visible").click()
    secretary.page.locator("main").get_by_text(f"1. {MAIN}").first.wait_for()
    secretary.sees(f"1. {MAIN}", f"2. {REST}")


def announce(story):
    """Every seat is invited; the letter brings a calendar entry and a link that asks nobody to sign in."""
    story.visitor.go(f"/meetings/{story.meeting}/", status=404)
    story.secretary.go(f"/meetings/{story.meeting}/").take("announce").send()
    story.visitor.look(f"/meetings/{story.meeting}/", is_public=True)
    assert LINK not in story.visitor.page.content()
    letter = story.member.letter("meeting_announced")
    with story.platform.rows():
        told = Notice.objects.filter(news__letter="meeting_announced", news__about_uid=meeting_of(story).uid)
        wait_until(lambda: not told.exclude(state=State.SENT).exists())
        seated = set(User.objects.on_seats(meeting_of(story).body).values_list("email", flat=True))
        assert set(told.values_list("reader__email", flat=True)) == seated
    unfolded = letter.calendar.replace("\r\n ", "").splitlines()
    assert [line for line in unfolded if line.startswith(("METHOD", "SEQUENCE"))] == ["METHOD:REQUEST", "SEQUENCE:0"]
    assert answer_of(story) == Answer.NONE
    story.member.go(letter.link).look()
    assert answer_of(story) == Answer.NONE  # opening changes nothing
    story.member.page.click(f"[name=answer][value={Answer.YES}]")
    story.member.page.wait_for_url(f"**/meetings/{story.meeting}/")
    assert answer_of(story) == Answer.YES
    story.member.go(letter.link, status=410)
    story.member.sign_in().go(f"/meetings/{story.meeting}/").look().sees(LINK)


def meeting_of(story):
    """Its row."""
    return Meeting.objects.select_related("body").get(ref=story.meeting)


def answer_of(story):
    """What the NGO's seat answered."""
    with story.platform.rows():
        return Invitation.objects.get(meeting__ref=story.meeting, seat__organisation__code="tirek").answer
