"""Minutes are published only together with their renderings (domain.md §13a.6). They are printed by an app to the right, which
says here, once at the start, how: this app knows which ones a regime asks for and refuses to publish without them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from meetings.kinds import RENDERINGS, Rendering

printers = []


def printed_by(printer):
    """``printer(minutes, wanted, corrected)`` makes a version of each rendering in ``wanted`` and returns their sha256 by kind.

    ``corrected``: the words of the corrigendum this version tells of, ``None`` for the first one. Returns ``printer``.
    """
    printers.append(printer)
    return printer


def make_renderings(minutes, *, corrected=None):
    """Have every rendering made that the regime of the meeting asks for; returns their sha256 by kind.

    Raises ``ValidationError`` when one of them was not made: then nothing is published.
    """
    wanted, made = RENDERINGS[minutes.meeting.regime], {}
    for printer in printers:
        made |= printer(minutes, wanted, corrected)
    if missing := [str(Rendering(kind).label) for kind in wanted if kind not in made]:
        raise ValidationError(
            _("Not published: these renderings were not made: %(names)s.") % {"names": ", ".join(missing)}
        )
    return {str(kind): made[kind] for kind in wanted}
