"""What is measured, as figures: one a page and size, one a file that is imported."""

import json
from dataclasses import asdict, dataclass, field
from statistics import median

TIMES_FLOOR, BETWEEN_SIZES, QUERIES = 4, 1.3, 10  # the targets: at most so many


@dataclass
class Figure:
    """CPU of one request, the median of many: milliseconds in Python and in PostgreSQL. ``load`` is the machine's meanwhile.

    ``floors`` are requests of the floor, one after each of the page: a busy machine makes both slower, and hardly changes
    ``times``, how many times the floor's work the page is.
    """

    name: str
    size: int
    is_target: bool
    queries: int = 0
    bytes: int = 0
    cold: float = 0.0  # milliseconds of both when nothing is cached
    costs: list = field(default_factory=list)
    floors: list = field(default_factory=list)
    load: float = 0.0

    @property
    def python(self):
        return median(cost.python for cost in self.costs)

    @property
    def postgres(self):
        return median(cost.postgres for cost in self.costs)

    @property
    def times(self):
        return _both(self.costs) / _both(self.floors)

    def as_json(self):
        """One line for programs."""
        return json.dumps(
            {
                "figure": self.name,
                "recommendations": self.size,
                "python_ms": round(self.python, 1),
                "postgres_ms": round(self.postgres, 1),
                "floor_ms": round(_both(self.floors), 1),
                "times_floor": round(self.times, 2),
                "cold_ms": round(self.cold, 1),
                "queries": self.queries,
                "bytes": self.bytes,
                "requests": len(self.costs),
                "load": round(self.load, 1),
            },
            ensure_ascii=False,
        )


def _both(costs):
    return median(cost.python + cost.postgres for cost in costs)


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


def grown(figures, name, size):
    """How much more work the page is than on the smallest heap; the floor, which is the same on all, is the measure."""
    smallest = min(other for _name, other in figures)
    return figures[name, size].times / figures[name, smallest].times


def misses(figures):
    """Which targets are missed, as sentences. ``figures``: by name and size."""
    for (name, size), one in figures.items():
        if not one.is_target:
            continue
        if one.times > TIMES_FLOOR:
            yield f"{name}, {size}: {one.times:.1f} × the floor"
        if one.queries > QUERIES:
            yield f"{name}, {size}: {one.queries} queries"
        if grown(figures, name, size) > BETWEEN_SIZES:
            yield f"{name}, {size}: {grown(figures, name, size):.2f} × the smallest size"
