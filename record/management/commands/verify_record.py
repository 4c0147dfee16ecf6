"""``manage.py verify_record [--json]``: 0 everything is as it was, 1 a finding, 2 misuse (design.md §6)."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from record.models import Entry
from record.verify import findings


class Command(BaseCommand):
    help = "Check that nothing in the record was removed or changed; names the first line that was."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")

    def handle(self, *args, **options):
        try:
            last, found = Entry.objects.order_by("-seq").first(), list(findings())
        except DatabaseError as error:
            raise CommandError(f"The record cannot be read: {error}", returncode=2) from error
        seq, sha256 = (last.seq, last.sha256) if last else (0, "")
        if options["json"]:
            told = {"entries": seq, "last": sha256, "findings": len(found)}
            self.stdout.write(json.dumps({**told, "first": found[0].as_json() if found else None}))
        elif found:
            self.stdout.write(f"NOT WHOLE, findings: {len(found)}. The first: {found[0]}")
        else:
            self.stdout.write(f"Whole: {seq} entries, the last hash is {sha256 or 'none yet'}")
        if found:
            sys.exit(1)
