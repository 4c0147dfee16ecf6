"""``manage.py first_secretary``: the one account that nobody can invite; everybody else is invited by it."""

import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation

from core.texts import Words
from participants.acting import THE_HOUSE
from participants.kinds import OrganisationKind, PostKind
from participants.models import Holding, Organisation
from participants.services import invite_person, join, open_post, register_organisation


class Command(BaseCommand):
    help = "Makes the secretariat's organisation, its post and the first secretary; asks for what is not given."

    def add_arguments(self, parser):
        parser.add_argument("--email")
        parser.add_argument("--name", help="the person's full name")
        parser.add_argument("--organisation", help="the name of the institution that keeps the secretariat")
        parser.add_argument("--code", default="secretariat", help="its short code in addresses")
        parser.add_argument(
            "--language", choices=["kk", "ru", "en"], default="ru", help="of the names and of the letters"
        )
        parser.add_argument("--password", help="asked for when not given; a command line can be read by others")

    def handle(self, **options):
        """One transaction; refused (status 2) when somebody is a secretary already or the answers are no good."""
        if Holding.objects.current().filter(post__kind=PostKind.SECRETARY).exists():
            raise CommandError("There is a secretary already: they invite everybody else", returncode=2)
        email = options["email"] or input("E-mail: ")
        name = options["name"] or input("Full name: ")
        institution = options["organisation"] or input("Institution: ")
        password = options["password"] or getpass.getpass("Password: ")
        with translation.override("en"):
            try:
                validate_email(email)
                validate_password(password)
            except ValidationError as error:
                raise CommandError(" ".join(error.messages), returncode=2) from None
            self._appoint(email, name, institution, password, options["code"], options["language"])
        self.stdout.write(f"{email} is the secretary and may sign in")

    @transaction.atomic
    def _appoint(self, email, name, institution, password, code, language):
        organisation = Organisation.objects.filter(code=code).first() or register_organisation(
            by=THE_HOUSE, code=code, kind=OrganisationKind.STATE_BODY, name=Words.of(**{language: institution})
        )
        post = open_post(organisation, by=THE_HOUSE, kind=PostKind.SECRETARY)
        user = invite_person(
            by=THE_HOUSE, email=email, name=Words.of(**{language: name}), language=language, places=[post]
        )
        join(user, password=password)
