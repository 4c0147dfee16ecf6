"""``manage.py import_recommendations FILE``: the contract of design.md §6."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from participants.acting import THE_HOUSE
from participants.models import Organisation
from recommendations.readers import AUTO, FORMATS, UnreadableFile
from recommendations.services import land_batch, publish_batch


class Command(BaseCommand):
    help = "Import recommendations from a file as a draft batch. Exit codes: 0 ok, 1 rows were skipped, 2 misuse."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=[AUTO, *FORMATS], default=AUTO)
        parser.add_argument(
            "--body", metavar="ORG", help="code of the organisation rows that name none are addressed to"
        )
        parser.add_argument("--dry-run", action="store_true", help="try everything, keep nothing")
        parser.add_argument("--publish", action="store_true", help="publish the batch at once")
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *args, **options):
        lead = self.organisation(options["body"])
        path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.", returncode=2)
        try:
            landing = land_batch(
                path,
                by=THE_HOUSE,
                name=path.name,
                format=options["format"],
                lead=lead,
                dry_run=options["dry_run"],
                progress=None if options["json"] else self.tell,
            )
        except UnreadableFile as reason:
            raise CommandError(f"{path.name}: {reason} Nothing was changed.", returncode=2) from reason
        if landing.batch and options["publish"] and landing.created:
            publish_batch(landing.batch, by=THE_HOUSE)
        self.report(landing, options)
        if landing.skipped:
            raise SystemExit(1)

    def organisation(self, code):
        if code is None:
            return None
        found = Organisation.objects.filter(code=code).first()
        if found is None:
            raise CommandError(f"There is no organisation with the code {code}.", returncode=2)
        return found

    def tell(self, done, about):
        self.stderr.write(f"{done} rows of about {about}" if about else f"{done} rows")

    def report(self, landing, options):
        if options["json"]:
            self.stdout.write(json.dumps(landing.as_json(), ensure_ascii=False))
            return
        kept = "nothing was kept (dry run)" if options["dry_run"] else "a draft until published"
        if options["publish"] and not options["dry_run"]:
            kept = "published"
        self.stdout.write(
            f"{landing.format}: {landing.rows} rows, {landing.created} created, {landing.updated} updated,"
            f" {landing.unchanged} unchanged, {len(landing.skipped)} skipped; {kept}."
        )
        for skipped in landing.skipped:
            self.stdout.write(f"  row {skipped['row']}: {skipped['reason']}")
        for warning in landing.warnings:
            self.stdout.write(f"  {warning}")
