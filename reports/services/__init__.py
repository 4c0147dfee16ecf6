"""Verbs of what is taken away."""

from reports.services.outgoing import register_letter
from reports.services.rendering import render_minutes
from reports.services.sets import build_sets, make_set, want_sets

__all__ = ["build_sets", "make_set", "register_letter", "render_minutes", "want_sets"]
