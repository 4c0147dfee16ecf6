"""Django's ``migrate``, by the role that owns the tables; afterwards the serving role gets its rights (core.roles)."""

from django.core.management.commands import migrate

from core import roles


class Command(migrate.Command):
    help = "Updates the database as its owner, then grants the serving role what it needs and no more."

    def handle(self, *app_labels, **options):
        with roles.entered_as_owner(options["database"]):
            super().handle(*app_labels, **options)
            if options["plan"] or options["check_unapplied"]:
                return
            objection = roles.grant_to_servant(options["database"])
        if objection:
            warning = (
                f"One database role for everything: {objection}. Only triggers protect what must not be rewritten."
            )
            self.stderr.write(self.style.WARNING(warning))
