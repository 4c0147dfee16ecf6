"""What an entry of the record commits to and how entries hang together: pure, asks no database (design.md §5.7).

A commitment is the SHA-256 of a random salt and a digest. Whoever has the salt can show what was committed to; once the salt
is destroyed nobody can, not even by trying all names there are, and the chain of entries still verifies.
"""

import hashlib
import re
import secrets

from core.canonical import digest
from core.lines import Line
from core.words import Words

GENESIS = "0" * 64  # what the first entry hangs on
_DIGEST = re.compile(r"[0-9a-f]{64}")


def new_salt():
    """32 random bytes, as 64 hexadecimal digits."""
    return secrets.token_hex(32)


def commitment(part, salt):
    """The salted commitment to ``part``, a SHA-256. All three are 64 hexadecimal digits; ``ValueError`` when they are not."""
    return hashlib.sha256(bytes.fromhex(salt) + bytes.fromhex(part)).hexdigest()


def digests_in(facts, path="facts"):
    """Every SHA-256 in a JSON object of facts by its path: ``{"facts.files.0": "3fa9…"}``. Files stand in facts by theirs."""
    if isinstance(facts, str) and _DIGEST.fullmatch(facts):
        return {path: facts}
    steps = facts.items() if isinstance(facts, dict) else enumerate(facts) if isinstance(facts, list) else ()
    return {where: found for key, value in steps for where, found in digests_in(value, f"{path}.{key}").items()}


def parts(row):
    """The digests an entry commits to, by name: the whole row, and each text and file of it, so that one of them can be
    withdrawn and the others still be shown."""
    found = {"whole": row.sha256, **digests_in(row.facts)}
    if isinstance(row, Line):
        return found | ({"reason": digest(row.reason.plain())} if row.reason else {})
    texts = {f"text.{name}": digest(Words.from_json(words).plain()) for name, words in row.words.items()}
    return found | texts | {"printed": digest(row.words)}  # the stored HTML too, which the receipt's digest leaves out


def shown(row):
    """What the entry of a row tells everybody. Of a line that was not public, and of a filing, only kind and moment."""
    if not isinstance(row, Line):
        kind, step, at, is_public = row.case_kind, "filing", row.filed_at, False
    else:
        kind, step, at, is_public = row.thing_kind, row.step, row.at, row.is_public
    words = row.acting.get("words", {}) if is_public else {}
    offices = {name: Words.from_json(words.get(name, {})) for name in ("office", "organisation")}
    return {"thing_kind": kind, "step": step, "at": at, "is_public": is_public, **offices}


def entry_content(entry):
    """Everything an entry says, as it is hashed: its number and the hash of the one before are among it."""
    names = "seq uid thing_kind step at is_public commitments prev"
    offices = {name: getattr(entry, name).plain() for name in ("office", "organisation")}
    return {name: getattr(entry, name) for name in names.split()} | offices
