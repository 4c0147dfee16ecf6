"""Rows of one query by what they belong to."""


def grouped(pairs):
    """Pairs of a key and a value as lists of values by key, in the order they came."""
    found = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
