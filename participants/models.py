"""People, organisations, bodies, and the posts and seats between them (design.md §5.0)."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.texts import LANGUAGES
from core.things import Thing
from core.words import WordsField
from participants import kinds
from participants.querysets import BodyQuerySet, DatedQuerySet, HoldingQuerySet, OrganisationQuerySet, UserQuerySet

LANGUAGE_CHOICES = [(code, name) for code, name in zip(LANGUAGES, ("Қазақша", "Русский", "English"), strict=True)]


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """A named class, because Django's migrations cannot write down an anonymous one."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, Thing):
    """A person. Has no organisation: that is what holdings say. Deactivated, never deleted."""

    email = models.EmailField(_("E-mail"), unique=True)
    name = WordsField(blank=True)
    language = models.CharField(_("Language of letters"), max_length=2, choices=LANGUAGE_CHOICES, default="kk")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(models.functions.Lower("email"), name="user_email_any_case")]

    def __str__(self):
        return str(self.name) or self.email

    def get_absolute_url(self):
        return reverse("participants:person", args=[self.uid])


class Organisation(Thing):
    """Its name here is today's; ``OrganisationName`` knows all of them."""

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=kinds.OrganisationKind)
    name = WordsField()
    short_name = WordsField(blank=True)
    website = models.URLField(blank=True)
    public_email = models.EmailField(blank=True)
    predecessor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors")
    ended_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return reverse("page:organisation", args=[self.code])

    def is_of(self, wanted):
        """Whether its kind is among ``wanted``."""
        return self.kind in wanted


class OrganisationName(models.Model):
    """What an organisation was called when; old documents print the name of their day (design.md §5.16)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = WordsField()
    short_name = WordsField(blank=True)
    valid = DateRangeField()

    class Meta:
        ordering = ["valid"]
        constraints = [
            ExclusionConstraint(
                name="one_name_a_day",
                expressions=[(F("organisation"), RangeOperators.EQUAL), (F("valid"), RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self):
        return str(self.name)


class Body(Thing):
    """A sitting body: the plenary, a working group, a subgroup."""

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=kinds.BodyKind)
    name = WordsField()
    short_name = WordsField(blank=True)
    mandate = WordsField(blank=True, rich=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return reverse("page:body", args=[self.code])


class Dated(models.Model):
    """In force from a day to a day, both included; open when ``to_on`` is empty."""

    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Post(Thing, Dated):
    """A desk in an organisation; it carries duties, whoever sits there."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=20, choices=kinds.PostKind)
    office = WordsField(blank=True)

    objects = DatedQuerySet.as_manager()

    def __str__(self):
        return f"{self.organisation}: {self.get_kind_display()}"


class Seat(Thing, Dated):
    """A place in a body, of an organisation or of a person; it carries rights in that body."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="own_seats")
    constituency = models.CharField(max_length=20, choices=kinds.Constituency)
    role = models.CharField(max_length=10, choices=kinds.SeatRole, default=kinds.SeatRole.MEMBER)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="seat_of_one", condition=Q(organisation=None) ^ Q(person=None)),
        ]

    def __str__(self):
        return f"{self.body}: {self.organisation or self.person}"

    @property
    def place(self):
        """What it is in its body, as it stands under a signature: “Chair, Executive”."""
        return f"{self.get_role_display()}, {self.get_constituency_display()}"


class Holding(Thing, Dated):
    """Who sits on a post or seat, from when to when. Hand-over ends one and begins another; duties do not move."""

    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="holdings")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=10, choices=kinds.HoldingRole, default=kinds.HoldingRole.HOLDER)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="holding_of_one", condition=Q(post=None) ^ Q(seat=None))]

    def __str__(self):
        return f"{self.user}: {self.post or self.seat}"

    def get_absolute_url(self):
        return (self.post or self.seat).organisation.get_absolute_url()


class CalendarAddress(models.Model):
    """The secret address of a person's own calendar. Only its hash is kept: who lost the address makes another one. Nothing
    is kept of when it was asked for, or by what."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_address")
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "calendar addresses"

    def __str__(self):
        return f"{self.user_id}"
