"""What the clock and the pages ask of the record."""

from core.canonical import canonical
from record.commitments import commitment, entry_content, parts
from record.models import Entry, Inspection
from record.verify import findings


def inspect_record():
    """Check the whole record and keep what was found for its page; returns the ``Inspection``."""
    entries, found = Entry.objects.count(), list(findings())
    first = found[0].as_json() if found else {}
    return Inspection.objects.create(entries=entries, findings=len(found), first=first)


def hashed_text(entry):
    """Exactly the text whose SHA-256 in UTF-8 is the entry's hash."""
    return canonical(entry_content(entry)).decode()


def seals(entry):
    """What the entry commits to, by name: the commitment, and of a public line the digest and salt that open it."""
    salts = dict(entry.openings.values_list("what", "salt"))
    digests = parts(entry.row) if entry.is_public and entry.row is not None else {}
    for what, committed in sorted(entry.commitments.items()):
        opens = what in salts and what in digests and commitment(digests[what], salts[what]) == committed
        yield {
            "what": what,
            "commitment": committed,
            "digest": digests[what] if opens else "",
            "salt": salts[what] if opens else "",
            "is_withdrawn": what not in salts,
        }
