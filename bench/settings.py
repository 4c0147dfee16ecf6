"""The product's settings on throw-away servers of the bench's own; a database that somebody needs is never touched."""

import atexit
import os
import shutil
import tempfile

# The process that was started first makes the folder; the commands it measures inherit it.
if "DIALOGUE_BENCH_VAR" not in os.environ:
    os.environ["DIALOGUE_BENCH_VAR"] = tempfile.mkdtemp(prefix="dialogue-bench-", dir="/tmp")
    atexit.register(shutil.rmtree, os.environ["DIALOGUE_BENCH_VAR"], ignore_errors=True)
    for name in ("DATABASE_URL", "MIGRATE_DATABASE_URL", "REDIS_URL", "EMAIL_URL", "SECRET_KEY", "ALLOWED_HOSTS"):
        os.environ.pop(name, None)
    os.environ |= {"DIALOGUE_VAR": os.environ["DIALOGUE_BENCH_VAR"], "DEMO": "1", "PORT": "8000", "LOG_LEVEL": "INFO"}
    os.environ.pop("DEBUG", None)

from dialogue.settings import *  # noqa: F403 - only now: it reads the environment

BENCH_VAR = DIALOGUE_VAR  # noqa: F405
DATABASES["default"] |= {  # noqa: F405
    "NAME": os.environ.get("DIALOGUE_BENCH_DATABASE", DATABASES["default"]["NAME"]),  # noqa: F405
    "CONN_MAX_AGE": None,  # one backend from the first request to the last: its CPU is read from outside
}
LOGGING["handlers"]["stderr"] = {  # noqa: F405 - a line a request, as the product's web server writes it
    "class": "logging.FileHandler",
    "filename": str(BENCH_VAR / "web.log"),
    "formatter": "line",
    "delay": True,
}
