"""Documents of a meeting, made when they are asked for: they can never be older than what they say."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.text import slugify
from django.views import View
from django.views.generic import DetailView

from core.grouping import grouped
from core.jobs import Job
from core.texts import LANGUAGES
from meetings.models import AgendaItem, Decision, Meeting
from participants.access import eyes_of
from participants.models import LANGUAGE_CHOICES, Organisation
from participants.rules import is_secretariat
from reports import sheets
from reports.blocks import side_by_side
from reports.kinds import FOR_ONE_BODY, IN_TWO_LANGUAGES, MEDIA_TYPES, PAIRS, Format, Sheet
from reports.message import message
from reports.models import DocumentSet, MadeFile, Outgoing
from reports.services import mailings_of
from reports.typesetting import pdf
from reports.word_file import docx

WRITERS = {Format.PDF: pdf, Format.DOCX: docx}


class OfMeeting:
    """The meeting of the address, as far as this person may see it."""

    shown_to = "visible_to"

    def meeting(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).for_list()
        return get_object_or_404(seen, ref=self.kwargs["ref"])


class DocumentsPage(OfMeeting, DetailView):
    """Everything of a meeting that can be printed and sent, in each language."""

    template_name = "reports/documents.html"
    context_object_name = "meeting"

    def get_object(self):
        return self.meeting()

    def get_context_data(self, **context):
        meeting, acting = self.object, self.request.acting
        found = self.sheets(meeting, acting)
        runs_it = sheets.signs_in(meeting, acting)
        sends = bool(meeting.decisions_published_at) and is_secretariat.test(acting, None)
        names = dict(settings.LANGUAGES)
        return super().get_context_data(
            messages_to_copy=self.messages() if meeting.announced_at else [],
            sheets=found,
            for_bodies=[Sheet.EXTRACT, *([Sheet.LETTER] if runs_it else [])],
            invitation=Sheet.INVITATION,
            invited=sheets.invited(meeting, acting.user) if runs_it else [],
            paired=[sheet for sheet in found if sheet in IN_TWO_LANGUAGES],
            pairs=[(code, " + ".join(str(names[one]) for one in pair)) for code, pair in PAIRS.items()],
            bodies=sheets.addressed(meeting, acting.user),
            languages=LANGUAGE_CHOICES,
            formats=Format,
            made=self.made_set(),
            sends=sends,
            mailings=mailings_of(meeting) if sends else [],
            **context,
        )

    def sheets(self, meeting, acting):
        """Which documents of the whole meeting there are for this hat."""
        user, found = acting.user, []
        if meeting.announced_at:
            found.append(Sheet.ANNOUNCEMENT)
        if AgendaItem.objects.visible_to(user).filter(meeting=meeting).standing().exists():
            found += [Sheet.AGENDA, Sheet.ANNOTATED]
        if meeting.announced_at and sheets.signs_in(meeting, acting):
            found.append(Sheet.SIGN_IN)
        if Decision.objects.visible_to(user).filter(item__meeting=meeting).exists():
            found.append(Sheet.DECISIONS)
            found += [Sheet.DISSENTS] if sheets.has_dissents(meeting, user) else []
            found += [Sheet.BRIEF] if meeting.decisions_published_at else []
        return found + sheets.renderings_for(meeting, user)

    def made_set(self):
        """The set made after publication with its files by body, for those who send it; ``None`` while there is none."""
        files = MadeFile.objects.visible_to(self.request.acting.user).filter(document_set__meeting=self.object)
        one = DocumentSet.objects.filter(meeting=self.object).select_related("job").first()
        if one is None or not eyes_of(self.request.acting.user).sees_all_filed:
            return None
        sent = {row.organisation_id: row for row in Outgoing.objects.filter(meeting=self.object).newest()}
        rows = grouped(
            (row.organisation_id, row) for row in files.select_related("stored", "organisation").order_by("pk")
        )
        bodies = [{"body": own[0].organisation, "files": own, "sent": sent.get(key)} for key, own in rows.items()]
        over = one.job.state in (Job.State.DONE, Job.State.FAILED)
        return {"job": one.job, "is_over": over, "is_failed": one.job.state == Job.State.FAILED, "bodies": bodies}

    def messages(self):
        """(language, its name, the meeting in a few lines) for each language."""
        told = []
        for language, name in LANGUAGE_CHOICES:
            with translation.override(language):
                address = settings.BASE_URL + self.object.get_absolute_url()
                told.append((language, name, message(self.object, language, address)))
        return told


class DocumentView(OfMeeting, View):
    """One document: ``…/documents/agenda.kk.pdf``."""

    def get(self, request, ref, sheet, language, suffix, code=None):
        if (
            sheet not in Sheet
            or suffix not in Format
            or not (language in LANGUAGES or (language in PAIRS and sheet in IN_TWO_LANGUAGES))
            or (sheet in FOR_ONE_BODY) != bool(code)
        ):
            raise Http404
        meeting, organisation = self.meeting(), get_object_or_404(Organisation, code=code) if code else None
        try:
            said = [
                sheets.document(sheet, meeting, request.acting, one, organisation)
                for one in PAIRS.get(language, [language])
            ]
        except LookupError as nothing:
            raise Http404 from nothing
        made = side_by_side(*said) if language in PAIRS else said[0]
        response = HttpResponse(WRITERS[suffix](made), content_type=MEDIA_TYPES[suffix])
        name = "-".join(part for part in (sheet, slugify(ref), code, language) if part)
        response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
        response["Cache-Control"] = "private, no-store"
        return response
