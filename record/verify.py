"""Is the memory whole? Recomputes every digest from its row, every commitment whose salt is there, and the chain.

Reads, and changes nothing. What it cannot see: entries cut off the end of the chain together with what they stood for.
Against that helps only a copy of the last number and hash somewhere else; the page of the record prints both.
"""

from dataclasses import asdict, dataclass

from core.canonical import digest
from core.lines import Line
from record.commitments import GENESIS, commitment, entry_content, parts, shown
from record.ledger import unchained
from record.models import Entry

_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)  # a row somebody wrote something strange into


@dataclass(frozen=True)
class Finding:
    seq: int | None  # number of the entry; None for a row that has none yet
    row: str  # "line", "filing" or "entry"
    uid: str
    what: str  # what differs

    def __str__(self):
        number = f"entry {self.seq}" if self.seq else "no entry yet"
        return f"{number}, {self.row} {self.uid}: {self.what}"

    def as_json(self):
        """The same for programs."""
        return asdict(self)


def findings():
    """Everything that is not as it was, entry by entry from the first; a row without an entry comes last."""
    seq, prev, withdrawn = 0, GENESIS, _withdrawn()
    entries = Entry.objects.order_by("seq").select_related("line", "filing").prefetch_related("openings")
    for entry in entries.iterator(chunk_size=1000):
        yield from _faults_of_chain(entry, seq, prev)
        yield from _faults_of_row(entry, withdrawn)
        seq, prev = entry.seq, entry.sha256
    for rows in unchained():
        for row in rows.order_by("id").iterator(chunk_size=1000):
            if not _is_whole(row):
                yield Finding(None, _name(row), str(row.uid), "its content is not what its hash says")


def _withdrawn():
    """The pairs of number and part that were withdrawn on the record."""
    lines = Line.objects.filter(thing_kind=Entry._meta.label_lower, step="withdraw")
    return {(line.facts["seq"], what) for line in lines for what in line.facts["what"]}


def _faults_of_chain(entry, seq, prev):
    faults = {
        f"the number after {seq} should be {seq + 1}": entry.seq == seq + 1,
        "it does not hang on the entry before": entry.prev == prev,
        "the entry's hash differs": entry.sha256 == _digest_of_entry(entry),
    }
    return [Finding(entry.seq, "entry", str(entry.uid), what) for what, holds in faults.items() if not holds]


def _digest_of_entry(entry):
    try:
        return digest(entry_content(entry))
    except _UNREADABLE:
        return None


def _faults_of_row(entry, withdrawn):
    row = entry.row
    if row is None:
        return [Finding(entry.seq, "line" if entry.line_id else "filing", "", "the row is gone")]
    try:
        faults = [*_differences(entry, row), *_broken_commitments(entry, row, withdrawn)]
    except _UNREADABLE as error:
        faults = [f"it cannot be read: {error}"]
    if (entry.seq, "whole") not in withdrawn and not _is_whole(row):
        faults.insert(0, "its content is not what its hash says")
    return [Finding(entry.seq, _name(row), str(row.uid), what) for what in faults]


def _differences(entry, row):
    return [f"the entry tells another {name}" for name, value in shown(row).items() if getattr(entry, name) != value]


def _broken_commitments(entry, row, withdrawn):
    digests, salts = parts(row), {opening.what: opening.salt for opening in entry.openings.all()}
    for what, committed in entry.commitments.items():
        if what in salts:
            if what not in digests or commitment(digests[what], salts[what]) != committed:
                yield f"{what} is not what was committed to"
        elif (entry.seq, what) not in withdrawn:
            yield f"the salt of {what} is gone and no line says it was withdrawn"


def _is_whole(row):
    try:
        return digest(row.content()) == row.sha256
    except _UNREADABLE:
        return False


def _name(row):
    return "line" if isinstance(row, Line) else "filing"
