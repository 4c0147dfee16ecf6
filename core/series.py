"""Gap-free numbers from locked series (design.md §5.12)."""

from django.db import connection, models


class Series(models.Model):
    name = models.CharField(max_length=80, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.name}: {self.last}"


def next_number(name):
    """The next number of the series ``name``, from 1.

    Holds the series' row until the transaction ends, so that a number given and rolled back is given again:
    call it late in the transaction. Raises ``RuntimeError`` outside one.
    """
    return next_numbers(name, 1)[0]


def next_numbers(name, count):
    """The next ``count`` numbers of the series, as a range; otherwise as ``next_number``."""
    if not connection.in_atomic_block:
        raise RuntimeError("numbers are given inside a transaction only")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_series (name, last) VALUES (%s, %s)"
            " ON CONFLICT (name) DO UPDATE SET last = core_series.last + EXCLUDED.last RETURNING last",
            [name, count],
        )
        last = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)
