"""Recommendations taken over from the archives of mechanisms, as ``import_recommendations`` leaves them: no meeting, no filing,
the answer the State gave there. They are older than everything the bench's own meetings adopted."""

import datetime as dt
from itertools import islice

from django.utils import timezone

from core.canonical import digest
from core.lines import write_line
from core.series import next_numbers
from law.models import Mechanism
from participants.acting import THE_HOUSE
from participants.kinds import Audience
from recommendations.kinds import RecommendationKind
from recommendations.models import Batch, Recommendation
from recommendations.services.adopting import index
from recommendations.services.importing import external_ref
from recommendations.services.settling import position_of_source
from recommendations.services.sources import OWN_STATE
from recommendations.states import S

FIRST_YEAR = 2008
AT_ONCE = 500
ANSWERS = {"supported": 60, "noted": 25, "in_part": 10, "not_supported": 2, "": 3}
STATES = ("Austria", "Brazil", "Canada", "Estonia", "Ghana", "Japan", "Kyrgyzstan", "Mexico", "Norway", "Uruguay")


def take_over(bench, number, until, told):
    """So many, adopted from ``FIRST_YEAR`` to the day ``until``; one published batch. ``told`` hears how many are written."""
    counts = {"rows": number, "created": number, "updated": 0, "unchanged": 0, "skipped": 0}
    batch = Batch.objects.create(
        file_name="archive.csv",
        file_sha256=digest(["bench", number]),
        format="table",
        counts=counts,
        published_at=timezone.now(),
    )
    write_line(batch, "publish", by=THE_HOUSE, facts={**counts, "sha256": batch.file_sha256})
    rows, done = _rows(bench, batch, number, until), 0
    while made := list(islice(rows, AT_ONCE)):
        for one in made:
            bench.heap.add(one)
            bench.heap.add(Recommendation.themes.through(recommendation=one, theme=bench.rng.choice(bench.themes)))
        bench.heap.flush()
        done += len(made)
        told(done)


def _rows(bench, batch, number, until):
    first = dt.date(FIRST_YEAR, 1, 1)
    mechanisms = list(Mechanism.objects.order_by("id"))
    for place in range(number):
        yield _row(bench, batch, bench.rng.choice(mechanisms), first + (until - first) * place // number)


def _row(bench, batch, mechanism, day):
    series = f"{day.year}-{mechanism.code}"
    [number] = next_numbers(f"recommendations/{series}", 1)
    [answer] = bench.rng.choices(list(ANSWERS), list(ANSWERS.values()))
    recommendation = Recommendation(
        ref=external_ref(series, number),
        kind=RecommendationKind.EXTERNAL,
        state=S.TRANSMITTED,
        audience=Audience.PUBLIC,
        title=bench.texts.title(),
        text=bench.texts.recommendation(),
        adopted_on=day,
        adopted_said=day.isoformat(),
        lead=bench.rng.choice(bench.cast.ministries).organisation,
        position=position_of_source(answer),
        source_position=answer,
        mechanism=mechanism,
        symbol=f"A/{day.year}/{number}",
        recommending=[bench.rng.choice(STATES)],
        state_under_review=OWN_STATE,
        batch=batch,
        source_key=digest([series, number]),
    )
    index(recommendation)
    return recommendation
