"""Verbs of the law: register an act, cite acts and obligations, load the reference rows."""

from law.citation import Pinpoint
from law.services.acts import DESCRIPTION, describe_act, register_act
from law.services.citations import (
    CitedAct,
    CitedObligation,
    cite_acts,
    cite_obligations,
    cited_acts,
    cited_obligations,
)
from law.services.reference import load_reference
