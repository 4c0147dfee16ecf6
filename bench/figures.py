"""What is measured, as figures: one a page and size, one a file that is imported."""

import json
import os
from dataclasses import asdict, dataclass, field
from statistics import median

TIMES_FLOOR, BETWEEN_SIZES, QUERIES = 4, 1.3, 10  # the targets: at most so many


@dataclass
class Figure:
    """CPU of one request, the median of many: milliseconds in Python and in PostgreSQL. ``load`` is the machine's meanwhile."""

    name: str
    size: int
    is_target: bool
    queries: int = 0
    bytes: int = 0
    cold: float = 0.0  # milliseconds of both when nothing is cached
    costs: list = field(default_factory=list)
    load: float = 0.0

    def add(self, costs):
        """Further requests; the machine's load is noted."""
        self.costs += costs
        self.load = max(self.load, os.getloadavg()[0])

    @property
    def python(self):
        return median(cost.python for cost in self.costs)

    @property
    def postgres(self):
        return median(cost.postgres for cost in self.costs)

    @property
    def both(self):
        return median(cost.python + cost.postgres for cost in self.costs)

    def as_json(self, floor):
        """One line for programs."""
        return json.dumps(
            {
                "figure": self.name,
                "recommendations": self.size,
                "python_ms": round(self.python, 1),
                "postgres_ms": round(self.postgres, 1),
                "cold_ms": round(self.cold, 1),
                "times_floor": round(self.both / floor.both, 2),
                "queries": self.queries,
                "bytes": self.bytes,
                "requests": len(self.costs),
                "load": round(self.load, 1),
            },
            ensure_ascii=False,
        )


@dataclass
class Import:
    """One file by the command: seconds, megabytes at the most."""

    name: str
    rows: int
    created: int
    seconds: float
    python_s: float
    postgres_s: float
    peak_mb: int
    load: float

    def as_json(self):
        """One line for programs."""
        told = {name: round(value, 1) if isinstance(value, float) else value for name, value in asdict(self).items()}
        return json.dumps({"figure": f"import, {told.pop('name')}", **told}, ensure_ascii=False)


def misses(figures):
    """Which targets are missed, as sentences. ``figures``: by name and size, the floor among them."""
    sizes = sorted({size for _name, size in figures})
    for (name, size), one in figures.items():
        floor = figures["floor", size].both
        if one.is_target and one.both > TIMES_FLOOR * floor:
            yield f"{name}, {size}: {one.both / floor:.1f} × the floor"
        if one.is_target and one.queries > QUERIES:
            yield f"{name}, {size}: {one.queries} queries"
        grown = one.both / figures[name, sizes[0]].both
        if one.is_target and size == sizes[-1] and grown > BETWEEN_SIZES:
            yield f"{name}: {grown:.2f} × between {sizes[0]} and {size}"
