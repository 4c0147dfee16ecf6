"""How many were there, as it may be printed. Pure.

A breakdown of persons below 5 is suppressed, also by subtraction (design.md §5.8): small constituencies are told together,
so that every printed number is 5 or more and they add up to the whole.
"""

SMALLEST = 5


def printable(counts):
    """``{constituency: number}`` as rows ``(constituencies, number)``, the largest first.

    Constituencies below 5 are one row together; when that row is still below 5 the next smallest joins it. A whole below 5
    is one row whose number is ``None``: "fewer than 5". Nobody was counted: no rows.
    """
    if not counts:
        return []
    small_first = sorted(counts, key=lambda name: (counts[name], name))
    together = [name for name in small_first if counts[name] < SMALLEST]
    alone = [name for name in small_first if counts[name] >= SMALLEST]
    while together and alone and sum(counts[name] for name in together) < SMALLEST:
        together.append(alone.pop(0))
    rows = [((name,), counts[name]) for name in reversed(alone)]
    if together:
        whole = sum(counts[name] for name in together)
        rows.append((tuple(sorted(together)), whole if whole >= SMALLEST else None))
    return rows
