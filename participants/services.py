"""Verbs of participation: register, rename, seat, post, hold, hand over, invite (design.md §5.0)."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import tokens
from core.lines import write_line
from core.rules import NotAllowed
from core.things import lock, touch
from participants import notices
from participants.acting import Acting
from participants.kinds import HoldingRole, SeatRole
from participants.models import Body, CalendarAddress, Holding, Organisation, OrganisationName, Post, Seat, User
from participants.rules import can_run_the_platform, is_the_house

_may = can_run_the_platform | is_the_house


def _only_secretariat(by):
    if not _may.test(by, None):
        raise NotAllowed(_("Only the secretariat may do this."))


@transaction.atomic
def register_organisation(*, by, code, kind, name, short_name=None, known_from=None, **details):
    """An organisation with its first name, valid since ``known_from`` (default: always)."""
    _only_secretariat(by)
    words = {"name": name, **({"short_name": short_name} if short_name else {})}
    organisation = Organisation.objects.create(code=code, kind=kind, **words, **details)
    OrganisationName.objects.create(organisation=organisation, valid=DateRange(known_from, None), **words)
    write_line(organisation, "register", by=by)
    return organisation


@transaction.atomic
def rename_organisation(organisation, *, by, name, short_name, from_on):
    """The organisation is called otherwise from this day on; what was printed before keeps the old name.

    Raises ``ValidationError`` for a day before the present name began.
    """
    _only_secretariat(by)
    lock(organisation)
    present = organisation.names.get(valid__endswith=None)
    if present.valid.lower and from_on <= present.valid.lower:
        raise ValidationError({"from_on": _("The present name began later than this day.")})
    present.valid = DateRange(present.valid.lower, from_on)
    present.save(update_fields=["valid"])
    organisation.name, organisation.short_name = name, short_name
    OrganisationName.objects.create(
        organisation=organisation, name=name, short_name=short_name, valid=DateRange(from_on, None)
    )
    touch(organisation, "name", "short_name")
    write_line(organisation, "rename", by=by, facts={"from_on": from_on.isoformat()})
    return organisation


@transaction.atomic
def establish_body(*, by, code, kind, name, **details):
    """A body that will sit."""
    _only_secretariat(by)
    body = Body.objects.create(code=code, kind=kind, name=name, **details)
    write_line(body, "establish", by=by)
    return body


@transaction.atomic
def give_seat(
    body, *, by, constituency, organisation=None, person=None, role=SeatRole.MEMBER, from_on=None, facts=None
):
    """A place in the body for an organisation or for a person in their own right; ``facts`` name what it was decided by."""
    _only_secretariat(by)
    who = {"organisation": organisation, "person": person, "constituency": constituency, "role": role}
    seat = Seat.objects.create(body=body, from_on=from_on or timezone.localdate(), **who)
    write_line(body, "give_seat", by=by, about=seat, facts=facts)
    return seat


@transaction.atomic
def end_seat(seat, *, by, facts):
    """The place in the body is no more, and whoever sat there gets up: at once, the last day was yesterday.

    Only the app that knows decisions calls it, having checked the one that ``facts`` name: no step of the secretariat leads
    here. Raises ``ValueError`` without a decision.
    """
    _only_secretariat(by)
    if not facts.get("decision"):
        raise ValueError("a membership ends by a decision of the body")
    lock(seat)
    for holding in Holding.objects.current().filter(seat=seat):
        end_holding(holding, by=by)
    seat.to_on = max(timezone.localdate(), seat.from_on) - dt.timedelta(days=1)
    touch(seat, "to_on")
    write_line(seat.body, "end_seat", by=by, about=seat, facts=facts)
    return seat


@transaction.atomic
def open_post(organisation, *, by, kind, office=None, from_on=None):
    """A desk in the organisation: a duty, empty until somebody holds it."""
    _only_secretariat(by)
    words = {"office": office} if office else {}
    post = Post.objects.create(organisation=organisation, kind=kind, from_on=from_on or timezone.localdate(), **words)
    write_line(organisation, "open_post", by=by, about=post, public=False)
    return post


@transaction.atomic
def begin_holding(place, user, *, by, role=HoldingRole.HOLDER, from_on=None):
    """The person sits on the post or seat from this day. Sitting there already is no error and changes nothing."""
    _only_secretariat(by)
    where = {"post": place} if isinstance(place, Post) else {"seat": place}
    lock(place)
    present = Holding.objects.current().filter(user=user, **where).first()
    if present:
        return present
    holding = Holding.objects.create(user=user, role=role, from_on=from_on or timezone.localdate(), **where)
    write_line(place, "begin_holding", by=by, about=holding, public=False)
    return holding


@transaction.atomic
def end_holding(holding, *, by, last_on=None):
    """The person no longer sits there after ``last_on`` (default: yesterday, so that it works at once)."""
    _only_secretariat(by)
    lock(holding)
    if holding.to_on is None:
        yesterday = timezone.localdate() - dt.timedelta(days=1)
        holding.to_on = max(last_on or yesterday, holding.from_on - dt.timedelta(days=1))
        touch(holding, "to_on")
        write_line(holding.post or holding.seat, "end_holding", by=by, about=holding, public=False)
    return holding


@transaction.atomic
def hand_over(holding, *, by, to):
    """Another person takes the post or seat over today; duties, terms and drafts stay where they are."""
    end_holding(holding, by=by)
    return begin_holding(holding.post or holding.seat, to, by=by, role=holding.role)


@transaction.atomic
def invite_person(*, by, email, name, language, places=()):
    """An account for a person the secretariat invites, on these posts and seats; their mail brings a link to set a password.

    The link works once and for 14 days. A known person only gets the new places and a letter.
    """
    _only_secretariat(by)
    email = email.strip().lower()
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=email, name=name, language=language)
        user.set_unusable_password()
        user.save(force_insert=True)
    for place in places:
        begin_holding(place, user, by=by)
    line = write_line(user, "invite", by=by, public=False)
    notices.person_invited(line, user)
    return user


@transaction.atomic
def invite_again(user, *, by):
    """A new link; the ones sent before stop working."""
    _only_secretariat(by)
    tokens.revoke(notices.JOIN, user.uid)
    line = write_line(user, "invite", by=by, public=False)
    notices.person_invited(line, user)
    return user


@transaction.atomic
def join(user, *, password):
    """The invited person sets a password and may sign in from now on; the link that led here is spent by its page.

    It came by the address of the account, so the address is theirs: the sign-in library lets them add a second step.
    """
    _set_password(user, password)
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    write_line(user, "join", by=Acting(user=user), public=False)
    return user


@transaction.atomic
def offer_new_password(user):
    """A letter with a link that sets a new password once, within two hours. Nobody who has not joined yet gets one: their
    way in is the secretariat's invitation, which may have run out on purpose.
    """
    if user.is_active and user.has_usable_password():
        notices.password_forgotten(user)


@transaction.atomic
def reset_password(user, *, password):
    """A new password for whoever held the link of the letter; other links to one stop working, other browsers are signed
    out, and the owner of the account is told. Raises ``ValidationError`` when the account was closed meanwhile.
    """
    lock(user)
    if not user.is_active:
        raise ValidationError(_("This account is closed. Ask the secretariat."))
    tokens.revoke(notices.RESET, user.uid)
    _set_password(user, password)
    notices.account_changed(user, gettext_lazy("The password was changed by a link sent to this address."))
    return user


def _set_password(user, password):
    user.set_password(password)
    user.save(update_fields=["password", "updated_at"])


@transaction.atomic
def deactivate(user, *, by):
    """The person can no longer sign in, gets no letters and no calendar; what they did for their organisations stays."""
    _only_secretariat(by)
    lock(user)
    user.is_active = False
    touch(user, "is_active")
    CalendarAddress.objects.filter(user=user).delete()
    for holding in Holding.objects.current().filter(user=user):
        end_holding(holding, by=by)
    write_line(user, "deactivate", by=by, public=False)
    return user


def choose_language(user, language):
    """The language of the person's letters."""
    user.language = language
    user.save(update_fields=["language", "updated_at"])
