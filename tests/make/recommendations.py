"""Recommendations at every point of follow-up, made by the services."""

import datetime as dt

from django.utils import timezone

from core.words import Words
from meetings import services as meetings
from meetings.kinds import Method
from participants.kinds import OrganisationKind, PostKind
from proposals.services import place_on_agenda
from recommendations import services
from recommendations.kinds import ClaimLevel, Declared, EvidenceKind, ObjectionReason, PositionValue, Verdict
from recommendations.models import Claim, Recommendation
from recommendations.services.adopting import Wording
from tests.make.meetings import after, full_house, make_announced, make_published
from tests.make.participants import make_hat
from tests.make.proposals import make_admitted
from tests.make.proposals import make_cast as make_proposal_cast

GROUNDS = Words.of(ru="Согласование осталось", en="Approval remains")


def make_cast():
    """The cast of proposals, and a second NGO and the Ombudsman, who assess."""
    cast = make_proposal_cast()
    cast.other_ngo = make_hat(PostKind.REPRESENTATIVE)
    cast.ombudsman = make_hat(PostKind.REPRESENTATIVE, organisation_kind=OrganisationKind.OMBUDSMAN)
    return cast


def a_wording(cast, **changed):
    """One recommendation as the meeting words it."""
    said = {
        "title": Words.of(ru="Ввести уведомительный порядок", kk="Хабарлама тәртібін енгізу"),
        "text": Words.of(ru="Изменить статью 9 Закона", kk="Заңның 9-бабын өзгерту"),
        "lead": cast.ministry,
        "due_on": timezone.localdate() + dt.timedelta(days=180),
    }
    return Wording(**{**said, **changed})


def make_item_heard(cast, *proposals):
    """An agenda item of a meeting that was held, with the proposals on it."""
    meeting = make_announced(cast)
    item = meeting.items.get()
    for proposal in proposals:
        place_on_agenda(proposal, by=cast.secretary, item=item)
    meetings.publish_agenda(meeting, by=cast.secretary)
    with after(meeting):
        meetings.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    item.refresh_from_db()
    return item


def make_adopted(cast, *, proposals=None, method=Method.CONSENSUS, **changed):
    """A recommendation adopted by a meeting whose decision sheet is not public yet."""
    proposals = [make_admitted(cast)] if proposals is None else proposals
    item = make_item_heard(cast, *proposals)
    wording = a_wording(cast, proposals=tuple(proposals), **changed)
    text = Words.of(ru="Принять", kk="Қабылдансын")
    return services.adopt(decision_of=item, by=cast.secretary, method=method, text=text, recommendations=[wording])[0]


def make_transmitted(cast, **changed):
    """One that was published and sent to the bodies."""
    adopted = make_adopted(cast, **changed)
    meetings.publish_decisions(adopted.decision.item.meeting, by=cast.secretary)
    services.work_off_meetings()
    return Recommendation.objects.get(pk=adopted.pk)


def make_position(recommendation, cast, value=PositionValue.IN_PART, text="Срок сократим"):
    """The lead's signed position."""
    words = Words.of(ru=text) if text else Words()
    draft = services.draft_position(recommendation, by=cast.focal, value=value, text=words)
    return services.take_position(draft, by=cast.signatory)


def a_figure(text="23 отказа в 2025 году, 4 в 2026 году"):
    """A piece of evidence that needs no other rows."""
    return {"kind": EvidenceKind.FIGURE, "words": Words.of(ru=text)}


def make_claim(recommendation, cast, level=ClaimLevel.FULL, evidence=None):
    """The lead's signed report with one piece of evidence."""
    pieces = [a_figure()] if evidence is None else evidence
    draft = services.draft_claim(
        recommendation, by=cast.focal, level=level, text=Words.of(ru="Сделано"), evidence=pieces
    )
    return services.claim_implementation(draft, by=cast.signatory)


def make_assessment(claim, hat, verdict=Verdict.CONFIRM):
    """What an organisation says of the claim, other than an objection."""
    return services.assess_claim(claim, by=hat, verdict=verdict, grounds=GROUNDS)


def make_objection(claim, hat, reason=ObjectionReason.PRACTICE_UNCHANGED):
    """An objection to the claim."""
    return services.contest_claim(claim, by=hat, reason=reason, grounds=GROUNDS)


def make_answer(objection, cast, text="Практика меняется"):
    """The lead's signed answer to the objection."""
    draft = services.draft_objection_reply(objection, by=cast.focal, text=Words.of(ru=text))
    return services.answer_objection(draft, by=cast.signatory)


def make_measure(recommendation, cast, **changed):
    """What the lead plans."""
    said = {"text": Words.of(ru="Внести законопроект", kk="Заң жобасын енгізу"), "completion": Words.of(ru="Закон")}
    return services.plan_measure(recommendation, by=cast.focal, **{**said, **changed})


def make_report(recommendation, cast, declared=Declared.IN_PROGRESS, text="Проект согласуется"):
    """The lead's signed report of progress."""
    draft = services.draft_progress(recommendation, by=cast.focal, declared=declared, text=Words.of(ru=text))
    return services.report_progress(draft, by=cast.signatory)


def make_kept_objection(claim, hat, cast):
    """An objection that was answered and kept."""
    objection = make_objection(claim, hat)
    make_answer(objection, cast)
    return services.keep_objection(objection, by=hat, reason=Words.of(ru="Ответ не по существу"))


def end_window(claim):
    """The clock on the day after the last day of the window; returns the recommendation as it stands then."""
    claim = Claim.objects.select_related("window").get(pk=claim.pk)
    services.close_windows(claim.window.due_on + dt.timedelta(days=1))
    return Recommendation.objects.get(pk=claim.recommendation_id)


def a_public_decision(cast):
    """The decision of another meeting of the body, its sheet public."""
    return make_published(cast).items.get().decision


def now(thing):
    """The thing as the database has it."""
    return type(thing).objects.get(pk=thing.pk)
