"""The whole demonstration, in one call."""

import datetime as dt

from dialogue.demo.acts import imports, meetings, membership, minutes, plans, proposals, recommendations
from dialogue.demo.cast import assemble, rename
from dialogue.demo.stage import Stage
from dialogue.demo.words import read

OPENING, IMPORT = -200, -176  # working days before today: the platform opens; a table of other mechanisms is taken over


class Story:
    """What the acts share: the stage, the cast, and the things of the story by their keys."""

    def __init__(self, stage):
        self.stage, self.cast = stage, None
        self.plans, self.plan_rows, self.decisions = {}, {}, {}
        self.meetings, self.items, self.proposals, self.recommendations = {}, {}, {}, {}


def seed(told=lambda done, total: None):
    """Play the story on an empty platform. ``told`` hears how many days of how many were played."""
    story = Story(Stage())
    story.stage.add(OPENING, lambda: gather(story), hour=10)
    story.stage.add(IMPORT, lambda: imports.take_over(story))
    rename_institutions(story.stage)
    for row in read("meetings"):
        meetings.arrange(story, row)
    for row in read("plans"):
        plans.arrange(story, row)
    for row in read("membership"):
        membership.arrange(story, row)
    for row in read("minutes"):
        minutes.arrange(story, row)
    for row in read("proposals"):
        proposals.arrange(story, row)
    for row in read("recommendations"):
        recommendations.arrange(story, row)
    story.stage.play(told)
    return story


def rename_institutions(stage):
    """Those that were renamed, on the day it happened if the story reaches so far back; not those whose day is still to come."""
    for row in read("organisations"):
        for later in row.get("renamed", []):
            day = dt.date.fromisoformat(later["from"])
            number = -stage.calendar.working_days_between(day, stage.base)
            if number < 0:
                stage.add(max(number, OPENING), lambda row=row, later=later: rename(row, later))


def gather(story):
    """Everybody gets their places."""
    story.cast = assemble()
