"""What the documents of a meeting say, in one language each, one file a document.

Each starts from what the hat may see, and raises ``LookupError`` where there is nothing of it for them.
"""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.templatetags.dates import day
from meetings.kinds import RENDERINGS, MeetingLanguage
from meetings.models import Minutes
from meetings.states import Minuted
from reports.blocks import Document, Facts, Run, from_plain
from reports.kinds import RENDERING_OF, Sheet
from reports.models import Rendering
from reports.prose import runs
from reports.sheets.agenda import agenda
from reports.sheets.announcement import annotated, announcement
from reports.sheets.brief import brief
from reports.sheets.decisions import addressed, decisions, dissenting, extract, has_dissents
from reports.sheets.invitation import invitation, invited
from reports.sheets.letter import letter
from reports.sheets.minutes import minutes_blocks
from reports.sheets.sign_in import sign_in, signs_in

MAKERS = {
    Sheet.ANNOUNCEMENT: announcement,
    Sheet.INVITATION: invitation,
    Sheet.AGENDA: agenda,
    Sheet.ANNOTATED: annotated,
    Sheet.DISSENTS: dissenting,
    Sheet.SIGN_IN: sign_in,
    Sheet.DECISIONS: decisions,
    Sheet.EXTRACT: extract,
    Sheet.BRIEF: brief,
    Sheet.LETTER: letter,
}


def document(sheet, meeting, acting, language, organisation=None):
    """The document this hat may take away. ``organisation``: for which body an extract is made."""
    if sheet in RENDERING_OF:
        return _rendering(sheet, meeting, acting.user, language)
    with translation.override(language):
        blocks = MAKERS[sheet](meeting, acting, language, organisation)
        return _whole(meeting, language, _title(sheet, meeting), blocks)


def minutes_document(sheet, minutes, language, corrected=None):
    """A rendering of the minutes as they stand now. ``corrected``: words of the corrigendum its notice tells."""
    with translation.override(language):
        title = str(Sheet(sheet).label)
        if minutes.state not in (Minuted.APPROVING, Minuted.PUBLISHED):
            title = _("Draft. %(document)s") % {"document": title}
        blocks = minutes_blocks(minutes, RENDERING_OF[sheet], language, corrected)
        return _whole(minutes.meeting, language, title, blocks)


def renderings_for(meeting, user):
    """The sheets of the minutes this person may take away: of published ones what was made, of a draft what its regime allows."""
    minutes = Minutes.objects.visible_to(user).filter(meeting=meeting).first()
    if minutes is None:
        return []
    if minutes.state != Minuted.PUBLISHED:
        return [sheet for sheet, kind in RENDERING_OF.items() if kind in RENDERINGS[meeting.regime]]
    made = set(Rendering.objects.visible_to(user).filter(minutes=minutes).values_list("rendering", flat=True))
    return [sheet for sheet, kind in RENDERING_OF.items() if kind in made]


def _rendering(sheet, meeting, user, language):
    """Of published minutes the last version as it was made; of a draft what it would say now."""
    if sheet not in renderings_for(meeting, user):
        raise LookupError("no such rendering for this person")
    minutes = Minutes.objects.select_related("meeting__body").get(meeting=meeting)
    made = Rendering.objects.visible_to(user).filter(minutes=minutes, rendering=RENDERING_OF[sheet])
    if newest := made.newest().first():
        return from_plain(newest.documents[language])
    return minutes_document(sheet, minutes, language)


def _whole(meeting, language, title, blocks):
    title = f"{title}: {meeting.printed}"
    foot = f"{meeting.body.name.said(language).text} · {meeting.printed} · {meeting.ref}"
    warning = _("DEMO: the bodies and acts exist, everything they say here is invented.") if settings.DEMO else ""
    said = [_when_and_where(meeting, language), *blocks]
    return Document(language, title, meeting.body.name.said(language).text, foot, warning, said)


def _title(sheet, meeting):
    if sheet == Sheet.AGENDA and not meeting.agenda_published_at:
        return _("Draft agenda")
    if sheet == Sheet.ANNOTATED and not meeting.agenda_published_at:
        return _("Draft of the annotated agenda")
    if sheet == Sheet.DECISIONS and not meeting.decisions_published_at:
        return _("Draft of the decision sheet")
    return Sheet(sheet).label


def _when_and_where(meeting, language):
    place = runs(meeting.place, language) if meeting.place else [Run(_("Online"))]
    rows = [
        (_("Theme"), runs(meeting.title, language, is_bold=True)),
        (_("Day"), [Run(meeting.no_day or f"{day(meeting.on)}, {meeting.hours} ({meeting.zone_words})")]),
        (_("Place"), place),
        (_("Rule of the meeting"), [Run(meeting.get_regime_display())]),
    ]
    if meeting.languages:
        said = ", ".join(str(MeetingLanguage(code).label) for code in meeting.languages)
        rows.append((_("Languages"), [Run(said)]))
    if meeting.chair:
        rows.append((_("Chair"), runs(meeting.chair, language)))
    return Facts([(str(label), said) for label, said in rows])
