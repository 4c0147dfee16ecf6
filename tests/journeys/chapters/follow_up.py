"""The body says what it thinks and does, and that it is done; others say whether it is. Both stand side by side."""

from tests.journeys.chapters.decision import WORDINGS

POSITION = "Поддерживаем; срок установим законом до конца года"
MEASURE = "Проект поправок к статье 68"
PROGRESS = "Проект согласован с заинтересованными органами"
DONE = "Статья 68 дополнена, срок допуска соблюдается"
FIGURE = "Из 412 обращений 371 исполнено в первые три часа"
CONFIRMED = "По нашим проверкам срок в столице соблюдается"
OBJECTED = "В областях защитник по-прежнему ждёт до суток"
ANSWERED = "В областях приказ введён позже, обучение закончится весной"
KEPT = "Обучение не отменяет отказов, которые продолжаются"


def answer(story):
    """A position signed here, a measure, and a report of progress."""
    first, *others = story.recommendations
    focal = story.focal.open_letter("recommendation_transmitted", about=str(first.uid))
    story.page_of_it = focal.path
    for other in others:
        story.focal.letter("recommendation_transmitted", about=str(other.uid))
    focal.look().take("take-position").choose(value="supported").say("text", ru=POSITION).send()
    to_the_signatory(story)
    story.author.letter("position_taken")
    focal.go(story.page_of_it).take("plan").say("text", ru=MEASURE).send()
    focal.take("report").choose(declared="in_progress").say("text", ru=PROGRESS).send()
    to_the_signatory(story)


def claim(story):
    """It is reported as done, with an act and a figure; those who may assess it hear."""
    focal = story.focal.go(story.page_of_it).take("claim").choose(level="full").say("text", ru=DONE)
    focal.fill(**{"acts-0-act": "K1400000231", "acts-0-article": "68"}).say("figure", ru=FIGURE).send()
    to_the_signatory(story)
    story.ombudsman.letter("implementation_claimed")


def to_the_signatory(story):
    """The open draft is sent for signature, and signed by who follows the letter."""
    story.focal.take("send", place="section[id^=draft-]").send()
    story.signatory.open_letter("paper_for_signature").take("sign", place="section[id^=draft-]").send()


def judge(story):
    """The Ombudsman confirms, the author objects; the body answers, and the author keeps the objection."""
    ombudsman = story.ombudsman.sign_in().go(story.page_of_it).take("assess")
    ombudsman.choose(verdict="confirm").say("grounds", ru=CONFIRMED).send()
    author = story.author.open_letter("implementation_claimed").look().take("contest")
    author.choose(reason="practice_unchanged").say("grounds", ru=OBJECTED).send()
    story.focal.open_letter("claim_contested").take("answer").say("text", ru=ANSWERED).send()
    to_the_signatory(story)
    author.open_letter("objection_answered").take("keep").say("reason", ru=KEPT).send()
    story.signatory.letter("objection_stands")


def side_by_side(story):
    """Everybody reads both sides on one page: the author of the proposal first among those who assessed."""
    visitor = story.visitor.look(story.page_of_it, is_public=True)
    visitor.sees(
        *next(iter(WORDINGS.items())), POSITION, MEASURE, PROGRESS, DONE, FIGURE, OBJECTED, ANSWERED, CONFIRMED
    )
    state, civil = visitor.page.locator(".sides .side").all()
    boxes = state.bounding_box(), civil.bounding_box()
    assert boxes[0]["y"] == boxes[1]["y"]
    assert (boxes[0]["width"], boxes[0]["height"]) == (boxes[1]["width"], boxes[1]["height"])
    visitor.sees(KEPT)
