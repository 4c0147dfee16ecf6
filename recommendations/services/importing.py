"""Recommendations of a file land as a draft batch, are published as one entry, and undone by deletion until then
(design.md §6)."""

import hashlib
from dataclasses import dataclass, field
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.lines import write_line
from core.rules import NotAllowed
from core.series import next_numbers
from core.things import lock, touch
from participants.kinds import Audience
from recommendations.models import Batch, Recommendation
from recommendations.printed import external_ref
from recommendations.readers import Row, read
from recommendations.rules import can_import
from recommendations.services.adopting import searched_refs
from recommendations.services.sources import Known
from recommendations.states import S

CHUNK = 1000  # rows in memory and in one INSERT
MOST_WARNINGS = 500  # told; the cells of every row are kept in any case
UPDATED = (
    "title",
    "text",
    "lead",
    "lead_said",
    "position",
    "adopted_on",
    "adopted_said",
    "mechanism",
    "symbol",
    "paragraph",
    "cycle",
    "recommending",
    "state_under_review",
    "source_position",
    "action_category",
    "is_reference",
    "source_cells",
    "search_kk",
    "search_ru",
    "search_en",
    "search_ref",
)


@dataclass
class Landing:
    """What an import did, or would do."""

    format: str = ""
    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list = field(default_factory=list)  # of {"row", "reason"}
    warnings: list = field(default_factory=list)
    batch: Batch | None = None

    def as_json(self):
        """The contract of ``import_recommendations --json``."""
        names = ("format", "rows", "created", "updated", "unchanged", "skipped", "warnings")
        return {name: getattr(self, name) for name in names}


class _DryRun(Exception):
    """Rolls the transaction back after everything was tried for real."""


def land_batch(source, *, by, name, format="auto", lead=None, dry_run=False, progress=None):
    """Read ``source`` (a path or bytes) and keep its rows as a draft batch, in one transaction; returns the ``Landing``.

    A row read before is compared by its key: the same changes nothing, another wording updates a draft and is left alone
    once published. ``lead`` is the addressee of rows that name none. ``progress(done, about)`` is told every 1,000 rows.
    ``dry_run`` tries everything and keeps nothing. Raises ``UnreadableFile`` for a file nothing of which may be imported,
    ``NotAllowed`` for others than the secretariat and the custodian.
    """
    if not can_import.test(by, None):
        raise NotAllowed(_("Only the secretariat and the custodian import recommendations."))
    landing = Landing()
    try:
        with transaction.atomic():
            _land(landing, source, by, name, format, lead, progress or (lambda done, about: None))
            if dry_run:
                raise _DryRun
    except _DryRun:
        landing.batch = None
    return landing


def _land(landing, source, by, name, format, lead, progress):
    with read(source, format) as reading:
        landing.format, landing.warnings = reading.format, [str(warning) for warning in reading.warnings]
        landing.batch = Batch.objects.create(
            file_name=name[:255], file_sha256=_digest_of(source), format=reading.format, lead=lead
        )
        known = Known(lead)
        while chunk := list(islice(reading, CHUNK)):
            landing.rows += len(chunk)
            for row in chunk:
                if not isinstance(row, Row):
                    landing.skipped.append({"row": row.number, "reason": str(row.reason)})
            _keep(landing, known, [row for row in chunk if isinstance(row, Row)])
            progress(landing.rows, reading.about_rows)
    counts = {name: getattr(landing, name) for name in ("rows", "created", "updated", "unchanged")}
    landing.batch.counts = {**counts, "skipped": len(landing.skipped)}
    touch(landing.batch, "counts")
    write_line(
        landing.batch, "land", by=by, facts={**landing.batch.counts, "sha256": landing.batch.file_sha256}, public=False
    )


def _keep(landing, known, rows):
    stored = Recommendation.objects.filter(source_key__in=[row.key for row in rows])
    present = {r.source_key: r for r in stored.only("source_key", "source_cells", "state")}
    new, changed = [], []
    for row in rows:
        landing.warnings += [f"{row.number}: {warning}" for warning in row.warnings][
            : MOST_WARNINGS - len(landing.warnings)
        ]
        there = present.get(row.key)
        if there and (there.source_cells == row.source_cells or there.state != S.DRAFTED):
            landing.unchanged += 1
            continue
        fresh = known.as_recommendation(row)
        if there is None:
            fresh.batch = landing.batch
            new.append(fresh)
        else:
            for name in UPDATED:
                setattr(there, name, getattr(fresh, name))
            changed.append(there)
    Recommendation.objects.bulk_create(new)
    known.relate(new)
    Recommendation.objects.bulk_update(changed, UPDATED)
    landing.created, landing.updated = landing.created + len(new), landing.updated + len(changed)


@transaction.atomic
def publish_batch(batch, *, by):
    """Number and publish everything in the batch: one entry of the record; from now on nothing of it is deleted."""
    lock(batch)
    if not can_import.test(by, None):
        raise NotAllowed(_("Only the secretariat and the custodian publish imports."))
    if batch.published_at:
        raise ValidationError(_("This import is published already."))
    groups = {}
    rows = batch.recommendations.order_by("id").values_list("pk", "adopted_said", "mechanism__code")
    for pk, adopted, mechanism in rows:
        groups.setdefault(f"{(adopted or '0000')[:4]}-{mechanism or 'ext'}", []).append(pk)
    for series, members in groups.items():
        numbers = next_numbers(f"recommendations/{series}", len(members))
        _publish([(pk, external_ref(series, number)) for pk, number in zip(members, numbers, strict=True)])
    batch.published_at = timezone.now()
    touch(batch, "published_at")
    write_line(batch, "publish", by=by, facts={**batch.counts, "sha256": batch.file_sha256})
    return batch


@transaction.atomic
def discard_batch(batch, *, by):
    """Undo an import that was not published: its rows go."""
    lock(batch)
    if not can_import.test(by, None):
        raise NotAllowed(_("Only the secretariat and the custodian discard imports."))
    if batch.published_at:
        raise ValidationError(_("A published import cannot be discarded."))
    write_line(batch, "discard", by=by, facts=batch.counts, public=False)
    Recommendation.objects.filter(batch=batch).delete()
    batch.delete()


def _publish(numbered):
    """One statement: ``bulk_update`` takes a minute of CPU for 33,000 rows, this takes seconds. The trigger watches it too."""
    keys, refs = zip(*numbered, strict=True)
    spelt = [searched_refs(ref) for ref in refs]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE recommendations_recommendation AS one"
            " SET ref = given.ref, search_ref = given.spelt, state = %s, audience = %s,"
            " version = version + 1, updated_at = %s"
            " FROM unnest(%s, %s, %s) AS given (id, ref, spelt) WHERE one.id = given.id",
            [S.TRANSMITTED.value, Audience.PUBLIC.value, timezone.now(), list(keys), list(refs), spelt],
        )


def _digest_of(source):
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with open(source, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
