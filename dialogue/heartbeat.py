"""Signs of life that ``/readyz`` reads: each worker's own, and the clock's.

``letters`` and ``long`` are written by the main process of each worker while it is connected to the broker, so that a long import
does not look like a dead worker; ``clock`` is written by a task that beat sends and a worker does, so it goes the whole way.
They lie in the cache: with the broker gone nothing is fresh, and the answer is "unfit" rather than an old truth.
"""

import time

from django.core.cache import cache

NAMES = ("letters", "long", "clock")
KEPT = 24 * 60 * 60  # seconds


def beat(name: str):
    """``name`` is alive now."""
    cache.set(f"heartbeat:{name}", time.time(), KEPT)


def age(name: str) -> float | None:
    """Seconds since the last sign of life of ``name``; None when there is none or the cache is away."""
    seen = cache.get(f"heartbeat:{name}")
    return None if seen is None else round(max(0.0, time.time() - seen), 1)
