"""Links of a chain: where a thing comes from and what came of it, as ``core/partials/chain.html`` draws them."""

from core.words import Words
from proposals.models import Proposal


def gap(words):
    """A link of the chain that is not there."""
    return {"words": words, "is_gap": True}


def cited(plain):
    """A citation as it was filed."""
    return Words.of(plain["original"], **plain["texts"])


def proposal(ref):
    """A link to a proposal, by its number."""
    named = Proposal(ref=ref)
    return {"words": named.printed, "url": named.get_absolute_url()}
