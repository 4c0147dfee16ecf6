"""When a go-between, a draft of one side and the wording between both move. None of it leaves a line but wording that stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import (
    can_add_draft,
    can_agree_between,
    can_end_between,
    can_mark,
    can_release_draft,
    can_word,
)
from meetings.states import OPEN, S

BEFORE = (S.PLANNED, *OPEN)  # the work between the sides ends when the meeting is held


class Between(TextChoices):
    PROPOSED = "proposed", _("Proposed by one side")
    AGREED = "agreed", _("Agreed by both sides")
    ENDED = "ended", _("Ended")


class Drafted(TextChoices):
    KEPT = "kept", _("Seen by your organisation only")
    RELEASED = "released", _("Released to the go-between")


class Worded(TextChoices):
    WAITING = "waiting", _("Both sides have not said yet that they can live with it")
    STANDS = "stands", _("Both sides can live with it")


_only_other = _("Only the other side agrees to a go-between. You may have to change your hat.")
_only_sides = _("Only the two sides of this item, or the go-between, may do this. You may have to change your hat.")
_only_person = _("Only the go-between both sides agreed on records a wording between them.")
_only_own = _("Only the side whose draft it is may do this. You may have to change your hat.")

going = Lifecycle(
    Step("agree", _("Agree"), can_agree_between, (Between.PROPOSED,), Between.AGREED, _only_other, is_kept=False),
    Step(
        "end",
        _("End it"),
        can_end_between,
        (Between.PROPOSED, Between.AGREED),
        Between.ENDED,
        _only_sides,
        is_kept=False,
    ),
    Step("add_draft", _("Add a draft"), can_add_draft, (Between.AGREED,), STAYS, _only_sides, is_kept=False),
    Step("word", _("Record a wording"), can_word, (Between.AGREED,), STAYS, _only_person, is_kept=False),
)
drafting = Lifecycle(
    Step("edit", _("Edit"), can_release_draft, (Drafted.KEPT,), STAYS, _only_own, is_kept=False),
    Step(
        "release",
        _("Release to the go-between"),
        can_release_draft,
        (Drafted.KEPT,),
        Drafted.RELEASED,
        _only_own,
        is_kept=False,
    ),
    Step(
        "take_back", _("Take it back"), can_release_draft, (Drafted.RELEASED,), Drafted.KEPT, _only_own, is_kept=False
    ),
)
wording = Lifecycle(
    Step("mark", _("Say whether you can live with it"), can_mark, (Worded.WAITING,), STAYS, _only_sides, is_kept=False),
    Step("stand", _("Both sides can live with it"), can_mark, (Worded.WAITING,), Worded.STANDS, _only_sides),
)
