"""What the server writes down about its work, and what it must not (design.md §5.8, §7).

A request leaves one line: method, *route* (never the path: paths carry tokens and names of papers), status, milliseconds. No
address, no account, no query. Views with ``leaves_no_log = True`` (non-attributed input) leave nothing at all.
"""

import logging
import time

import structlog

log = structlog.get_logger("dialogue.requests")


class RequestLog:
    """One line a request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        if match is None or not _leaves_no_log(match.func):
            log.log(
                logging.ERROR if response.status_code >= 500 else logging.INFO,
                "request",
                method=request.method,
                route=match.route if match else "-",
                status=response.status_code,
                ms=round(1000 * (time.perf_counter() - begun), 1),
            )
        return response


def _leaves_no_log(view):
    return getattr(getattr(view, "view_class", view), "leaves_no_log", False)


class WithoutPath(logging.Filter):
    """Django's word about a failed request, without its path; for a view that leaves no log without its traceback too."""

    def filter(self, record):
        if "request" not in record.__dict__:
            return True  # seen already: a record may pass more than one handler
        match = getattr(record.__dict__.pop("request"), "resolver_match", None)
        record.msg, record.args = "Internal Server Error at %s", (match.route if match else "-",)
        if match and _leaves_no_log(match.func):
            record.exc_info = None
        return True


SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def logging_settings(*, readable: bool, level: str) -> dict:
    """Django's LOGGING: one stream (stderr), JSON lines, or plain ones for a developer when ``readable``."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    drawn = (
        structlog.dev.ConsoleRenderer(colors=False)
        if readable
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, drawn],
                "foreign_pre_chain": SHARED,
            }
        },
        "filters": {"without_path": {"()": WithoutPath}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own words about requests carry the path; ours above carry the route. Only its tracebacks are wanted.
            "django.request": {
                "handlers": ["stderr"],
                "level": "ERROR",
                "filters": ["without_path"],
                "propagate": False,
            },
            "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},  # scanners
            "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "pikepdf": {"level": "WARNING"},  # it greets at every start
            "django": {"handlers": ["stderr"], "level": level, "propagate": False},
        },
    }
