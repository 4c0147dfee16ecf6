"""Django looks for models here; each lives in the file of its subject."""

from core.awaited import Awaited
from core.filing import Filing
from core.follow import Followed
from core.jobs import Job
from core.lines import Line
from core.once import Once
from core.series import Series
from core.tokens import Token
from core.unattributed import UnattributedText

__all__ = ["Awaited", "Filing", "Followed", "Job", "Line", "Once", "Series", "Token", "UnattributedText"]
