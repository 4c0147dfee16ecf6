"""``manage.py seed_bench --recommendations N``: a heap of invented work on an otherwise empty platform (design.md §6)."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from dialogue.bench.cast import DOMAIN
from dialogue.bench.seeding import seed
from dialogue.safe_start import DEMO_DOMAIN
from participants.acting import THE_HOUSE
from participants.models import User
from recommendations.services import land_batch, publish_batch


class Command(BaseCommand):
    help = (
        "Adds N invented recommendations with meetings, proposals and follow-up, to measure how fast the platform is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--recommendations", type=int, required=True, metavar="N")
        parser.add_argument(
            "--from", dest="folder", type=Path, metavar="DIR", help="import every .csv of DIR too, published"
        )

    def handle(self, *args, recommendations, folder, **options):
        """Refused (status 2) where people have accounts who are neither of the demo nor of the bench."""
        invented = Q(email__endswith=DEMO_DOMAIN) | Q(email__endswith=DOMAIN)
        if User.objects.exclude(invented).exists():
            raise CommandError(
                "There are accounts of real people: invented work has no place beside theirs", returncode=2
            )
        if recommendations < 0:
            raise CommandError("--recommendations must be 0 or more", returncode=2)
        if folder and not folder.is_dir():
            raise CommandError(f"There is no folder {folder}", returncode=2)
        begun = time.monotonic()
        try:
            seed(recommendations, self.tell)
        except LookupError as error:
            raise CommandError(str(error), returncode=2) from error
        for path in sorted(folder.glob("*.csv")) if folder else []:
            landing = land_batch(path, by=THE_HOUSE, name=path.name)
            publish_batch(landing.batch, by=THE_HOUSE)
            self.tell(landing.created, landing.rows)
        self.stdout.write(f"{recommendations} recommendations ({time.monotonic() - begun:.1f} s)")

    def tell(self, done, total):
        self.stderr.write(f"{done} of {total}")
