"""Before the meeting: a membership is asked for; a row of the work plan becomes a meeting; its agenda, papers, invitations."""

from icalendar import Calendar

from meetings.kinds import Answer
from meetings.models import AgendaItem, Invitation
from meetings.notices import people_invited
from notifications.kinds import State
from notifications.models import Notice
from tests.journeys.whole.ground import SEATS
from tests.journeys.whole.steps import meeting_of, take
from tests.make.files import a_pdf
from tests.make.notifications import wait_until

LINK = "https://rooms.example.org/hybrid-60"
THEME = "Мирные собрания"  # of the row of the plan
WHY_SIT = "Мы ведём приём граждан в пяти областях"
ITEMS = {  # title: whose part it is, the first item of the plan being there already
    "Срок уведомления о собрании": THEME,
    "Места для собраний": THEME,
    "Отчёт о рекомендациях прошлого года": "",
    "Порядок приглашения экспертов": "",
}
PAPER = "Проект решения о сроке уведомления"


def ask_to_sit(story):
    """An NGO outside the body asks for a seat; its request waits for the next agenda."""
    asker = take(story.asker.sign_in(), f"/participants/bodies/{story.body.code}/", "ask")
    asker.choose(constituency="civil_society").say("statement", ru=WHY_SIT).send()
    asker.letter("membership_receipted")
    story.request = asker.path


def start_from_the_plan(story):
    """The row of the plan gives body, theme and first item; the page shows the timetable computed from the day."""
    secretary = story.secretary.sign_in().go(f"/meetings/start/?body={story.body.code}").sees(THEME)
    secretary.page.click(f"main a[href$='?row={story.row.uid}']")
    secretary.page.wait_for_url("**/schedule/**")
    assert secretary.page.input_value("[name=title_ru]") == THEME
    secretary.say("place", ru="Астана, Мангилик Ел, 8", kk="Астана, Мәңгілік Ел, 8")
    secretary.fill(on=story.on.isoformat(), starts="10:00", ends="13:00", link=LINK)
    secretary.choose(kind="regular", regime="chatham_house", languages=["kk", "ru"], standing_question="q1").send()
    story.meeting = secretary.path.split("/")[2]
    story.page = f"/meetings/{story.meeting}/"
    secretary.sees(THEME, "Чатем-Хаус", f"1. {THEME}")
    assert secretary.page.locator("#timetable ol > li").count() >= 8


def write_the_agenda(story):
    """Six items, two of them parts of the first; the membership that was asked for is suggested and taken up last."""
    secretary = take(story.secretary, story.page, "agenda")
    for title, whole in ITEMS.items():
        if whole:
            secretary.choose(parent=item_uid(story, whole))
        secretary.say("title", ru=title, kk=f"{title} (қаз)", en=f"{title} (eng)").fill(minutes="10")
        secretary.choose(standing_question="q1").send()
    secretary.page.locator("main a[href*='?suggestion=']").first.click()
    secretary.page.wait_for_url("**?suggestion=*")
    secretary.choose(standing_question="organisational").fill(minutes="10").send()
    with story.platform.rows():
        items = list(meeting_of(story).items.standing())
        story.items = {item.number: str(item.uid) for item in items}
    assert list(story.items) == ["1", "1.1", "1.2", "2", "3", "4"]


def lay_papers(story):
    """A draft decision in Russian lies before the item that will be voted on."""
    secretary = story.secretary.go(f"/meetings/items/{story.items['1.1']}/papers/add/").say("title", ru=PAPER)
    secretary.choose(paper_kind="draft", audience="public", language="ru")
    secretary.page.set_input_files(
        "[name=files]", {"name": "srok.pdf", "mimeType": "application/pdf", "buffer": a_pdf()}
    )
    secretary.send()
    secretary.go(f"{story.page}papers/").sees(PAPER, "srok.pdf")


def announce(story):
    """Sixty seats are invited, and everybody who sits on one of them has one letter."""
    story.visitor.go(story.page, status=404)
    take(story.secretary, story.page, "announce").send()
    with story.platform.rows():
        meeting = meeting_of(story)
        assert Invitation.objects.filter(meeting=meeting).count() == SEATS
        told = Notice.objects.filter(news__letter="meeting_announced", news__about_uid=meeting.uid)
        wait_until(lambda: not told.exclude(state=State.SENT).exists(), seconds=60)
        invited = people_invited(meeting).values_list("pk", flat=True)
        assert sorted(told.values_list("reader", flat=True)) == sorted(set(invited))


def read_the_invitation(story):
    """Its calendar entry names the organiser and its reader, nobody else, and is private: it has the link of the room."""
    story.invitation = story.signers[0].letter("meeting_announced")
    [event] = Calendar.from_ical(story.invitation.calendar).walk("VEVENT")
    attendees = event["attendee"] if isinstance(event["attendee"], list) else [event["attendee"]]
    assert [str(one).lower() for one in attendees] == [f"mailto:{story.signers[0].email}"]
    assert (event["sequence"], event["class"], LINK in event["location"]) == (0, "PRIVATE", True)


def answer(story):
    """By the link of the letter without an account, in the app, by a substitute, and one who will be away."""
    first = story.signers[0].go(story.invitation.link)
    first.page.click(f"[name=answer][value={Answer.YES}]")
    first.page.wait_for_url(f"**{story.page}")
    story.substitute.go(story.substitute.letter("meeting_announced").link)
    story.substitute.page.click(f"[name=answer][value={Answer.YES}]")
    story.substitute.page.wait_for_url(f"**{story.page}")
    for person, verb in ((story.chair, "accept"), (story.signers[1], "decline")):
        person.sign_in().go(story.page).page.click(f"#invitation button[formaction$='/{verb}/']")
        person.page.wait_for_load_state()
    with story.platform.rows():
        said = Invitation.objects.filter(meeting__ref=story.meeting).exclude(answer=Answer.NONE)
        assert sorted(said.values_list("answer", flat=True)) == [Answer.NO, Answer.YES, Answer.YES, Answer.YES]


def publish_the_agenda(story):
    """Everybody reads it; those invited have it by mail."""
    take(story.secretary, story.page, "publish_agenda").send()
    story.signers[0].letter("agenda_published")
    story.asker.letter("membership_placed")
    story.visitor.look(story.page, is_public=True).sees(THEME, "1.1.", "1.2.", "4.")
    assert LINK not in story.visitor.page.content()


def item_uid(story, title):
    with story.platform.rows():
        return str(AgendaItem.objects.get(meeting__ref=story.meeting, title__texts__ru__text=title).uid)
