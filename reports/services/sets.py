"""The set of a meeting: for every body an extract and a letter in Kazakh and Russian, and the brief in English."""

import structlog
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from core.follow import work_off
from core.jobs import Job
from core.rules import NotAllowed
from core.things import lock, touch
from files.kinds import Treatment
from files.storage import attach, receive
from meetings.models import Meeting
from participants.acting import THE_HOUSE
from participants.rules import is_secretariat
from recommendations.models import Recommendation
from reports import sheets
from reports.kinds import Format, Sheet
from reports.models import DocumentSet, MadeFile
from reports.typesetting import pdf
from reports.word_file import docx

FOLLOWER = "reports.sets"
NAME = "reports.set"
TRANSMITTED = "recommendations.recommendation"
WRITERS = {Format.PDF: pdf, Format.DOCX: docx}
log = structlog.get_logger("reports.sets")


def want_sets():
    """Ask for the set of each meeting whose decisions became public, after what was adopted went to the bodies: their terms stand
    in the letters. Idempotent. Returns how many lines were dealt with."""

    def act(line):
        if line.thing_kind == TRANSMITTED:
            if adopted := Recommendation.objects.filter(uid=line.thing_uid, decision__isnull=False).first():
                _want(adopted.decision.item.meeting)
            return
        meeting = Meeting.objects.get(uid=line.thing_uid)
        if not Recommendation.objects.filter(decision__item__meeting=meeting).exists():
            _want(meeting)

    return work_off(FOLLOWER, act)


@transaction.atomic
def make_set(meeting, *, by):
    """The secretariat asks for the set once more; returns the ``DocumentSet`` with its waiting job."""
    if not is_secretariat.test(by, None):
        raise NotAllowed(_("Only the secretariat sends letters."))
    if not meeting.decisions_published_at:
        raise NotAllowed(_("The decisions are not published yet."))
    return _want(meeting, owner_uid=by.user.uid)


def build_sets():
    """Build every set that waits; a fault of one is told on its job and holds up no other."""
    waiting = DocumentSet.objects.filter(job__state=Job.State.WAITING).select_related("job", "meeting__body")
    while one := waiting.first():
        with one.job.at_work():
            if one.job.begin():
                _build_or_tell(one)


def _build_or_tell(one):
    try:
        _build(one)
    except Exception:
        log.exception("set_failed", meeting=one.meeting.ref)
        one.job.fail(_("The documents could not be made. Ask once more, or look into the server's log."))


@transaction.atomic
def _want(meeting, owner_uid=None):
    lock(meeting)
    one = DocumentSet.objects.select_related("job").filter(meeting=meeting).first()
    if one and one.job.state == Job.State.WAITING:
        return one
    job = Job.objects.create(name=NAME, owner_uid=owner_uid)
    if one is None:
        return DocumentSet.objects.create(meeting=meeting, job=job)
    one.job = job
    return touch(one, "job")


def _build(one):
    wanted = _wanted(one.meeting)
    made = []
    for done, (sheet, organisation, language) in enumerate(wanted, start=1):
        document = sheets.document(sheet, one.meeting, THE_HOUSE, language, organisation)
        for suffix, write in WRITERS.items():
            name = "-".join(
                part for part in (sheet, one.meeting.ref, organisation.code if organisation else "", language) if part
            )
            content = ContentFile(write(document), name=f"{name}.{suffix}")
            made.append((receive(content, treatment=Treatment.KEEP, by=THE_HOUSE), sheet, organisation, language))
        one.job.advance(done, len(wanted))
    with transaction.atomic():
        lock(one)
        one.files.all().delete()
        for stored, sheet, organisation, language in made:
            attach(MadeFile, [stored], document_set=one, sheet=sheet, organisation=organisation, language=language)
    one.job.finish({"files": len(made)})


def _wanted(meeting):
    bodies = sheets.addressed(meeting, THE_HOUSE.user)
    for_bodies = [
        (sheet, body, language)
        for body in bodies
        for sheet in (Sheet.EXTRACT, Sheet.LETTER)
        for language in ("kk", "ru")
    ]
    return [*for_bodies, (Sheet.BRIEF, None, "en")]
