"""Acts, obligations, reference rows and their citations (domain.md §3.4, §3.5, §8)."""

from law.models.acts import Act
from law.models.citations import ActCitation, ObligationCitation
from law.models.obligations import Instrument, Provision
from law.models.reference import AffectedGroup, Goal, KindOfChange, Mechanism, NonSupportReason, Reference, Theme
