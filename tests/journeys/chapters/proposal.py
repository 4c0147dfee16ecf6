"""An NGO proposes, the secretariat passes on, bodies reply; what was a draft becomes public with the agenda."""

from django.utils import timezone

from proposals.models import Proposal
from tests.journeys.chapters.meeting import MAIN
from tests.make.files import a_pdf

TITLE = {"kk": "Қорғаушыны ұсталған сәттен бастап жіберу", "ru": "Допуск защитника с момента задержания"}
SUMMARY = {"kk": "Қорғаушы алғашқы үш сағатта жіберілсін", "ru": "Допускать защитника в первые три часа"}
PROBLEM = "Защитник ждёт допуска до двух суток"
CHANGE = "Дополнить статью 68 кодекса сроком в три часа"
JUSTICE = "Срок в три часа поддерживаем, порядок допуска оставляем прежним"
INTERIOR = "Готовы принять совместный приказ с Министерством юстиции"


def draft(story):
    """The representative begins it, a colleague of the same organisation adds to it; nobody else knows of it."""
    author = story.author.sign_in().look("/desk/").go("/proposals/").take("proposals/begin")
    author.say("title", **TITLE).say("summary", kk=SUMMARY["kk"]).say("problem", ru=PROBLEM)
    author.choose(standing_question="q1", addressees=story.addressees(), themes=["torture"])
    author.fill(**{"acts-0-act": "K1400000231", "acts-0-article": "68", "acts-0-paragraph": "3"})
    author.choose(**{"obligations-0-provision": "iccpr:14"})
    author.page.set_input_files(
        "[name=files]", {"name": "dopusk.pdf", "mimeType": "application/pdf", "buffer": a_pdf()}
    )
    author.send().look()
    story.draft = author.path
    story.secretary.go(story.draft, status=404)
    colleague = story.editor.sign_in().go("/proposals/")
    colleague.page.click(f"main a[href$='{story.draft}']")
    colleague.page.wait_for_url(f"**{story.draft}")
    assert colleague.page.locator("main a[href$='/file/']").count() == 0  # an editor files nothing
    colleague.take("edit").say("summary", ru=SUMMARY["ru"]).say("change", ru=CHANGE).send()
    colleague.sees(TITLE["ru"], SUMMARY["ru"], PROBLEM, CHANGE, "dopusk.pdf")


def file(story):
    """Filed, it has a number and a receipt on the page and by mail; its author chose when everybody may read it."""
    author = story.author.go(story.draft).take("file").choose(publicity="with_agenda").send()
    story.proposal = author.path.split("/")[2]
    with story.platform.rows():
        filing = Proposal.objects.get(ref=story.proposal).filing
    author.look().sees(TITLE["kk"])
    assert filing.control_code in author.page.inner_text(".receipt")
    letter = author.letter("proposal_receipted")
    assert story.proposal in letter.subject
    story.visitor.go(f"/proposals/{story.proposal}/", status=404)


def admit(story):
    """The secretariat admits it, sends it to both bodies and puts it on the agenda; published, the agenda opens it."""
    secretary = story.secretary.open_letter("proposal_filed").take("admit").send().take("send").send()
    story.author.letter("proposal_admitted")
    secretary.take("place")
    item = secretary.page.locator("select[name=item] option", has_text=f"{story.meeting}, 1. {MAIN}").get_attribute(
        "value"
    )
    secretary.choose(item=item).send()
    secretary.go(f"/meetings/{story.meeting}/").take("publish_agenda").send()
    story.member.letter("agenda_published")
    story.visitor.comes(f"/proposals/{story.proposal}/")
    story.visitor.look(is_public=True).sees(TITLE["kk"], PROBLEM)  # no English: the original, marked as such


def reply(story):
    """One body drafts here and signs here; the other enters a letter its signatory signed on paper."""
    focal = story.focal.sign_in().open_letter("reply_asked")
    focal.look().take("draft", place="#replies").choose(position="in_part").say("text", ru=JUSTICE)
    focal.send().take("send", place="#replies").send()
    story.signatory.sign_in().look("/desk/").open_letter("reply_for_signature").take("sign", place="#replies").send()
    second = story.second_focal.sign_in().open_letter("reply_asked")
    second.take("draft", place="#replies").choose(position="supported").say("text", ru=INTERIOR).send()
    second.take("enter", place="#replies")
    second.fill(number="1-7/3308", dated_on=timezone.localdate().isoformat()).say("office", ru="Заместитель министра")
    second.send()
    story.second_signatory.letter("reply_entered")
    for _body in range(2):
        story.author.letter("reply_signed")
    story.visitor.look(f"/proposals/{story.proposal}/", is_public=True).sees(JUSTICE, INTERIOR)
