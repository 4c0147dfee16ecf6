"""How the number of a proposal is printed (design.md §5.12); its address carries the bare ref."""

_LETTERS = {"kk": "Ұ", "ru": "П", "en": "P"}


def printed_ref(ref, language):
    """``2026-014`` as the language prints it: ``Ұ-2026-014``, ``П-2026-014``, ``P-2026-014``; empty before filing."""
    return f"{_LETTERS[language]}-{ref}" if ref else ""
