"""Organisations, bodies, and people with hats, made as the secretariat makes them."""

from itertools import count

from django.test import Client

from core.words import Words
from participants.acting import HAT_IN_SESSION, THE_HOUSE, hats
from participants.kinds import BodyKind, Constituency, OrganisationKind, PostKind, SeatRole
from participants.models import User
from participants.services import begin_holding, establish_body, give_seat, open_post, register_organisation

numbers = count(1)

CONSTITUENCIES = {
    OrganisationKind.STATE_BODY: Constituency.EXECUTIVE,
    OrganisationKind.PARLIAMENT: Constituency.PARLIAMENT,
    OrganisationKind.JUDICIARY: Constituency.JUDICIARY,
    OrganisationKind.OMBUDSMAN: Constituency.INDEPENDENT,
    OrganisationKind.COMMISSION: Constituency.INDEPENDENT,
    OrganisationKind.ACADEMIA: Constituency.EXPERTS,
    OrganisationKind.NGO: Constituency.CIVIL_SOCIETY,
}
KIND_OF_POST = {  # of the organisation a hat of this post belongs to, when the test names none
    PostKind.FOCAL_POINT: OrganisationKind.STATE_BODY,
    PostKind.SIGNATORY: OrganisationKind.STATE_BODY,
    PostKind.SECRETARY: OrganisationKind.STATE_BODY,
}
KIND_OF_SEAT = {
    SeatRole.CHAIR: OrganisationKind.STATE_BODY,
    SeatRole.CO_CHAIR: OrganisationKind.NGO,
    SeatRole.OBSERVER: OrganisationKind.MISSION,
}


def make_organisation(kind=OrganisationKind.NGO, name="", **details):
    """An organisation with a name of its own."""
    number = next(numbers)
    name = name or f"Organisation {number}"
    words = Words.of(kk=f"{name} (қаз)", ru=f"{name} (рус)", en=name)
    return register_organisation(by=THE_HOUSE, code=f"org-{number}", kind=kind, name=words, **details)


def make_body(name="", kind=BodyKind.PLENARY, **details):
    """A body without seats."""
    number = next(numbers)
    name = name or f"Body {number}"
    words = Words.of(kk=f"{name} (қаз)", ru=f"{name} (рус)", en=name)
    return establish_body(by=THE_HOUSE, code=f"body-{number}", kind=kind, name=words, **details)


def make_seat(body, organisation=None, *, role=SeatRole.MEMBER, constituency=None):
    """A seat in the body; of a new NGO unless an organisation is named."""
    organisation = organisation or make_organisation()
    observes = role == SeatRole.OBSERVER
    own = Constituency.OBSERVERS if observes else CONSTITUENCIES.get(organisation.kind, Constituency.OBSERVERS)
    return give_seat(body, by=THE_HOUSE, organisation=organisation, role=role, constituency=constituency or own)


def make_post(organisation, kind):
    """A desk in the organisation, empty."""
    return open_post(organisation, by=THE_HOUSE, kind=kind)


def make_person(language="en", **details):
    """A person with an account, who sits nowhere."""
    number = next(numbers)
    known = {"email": f"person{number}@example.org", "name": Words.of(kk=f"Адам {number}"), "language": language}
    return User.objects.create(**{**known, **details})


def sit(place, person=None):
    """Somebody (a new person unless named) sits on the post or seat; returns the person."""
    person = person or make_person()
    begin_holding(place, person, by=THE_HOUSE)
    return person


def hat_of(person, power):
    """The hat of the person that has the power (a post kind or a seat role)."""
    vars(person).pop("_eyes", None)  # what they see is asked anew after they sat down
    return next(hat for hat in hats(person) if hat.has(power))


def make_hat(kind, *, organisation=None, body=None, person=None, organisation_kind=None):
    """A person with one more hat. ``kind``: a ``PostKind``, or a ``SeatRole`` (then in ``body``, a new one by default)."""
    if kind in SeatRole.values:
        organisation = organisation or make_organisation(
            organisation_kind or KIND_OF_SEAT.get(kind, OrganisationKind.NGO)
        )
        return hat_of(sit(make_seat(body or make_body(), organisation, role=kind), person), kind)
    organisation = organisation or make_organisation(organisation_kind or KIND_OF_POST.get(kind, OrganisationKind.NGO))
    return hat_of(sit(make_post(organisation, kind), person), kind)


def client_of(hat):
    """A browser without JavaScript in which this hat is on; of somebody anonymous for ``None`` or ``NOBODY``."""
    client = Client()
    if hat is not None and hat.user:
        client.force_login(hat.user)
        session = client.session
        session[HAT_IN_SESSION] = hat.key
        session.save()
    return client
