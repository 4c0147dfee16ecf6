"""A file lands as a draft batch, is published as one entry, and undone by deletion until then."""

import json
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from core.lines import Line
from core.rules import NotAllowed
from law.services import load_reference
from participants.acting import NOBODY, THE_HOUSE
from participants.kinds import OrganisationKind
from recommendations import services
from recommendations.kinds import PositionValue, RecommendationKind
from recommendations.models import Batch, Recommendation
from recommendations.readers import UnreadableFile
from recommendations.states import S
from tests.make.participants import make_organisation

pytestmark = pytest.mark.django_db

TABLE = """text_ru;addressee;date;position
Ратифицировать протокол;Ministry of Tests;2014;принята к сведению
Изменить закон о собраниях;Министерство будущего;2015-06;поддержана
;Ministry of Tests;2015;поддержана
""".encode()


def land(source=TABLE, by=THE_HOUSE, **options):
    return services.land_batch(source, by=by, name="table.csv", **options)


def test_rows_become_drafts_and_each_skipped_row_has_its_reason():
    ministry = make_organisation(OrganisationKind.STATE_BODY, name="Ministry of Tests")
    landing = land()
    assert (landing.format, landing.rows, landing.created) == ("table", 3, 2)
    assert [skipped["row"] for skipped in landing.skipped] == [4]
    first, second = Recommendation.objects.order_by("id")
    assert (first.lead, first.lead_said, first.adopted_said) == (ministry, "", "2014")
    assert (second.lead, second.lead_said, second.adopted_said) == (None, "Министерство будущего", "2015-06")
    assert (first.state, first.ref, first.kind) == (S.DRAFTED, "", RecommendationKind.EXTERNAL)
    assert [first.position, second.position] == [PositionValue.NOTED, PositionValue.SUPPORTED]


def test_a_second_import_creates_nothing_and_a_changed_cell_updates_the_draft():
    land()
    again = land()
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    changed = land(TABLE.replace("Министерство будущего".encode(), "Министерство прошлого".encode()))
    assert (changed.created, changed.updated, changed.unchanged) == (0, 1, 1)
    assert Recommendation.objects.order_by("id").last().lead_said == "Министерство прошлого"


def test_a_dry_run_says_the_same_and_keeps_nothing():
    landing = land(dry_run=True)
    assert (landing.rows, landing.created, landing.batch) == (3, 2, None)
    assert not Batch.objects.exists()
    assert not Recommendation.objects.exists()
    assert not Line.objects.filter(thing_kind="recommendations.batch").exists()


def test_drafts_are_seen_by_secretariat_and_custodian_alone():
    land()
    assert not Recommendation.objects.visible_to(None).exists()


def test_publishing_numbers_them_without_gaps_as_one_entry():
    landing = land()
    services.publish_batch(landing.batch, by=THE_HOUSE)
    assert list(Recommendation.objects.order_by("id").values_list("ref", flat=True)) == [
        "2014-ext-0001",
        "2015-ext-0001",
    ]
    assert Recommendation.objects.visible_to(None).count() == 2
    assert list(Line.objects.filter(thing_uid=landing.batch.uid, is_public=True).values_list("step", flat=True)) == [
        "publish"
    ]


def test_a_published_row_is_left_alone_by_a_later_import():
    services.publish_batch(land().batch, by=THE_HOUSE)
    changed = land(TABLE.replace("Министерство будущего".encode(), "Министерство прошлого".encode()))
    assert (changed.created, changed.updated, changed.unchanged) == (0, 0, 2)


def test_a_batch_is_undone_until_it_is_published():
    batch = land().batch
    services.discard_batch(batch, by=THE_HOUSE)
    assert not Recommendation.objects.exists()
    published = land().batch
    services.publish_batch(published, by=THE_HOUSE)
    with pytest.raises(ValidationError):
        services.discard_batch(published, by=THE_HOUSE)
    assert Recommendation.objects.count() == 2


def test_an_unreadable_file_changes_nothing():
    with pytest.raises(UnreadableFile):
        land(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert not Batch.objects.exists()


def test_nobody_imports():
    with pytest.raises(NotAllowed):
        land(by=NOBODY)


def command(*arguments):
    printed = StringIO()
    code = 0
    try:
        call_command("import_recommendations", *arguments, stdout=printed, stderr=StringIO())
    except SystemExit as ended:
        code = ended.code
    return code, printed.getvalue()


def test_the_command_prints_the_contract_as_json_and_ends_with_one_when_rows_were_skipped(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(TABLE)
    code, printed = command(str(path), "--json")
    said = json.loads(printed)
    assert code == 1
    assert set(said) == {"format", "rows", "created", "updated", "unchanged", "skipped", "warnings"}
    assert (said["rows"], said["created"], len(said["skipped"])) == (3, 2, 1)


def test_the_command_publishes_when_asked(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(TABLE)
    command(str(path), "--publish")
    assert Recommendation.objects.filter(state=S.TRANSMITTED).count() == 2


@pytest.mark.parametrize("arguments", [["missing.csv"], [__file__, "--body", "nobody"]])
def test_misuse_ends_with_two(arguments):
    with pytest.raises(CommandError) as refusal:
        call_command("import_recommendations", *arguments)
    assert refusal.value.returncode == 2


def test_kazakhstan_is_the_bodys_own_register_and_other_states_are_reference_data(shared_data):
    load_reference()
    landing = land(shared_data / "upr-info-recommendations/raw/6-9.csv")
    assert (landing.format, landing.rows, landing.skipped) == ("upr-info", 8343, [])
    own = Recommendation.objects.own()
    assert own.count() == 129
    assert own.filter(position=PositionValue.SUPPORTED).count() == 122
    assert own.filter(position=PositionValue.NOTED).count() == 7
    assert {r.state_under_review for r in own} == {"Kazakhstan"}
