"""The renderings of minutes are made in the transaction that publishes them, and never again (domain.md §13a.6)."""

import json

from django.db.models import Max

from core.canonical import digest
from core.texts import LANGUAGES
from reports import sheets
from reports.kinds import SHEET_OF
from reports.models import Rendering


def render_minutes(minutes, wanted, corrected=None):
    """Make the next version of each rendering in ``wanted``; returns their sha256 by kind."""
    last = Rendering.objects.filter(minutes=minutes).aggregate(last=Max("number"))["last"] or 0
    made = {}
    for kind in wanted:
        documents = {}
        for language in LANGUAGES:
            said = sheets.minutes_document(SHEET_OF[kind], minutes, language, corrected=corrected)
            documents[language] = json.loads(json.dumps(said.plain(), default=str))
        row = Rendering(minutes=minutes, rendering=kind, number=last + 1, documents=documents)
        row.sha256 = made[kind] = digest(documents)
        row.save(force_insert=True)
    return made
