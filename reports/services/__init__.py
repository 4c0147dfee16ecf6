"""Verbs of what is taken away."""

from reports.services.mailing import mailings_of, prepare_mailing, send_mailing, stop_mailing
from reports.services.outgoing import register_letter
from reports.services.rendering import render_minutes
from reports.services.sets import build_sets, make_set, want_sets

__all__ = [
    "build_sets",
    "mailings_of",
    "make_set",
    "prepare_mailing",
    "register_letter",
    "render_minutes",
    "send_mailing",
    "stop_mailing",
    "want_sets",
]
