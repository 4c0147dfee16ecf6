"""After the meeting: minutes that name nobody, a comment window with signed and unsigned comments, answers, approval by both who
preside, publication, a corrigendum; and what an outsider reads of all this, in three languages."""

import datetime as dt

from django.utils import timezone

from core.unattributed import UnattributedText
from core.words import Words
from meetings import services
from meetings.models import AgendaItem, Comment, Minutes
from notifications.kinds import State
from notifications.models import Notice
from participants.models import Holding, User
from tests.journeys.whole.ground import SIGNERS
from tests.journeys.whole.sitting import ADMITTED, AGREED, DISSENTS, VOTED
from tests.journeys.whole.steps import meeting_of, refused, take
from tests.make.files import a_pdf
from tests.make.notifications import wait_until

MARKER = "сусамырская тишина"  # what somebody said there; it stands in the minutes and beside nobody
NAMING = "Арна напомнила о тишине над степью"  # warned of: an organisation of the meeting
SAID_KK = "Хабарлау мерзімі талқыланды"
COMMENTS = tuple(f"Уточнить срок: замечание {word}" for word in ("первое", "второе", "третье", "четвёртое", "пятое"))
UNSIGNED = tuple(f"О порядке слова: без подписи {word}" for word in ("раз", "два", "три", "четыре", "пять"))
ON_PAPER = ("С бумаги: уточнить, кто отвечает за срок", "С бумаги: назвать место хранения заявлений")
PUT_RIGHT = "С бумаги: уточнить, кто отвечает за соблюдение срока"
WHY_NOT = "О сроке сказано в решении"
WRONG = "В пункте 1/1 вместо «трёх дней» читать «двух рабочих дней»"


def draft(story):
    """The form has no field for who spoke; a text that names an organisation of the meeting is warned of and written anew."""
    secretary = take(story.secretary, story.page, "minutes/begin")
    secretary.send()
    story.minutes = secretary.path
    secretary.go(f"/meetings/minutes/items/{story.items['1']}/add/")
    assert secretary.page.locator("[name=attribution]").count() == 0
    secretary.say("text", ru=NAMING, kk=SAID_KK)
    assert "Арна" in refused(secretary)
    secretary.say("text", ru=f"Обсудили срок; {MARKER}", kk=f"{SAID_KK}; {MARKER}").send()
    with story.platform.rows():  # the other paragraphs as the same form would store them
        hat = story.hat_of("secretariat@demo.example")
        for item in AgendaItem.objects.filter(meeting=meeting_of(story)).exclude(uid=story.items["1"]):
            services.add_remark(item, by=hat, text=Words.of(ru="Обсудили без замечаний", kk=SAID_KK))
        story.remark = str(minutes_of(story).remarks.get(item__uid=story.items["1"]).uid)
    secretary.go(story.minutes).look()


def circulate(story):
    """Those who were invited read the draft; nobody else finds it."""
    take(story.secretary, story.minutes, "circulate").send()
    story.visitor.go(story.minutes, status=404)
    story.signers[0].letter("minutes_circulated")


def ten_comments_in_the_app(story):
    """Five organisations sign one each; the same five send one without a name, and nobody reads those before five wait."""
    for place, signer in enumerate(story.signers):
        if place > 1:
            signer.sign_in()
        signer.go(f"/meetings/minutes/paragraphs/{story.remark}/comment/").say("text", ru=COMMENTS[place]).send()
        signer.go(f"{story.minutes}comment-without-name/").say("text", ru=UNSIGNED[place])
        with signer.page.expect_navigation():
            signer.page.click("main form.card-plain .form-bar .btn-primary")
        assert signer.page.locator("main form.card-plain").count() == 0, signer.page.locator("main").inner_text()
    assert UNSIGNED[0] not in story.chair.go(story.minutes).page.content()
    with story.platform.rows():
        services.show_unattributed(timezone.localdate())
        shown = UnattributedText.objects.filter(about_uid=minutes_of(story).uid)
        texts = [one.text.said("ru").text for one in shown.order_by("uid")]
    assert sorted(texts) == sorted(UNSIGNED)
    story.chair.go(story.minutes).look().sees(*COMMENTS).sees(*texts)


def two_comments_on_paper(story):
    """Two organisations hand theirs in on paper: the scan is the original, what the secretary types a transcript. One of them
    puts its transcript right; the other leaves it as it is, and its three working days pass with the window."""
    secretary = story.secretary
    for place, typed in enumerate(ON_PAPER):
        secretary.go(f"/meetings/minutes/paragraphs/{story.remark}/enter/")
        signed = secretary.page.locator("[name=organisation] option", has_text=SIGNERS[place])
        secretary.choose(organisation=signed.get_attribute("value"))
        secretary.page.set_input_files(
            "[name=files]", {"name": "skan.pdf", "mimeType": "application/pdf", "buffer": a_pdf()}
        )
        secretary.say("text", ru=typed).send()
    story.signers[0].letter("comment_entered")
    with story.platform.rows():
        entered = Comment.objects.filter(remark__uid=story.remark).exclude(on_paper=None).order_by("id")
        transcript = entered.values_list("on_paper__uid", flat=True)[0]
    signer = story.signers[0].go(f"/meetings/minutes/transcripts/{transcript}/check/")
    signer.say("text", ru=PUT_RIGHT).send()
    story.chair.go(story.minutes).sees(PUT_RIGHT, ON_PAPER[1])


