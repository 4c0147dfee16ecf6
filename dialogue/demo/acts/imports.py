"""Recommendations of other mechanisms, taken over from a table as the secretariat does it."""

from dialogue.demo.words import FOLDER
from participants.kinds import PostKind
from recommendations.services import land_batch, publish_batch


def take_over(story):
    """The table beside the story lands as a batch and is published."""
    by = story.cast.hat("secretariat", PostKind.SECRETARY)
    table = FOLDER / "external.csv"
    publish_batch(land_batch(table, by=by, name=table.name, format="table").batch, by=by)
