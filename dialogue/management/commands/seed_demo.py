"""``manage.py seed_demo``: the demonstration, played by the real services on an empty platform."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from dialogue.demo.seeding import seed
from dialogue.safe_start import demo_accounts
from participants.models import User


class Command(BaseCommand):
    help = "Plays the story of the demonstration on an empty platform; where it was played already nothing happens."

    def handle(self, *args, **options):
        """Idempotent. Refused (status 2) without DEMO=1, and where people have accounts who are not of the demo."""
        if not settings.DEMO:
            raise CommandError("DEMO=0: the demonstration has no place on this server", returncode=2)
        if demo_accounts().exists():
            return
        if User.objects.exists():
            raise CommandError(
                "There are accounts of real people: the demonstration needs an empty platform", returncode=2
            )
        begun = time.monotonic()
        with transaction.atomic():  # a demo interrupted half-way is no demo
            story = seed()
        if options["verbosity"]:
            kinds = {name: len(getattr(story, name)) for name in ("meetings", "proposals", "recommendations")}
            said = ", ".join(f"{name}: {number}" for name, number in kinds.items())
            self.stdout.write(f"{said} ({time.monotonic() - begun:.1f} s)")
