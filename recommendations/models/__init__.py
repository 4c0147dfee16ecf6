"""The nouns of follow-up, one file a noun."""

from recommendations.models.assessment import Assessment, AssessmentFile, Objection, ObjectionReply
from recommendations.models.batch import Batch
from recommendations.models.claim import Claim, Evidence, EvidenceFile
from recommendations.models.paper import Measure, Position, Progress
from recommendations.models.recommendation import (
    CoExecutor,
    Origin,
    Recommendation,
    RecommendationAct,
    RecommendationObligation,
)
