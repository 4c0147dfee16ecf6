"""How a vote went, by constituency. Pure."""

from meetings.turnout import SMALLEST

CHOICES = ("for", "against", "abstain")


def totals(votes):
    """``{constituency: {choice: number}}`` as ``{choice: number}`` of the whole body."""
    return {choice: sum(cast.get(choice, 0) for cast in votes.values()) for choice in CHOICES}


def by_constituency(votes):
    """The rows ``(constituency, for, against, abstain)``, or none where one of the numbers is between 1 and 4: who is one of
    three in a small constituency is known to everybody there (design.md §5.8). The totals are the outcome, always told."""
    if any(0 < number < SMALLEST for cast in votes.values() for number in cast.values()):
        return []
    return [(name, *(cast.get(choice, 0) for choice in CHOICES)) for name, cast in votes.items()]


def voted(cast):
    """How many of a constituency took part in the vote; who abstains was there."""
    return sum(cast.get(choice, 0) for choice in CHOICES)
