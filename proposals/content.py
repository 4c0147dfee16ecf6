"""What a proposal consists of, and what intake may ask for. Pure."""

from proposals.kinds import Part

TEXTS = ("title", "summary", "problem", "change")


def missing_parts(texts, has_addressees):
    """The mandatory parts that are not there: ``texts`` maps the name of each text to its ``Words``."""
    missing = [Part(name) for name in TEXTS if not texts.get(name)]
    return missing if has_addressees else [*missing, Part.ADDRESSEES]
