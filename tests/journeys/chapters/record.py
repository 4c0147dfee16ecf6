"""Everything that was filed, signed, decided or published stands in the record, and the record is whole."""

import subprocess
import sys
import time

from core.lines import Line
from record.models import Entry
from tests.product import ROOT

PATIENCE = 60  # seconds: the notary comes every ten


def stands(story):
    """The notary has chained the story; its entries are on the page of the record."""
    uids = [story.recommendations[0].uid]
    end = time.monotonic() + PATIENCE
    while True:
        with story.platform.rows():
            lines = Line.objects.filter(story_uid__in=uids)
            waiting = lines.exclude(pk__in=Entry.objects.filter(line__in=lines).values("line")).count()
            steps = list(lines.order_by("id").values_list("step", flat=True))
        if not waiting:
            break
        assert time.monotonic() < end, f"{waiting} lines are not in the record"
        time.sleep(0.5)
    expected = "adopt transmit take_position plan report claim assess contest answer_objection keep"
    assert steps == expected.split()
    visitor = story.visitor.look("/record/", is_public=True)
    visitor.page.locator("main a[href*='/record/']").first.click()
    visitor.look(is_public=True)


def is_whole(story):
    """The command anybody with the database can run finds nothing."""
    command = [sys.executable, "manage.py", "verify_record"]
    told = subprocess.run(
        command, cwd=ROOT, env=story.platform.environment, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout[:6]) == (0, "Whole:"), told
