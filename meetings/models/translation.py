"""Who translates what for a meeting. The translation itself stands in the words of its text (design.md §5.11)."""

from django.db import models
from django.db.models import Q

from core.things import Thing
from core.words import WordsField
from meetings.models.meeting import Meeting
from participants.models import LANGUAGE_CHOICES, User


class TranslationTask(Thing):
    """One text of a meeting, given into one language to a person of the secretariat or to somebody outside, named in words.
    A working note: it leaves no lines, and goes with its meeting's work."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="translation_tasks")
    about_uid = models.UUIDField(help_text="of the item, decision or paragraph")
    part = models.CharField(max_length=10, help_text="which of its texts")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    translator = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outside = WordsField(blank=True, help_text="an agency or a translator outside the secretariat")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about_uid", "part", "language"], name="one_translator_a_text"),
            models.CheckConstraint(
                name="translated_by_somebody", condition=Q(translator__isnull=False) ^ ~Q(outside__texts={})
            ),
        ]

    def __str__(self):
        return f"{self.part}, {self.language}: {self.said}"

    @property
    def said(self):
        """Who it is, as a page prints it."""
        return self.translator.name if self.translator else self.outside

    @property
    def story(self):
        return self.meeting
