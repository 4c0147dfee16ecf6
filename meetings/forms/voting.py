"""The fields of a vote by constituency, for every form that records a decision on an agenda item."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from meetings.kinds import Method
from meetings.services import quorum_now_shown, seats_with_a_vote, there_now
from meetings.voting import CHOICES
from participants.kinds import Constituency

LABELS = {"there": _("there"), "for": _("for"), "against": _("against"), "abstain": _("abstained")}


class VoteFields(forms.Form):
    """Adds to a form whose ``thing`` is the item: who is there, and for a vote its numbers, by constituency with a vote."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        meeting = self.thing.meeting
        recorded, self.quorum = there_now(meeting), quorum_now_shown(meeting)
        self.voting = sorted(seats_with_a_vote(meeting), key=Constituency.values.index)
        for name in self.voting:
            for part, words in LABELS.items():
                self.fields[f"{part}-{name}"] = forms.IntegerField(
                    label=format_lazy("{}: {}", Constituency(name).label, words),
                    required=False,
                    min_value=0,
                    initial=recorded.get(name, 0) if part == "there" else None,
                )

    def clean(self):
        said = super().clean()
        if said.get("method") == Method.VOTE and not self._votes(said):
            self.add_error("method", _("Give the numbers of the vote by constituency, below."))
        return said

    def service_arguments(self):
        """The other fields, and ``votes`` and ``there`` as ``record_decision`` takes them."""
        said, numbers = super().service_arguments(), {f"{part}-{name}" for part in LABELS for name in self.voting}
        there = {name: said[f"there-{name}"] for name in self.voting if said[f"there-{name}"] is not None}
        return {
            **{k: v for k, v in said.items() if k not in numbers},
            "votes": self._votes(said),
            "there": there or None,
        }

    def _votes(self, said):
        cast = {n: {c: said[f"{c}-{n}"] for c in CHOICES if said.get(f"{c}-{n}")} for n in self.voting}
        return {name: numbers for name, numbers in cast.items() if numbers}
