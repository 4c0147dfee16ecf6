"""The product's settings on throw-away servers: tests never touch a database that somebody needs."""

import atexit
import os
import shutil
import tempfile

# The process that pytest was started as makes the folder; xdist's workers inherit it.
if "DIALOGUE_TESTS_VAR" not in os.environ:
    os.environ["DIALOGUE_TESTS_VAR"] = tempfile.mkdtemp(prefix="dialogue-tests-", dir="/tmp")
    atexit.register(shutil.rmtree, os.environ["DIALOGUE_TESTS_VAR"], ignore_errors=True)
    for name in (
        "DATABASE_URL",
        "MIGRATE_DATABASE_URL",
        "EMAIL_URL",
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "BASE_URL",
        "DEBUG",
    ):
        os.environ.pop(name, None)
    os.environ |= {"DIALOGUE_VAR": os.environ["DIALOGUE_TESTS_VAR"], "DEMO": "1", "PORT": "8000"}
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's sync API keeps an event loop in the thread

from pathlib import Path

from core.embedded import addresses

# A pair of Redis databases for each worker: gw0 → 2 and 3, gw1 → 4 and 5; 0 and 1 without xdist.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "master")
REDIS_NUMBER = 0 if WORKER == "master" else 2 * int(WORKER.removeprefix("gw")) + 2
TESTS_VAR = Path(os.environ["DIALOGUE_TESTS_VAR"])
(TESTS_VAR / "static").mkdir(exist_ok=True)  # stays empty: see the end
os.environ["REDIS_URL"] = addresses.embedded_redis(TESTS_VAR).replace("db=0", f"db={REDIS_NUMBER}")

from dialogue.settings import *  # noqa: E402, F403 - only now: it reads the environment

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 takes 50 ms on purpose
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # files from where they lie, looked up when asked for
