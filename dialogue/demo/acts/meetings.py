"""Meetings of the story: scheduled, announced, held, decided."""

import datetime as dt

from dialogue.demo.acts.recommendations import adopt, opened
from dialogue.demo.words import read, words
from meetings import services
from meetings.kinds import Presence, Regime
from meetings.models import AgendaItem, Decision, Invitation, Meeting
from participants.kinds import PostKind, SeatRole
from recommendations.services import decide_without_recommendation

ABSENT = {
    5: Presence.ABSENT,
    8: Presence.EXCUSED,
    11: Presence.ONLINE,
    13: Presence.ONLINE,
}  # by place in the list of seats


def arrange(story, row):
    """Put every act of one meeting on the stage."""
    for act in row["course"]:
        story.stage.add(act["day"], lambda act=act: DO[act["do"]](story, row, act), hour=act.get("hour", 11))


def secretary(story):
    return story.cast.hat("secretariat", PostKind.SECRETARY)


def schedule(story, row, act):
    """Plan the meeting and its agenda."""
    starts, ends = (dt.time.fromisoformat(row[name]) for name in ("starts", "ends"))
    place = {"place": words(row["place"]), "link": row.get("link", ""), "languages": row["languages"]}
    meeting = services.schedule_from(
        by=secretary(story),
        plan_row=story.plan_rows.get(row["key"]),
        body=story.cast.bodies[row["body"]],
        title=words(row["title"]),
        on=story.stage.day(row["on"]),
        starts=starts,
        ends=ends,
        zone="Asia/Almaty",
        regime=row["regime"],
        number=row.get("number"),
        kind=row.get("kind", "regular"),
        chair=words(row["chair"]),
        **place,
    )
    story.meetings[row["key"]] = meeting
    for item in row["items"]:
        said = {"title": words(item["title"]), "rapporteurs": words(item.get("rapporteurs"))}
        made = services.add_item(
            meeting, by=secretary(story), standing_question=item["question"], minutes=item["minutes"], **said
        )
        story.items[item["key"]] = made


def ask_closing(story, row, act):
    """Who presides for one side asks the other to close the meeting."""
    meeting = Meeting.objects.get(pk=story.meetings[row["key"]].pk)
    by = presiding(story, act["by"], meeting)
    services.ask_closing(meeting, by=by, regime=Regime.CLOSED, reason=words(act["reason"]))


def agree_closing(story, row, act):
    """Who presides for the other side agrees."""
    meeting = Meeting.objects.get(pk=story.meetings[row["key"]].pk)
    services.agree_closing(meeting, by=presiding(story, act["by"], meeting))


def presiding(story, name, meeting):
    """The hat under which the person presides over the body that meets."""
    hats = story.cast.hats(name)
    return next(hat for hat in hats if hat.sits_in(meeting.body_id, SeatRole.CHAIR, SeatRole.CO_CHAIR))


def announce(story, row, act):
    meeting = Meeting.objects.get(pk=story.meetings[row["key"]].pk)
    services.announce_meeting(meeting, by=secretary(story))


def move(story, row, act):
    """To another hour; everybody is asked again."""
    meeting = Meeting.objects.get(pk=story.meetings[row["key"]].pk)
    starts, ends = (dt.time.fromisoformat(act[name]) for name in ("starts", "ends"))
    where = {"on": meeting.on, "zone": meeting.zone, "place": meeting.place, "link": meeting.link}
    services.move_meeting(meeting, by=secretary(story), reason=words(act["reason"]), starts=starts, ends=ends, **where)


def publish_agenda(story, row, act):
    services.publish_agenda(story.meetings[row["key"]], by=secretary(story))
    opened()


def answer(story, row, act):
    """Seats answer their invitations: pairs of a person and an answer."""
    for name, said in act["answers"].items():
        hat = next(hat for hat in story.cast.hats(name) if hat.sits_in(story.meetings[row["key"]].body_id))
        invitation = Invitation.objects.get(meeting=story.meetings[row["key"]], seat__in=[s.pk for s in hat.seats])
        services.answer_invitation(invitation, by=hat, answer=said)


def hold(story, row, act):
    """It took place: by seat, or by numbers where nothing else may be kept."""
    meeting = Meeting.objects.get(pk=story.meetings[row["key"]].pk)
    attendance = act.get("turnout")
    if not meeting.is_without_attribution:
        seats = [invitation.seat for invitation in meeting.invitations.by_seat()]
        attendance = {seat: ABSENT.get(place, Presence.PRESENT) for place, seat in enumerate(seats)}
    services.hold_meeting(meeting, by=secretary(story), attendance=attendance)


def decide(story, row, act):
    """Record the decision on every item that has one."""
    for item in row["items"]:
        said = item.get("decision")
        if not said:
            continue
        agenda_item = AgendaItem.objects.get(pk=story.items[item["key"]].pk)
        heard = {
            "decision_of": agenda_item,
            "by": secretary(story),
            "method": said["method"],
            "text": words(said["text"]),
        }
        if rows := [row for row in read("recommendations") if row.get("item") == item["key"]]:
            adopt(story, rows, heard)
        else:
            decide_without_recommendation(outcome=said["outcome"], **heard)


def publish_decisions(story, row, act):
    services.publish_decisions(Meeting.objects.get(pk=story.meetings[row["key"]].pk), by=secretary(story))
    opened()


def sign_sheet(story, row, act):
    """Those who preside sign the decision sheet, one after the other."""
    for name in act["by"]:
        meeting = Meeting.objects.get(pk=story.meetings[row["key"]].pk)
        services.sign_sheet(meeting, by=presiding(story, name, meeting))


def dissent(story, row, act):
    """An organisation with a vote holds something against the decision on an item."""
    decision = Decision.objects.get(item=story.items[act["on"]])
    by = story.cast.hat(act["by"], PostKind.REPRESENTATIVE)
    services.file_dissent(decision, by=by, text=words(act["text"]))


def postpone(story, row, act):
    """It has no day for a while."""
    meeting = Meeting.objects.get(pk=story.meetings[row["key"]].pk)
    services.postpone_meeting(meeting, by=secretary(story), reason=words(act["reason"]))


def cancel(story, row, act):
    services.cancel_meeting(story.meetings[row["key"]], by=secretary(story), reason=words(act["reason"]))


DO = {
    act.__name__: act
    for act in (
        schedule,
        ask_closing,
        agree_closing,
        announce,
        move,
        publish_agenda,
        answer,
        hold,
        decide,
        publish_decisions,
        sign_sheet,
        dissent,
        postpone,
        cancel,
    )
}
