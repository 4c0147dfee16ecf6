"""Two more meetings of the body: one is cancelled, and everybody hears it once; one is postponed, asks everybody again, and is held
on the record, with a substitute and an excused absence."""

import datetime as dt

from django.utils import timezone
from icalendar import Calendar

from core.words import Words
from meetings import services
from meetings.kinds import Answer, Presence
from meetings.models import Attendance, Invitation
from meetings.notices import people_invited
from notifications.models import Notice
from tests.journeys.whole.steps import let_the_hour_come, meeting_of, take
from tests.make.meetings import details

SICK, CLOSED_HALL = "Болезнь, справка у секретариата", "Зал закрыт на ремонт"


def announce(story, title, days):
    """A further meeting as the services make it: what the secretary clicks for it, the story has shown."""
    with story.platform.rows():
        hat = story.hat_of("secretariat@demo.example")
        said = details(title=Words.of(ru=title, kk=title), on=timezone.localdate() + dt.timedelta(days=days))
        meeting = services.schedule_meeting(by=hat, body=story.body, **{**said, "regime": "on_record"})
        services.add_item(meeting, by=hat, title=Words.of(ru=title), standing_question="q2", minutes=30)
        services.announce_meeting(meeting, by=hat)
        services.publish_agenda(meeting, by=hat)
    return meeting


def cancel(story):
    """The secretary cancels it with a reason; each of the invited has one letter that takes it out of the calendar."""
    meeting = announce(story, "О судах", 40)
    page = f"/meetings/{meeting.ref}/"
    take(story.secretary, page, "cancel").say("reason", ru=CLOSED_HALL).send()
    hear_once(story, "meeting_cancelled", meeting)
    letter = story.chair.letter("meeting_cancelled", about=CLOSED_HALL)
    calendar = Calendar.from_ical(letter.calendar)
    assert (calendar["method"], calendar.walk("VEVENT")[0]["status"]) == ("CANCEL", "CANCELLED")
    story.visitor.look(page, is_public=True).sees("О судах", CLOSED_HALL)


def postpone(story):
    """The secretary postpones it without a new day and says why: everybody hears once, the entry leaves the calendars, and whoever
    had answered is asked again once there is a day."""
    story.postponed = announce(story, "О приютах", 50)
    page = f"/meetings/{story.postponed.ref}/"
    story.chair.go(page).page.click("#invitation button[formaction$='/accept/']")
    story.chair.page.wait_for_load_state()
    take(story.secretary, page, "postpone").say("reason", ru=CLOSED_HALL).send()
    hear_once(story, "meeting_postponed", story.postponed)
    [gone] = Calendar.from_ical(story.chair.letter("meeting_postponed").calendar).walk("VEVENT")
    story.visitor.look(page, is_public=True).sees("О приютах", CLOSED_HALL)
    with story.platform.rows():
        assert not Invitation.objects.filter(meeting=story.postponed).exclude(answer=Answer.NONE).exists()
    later = timezone.localdate() + dt.timedelta(days=64)
    take(story.secretary, page, "new-day").fill(on=later.isoformat()).send()
    hear_once(story, "meeting_day_set", story.postponed)
    [event] = Calendar.from_ical(story.chair.letter("meeting_day_set").calendar).walk("VEVENT")
    assert (gone["uid"], gone["status"], gone["sequence"]) == (event["uid"], "CANCELLED", 1)
    assert (event["status"], event["sequence"], event["dtstart"].dt.date()) == ("CONFIRMED", 2, later)


def take_its_attendance(story):
    """On the record each seat is a row: one is present by a substitute, one is excused with its reason, one is online by a key."""
    let_the_hour_come(story, story.postponed.ref)
    with story.platform.rows():
        seats = Invitation.objects.filter(meeting=story.postponed, seat__organisation__isnull=False).order_by("id")
        substituted, excused, online = [str(one.uid) for one in seats[:3]]
    for uid, said in ((substituted, {"substitute": "А. Сапарова"}), (excused, {"excuse": SICK})):
        seat = story.secretary.go(f"/meetings/invitations/{uid}/attendance/")
        seat.choose(presence="present" if "substitute" in said else "excused").fill(**said).send()
    page = story.secretary.go(f"/meetings/{story.postponed.ref}/attendance/").look().page
    page.locator(f"#seat-{online}").focus()
    page.keyboard.press("o")
    page.locator(f"#seat-{online} button[value=online][aria-pressed=true]").wait_for()
    with story.platform.rows():
        rows = Attendance.objects.filter(meeting=story.postponed)
        told = {str(row.presence): row.excuse for row in rows}
        assert told == {Presence.PRESENT: "", Presence.EXCUSED: SICK, Presence.ONLINE: ""}
        assert Invitation.objects.get(uid=substituted).substitute == "А. Сапарова"
        assert meeting_of(story, story.postponed.ref).is_without_attribution is False


def hear_once(story, letter, meeting):
    """Every person on an invited seat has exactly one notice of it."""
    with story.platform.rows():
        told = Notice.objects.filter(news__letter=letter, news__about_uid=meeting.uid)
        invited = people_invited(meeting).values_list("pk", flat=True)
        assert sorted(told.values_list("reader", flat=True)) == sorted(invited)
