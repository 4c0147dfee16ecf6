"""The cache: a Redis whose absence is felt only as slowness. Nothing that must not be lost lives here."""

import structlog
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = structlog.get_logger("core.cache")


def _forgiving(name, miss):
    """RedisCache's method ``name``, answering ``miss(args)`` when the server is away, slow or full."""
    method = getattr(RedisCache, name)

    def forgiving(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except RedisError as error:
            log.warning("cache_missed", operation=name, error=type(error).__name__)
            return miss(*args, **kwargs)

    forgiving.__name__ = name
    forgiving.__doc__ = method.__doc__
    return forgiving


class ForgivingRedisCache(RedisCache):
    """Django's RedisCache whose errors are misses: sign-in, throttles and pages go on while the server is down.

    Promises: no ``RedisError`` leaves it; a lost write is silent; ``incr`` of a lost counter raises ValueError as of a missing
    key, ``add`` says "added" so that throttles let people in. A wait is bounded by the socket timeouts of the settings (0.3 s).
    """

    get = _forgiving("get", lambda key, default=None, version=None: default)
    get_many = _forgiving("get_many", lambda *args, **kwargs: {})
    has_key = _forgiving("has_key", lambda *args, **kwargs: False)
    add = _forgiving("add", lambda *args, **kwargs: True)
    set = _forgiving("set", lambda *args, **kwargs: None)
    set_many = _forgiving("set_many", lambda mapping, *args, **kwargs: list(mapping))
    touch = _forgiving("touch", lambda *args, **kwargs: False)
    delete = _forgiving("delete", lambda *args, **kwargs: False)
    delete_many = _forgiving("delete_many", lambda *args, **kwargs: None)
    clear = _forgiving("clear", lambda *args, **kwargs: False)

    def incr(self, key, delta=1, version=None):
        """Add ``delta``; raises ValueError when the key is missing or the server is away."""
        try:
            return super().incr(key, delta, version)
        except RedisError as error:
            log.warning("cache_missed", operation="incr", error=type(error).__name__)
            raise ValueError(f"Key {key!r} not found") from None
