"""Who works on the bench: trial bodies, ministries, NGOs, and one person of each. Their names say that they are no one's."""

from dataclasses import dataclass, field

from core.words import Words
from participants.acting import THE_HOUSE, Acting, hats
from participants.kinds import BodyKind, Constituency, OrganisationKind, PostKind, SeatRole
from participants.models import Body, Organisation, Seat, User
from participants.services import begin_holding, establish_body, give_seat, open_post, register_organisation

DOMAIN = "@bench.example"
MINISTRIES = NGOS = 12
BODIES, SEATS_A_SIDE = 6, 4
NAMES = {
    "secretariat": {"kk": "Сынақ хатшылығы", "ru": "Пробный секретариат", "en": "Trial secretariat"},
    "ministry": {"kk": "Сынақ министрлігі", "ru": "Пробное министерство", "en": "Trial ministry"},
    "ngo": {"kk": "Сынақ бірлестігі", "ru": "Пробное объединение", "en": "Trial association"},
    "observer": {"kk": "Сынақ миссиясы", "ru": "Пробная миссия", "en": "Trial mission"},
    "body": {"kk": "Сынақ кеңесі", "ru": "Пробный совет", "en": "Trial council"},
}


@dataclass
class Party:
    """An organisation and the hat of its person, with what lines, filings and papers keep of both."""

    organisation: Organisation | None
    hat: Acting
    office: Words = field(init=False)
    signature: dict = field(init=False)
    author: dict = field(init=False)

    def __post_init__(self):
        own = self.organisation
        self.office, self.signature = self.hat.office, self.hat.signature()
        self.author = {"uid": str(own.uid), "name": own.name.plain()["texts"]} if own else {}


class Cast:
    """The parties of the bench; those of an earlier seeding are found again."""

    def __init__(self):
        self.secretariat = _party("secretariat", 1, OrganisationKind.STATE_BODY, PostKind.SECRETARY)
        executes = (PostKind.FOCAL_POINT, PostKind.SIGNATORY)
        self.ministries = [
            _party("ministry", n, OrganisationKind.STATE_BODY, *executes) for n in range(1, MINISTRIES + 1)
        ]
        self.ngos = [_party("ngo", n, OrganisationKind.NGO, PostKind.REPRESENTATIVE) for n in range(1, NGOS + 1)]
        self.observer = _party("observer", 1, OrganisationKind.MISSION)
        self.house = Party(None, THE_HOUSE)
        self.bodies = [self._body(number) for number in range(1, BODIES + 1)]
        self.seats = {body.pk: list(Seat.objects.filter(body=body).order_by("id")) for body in self.bodies}

    def _body(self, number):
        code = f"bench-body-{number}"
        if body := Body.objects.filter(code=code).first():
            return body
        kind = BodyKind.PLENARY if number == 1 else BodyKind.WORKING_GROUP
        body = establish_body(by=THE_HOUSE, code=code, kind=kind, name=_named("body", number))
        for place in range(number, number + SEATS_A_SIDE):
            _seat(body, self.ministries[place % MINISTRIES], Constituency.EXECUTIVE)
            _seat(body, self.ngos[place % NGOS], Constituency.CIVIL_SOCIETY)
        _seat(body, self.observer, Constituency.OBSERVERS, SeatRole.OBSERVER)
        return body


def _seat(body, party, constituency, role=SeatRole.MEMBER):
    seat = give_seat(body, by=THE_HOUSE, organisation=party.organisation, constituency=constituency, role=role)
    begin_holding(seat, party.hat.user, by=THE_HOUSE)


def _party(name, number, kind, *posts):
    """The party with this name and number: its organisation, its person (``ministry-1@bench.example``, who cannot sign in: no
    password is known to anybody) and the posts that person holds."""
    code = f"bench-{name}-{number}"
    organisation = Organisation.objects.filter(code=code).first()
    if organisation is None:
        organisation = register_organisation(by=THE_HOUSE, code=code, kind=kind, name=_named(name, number))
        user = User(email=f"{name}-{number}{DOMAIN}", name=_named(name, number), language="ru")
        user.set_unusable_password()
        user.save()
        for post in posts:
            begin_holding(open_post(organisation, by=THE_HOUSE, kind=post), user, by=THE_HOUSE)
    return Party(organisation, hats(User.objects.get(email=f"{name}-{number}{DOMAIN}"))[0])


def _named(name, number):
    return Words.of(**{code: f"{text} {number}" for code, text in NAMES[name].items()})
