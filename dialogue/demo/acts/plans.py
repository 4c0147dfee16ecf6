"""The plans of the story: one approved by the body, one in comment."""

from dialogue.demo.acts.meetings import secretary
from dialogue.demo.words import words
from meetings import services
from meetings.models import Meeting, Suggestion, WorkPlan
from participants.kinds import PostKind


def arrange(story, row):
    """Put every act of one plan on the stage."""
    for act in row["course"]:
        story.stage.add(act["day"], lambda act=act: DO[act["do"]](story, row, act), hour=act.get("hour", 11))


def plan_of(story, row):
    """The plan as it stands now."""
    return WorkPlan.objects.get(pk=story.plans[row["key"]].pk)


def draft(story, row, act):
    """The rows, each in the quarter of its day; a row may wait for a meeting of the story."""
    year = story.stage.day(row["year_of"]).year + row.get("years_later", 0)
    plan = services.draft_plan(story.cast.bodies[row["body"]], by=secretary(story), year=year)
    story.plans[row["key"]] = plan
    for one in row["rows"]:
        said = {"theme": words(one["theme"]), "lead": words(one["lead"]), "standing_question": one["question"]}
        made = services.add_row(plan, by=secretary(story), quarter=quarter(story, one, year), **said)
        if one.get("meeting"):
            story.plan_rows[one["meeting"]] = made


def quarter(story, one, year):
    """Of its day when that lies in the year, else what the row says."""
    day = story.stage.day(one["on"]) if "on" in one else None
    return (day.month + 2) // 3 if day and day.year == year else one["quarter"]


def circulate(story, row, act):
    services.circulate_plan(plan_of(story, row), by=secretary(story))


def comment(story, row, act):
    by = story.cast.hat(act["by"], PostKind.REPRESENTATIVE)
    services.comment_plan(plan_of(story, row), by=by, text=words(act["text"]))


def answer(story, row, act):
    """The first comment that waits for an answer."""
    one = plan_of(story, row).comments.unanswered().first()
    services.answer_plan_comment(one, by=secretary(story), taken=act["taken"], reason=words(act["reason"]))


def put(story, row, act):
    services.put_plan(plan_of(story, row), by=secretary(story))


def place(story, row, act):
    """On the agenda of a meeting, out of what is suggested."""
    plan, meeting = plan_of(story, row), Meeting.objects.get(pk=story.meetings[act["on"]].pk)
    suggestion = Suggestion.objects.waiting().get(about_uid=plan.uid)
    said = {"title": words(act["title"]), "standing_question": "organisational", "minutes": act["minutes"]}
    story.items[row["key"]] = services.add_item(meeting, by=secretary(story), suggestion=suggestion, **said)


def decide(story, row, act):
    said = {"method": "consensus", "outcome": "adopted", "text": words(act["text"])}
    story.decisions[row["key"]] = services.decide_membership(story.items[row["key"]], by=secretary(story), **said)


def approve(story, row, act):
    services.approve_plan(plan_of(story, row), by=secretary(story), decision=story.decisions[row["key"]])


def name(story, row, act):
    """The first row is carried out by the meeting that approved the plan."""
    meeting = Meeting.objects.get(pk=story.meetings[act["meeting"]].pk)
    services.name_meeting(plan_of(story, row).rows.first(), by=secretary(story), meeting=meeting)


DO = {act.__name__: act for act in (draft, circulate, comment, answer, put, place, decide, approve, name)}
