"""The one form in which anything is hashed (design.md §5.15). Receipts issued today verify for ever: never change it."""

import datetime as dt
import hashlib
import json
import unicodedata
import uuid

FORM = "dialogue/1"


def canonical(value):
    """``value`` as bytes: UTF-8, NFC, sorted keys, no insignificant space, UTC to the second.

    Takes dicts with text keys, lists, tuples, text, integers, booleans, ``None``, dates, aware moments and UUIDs.
    Raises ``TypeError`` for anything else, floats and naive moments included: they have no single spelling; ``ValueError``
    for two keys that differ in their bytes only.
    """
    plain = {"form": FORM, "content": _plain(value)}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value):
    """The SHA-256 of the canonical form, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def control_code(sha256):
    """The first 16 digits of a digest in groups of four, as receipts print it: ``3fa9 02c1 77de 10b4``."""
    return " ".join(sha256[start : start + 4] for start in range(0, 16, 4))


def moment(value):
    """A moment as it is hashed: ``2026-11-24T05:00:00Z``. Raises ``TypeError`` when it has no zone."""
    if value.tzinfo is None:
        raise TypeError("a moment without a zone cannot be hashed")
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(value):
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value))
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("keys must be text")
        plain = {unicodedata.normalize("NFC", key): _plain(item) for key, item in value.items()}
        if len(plain) != len(value):
            raise ValueError("two keys are the same text")
        return plain
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")
