"""Settings. Everything a server may need to change comes from the environment; README's "to production" lists the names."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env
from kombu import Exchange, Queue

from core.embedded import addresses, folders, secret
from dialogue import logs
from dialogue.schedule import beat_schedule

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
DIALOGUE_VAR = Path(env.str("DIALOGUE_VAR", "") or BASE_DIR / "var").absolute()

# --- which kind of server this is -------------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", False)
PORT = env.int("PORT", 8000)
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", LOOPBACK) or LOOPBACK
IS_ALONE = set(ALLOWED_HOSTS) <= set(LOOPBACK)  # nobody but this machine can ask us for anything
DEMO = env.bool("DEMO", IS_ALONE)
AT_HOME = f"http://localhost:{PORT}"
# The beginning of every link in a letter.
BASE_URL = env.str("BASE_URL", AT_HOME if IS_ALONE else f"https://{ALLOWED_HOSTS[0].lstrip('.')}").rstrip("/")
IS_SECURE = BASE_URL.startswith("https://")

# A key of our own making serves one's own machine. Whoever says DEBUG=0 aloud, or serves others, must bring a key.
SECRET_KEY = env.str("SECRET_KEY", "")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [])
if not SECRET_KEY:
    if os.environ.get("DEBUG") and not DEBUG:
        raise ImproperlyConfigured("DEBUG=0 needs a SECRET_KEY: set it to a long random text and keep it")
    if not IS_ALONE:
        raise ImproperlyConfigured("ALLOWED_HOSTS beyond this machine needs a SECRET_KEY: set it to a long random text")
    with folders.plain_words():
        SECRET_KEY = secret.own_key(DIALOGUE_VAR)

# --- what it is made of -----------------------------------------------------------------------------------------------------
# An app may import what stands to its left (design.md §2).
LEFT_TO_RIGHT = (
    "core files notifications participants deadlines record law meetings proposals recommendations reports dialogue"
)
INSTALLED_APPS = [
    *LEFT_TO_RIGHT.split(),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "pgtrigger",
    "rules",
    "csp",
]
MIDDLEWARE = [
    "dialogue.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dialogue.compression.CompressedPages",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dialogue.languages.LanguageMiddleware",  # asks the account: behind the one that knows it
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "participants.acting.ActingMiddleware",
]
ROOT_URLCONF = "dialogue.urls"
WSGI_APPLICATION = "dialogue.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dialogue.context.platform",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets may be drawn by our own templates
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- servers: from the environment, else the embedded ones of DIALOGUE_VAR --------------------------------------------------
IS_EMBEDDED = not env.str("DATABASE_URL", "")
DATABASES = {"default": addresses.embedded_database(DIALOGUE_VAR, addresses.SERVANT)}
if not IS_EMBEDDED:
    DATABASES["default"] = env.dj_db_url("DATABASE_URL")
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
# The role that owns the tables, None when one role does both. Not an alias of DATABASES: `migrate` alone enters by it
# (core.roles.entered_as_owner), so that all a migration does, by whatever manager, goes through the connection "default".
OWNER_DATABASE = env.dj_db_url("MIGRATE_DATABASE_URL") if env.str("MIGRATE_DATABASE_URL", "") else None
if IS_EMBEDDED:
    OWNER_DATABASE = addresses.embedded_database(DIALOGUE_VAR, addresses.OWNER)

REDIS_URL = env.str("REDIS_URL", "") or addresses.embedded_redis(DIALOGUE_VAR)
PATIENCE = 0.3  # seconds a page waits for broker or cache; with the libraries' defaults a frozen one held it > 15 s
CACHES = {
    "default": {
        "BACKEND": "core.cache.ForgivingRedisCache",
        "LOCATION": addresses.cache_url(REDIS_URL),
        "OPTIONS": {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

CELERY_BROKER_URL = addresses.broker_url(REDIS_URL)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": PATIENCE,
    "socket_connect_timeout": PATIENCE,
    "max_retries": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker for ever; only publishers are impatient
CELERY_TASK_PUBLISH_RETRY = False
# Each with an exchange and a key of its own: with the defaults a letter's bell would ring in both.
CELERY_TASK_QUEUES = [Queue(name, Exchange(name), routing_key=name) for name in ("letters", "long")]
CELERY_TASK_DEFAULT_QUEUE = "letters"
CELERY_TASK_CREATE_MISSING_QUEUES = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Almaty"
HEARTBEAT_SECONDS = env.int("HEARTBEAT_SECONDS", 10)
CELERY_BEAT_SCHEDULE = beat_schedule(HEARTBEAT_SECONDS)

EMAIL_TIMEOUT = 15
LETTER_LEASE_SECONDS = env.int("LETTER_LEASE_SECONDS", 300)  # then a letter in the hands of a killed worker goes again
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "dialogue@localhost")
EMAIL_BACKEND = "notifications.mailbox.MailboxBackend"
if env.str("EMAIL_URL", ""):
    # Keys such as EMAIL_HOST; a time-out named in the address wins over ours.
    globals().update({name: value for name, value in env.dj_email_url("EMAIL_URL").items() if value is not None})

# --- who signs in -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "participants.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "/desk/", "/"
ACCOUNT_ADAPTER = "participants.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = (
    "none"  # an account exists only because somebody answered an invitation sent to its address
)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_SECURE else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE  # http://localhost
MFA_TOTP_ISSUER = "Dialogue"

# --- languages, time, files -------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DIALOGUE_VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# No MEDIA_ROOT, no MEDIA_URL: a file is served by /files/<uid>/ to those who may see its owner.
FILES_ROOT = DIALOGUE_VAR / "files"
PACKS_ROOT = DIALOGUE_VAR / "packs"  # built for readers, erased after a day
FILES_MAX_BYTES = env.int("FILES_MAX_BYTES", 25 * 1024 * 1024)
FILES_KEPT_DAYS = 7  # how long a file waits for the form it was sent with
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- the browser ------------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {name: [] for name in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [BASE_URL] if IS_SECURE else [])

LOGGING = logs.logging_settings(readable=DEBUG, level=env.str("LOG_LEVEL", "INFO"))
