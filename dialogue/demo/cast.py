"""Who takes part: organisations, bodies, posts, seats, people. Institutions exist; every person and every NGO is invented."""

import datetime as dt

from allauth.account.models import EmailAddress

from dialogue.demo.words import read, words
from participants.acting import THE_HOUSE, hats
from participants.models import Body, Organisation, User
from participants.services import (
    establish_body,
    give_seat,
    invite_person,
    join,
    open_post,
    register_organisation,
    rename_organisation,
)

PASSWORD = "dialogue-demo"  # noqa: S105 - printed on the demo door
DOMAIN = "demo.example"


class Cast:
    """Organisations and bodies by code, hats by the name of the person and a power."""

    def __init__(self):
        self.organisations = {one.code: one for one in Organisation.objects.all()}
        self.bodies = {one.code: one for one in Body.objects.all()}
        self._hats = {}

    def hat(self, name, power=""):
        """The hat of the person with this power (a post kind or seat role; their first hat when none is named)."""
        return next(hat for hat in self.hats(name) if not power or hat.has(power))

    def hats(self, name):
        """All hats of the person."""
        if name not in self._hats:
            self._hats[name] = hats(User.objects.get(email=address(name)))
        return self._hats[name]


def address(name):
    """The e-mail of a person of the cast."""
    return f"{name}@{DOMAIN}"


def assemble():
    """Register everybody through the services of the secretariat; returns the ``Cast``."""
    for row in read("organisations"):
        _register(row)
    for row in read("bodies"):
        _establish(row)
    people = [_seat(row) for row in read("people")]
    _let_in(people)
    return Cast()


def _register(row):
    name, short = words(row["name"]), words(row.get("short_name"))
    said = {"code": row["code"], "kind": row["kind"], "name": name, "short_name": short}
    reached = {"website": row.get("website", ""), "public_email": row.get("public_email", "")}
    organisation = register_organisation(by=THE_HOUSE, **reached, **said)
    for post in row.get("posts", []):
        open_post(organisation, by=THE_HOUSE, kind=post["kind"], office=words(post.get("office")))


def rename(row, later):
    """An institution is called otherwise since the day of ``later``."""
    new = {"name": words(later["name"]), "short_name": words(later.get("short_name"))}
    since = dt.date.fromisoformat(later["from"])
    rename_organisation(Organisation.objects.get(code=row["code"]), by=THE_HOUSE, from_on=since, **new)


def _establish(row):
    parent = Body.objects.get(code=row["parent"]) if row.get("parent") else None
    said = {"short_name": words(row.get("short_name")), "mandate": words(row.get("mandate")), "parent": parent}
    body = establish_body(by=THE_HOUSE, code=row["code"], kind=row["kind"], name=words(row["name"]), **said)
    for code, constituency, *role in row["seats"]:
        organisation = Organisation.objects.get(code=code)
        place = {"organisation": organisation, "constituency": constituency}
        give_seat(body, by=THE_HOUSE, **place, **({"role": role[0]} if role else {}))


def _seat(row):
    organisation = Organisation.objects.get(code=row["organisation"])
    posts = organisation.posts.filter(kind__in=row.get("posts", []))
    places = [*posts, *(organisation.seats.get(body__code=code) for code in row.get("seats", []))]
    user = invite_person(
        by=THE_HOUSE, email=address(row["key"]), name=words(row["name"]), language=row["language"], places=places
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _let_in(people):
    """All of them have answered their invitations, with one public password: hashed once, because argon2 takes its time on
    purpose."""
    first = join(people[0], password=PASSWORD)
    User.objects.filter(pk__in=[user.pk for user in people]).update(password=first.password)
