"""Recommendations of the story: adopted, answered, done, claimed, judged."""

from dialogue.demo.acts.papers import carry, drafter, signer
from dialogue.demo.acts.proposals import cited
from dialogue.demo.words import words
from law.models import Act
from law.services import Pinpoint
from meetings import services as meetings
from meetings.models import Decision
from participants.kinds import PostKind
from proposals import services as proposals
from proposals.models import Proposal
from recommendations import services
from recommendations.models import Claim, Objection, Recommendation
from recommendations.services.adopting import Wording


def arrange(story, row):
    """Put every act of follow-up on the stage; the adoption itself is an act of the meeting."""
    for act in row["course"]:
        story.stage.add(act["day"], lambda act=act: DO[act["do"]](story, row, act), hour=act.get("hour", 11))


def adopt(story, rows, heard):
    """The meeting adopts these recommendations on its item."""
    made = services.adopt(recommendations=[_wording(story, row) for row in rows], **heard)
    story.recommendations |= {row["key"]: one for row, one in zip(rows, made, strict=True)}


def _wording(story, row):
    bodies = story.cast.organisations
    keys = [story.proposals[key].pk for key in row.get("from", [])]
    return Wording(
        title=words(row["title"]),
        text=words(row["text"]),
        wanted=words(row.get("wanted")),
        lead=bodies[row["lead"]],
        co_executors=tuple(bodies[code] for code in row.get("co", [])),
        due_on=story.stage.day(row["due"]),
        proposals=tuple(Proposal.objects.filter(pk__in=keys)),
        **{name: tuple(rows) for name, rows in cited(row).items()},
    )


def opened():
    """What follows from a published agenda or decision sheet, done at once: the workers would do it within the minute."""
    meetings.work_off_agendas()
    proposals.work_off_meetings()
    services.work_off_meetings()


def recommendation_of(story, row):
    return Recommendation.objects.get(pk=story.recommendations[row["key"]].pk)


def _executor(story, row, act):
    return story.cast.organisations[act.get("from", row["lead"])]


def position(story, row, act):
    """The lead or a co-executor takes a position."""
    by = drafter(story, _executor(story, row, act))
    said = {"value": act["value"], "text": words(act.get("text")), "internal_note": act.get("note", "")}
    paper = services.draft_position(recommendation_of(story, row), by=by, **said)
    way = {"send": services.send_position_for_signature, "sign": services.take_position}
    carry(story, act, paper, enter=services.enter_position, **way)


def plan(story, row, act):
    """The lead plans a measure."""
    said = {"text": words(act["text"]), "completion": words(act.get("completion"))}
    days = {name: story.stage.day(act[name]) for name in ("starts_on", "ends_on") if name in act}
    by = drafter(story, story.cast.organisations[row["lead"]])
    services.plan_measure(recommendation_of(story, row), by=by, **said, **days)


def report(story, row, act):
    """An executor reports how far it is."""
    by = drafter(story, _executor(story, row, act))
    said = {"declared": act["declared"], "text": words(act["text"]), "next_step": words(act.get("next"))}
    paper = services.draft_progress(recommendation_of(story, row), by=by, **said)
    way = {"send": services.send_progress_for_signature, "sign": services.report_progress}
    carry(story, act, paper, enter=services.enter_progress, **way)


def claim(story, row, act):
    """The lead reports it as implemented, with evidence."""
    by = drafter(story, story.cast.organisations[row["lead"]])
    evidence = [_piece(piece) for piece in act["evidence"]]
    said = {"level": act["level"], "text": words(act["text"]), "evidence": evidence}
    paper = services.draft_claim(recommendation_of(story, row), by=by, **said)
    way = {"send": services.send_claim_for_signature, "sign": services.claim_implementation}
    carry(story, act, paper, enter=services.enter_claim, **way)


def _piece(piece):
    made = {**piece, "words": words(piece.get("words"))}
    if "act" in piece:
        made["act"] = Act.objects.get(adilet_id=piece["act"])
        made["pinpoint"] = Pinpoint(**made.pop("place", {}))
    return made


def claim_of(story, row):
    """The last claim of the recommendation."""
    return Claim.objects.filter(recommendation=recommendation_of(story, row)).order_by("-id").first()


def withdraw_claim(story, row, act):
    claim = claim_of(story, row)
    services.withdraw_claim(claim, by=signer(story, claim.organisation), reason=words(act["reason"]))


def assess(story, row, act):
    """An NGO or an independent institution confirms, confirms in part, or cannot say."""
    by = story.cast.hat(act["by"], PostKind.REPRESENTATIVE)
    services.assess_claim(claim_of(story, row), by=by, verdict=act["verdict"], grounds=words(act["grounds"]))


def contest(story, row, act):
    """Or objects."""
    by = story.cast.hat(act["by"], PostKind.REPRESENTATIVE)
    services.contest_claim(claim_of(story, row), by=by, reason=act["reason"], grounds=words(act["grounds"]))


def _objection(story, row, name):
    organisation = story.cast.hat(name, PostKind.REPRESENTATIVE).organisation
    return Objection.objects.get(assessment__claim=claim_of(story, row), assessment__organisation=organisation)


def answer(story, row, act):
    """The lead answers the objection."""
    by = drafter(story, story.cast.organisations[row["lead"]])
    paper = services.draft_objection_reply(_objection(story, row, act["to"]), by=by, text=words(act["text"]))
    way = {"send": services.send_objection_reply_for_signature, "sign": services.answer_objection}
    carry(story, act, paper, enter=services.enter_objection_reply, **way)


def keep(story, row, act):
    """The objector keeps the objection."""
    by = story.cast.hat(act["by"], PostKind.REPRESENTATIVE)
    services.keep_objection(_objection(story, row, act["by"]), by=by, reason=words(act["reason"]))


def narrow(story, row, act):
    """The objector keeps a part of it."""
    by = story.cast.hat(act["by"], PostKind.REPRESENTATIVE)
    services.narrow_objection(_objection(story, row, act["by"]), by=by, narrowed_to=words(act["to"]))


def withdraw_objection(story, row, act):
    """The objector takes it back."""
    by = story.cast.hat(act["by"], PostKind.REPRESENTATIVE)
    services.withdraw_objection(_objection(story, row, act["by"]), by=by, reason=words(act["reason"]))


def conclude(story, row, act):
    """A meeting heard the sides: it returns the report, or records the dispute."""
    services.conclude_dispute(
        recommendation_of(story, row), finding=act["finding"], **_decided(story, act), reason=words(act["reason"])
    )


def end(story, row, act):
    """A meeting ends the follow-up."""
    services.end_recommendation(recommendation_of(story, row), **_decided(story, act), reason=words(act["reason"]))


def _decided(story, act):
    decision = Decision.objects.get(item=story.items[act["item"]])
    return {"by": story.cast.hat("secretariat", PostKind.SECRETARY), "decision": decision}


DO = {
    act.__name__: act
    for act in (
        position, plan, report, claim, withdraw_claim, assess, contest, answer, keep, narrow, withdraw_objection,
        conclude, end,
    )
}  # fmt: skip
