"""What stands on the ground alone: lines, filings and jobs of nobody's domain."""

from django.db import transaction

from core.filing import file
from core.jobs import Job
from core.lines import write_line
from core.words import Words
from participants.acting import THE_HOUSE, Acting
from participants.models import User


def a_hat(*powers, **fields):
    """A hat with these powers, of a person who has no row anywhere."""
    return Acting(user=User(email="aigerim@example.kz"), powers=frozenset(powers), key="1", **fields)


def a_job(**fields):
    """A stored thing of the ground with a state."""
    return Job.objects.create(**{"name": "import", **fields})


def a_line(step="start", *, thing=None, by=THE_HOUSE, **said):
    """One committed line about ``thing`` (a new job when none is named)."""
    with transaction.atomic():
        return write_line(thing or a_job(), step, by=by, **said)


def a_filing(*, case=None, by=THE_HOUSE, words=None, **said):
    """One filing of ``case`` (a new job when none is named)."""
    return file(case or a_job(), by=by, words=words or {"title": Words.of(ru="О доступе", en="On access")}, **said)
