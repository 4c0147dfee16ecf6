"""Proposals of the story, and what the bodies reply."""

from dialogue.demo.acts.papers import carry, drafter, signer
from dialogue.demo.words import words
from law.models import Instrument, Theme
from law.services import CitedAct, CitedObligation, Pinpoint
from participants.kinds import PostKind
from participants.models import Organisation
from proposals import services
from proposals.models import Proposal, ReplyRequest


def arrange(story, row):
    """Put every act of one proposal on the stage."""
    for act in row["course"]:
        story.stage.add(act["day"], lambda act=act: DO[act["do"]](story, row, act), hour=act.get("hour", 11))


def author(story, row):
    return story.cast.hat(row["by"], PostKind.REPRESENTATIVE)


def proposal_of(story, row):
    return Proposal.objects.get(pk=story.proposals[row["key"]].pk)


def draft(story, row, act):
    """Begin it with everything it will say."""
    hat = story.cast.hat(act.get("by", row["by"]))
    texts = {name: words(row.get(name)) for name in ("title", "summary", "problem", "change")}
    story.proposals[row["key"]] = services.draft_proposal(
        by=hat,
        **texts,
        standing_question=row.get("question", ""),
        addressees=list(Organisation.objects.filter(code__in=row.get("to", []))),
        **cited(row),
    )


def cited(row):
    """Acts, obligations and themes of a row, as the services take them."""
    acts = [CitedAct(adilet_id=code, pinpoint=Pinpoint(**place)) for code, place in row.get("acts", [])]
    obligations = [
        CitedObligation(Instrument.objects.get(code=code), number) for code, number in row.get("obligations", [])
    ]
    return {
        "acts": acts,
        "obligations": obligations,
        "themes": list(Theme.objects.filter(code__in=row.get("themes", []))),
    }


def file(story, row, act):
    chosen = {"publicity": row["publicity"]} if "publicity" in row else {}
    services.file_proposal(proposal_of(story, row), by=author(story, row), **chosen)


def complete(story, row, act):
    """Add what intake asked for."""
    added = {name: words(said) for name, said in act["adds"].items()}
    services.edit_proposal(proposal_of(story, row), by=author(story, row), **added)


def admit(story, row, act):
    services.admit_proposal(proposal_of(story, row), by=story.cast.hat("secretariat", PostKind.SECRETARY))


def hand_back(story, row, act):
    services.return_proposal(
        proposal_of(story, row),
        by=story.cast.hat("secretariat", PostKind.SECRETARY),
        missing=act["missing"],
        reason=words(act["reason"]),
    )


def send(story, row, act):
    bodies = list(Organisation.objects.filter(code__in=act.get("to", row["to"])))
    services.send_proposal(
        proposal_of(story, row), by=story.cast.hat("secretariat", PostKind.SECRETARY), organisations=bodies
    )


def place(story, row, act):
    services.place_on_agenda(
        proposal_of(story, row), by=story.cast.hat("secretariat", PostKind.SECRETARY), item=story.items[act["item"]]
    )


def reply(story, row, act):
    """A body replies: signed in the app, signed outside, or only as far as ``until`` says."""
    body = story.cast.organisations[act["from"]]
    request = ReplyRequest.objects.get(proposal=proposal_of(story, row), organisation=body)
    said = {"position": act["position"], "text": words(act.get("text")), "internal_note": act.get("note", "")}
    paper = services.draft_reply(request, by=drafter(story, body), **said)
    way = {"send": services.send_reply_for_signature, "sign": services.sign_reply, "enter": services.enter_reply}
    carry(story, act, paper, **way)
    if note := act.get("hand_back"):
        services.hand_back_reply(paper, by=signer(story, body), note=note)


def withdraw(story, row, act):
    services.withdraw_proposal(proposal_of(story, row), by=author(story, row), reason=words(act["reason"]))


DO = {act.__name__: act for act in (draft, file, complete, admit, hand_back, send, place, reply, withdraw)}
