"""What the documents of a meeting say, in one language each, one file a document.

Each starts from what the hat may see, and raises ``LookupError`` where there is nothing of it for them.
"""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.templatetags.dates import day
from meetings.kinds import MeetingLanguage
from reports.blocks import Document, Facts, Run
from reports.kinds import Sheet
from reports.prose import runs
from reports.sheets.agenda import agenda
from reports.sheets.brief import brief
from reports.sheets.decisions import addressed, decisions, extract
from reports.sheets.letter import letter
from reports.sheets.sign_in import sign_in, signs_in

__all__ = ["addressed", "document", "signs_in"]
MAKERS = {
    Sheet.AGENDA: agenda,
    Sheet.SIGN_IN: sign_in,
    Sheet.DECISIONS: decisions,
    Sheet.EXTRACT: extract,
    Sheet.BRIEF: brief,
    Sheet.LETTER: letter,
}


def document(sheet, meeting, acting, language, organisation=None):
    """The document this hat may take away. ``organisation``: for which body an extract is made."""
    with translation.override(language):
        blocks = [_when_and_where(meeting, language), *MAKERS[sheet](meeting, acting, language, organisation)]
        title = f"{_title(sheet, meeting)}: {meeting.printed}"
        foot = f"{meeting.body.name.said(language).text} · {meeting.printed} · {meeting.ref}"
        warning = _("DEMO: the bodies and acts exist, everything they say here is invented.") if settings.DEMO else ""
        return Document(language, title, meeting.body.name.said(language).text, foot, warning, blocks)


def _title(sheet, meeting):
    if sheet == Sheet.AGENDA and not meeting.agenda_published_at:
        return _("Draft agenda")
    if sheet == Sheet.DECISIONS and not meeting.decisions_published_at:
        return _("Draft of the decision sheet")
    return Sheet(sheet).label


def _when_and_where(meeting, language):
    place = runs(meeting.place, language) if meeting.place else [Run(_("Online"))]
    rows = [
        (_("Theme"), runs(meeting.title, language, is_bold=True)),
        (_("Day"), [Run(f"{day(meeting.on)}, {meeting.hours} ({meeting.zone_words})")]),
        (_("Place"), place),
        (_("Rule of the meeting"), [Run(meeting.get_regime_display())]),
    ]
    if meeting.languages:
        said = ", ".join(str(MeetingLanguage(code).label) for code in meeting.languages)
        rows.append((_("Languages"), [Run(said)]))
    if meeting.chair:
        rows.append((_("Chair"), runs(meeting.chair, language)))
    return Facts([(str(label), said) for label, said in rows])
