"""Pages on heaps of several sizes, in turns, so that whatever else the machine does is spread over all of them."""

import os

from django.core.cache import cache

from bench.figures import Figure
from bench.ground import entered
from bench.pages import pages
from dialogue.bench.seeding import seed

ASKED = 8  # times a page is asked in one turn, after it was asked once to warm up
COLD = 3  # times it is asked with an empty cache


def seeded(ground, size):
    """A database with so many recommendations, as it lies a day later; returns its name."""
    name = ground.clone(f"of_{size}")
    with entered(name):
        seed(size)
    ground.tidy(name)
    return name


def measure(databases, turns):
    """Figures by name and size. ``databases``: names by size."""
    figures = {}
    for turn in range(turns):
        for size, database in databases.items():
            with entered(database):
                cache.clear()  # the databases share it
                floor, *others = pages()
                for page in [floor, *others]:
                    figure = figures.setdefault((page.name, size), Figure(page.name, size, page.is_target))
                    _ask(page, floor, figure, is_first=turn == 0)
    return figures


def _ask(page, floor, figure, *, is_first):
    page.visitor.ask(page.address)
    if is_first:
        figure.queries = len(page.visitor.queries(page.address))
        figure.bytes = len(page.visitor.ask(page.address))
        figure.cold = min(_cold(page) for _ in range(COLD))
    for _ in range(ASKED):
        figure.costs.append(page.visitor.cost(page.address))
        figure.floors.append(floor.visitor.cost(floor.address))
    figure.load = max(figure.load, os.getloadavg()[0])


def _cold(page):
    cache.clear()
    cost = page.visitor.cost(page.address)
    return cost.python + cost.postgres
