"""``bench/RESULTS.md``: the last table, with machine and date."""

import os
import platform
from datetime import datetime
from pathlib import Path

from django.db import connection

from bench.figures import BETWEEN_SIZES, QUERIES, TIMES_FLOOR, grown, misses

RESULTS = Path(__file__).parent / "RESULTS.md"
HEAD = """# How much work a page is

Measured by `python -m bench` (see `bench/__main__.py`) on {when}: {machine}, Python {python}, PostgreSQL {postgres}.

One request through all middleware, without the network. Milliseconds of CPU, the median of {requests} requests that took
turns with all others; *cold* is the best of three with an empty cache. The *floor* is a bare Django view, with Django's own
middleware, that selects 25 rows and renders them (`bench/floor.py`). Targets, for the names in bold: at most {times} × the
floor, at most {between} × between the sizes, at most {queries} queries. *Load* is the machine's one-minute average meanwhile
(2 cores are busy at 2).
"""


def write(page, figures, imported):
    """Write the page."""
    page.write_text("\n".join([_head(figures), *_pages(figures), "", *_missed(figures), *_imports(imported)]) + "\n")


def _head(figures):
    return HEAD.format(
        when=f"{datetime.now():%d %B %Y}",
        machine=_machine(),
        python=platform.python_version(),
        postgres=_postgres(),
        requests=len(next(iter(figures.values())).costs) if figures else 0,
        times=TIMES_FLOOR,
        between=BETWEEN_SIZES,
        queries=QUERIES,
    )


def _machine():
    info = Path("/proc/cpuinfo")
    named = info.read_text().partition("model name")[2].partition(":")[2].partition("\n")[0] if info.exists() else ""
    return f"{named.strip() or platform.processor()}, {os.cpu_count()} cores, {platform.system()}"


def _postgres():
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        return cursor.fetchone()[0]


def _pages(figures):
    yield "| page | recommendations | Python ms | PostgreSQL ms | × floor | × smallest | cold ms | queries | kB | load |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    names = list(dict.fromkeys(name for name, _size in figures))
    for (name, size), one in sorted(figures.items(), key=lambda pair: (names.index(pair[0][0]), pair[0][1])):
        shown = f"**{name}**" if one.is_target else name
        growth = grown(figures, name, size)
        cpu = f"{one.python:.1f} | {one.postgres:.1f} | {one.times:.1f} | {growth:.2f} | {one.cold:.0f}"
        yield f"| {shown} | {size:,} | {cpu} | {one.queries} | {one.bytes / 1000:.0f} | {one.load:.1f} |"


def _missed(figures):
    missed = list(misses(figures))
    yield "Missed: " + "; ".join(missed) + "." if missed else "No target is missed."


def _imports(imported):
    if not imported:
        return
    yield "\n## Imports\n"
    yield "`manage.py import_recommendations FILE --publish`, a process a file, everything from its start to its end.\n"
    yield "| file | rows | created | seconds | CPU s Python | CPU s PostgreSQL | peak MB | load |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in imported:
        cpu = f"{one.seconds:.1f} | {one.python_s:.1f} | {one.postgres_s:.1f} | {one.peak_mb}"
        yield f"| {one.name} | {one.rows:,} | {one.created:,} | {cpu} | {one.load:.1f} |"
    first = [one for one in imported if one.created]
    cpu = sum(one.python_s + one.postgres_s for one in first)
    rows, seconds = sum(one.rows for one in first), sum(one.seconds for one in first)
    yield f"\nTogether {rows:,} rows: {seconds:.0f} s, {cpu:.0f} s of CPU, {max(one.peak_mb for one in imported)} MB."
