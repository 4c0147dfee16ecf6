"""A shelf: the smallest owner of files, known to tests only."""

import os
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import Q
from django.utils import translation

from files.models import Attachment


class ShelfFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What lies open for everybody, what has a reader's uid for that person."""
        return self.filter(Q(reader="") | Q(reader=str(user.uid) if user else "nobody"))


@pytest.fixture
def shelf(db):
    """A concrete attachment with a table for this test alone: ``reader`` empty means everybody."""

    class ShelfFile(Attachment):
        board = models.CharField(max_length=20, default="upper")
        reader = models.CharField(max_length=36, blank=True)
        objects = ShelfFileQuerySet.as_manager()

        class Meta(Attachment.Meta):
            app_label = "files"

    columns = (
        "board varchar(20), reader varchar(36), stored_id bigint, title jsonb, kind varchar(10), position smallint"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"create temporary table files_shelffile (id bigserial primary key, {columns}) on commit drop")
    apps.clear_cache()
    yield ShelfFile
    del apps.all_models["files"]["shelffile"]
    apps.clear_cache()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Every test has a disk of its own."""
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture(autouse=True)
def in_english():
    """Sentences of the interface are compared in the source language."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def bad_inputs():
    """Hostile files of the public data beside the project: there in CI, skipped with a reason elsewhere."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data" / "bad-inputs"  # ../shared/data
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true" and os.environ.get("DIALOGUE_SHARED") != "absent":
        pytest.fail(f"{folder} is missing. Put the public data there, or set DIALOGUE_SHARED=absent.")
    pytest.skip("needs the public data in ../shared/data, which is not part of the project")
