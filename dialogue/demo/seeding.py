"""The whole demonstration, in one call."""

from dialogue.demo.acts import imports, meetings, proposals, recommendations
from dialogue.demo.cast import assemble
from dialogue.demo.stage import Stage
from dialogue.demo.words import read

OPENING, IMPORT = -200, -176  # working days before today: the platform opens; a table of other mechanisms is taken over


class Story:
    """What the acts share: the stage, the cast, and the things of the story by their keys."""

    def __init__(self, stage):
        self.stage, self.cast = stage, None
        self.meetings, self.items, self.proposals, self.recommendations = {}, {}, {}, {}


def seed(told=lambda done, total: None):
    """Play the story on an empty platform. ``told`` hears how many days of how many were played."""
    story = Story(Stage())
    story.stage.add(OPENING, lambda: gather(story), hour=10)
    story.stage.add(IMPORT, lambda: imports.take_over(story))
    for row in read("meetings"):
        meetings.arrange(story, row)
    for row in read("proposals"):
        proposals.arrange(story, row)
    for row in read("recommendations"):
        recommendations.arrange(story, row)
    story.stage.play(told)
    return story


def gather(story):
    """Everybody gets their places."""
    story.cast = assemble()
