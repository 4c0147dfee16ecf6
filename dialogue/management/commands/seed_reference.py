"""``manage.py seed_reference``: acts, obligations and words to sort by, from the files of ``law/reference``."""

from django.core.management.base import BaseCommand

from deadlines.services import seed_calendar, seed_term_rules
from law.services import load_reference


class Command(BaseCommand):
    help = "Load the reference rows: legal acts, treaties and their provisions, themes, groups, mechanisms, goals, reasons."

    def handle(self, *args, **options):
        """Idempotent; rows that people have edited stay as they are."""
        counts = {**load_reference(), "calendar days": seed_calendar(), "rules of terms": seed_term_rules()}
        if options["verbosity"] > 0:
            self.stdout.write(", ".join(f"{name}: {number}" for name, number in counts.items()))