def answer_them(story):
    """The days of the window pass; every comment has its answer, and those who preside are asked."""
    with story.platform.rows():
        minutes = Minutes.objects.select_related("comment_window").get(meeting__ref=story.meeting)
        over = minutes.comment_window.due_on + dt.timedelta(days=1)
        services.close_transcripts(over)
        services.close_comments(over)
        comments = list(Comment.objects.filter(remark__minutes=minutes).order_by("id").values_list("uid", flat=True))
    assert len(comments) == len(COMMENTS) + len(ON_PAPER)
    for place, uid in enumerate(comments):
        secretary = story.secretary.go(f"/meetings/minutes/comments/{uid}/answer/")
        if place:
            secretary.choose(is_accepted="no").say("text", ru=WHY_NOT).send()
        else:
            secretary.choose(is_accepted="yes").send()
    story.signers[1].letter("comment_answered")
    secretary.go(f"/meetings/minutes/paragraphs/{story.remark}/edit/")
    secretary.say("text", ru=f"Обсудили срок в два дня; {MARKER}").send()
    take(secretary, story.minutes, "put_up").send()


def approve(story):
    """The first approval publishes nothing, the second does; all invited hear."""
    take(story.chair, story.minutes, "approve").send()
    story.visitor.go(story.minutes, status=404)
    story.co_chair.sign_in().letter("minutes_put_up")
    take(story.co_chair, story.minutes, "approve").send()
    story.visitor.look(story.minutes, is_public=True)
    story.visitor.sees("Обсудили срок в два дня", VOTED, DISSENTS[0], DISSENTS[1]).sees(*COMMENTS).sees(WHY_NOT)


def read_the_renderings(story):
    """Under this rule there are two, without attribution and for the public; a full text with names is refused to everybody."""
    documents = f"{story.page}documents/"
    story.visitor.look(documents)
    for sheet, status in (("minutes-unattributed", 200), ("minutes-summary", 200), ("minutes-full", 404)):
        for person in (story.visitor, story.chair):
            answer = person.context.request.get(f"{story.platform.url}/ru{documents}{sheet}.ru.pdf")
            assert (sheet, answer.status) == (sheet, status)


def correct(story):
    """A mistake is corrected beside the text, which stays as it is."""
    take(story.secretary, story.minutes, "correct").say("text", ru=WRONG).send()
    story.visitor.go(story.minutes).sees("Обсудили срок в два дня", WRONG)
    with story.platform.rows():
        told = Notice.objects.filter(news__letter="minutes_corrected", news__about_uid=minutes_of(story).uid)
        assert told.exists()
        wait_until(lambda: not told.filter(state=State.WAITING).exists())


def an_outsider_reads_it_all(story):
    """In Kazakh, Russian and English, without an account. Who spoke is nowhere: not a name of those who sit there, and no
    organisation beside the marker words or an unsigned comment."""
    with story.platform.rows():
        here = Holding.objects.filter(seat__body=story.body, to_on=None).values("user")
        people = [one.email for one in User.objects.filter(pk__in=here)] + [
            str(text.text) for one in User.objects.filter(pk__in=here) for text in one.name.texts.values()
        ]
    assert len(people) > 60
    pages = [story.page, f"{story.page}decisions/", story.minutes, f"{story.page}papers/", f"{story.page}documents/"]
    pages += [story.request, f"/recommendations/{story.recommendation}/"]
    read = {}
    for language in ("kk", "ru", "en"):
        for path in pages:
            answer = story.visitor.context.request.get(f"{story.platform.url}/{language}{path}")
            assert answer.status == 200, (language, path)
            read[language, path] = answer.text()
    assert [(place, name) for place, page in read.items() for name in people if name in page] == []
    for language in ("kk", "ru", "en"):
        told = "".join(read[language, path] for path in pages)
        wanted = (MARKER, VOTED, ADMITTED, AGREED, WRONG, *DISSENTS, *COMMENTS, *UNSIGNED)
        assert [words for words in wanted if words not in told] == [], language
        assert who_stands_beside(story, read[language, story.minutes]) == []


def who_stands_beside(story, page):
    """The organisations of the meeting named in the paragraph with the marker words, or among the unsigned comments."""
    with story.platform.rows():
        seats = meeting_of(story).invitations.select_related("seat__organisation")
        names = {text.text for row in seats for text in row.seat.organisation.name.texts.values()}
    paragraph = page.split(f'id="remark-{story.remark}"')[1].split("</article>")[0]
    unsigned = page.split('id="without-a-name"')[1].split("</section>")[0]
    assert (MARKER in paragraph, UNSIGNED[0] in unsigned) == (True, True)
    return [name for name in names if name in paragraph or name in unsigned]


def minutes_of(story):
    return Minutes.objects.get(meeting__ref=story.meeting)
