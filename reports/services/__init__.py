"""Verbs of what is taken away."""

from reports.services.mailing import mailings_of, prepare_mailing, send_mailing, stop_mailing
from reports.services.outgoing import register_letter
from reports.services.rendering import render_minutes
from reports.services.sets import build_sets, make_set, want_sets
