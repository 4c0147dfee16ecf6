"""A reference to any thing by kind and uid: how a left app links to a right one (design.md §2)."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    kind: str
    uid: uuid.UUID

    @classmethod
    def of(cls, thing):
        """The reference of a stored thing."""
        return cls(thing._meta.label_lower, thing.uid)

    @property
    def path(self):
        """The language-neutral permalink, resolved by the front door, 404 for whoever may not see the thing."""
        return f"/go/{self.kind}/{self.uid}/"
