"""When a thing may move and who may move it: one table of steps a noun (design.md §5.1)."""

from dataclasses import dataclass

import pgtrigger
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.awaited import awaited
from core.lines import write_line
from core.rules import NotAllowed
from core.things import lock, touch

STAYS = object()


class NotNow(Exception):
    """The step is not in the table for the thing's present state: somebody else was quicker, or the page is old."""


@dataclass(frozen=True)
class Step:
    verb: str
    label: str
    who: object  # a rule
    sources: tuple
    target: object = STAYS
    says: str = _("The hat you wear does not allow this step.")  # read by whom the rule refuses
    is_kept: bool = True  # leaves a line; steps of drafts leave none (design.md §5.7)
    second: object = None  # a core.second.Second: nobody takes it alone


class Lifecycle:
    """The table. ``field`` names the state; ``take`` is the only way through it."""

    def __init__(self, *steps, field="state"):
        self.field, self.steps = field, {step.verb: step for step in steps}

    def trigger(self):
        """A database trigger that refuses any move not in the table, whoever writes."""
        moves = {(s, step.target) for step in self.steps.values() for s in step.sources if step.target is not STAYS}
        transitions = sorted((str(source), str(target)) for source, target in moves if source != target)
        return pgtrigger.FSM(name=f"{self.field}_moves", field=self.field, transitions=transitions)

    def is_allowed(self, verb, thing, by):
        """Whether the hat may take the step at all, whatever the state."""
        return by is not None and self.steps[verb].who.test(by, thing)

    def is_timely(self, verb, thing):
        """Whether the step is in the table for the present state."""
        return getattr(thing, self.field) in self.steps[verb].sources

    def open_to(self, thing, by):
        """The steps this hat can take now, in the order of the table."""
        return [step for verb, step in self.steps.items() if self.is_open_to(verb, thing, by)]

    def is_open_to(self, verb, thing, by):
        """Whether this hat can take the step now."""
        return self.is_timely(verb, thing) and self.is_allowed(verb, thing, by)

    def check(self, verb, thing, by):
        """Raise ``NotAllowed`` or ``NotNow`` unless the hat may take the step now."""
        if by is None:
            raise ValueError("somebody must act: a hat, NOBODY or THE_HOUSE")
        if not self.is_allowed(verb, thing, by):
            raise NotAllowed(self.steps[verb].says)
        if not self.is_timely(verb, thing):
            raise NotNow(verb, getattr(thing, self.field))

    @transaction.atomic
    def take(self, verb, thing, *, by, about=None, reason=None, facts=None, public=True):
        """Lock the thing, re-read it, ask who and when, write the line, move the state; returns the line (``None`` for a
        step of drafts). Raises ``NotAllowed`` or ``NotNow`` (a step of two nobody has asked for is not open either); the
        caller's transaction rolls back with it.
        """
        lock(thing)
        self.check(verb, thing, by)
        source, step = getattr(thing, self.field), self.steps[verb]
        if step.second:
            act = awaited(thing, verb)
            if act is None:
                raise NotNow(verb, "alone")
            facts = (facts or {}) | step.second.complete(act, thing, by)
        target = source if step.target is STAYS else step.target
        line = None
        if step.is_kept:
            said = {"about": about, "reason": reason, "facts": facts, "public": public}
            line = write_line(thing, verb, by=by, source=str(source), target=str(target), **said)
        setattr(thing, self.field, target)
        touch(thing, self.field)
        return line
