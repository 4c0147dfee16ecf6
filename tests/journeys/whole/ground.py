"""A body of sixty seats with somebody on nearly each, a plan in force, and an NGO outside: made by the services, in the days before
the story begins."""

import datetime as dt
from types import SimpleNamespace

import time_machine
from allauth.account.models import EmailAddress
from django.utils import timezone

from meetings import services
from meetings.models import PlanRow
from participants.acting import THE_HOUSE
from participants.kinds import HoldingRole, OrganisationKind, PostKind, SeatRole
from participants.models import Seat, User
from participants.services import begin_holding
from tests.make.participants import make_hat, make_organisation, make_person, make_seat, sit
from tests.make.plans import make_cast, make_hearing, make_put

SEATS = 60
DAYS_AHEAD = 24  # of the meeting: every term before it still runs
SIGNERS = ("Арна", "Бағдар", "Дәнекер", "Жебе", "Өріс")  # NGOs of the body that will comment and dissent
FILLED = {  # further seats, until there are sixty: ten to twenty-eight on the two sides, a few on the others
    OrganisationKind.NGO: 20,
    OrganisationKind.STATE_BODY: 19,
    OrganisationKind.PARLIAMENT: 2,
    OrganisationKind.JUDICIARY: 2,
    OrganisationKind.OMBUDSMAN: 2,
    OrganisationKind.ACADEMIA: 3,
}


def lay():
    """Returns what the story needs by name: the body, the row of its plan, addresses of people, organisations."""
    on = timezone.localdate() + dt.timedelta(days=DAYS_AHEAD)
    with time_machine.travel(timezone.now() - dt.timedelta(days=70), tick=False):
        cast = make_cast()
        plan = make_put(cast, year=on.year, rows=4)
        decision = make_hearing(cast, plan)
    with time_machine.travel(timezone.now() - dt.timedelta(days=10), tick=False):
        services.approve_plan(plan, by=cast.secretary, decision=decision)
    row = PlanRow.objects.get(plan=plan, quarter=(on.month + 2) // 3)
    people = _people(cast)
    return SimpleNamespace(body=cast.body, plan=plan, row=row, on=on, people=people)


def _people(cast):
    """The addresses of those who will sit at a browser, with the password of the demonstration."""
    co_chair = make_hat(SeatRole.CO_CHAIR, body=cast.body)
    signers = [_signer(cast.body, name) for name in SIGNERS]
    substitute = make_person("ru")
    begin_holding(signers[4].seat, substitute, by=THE_HOUSE, role=HoldingRole.ALTERNATE)
    for kind, seats in FILLED.items():
        for _number in range(seats):
            sit(make_seat(cast.body, make_organisation(kind)))
    assert Seat.objects.current().filter(body=cast.body).count() == SEATS
    asker = make_hat(PostKind.REPRESENTATIVE, organisation=make_organisation(name="Тұрлау"))
    named = {"chair": cast.chair.user, "co-chair": co_chair.user, "asker": asker.user, "substitute": substitute}
    named |= {f"signer-{place}": hat.user for place, hat in enumerate(signers)}
    hashed = User.objects.get(email="ngo@demo.example").password
    for name, user in named.items():
        email = f"whole-{name}@demo.example"
        User.objects.filter(pk=user.pk).update(email=email, password=hashed, language="ru")
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return {name: f"whole-{name}" for name in named}


def _signer(body, name):
    """Who signs for an NGO and sits on its seat: one hat."""
    organisation = make_organisation(name=name)
    hat = make_hat(PostKind.REPRESENTATIVE, organisation=organisation)
    sit(make_seat(body, organisation), hat.user)
    return SimpleNamespace(user=hat.user, seat=organisation.seats.get())
