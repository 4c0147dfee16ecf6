"""Who asks for membership in the story."""

from dialogue.demo.words import words
from meetings import services
from participants.kinds import PostKind


def arrange(story, row):
    """Put the request on the stage."""
    story.stage.add(row["day"], lambda: ask(story, row))


def ask(story, row):
    services.ask_membership(
        story.cast.bodies[row["body"]],
        by=story.cast.hat(row["by"], PostKind.REPRESENTATIVE),
        constituency=row["constituency"],
        statement=words(row["statement"]),
    )
