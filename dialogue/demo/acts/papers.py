"""How a body says something officially: who drafts, who signs, letters signed outside the platform."""

from django.utils import timezone

from dialogue.demo.words import read, words
from participants.kinds import PostKind
from participants.papers import Letter


def drafter(story, body):
    """The hat of the body's focal point."""
    return _holder(story, body, PostKind.FOCAL_POINT)


def signer(story, body):
    """The hat of the body's signatory."""
    return _holder(story, body, PostKind.SIGNATORY)


def _holder(story, body, kind):
    people = [row for row in read("people") if row["organisation"] == body.code and kind in row.get("posts", [])]
    return story.cast.hat(people[0]["key"], kind)


def carry(story, act, paper, *, send, sign, enter):
    """Take a draft as far as the act says: ``until`` draft, for_signature or (default) signed; with a ``letter`` of number and
    office it was signed outside."""
    until, body = act.get("until", "signed"), paper.organisation
    if until == "draft":
        return
    if letter := act.get("letter"):
        enter(paper, by=drafter(story, body), letter=_letter(story, *letter))
    elif until == "signed":
        sign(paper, by=signer(story, body))
    else:
        send(paper, by=drafter(story, body))


def _letter(story, number, office):
    """Dated the working day before it is entered."""
    return Letter(number, story.stage.calendar.add_working_days(timezone.localdate(), -1), words(office))
