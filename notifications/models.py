"""A piece of news, and one thin notice for each reader (design.md §5.13)."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from core.refs import Ref
from core.texts import LANGUAGES
from core.things import Thing
from notifications.kinds import UNDELIVERED, Outboxed, State
from notifications.querysets import MailboxLetterQuerySet, MassLetterQuerySet, NoticeQuerySet


class News(models.Model):
    """What is told, once, in all languages. Never changed: a correction is another piece of news."""

    key = models.CharField(max_length=200, unique=True, help_text="telling the same key twice tells it once")
    letter = models.CharField(max_length=60, help_text="the letter file's name: a past participle")
    line = models.ForeignKey("core.Line", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=60)
    about_uid = models.UUIDField()
    code = models.CharField(max_length=40, help_text="what a neutral letter says instead of words")
    texts = models.JSONField(help_text="for each language: subject, body, expected, link, why")
    at_once = models.BooleanField(help_text="by mail now; otherwise in the app only")
    is_neutral = models.BooleanField(help_text="the thing is not public: a code and no text")
    calendar = models.JSONField(
        default=dict, blank=True, help_text="for each language: iCalendar text without attendee"
    )
    token_purpose = models.CharField(max_length=40, blank=True)
    token_view = models.CharField(max_length=100, blank=True, help_text="name of the page the token opens")
    token_lasts = models.DurationField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "news"

    def __str__(self):
        return self.key

    @property
    def about(self):
        """The thing the news is about."""
        return Ref(self.about_kind, self.about_uid)

    @property
    def said(self):
        """The parts of the letter in the language of the page."""
        return self.texts.get(get_language()) or self.texts[LANGUAGES[0]]


class Notice(models.Model):
    """One reader (or one bare address) of a piece of news, and how far the letter to them has come.

    Holds no token and no e-mail address of a user: the courier makes the one and reads the other when it sends.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    news = models.ForeignKey(News, on_delete=models.CASCADE, related_name="notices", db_index=False)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    address = models.EmailField(blank=True, db_default="", help_text="of somebody without an account")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    personal = models.TextField(blank=True, db_default="", help_text="what the letter says to this reader alone")
    token_subject_uid = models.UUIDField(null=True, blank=True, help_text="what the token of the link is about")
    state = models.CharField(max_length=10, choices=State)
    due_at = models.DateTimeField(help_text="when a courier may take it (again)")
    attempts = models.PositiveSmallIntegerField(db_default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=100, blank=True, db_default="", help_text="why it did not go, without text")
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "news"], name="notice_once_a_reader"),
            models.UniqueConstraint(
                fields=["news", "address"], name="notice_once_an_address", condition=~Q(address="")
            ),
            models.CheckConstraint(condition=Q(reader=None) ^ Q(address=""), name="notice_has_a_reader_or_an_address"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="notice_due", condition=Q(state__in=UNDELIVERED)),
            models.Index(fields=["reader"], name="notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self):
        return f"{self.news_id} → {self.reader_id or self.address}"

    def get_absolute_url(self):
        """The address that marks it as read and leads on to the thing."""
        return reverse("notifications:open", args=[self.uid])

    @property
    def said(self):
        """The parts of the letter in the reader's language."""
        return self.news.texts[self.language]

    @property
    def message_id(self):
        """The letter's Message-ID, the same at every attempt."""
        return f"<{self.uid}@{urlsplit(settings.BASE_URL).hostname}>"


class MassLetter(Thing):
    """A letter to many: it waits in the outbox until somebody has read it and sends it off. Its notices are there from the
    beginning, held back, so that who reads the list of its readers reads the very list it goes to."""

    key = models.CharField(max_length=150, help_text="what is sent about which thing: sent once")
    news = models.OneToOneField(News, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="of its readers when it was prepared")
    state = models.CharField(max_length=10, choices=Outboxed, default=Outboxed.WAITING)
    prepared_by = models.JSONField(help_text="uids and words under which somebody prepared it")
    ended_by = models.JSONField(default=dict, blank=True, help_text="the same of who sent or stopped it")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MassLetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="mass_letter_once", condition=~Q(state=Outboxed.STOPPED)),
            models.CheckConstraint(
                condition=Q(state=Outboxed.WAITING) ^ Q(ended_at__isnull=False), name="mass_letter_ended"
            ),
        ]

    def __str__(self):
        return self.news.said["subject"]

    def get_absolute_url(self):
        return reverse("page:mass_letter", args=[self.uid])


class MailboxLetter(models.Model):
    """A mail that stayed in the house: what ``notifications.mailbox`` keeps for the mailbox page of the demo."""

    address = models.CharField(max_length=254, help_text="of one recipient, in lower case")
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    message_id = models.CharField(max_length=200, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = MailboxLetterQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["address", "-id"], name="mailbox_address")]

    def __str__(self):
        return self.subject

    @property
    def language(self):
        """The language it is written in; empty when its sender did not say."""
        return self.headers.get("Content-Language", "")
