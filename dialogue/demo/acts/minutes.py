"""Minutes in the story: written, commented on, answered, approved."""

from dialogue.demo.acts.meetings import secretary
from dialogue.demo.words import words
from meetings import services
from meetings.models import Comment, Meeting, Minutes, Remark
from participants.kinds import PostKind, SeatRole
from participants.models import Organisation


def arrange(story, row):
    """Put every act of the minutes of one meeting on the stage."""
    add = story.stage.add
    add(row["begin"], lambda: begin(story, row), hour=12)
    add(row["circulate"], lambda: services.circulate_minutes(minutes_of(story, row), by=secretary(story)), hour=12)
    for said in row.get("comments", []):
        add(said["day"], lambda said=said: comment(story, said), hour=14)
        add(said["answer"]["day"], lambda said=said: answer(story, said), hour=16)
    if again := row.get("rewrite"):
        add(again["day"], lambda: rewrite(story, again), hour=17)
    if "put_up" in row:
        add(row["put_up"], lambda: services.put_up_minutes(minutes_of(story, row), by=secretary(story)), hour=12)
    for one in row.get("approvals", []):
        add(one["day"], lambda one=one: approve(story, row, one), hour=12)


def minutes_of(story, row):
    return Minutes.objects.select_related("meeting").get(meeting=story.meetings[row["meeting"]])


def begin(story, row):
    meeting = Meeting.objects.get(pk=story.meetings[row["meeting"]].pk)
    services.begin_minutes(meeting, by=secretary(story))
    for said in row["remarks"]:
        item = meeting.items.select_related("meeting__minutes").get(pk=story.items[said["item"]].pk)
        services.add_remark(item, by=secretary(story), **written(said))


def written(said):
    """The text of a paragraph, and whose it is."""
    organisation = Organisation.objects.get(code=said["organisation"]) if "organisation" in said else None
    return {
        "text": words(said["text"]),
        "organisation": organisation,
        "constituency": said.get("constituency", ""),
    }


def paragraph(story, said):
    return Remark.objects.select_related("minutes__meeting", "item").filter(item=story.items[said["item"]].pk).first()


def comment(story, said):
    by = story.cast.hat(said["by"], PostKind.REPRESENTATIVE)
    services.file_comment(paragraph(story, said), by=by, text=words(said["text"]))


def answer(story, said):
    filed = Comment.objects.get(remark=paragraph(story, said))
    given = {"is_accepted": said["answer"]["is_accepted"], "text": words(said["answer"]["text"])}
    services.answer_comment(filed, by=secretary(story), **given)


def rewrite(story, said):
    services.edit_remark(paragraph(story, said), by=secretary(story), **written(said))


def approve(story, row, one):
    services.approve_minutes(minutes_of(story, row), by=story.cast.hat(one["by"], SeatRole(one["role"])))
