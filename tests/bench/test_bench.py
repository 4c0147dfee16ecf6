"""Pages ask the same few questions of the database, however much there is. CPU is measured by ``python -m bench`` alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command

from bench.figures import QUERIES
from bench.pages import pages
from dialogue.bench.seeding import seed

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def asked(servers, django_db_blocker):
    """For each size the number of queries of each page, of caches that are warm."""
    with django_db_blocker.unblock():
        return {size: _asked(servers, size) for size in (3, 9, 50, 150)}


def _asked(servers, size):
    with servers.fresh():
        call_command("seed_reference", verbosity=0)
        seed(size)
        cache.clear()  # the databases share it
        found = {}
        for page in pages():
            page.visitor.ask(page.address)
            found[page.name] = len(page.visitor.queries(page.address))
        return found


def test_no_page_asks_more_than_ten_queries(asked):
    """Whoever is signed in and reads the page of all pages costs three more: session, person, hats. The page of a meeting has
    twelve for whoever runs it."""
    most = {"recommendation, its lead": QUERIES + 3, "meeting, secretary": QUERIES + 2}
    assert {name: number for name, number in asked[150].items() if number > most.get(name, QUERIES)} == {}


def test_a_heap_three_times_as_large_asks_for_nothing_more(asked):
    assert asked[150] == asked[50]


def test_nine_recommendations_are_asked_for_as_three_are(asked):
    """The tests of each list do so with one row and three; a heap of one has nothing to show on some pages. A desk asks once
    for each kind that waits, and on a heap of three not every kind does."""
    listed = {name for name in asked[3] if not name.startswith("desk")}
    assert {name: asked[9][name] for name in listed} == {name: asked[3][name] for name in listed}


def test_the_bench_runs_and_writes_its_page(tmp_path):
    page = tmp_path / "RESULTS.md"
    command = [sys.executable, "-m", "bench", "--sizes", "3", "6", "--turns", "1", "--only", "pages", "--write", page]
    plain = {name: text for name, text in os.environ.items() if name in ("PATH", "HOME", "LANG", "PG_BIN")}
    done = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    measured = {(figure["figure"], figure["recommendations"]) for figure in figures}
    assert {("floor", 3), ("floor", 6), ("register", 3), ("register", 6)} <= measured
    assert page.read_text().count("\n| **register** |") == 2
