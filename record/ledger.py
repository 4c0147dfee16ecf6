"""The door of the record: chaining what happened, how far behind that is, and withdrawing a text (design.md §5.7)."""

from django.db import connection, transaction
from django.db.models import Exists, Min, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from core.canonical import digest
from core.filing import Filing
from core.lines import Line, write_line
from core.rules import NotAllowed
from record.commitments import GENESIS, commitment, entry_content, new_salt, parts, shown
from record.models import Entry, Opening
from record.rules import can_withdraw

ONE_NOTARY = 0x6E6F74617279  # "notary": the advisory lock


@transaction.atomic
def chain(batch=500):
    """Put up to ``batch`` lines and filings that have no entry yet into the chain, oldest first; returns how many.

    One notary at a time (an advisory lock, held until the transaction ends): numbers have no gap and nothing is chained
    twice. 0 means that nothing committed before the call was left.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_NOTARY])
    last = Entry.objects.order_by("-seq").first()
    seq, prev = (last.seq, last.sha256) if last else (0, GENESIS)
    entries, openings = [], []
    for row in _oldest_unchained(batch):
        seq += 1
        entry, salts = _next_entry(row, seq, prev)
        prev = entry.sha256
        entries.append(entry)
        openings += salts
    Entry.objects.bulk_create(entries)
    Opening.objects.bulk_create(openings)
    return len(entries)


def lag_seconds():
    """The age of the oldest line or filing without an entry, in whole seconds; 0 when all have one. For ``/readyz``."""
    lines, filings = unchained()
    moments = [lines.aggregate(oldest=Min("at"))["oldest"], filings.aggregate(oldest=Min("filed_at"))["oldest"]]
    moments = [moment for moment in moments if moment]
    return max(0, int((timezone.now() - min(moments)).total_seconds())) if moments else 0


@transaction.atomic
def withdraw(entry, *, what, by, reason):
    """Destroy the salts of the commitments named in ``what``, so that nobody can ever show or guess what they were;
    returns the public line.

    The texts themselves are destroyed by the app that holds them. That it was done, by which office and why, stays on the
    record: ``record.verify`` takes a missing salt without such a line for a fault. Raises ``NotAllowed``, and ``ValueError``
    for a part that the entry does not commit to or that was withdrawn before.
    """
    if not can_withdraw.test(by, entry):
        raise NotAllowed(_("Only the custodian and the secretariat may withdraw a text from the record."))
    destroyed, _models = Opening.objects.filter(entry=entry, what__in=what).delete()
    if destroyed != len(set(what)):
        raise ValueError(f"{sorted(what)} are not all open in entry {entry.seq}")
    return write_line(entry, "withdraw", by=by, reason=reason, facts={"seq": entry.seq, "what": sorted(what)})


def unchained():
    """The lines and the filings without an entry."""
    lines = Line.objects.filter(~Exists(Entry.objects.filter(line=OuterRef("pk"))))
    filings = Filing.objects.filter(~Exists(Entry.objects.filter(filing=OuterRef("pk"))))
    return lines, filings


def _oldest_unchained(batch):
    lines, filings = unchained()
    found = [(filing.filed_at, 0, filing.pk, filing) for filing in filings.order_by("id")[:batch]]
    found += [(line.at, 1, line.pk, line) for line in lines.order_by("id")[:batch]]
    return [row for _at, _kind, _pk, row in sorted(found, key=lambda one: one[:3])[:batch]]


def _next_entry(row, seq, prev):
    salts = {what: new_salt() for what in parts(row)}
    entry = Entry(
        seq=seq,
        line=row if isinstance(row, Line) else None,
        filing=row if isinstance(row, Filing) else None,
        commitments={what: commitment(part, salts[what]) for what, part in parts(row).items()},
        prev=prev,
        **shown(row),
    )
    entry.sha256 = digest(entry_content(entry))
    return entry, [Opening(entry=entry, what=what, salt=salt) for what, salt in salts.items()]
