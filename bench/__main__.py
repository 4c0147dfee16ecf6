"""``python -m bench [--sizes 200 33082] [--turns 5] [--upr DIR] [--only pages|imports] [--write FILE]``

Starts throw-away servers, seeds invented work of each size, asks pages, prints one JSON line a figure and writes
``bench/RESULTS.md``. ``--upr DIR``: import every .csv of DIR as well. Nothing it starts or writes outlives it but that page.
Exit code 1 when a target is missed.
"""

import argparse
import os
import sys
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
django.setup()

from bench.figures import misses  # noqa: E402 - only now: Django is set up
from bench.ground import Ground, entered  # noqa: E402
from bench.importing import imports  # noqa: E402
from bench.measuring import measure, seeded  # noqa: E402
from bench.results import RESULTS, write  # noqa: E402
from dialogue import static  # noqa: E402


def main(sizes, turns, folder, only, page):
    """Measure and write; returns the exit code."""
    figures, imported = {}, []
    with Ground() as ground:
        static.collect()
        if folder and only != "pages":
            for one in imports(ground, sorted(folder.glob("*.csv"))):
                print(one.as_json(), flush=True)
                imported.append(one)
        databases = {size: seeded(ground, size) for size in sizes} if only != "imports" else {}
        figures = measure(databases, turns)
        for one in figures.values():
            print(one.as_json(), flush=True)
        with entered(ground.EMPTY):
            write(page, figures, imported)
    missed = list(misses(figures))
    print("\n".join(missed), file=sys.stderr)
    return 1 if missed else 0


parser = argparse.ArgumentParser(prog="python -m bench")
parser.add_argument("--sizes", type=int, nargs="+", default=[200, 33082], help="recommendations")
parser.add_argument("--turns", type=int, default=5)
parser.add_argument("--upr", type=Path, dest="folder", help="a folder of CSV files to import")
parser.add_argument(
    "--write", type=Path, dest="page", default=RESULTS, metavar="FILE", help="instead of bench/RESULTS.md"
)
parser.add_argument("--only", choices=["pages", "imports"])
if __name__ == "__main__":
    sys.exit(main(**vars(parser.parse_args())))
