"""The front door: settings, addresses, pages that compose what several apps show, commands."""

from dialogue.celery import app as celery_app
