"""One meeting: four items, invitations, decisions; what it hears and adopts is made by the other files."""

import datetime as dt

from core.words import Words
from dialogue.bench import proposals, recommendations
from dialogue.bench.heap import moment
from meetings.kinds import Answer, Method, Outcome, Presence, Regime, StandingQuestion
from meetings.models import AgendaItem, Attendance, Decision, Invitation, Meeting
from meetings.services.planning import when_and_where
from meetings.states import S

ITEMS, HEARD, A_MEETING = 4, 2, 12  # items of one meeting; how many hear a proposal; recommendations
PLACE = Words.of(kk="Астана, Мәңгілік Ел 8", ru="Астана, Мангилик Ел, 8", en="8 Mangilik Yel, Astana")
ZONE = "Asia/Almaty"


def hold(bench, body, number, ref, day, wanted):
    """A meeting of the past that adopted so many recommendations; its decision sheet was published two days later."""
    meeting, items, heard = _agenda(bench, body, number, ref, day)
    _attend(bench, meeting)
    bench.heap.line(meeting, "hold", bench.cast.secretariat, moment(day, 14), source=S.CIRCULATED, target=S.HELD)
    sheet = day + dt.timedelta(days=2)
    decisions = [_decide(bench, meeting, item, item in items[:HEARD]) for item in items]
    for place in range(wanted):
        of = place % HEARD
        recommendations.adopt(bench, meeting, decisions[of], heard[of], f"{ref}-{place + 1:02}", sheet)
    for proposal, decision in zip(heard, decisions, strict=False):
        proposals.conclude(bench, proposal, decision, day)
    meeting.state, meeting.decisions_published_at = S.PUBLISHED, moment(sheet, 12)
    step = {"source": S.HELD, "target": S.PUBLISHED}
    bench.heap.line(meeting, "publish_decisions", bench.cast.secretariat, moment(sheet, 12), **step)


def plan(bench, body, number, ref, day):
    """A meeting to come, whose agenda is published."""
    meeting, _items, _heard = _agenda(bench, body, number, ref, day)
    meeting.state = S.CIRCULATED


def _agenda(bench, body, number, ref, day):
    """An announced meeting, its items, the proposals on the first of them."""
    meeting = _meeting(bench, body, number, ref, day)
    items = [_item(bench, meeting, position) for position in range(1, ITEMS + 1)]
    heard = [proposals.hear(bench, item, day) for item in items[:HEARD]]
    _publish(bench, meeting, items)
    return meeting, items, heard


def _meeting(bench, body, number, ref, day):
    starts, ends = moment(day, 10), moment(day, 13)
    announced = moment(day - dt.timedelta(days=30), 11)
    meeting = Meeting(
        body=body,
        ref=ref,
        number=number,
        title=bench.texts.title(),
        on=day,
        starts=dt.time(10),
        ends=dt.time(13),
        zone=ZONE,
        starts_at=starts,
        ends_at=ends,
        place=PLACE,
        regime=bench.rng.choice((Regime.PUBLIC, Regime.ON_RECORD)),
        languages=["kk", "ru"],
        announced_at=announced,
        agenda_published_at=moment(day - dt.timedelta(days=10), 12),
    )
    meeting.index_words(meeting.title, PLACE, refs=[ref])
    bench.heap.add(meeting)
    for seat in bench.cast.seats[body.pk]:
        answer = bench.rng.choice((Answer.YES, Answer.YES, Answer.NO, Answer.NONE))
        bench.heap.add(Invitation(meeting=meeting, seat=seat, answer=answer))
    step = {"source": S.PLANNED, "target": S.ANNOUNCED, "facts": when_and_where(meeting)}
    bench.heap.line(meeting, "announce", bench.cast.secretariat, announced, **step)
    return meeting


def _item(bench, meeting, position):
    question = StandingQuestion.LAW_MAKING if position % 2 else StandingQuestion.OBLIGATIONS
    title = bench.texts.title()
    return bench.heap.add(
        AgendaItem(
            meeting=meeting,
            position=position,
            number=str(position),
            title=title,
            standing_question=question,
            minutes=40,
        )
    )


def _publish(bench, meeting, items):
    rows = [{"item": i.position, "question": str(i.standing_question), "minutes": i.minutes} for i in items]
    words = {"theme": meeting.title} | {f"item {item.position}": item.title for item in items}
    facts = {"document": "agenda", "meeting": meeting.ref, "items": rows, **when_and_where(meeting)}
    filed = bench.heap.file(meeting, bench.cast.secretariat, meeting.agenda_published_at, words, facts)
    step = {"source": S.ANNOUNCED, "target": S.CIRCULATED, "facts": filed}
    bench.heap.line(meeting, "publish_agenda", bench.cast.secretariat, meeting.agenda_published_at, **step)


def _attend(bench, meeting):
    for seat in bench.cast.seats[meeting.body_id]:
        presence = bench.rng.choice((Presence.PRESENT, Presence.PRESENT, Presence.ONLINE, Presence.EXCUSED))
        bench.heap.add(Attendance(meeting=meeting, seat=seat, presence=presence))
        if presence != Presence.EXCUSED:
            meeting.turnout[str(seat.constituency)] = meeting.turnout.get(str(seat.constituency), 0) + 1


def _decide(bench, meeting, item, adopts):
    method = bench.rng.choice((Method.CONSENSUS, Method.CONSENSUS, Method.CIVIL_SOCIETY_TEXT))
    outcome = Outcome.ADOPTED if adopts else Outcome.NOTED
    decision = bench.heap.add(Decision(item=item, method=method, outcome=outcome, text=bench.texts.wanted()))
    said = {"item": item.position, "method": str(method), "outcome": str(outcome)}
    words = {"decision": decision.text, "item": item.title}
    facts = {"document": "decision", "meeting": meeting.ref, **said}
    filed = bench.heap.file(decision, bench.cast.secretariat, moment(meeting.on, 15), words, facts)
    step = {"about": decision, "source": S.HELD, "facts": {**said, **filed}, "public": False}
    bench.heap.line(meeting, "decide", bench.cast.secretariat, moment(meeting.on, 15), **step)
    return decision
