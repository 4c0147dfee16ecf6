"""The heap the bench measures on says of itself what the services would have said."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dialogue.bench import seeding
from dialogue.bench.cast import DOMAIN
from participants.models import User
from proposals.models import Reply, ReplyRequest
from recommendations.kinds import RecommendationKind
from recommendations.models import Claim, Objection, ObjectionReply, Recommendation
from recommendations.services import check_axes
from record import ledger
from record.verify import findings
from tests.make.participants import make_person

DATA = Path(__file__).parents[1] / "data/recommendations"

pytestmark = pytest.mark.django_db


@pytest.fixture
def reference():
    """What a fresh platform has."""
    call_command("seed_reference", verbosity=0)


def seed(number, **options):
    call_command("seed_bench", recommendations=number, verbosity=0, **options)


def test_so_many_recommendations_stand_in_the_bodys_own_register_for_everybody(reference):
    seed(50)
    assert Recommendation.objects.visible_to(None).own().count() == 50
    assert Recommendation.objects.exclude(ref="").values("ref").distinct().count() == 50


def test_the_axes_are_what_the_rows_make_them(reference):
    seed(50)
    assert Claim.objects.exists()
    assert check_axes() == []


def test_lines_and_filings_are_whole_and_can_be_chained(reference):
    seed(20)
    assert list(findings()) == []
    while ledger.chain():
        pass
    assert list(findings()) == []


def test_questions_and_objections_point_to_their_signed_answers(reference):
    seed(50)
    assert ReplyRequest.objects.filter(reply__isnull=False).count() == Reply.objects.count() > 0
    assert Objection.objects.filter(reply__isnull=False).count() == ObjectionReply.objects.count() > 0


def test_beyond_what_a_body_can_have_followed_the_rest_comes_from_archives(reference, monkeypatch):
    monkeypatch.setattr(seeding, "FOLLOWED", 30)
    seed(50)
    archived = Recommendation.objects.filter(kind=RecommendationKind.EXTERNAL)
    assert (archived.count(), archived.own().visible_to(None).count()) == (20, 20)
    assert check_axes() == []


def test_a_second_heap_comes_on_top_of_the_first(reference):
    seed(5)
    seed(7)
    assert Recommendation.objects.count() == 12


def test_real_rows_of_a_folder_are_imported_and_published_too(reference, tmp_path):
    (tmp_path / "upr-info.csv").write_bytes((DATA / "upr-info.csv").read_bytes())
    seed(5, folder=tmp_path)
    imported = Recommendation.objects.filter(batch__file_name="upr-info.csv")
    assert imported.count() == imported.visible_to(None).count() == 5


def test_nobody_of_the_bench_can_sign_in(reference):
    seed(1)
    people = User.objects.filter(email__endswith=DOMAIN)
    assert [user.has_usable_password() for user in people] == [False] * people.count()


def test_it_is_refused_beside_accounts_of_real_people(reference):
    make_person(email="somebody@example.org")
    with pytest.raises(CommandError) as refusal:
        seed(5)
    assert refusal.value.returncode == 2
    assert Recommendation.objects.count() == 0


@pytest.mark.parametrize("misuse", [{"number": -1}, {"number": 1, "folder": Path("/nowhere")}])
def test_misuse_ends_with_two(reference, misuse):
    with pytest.raises(CommandError) as refusal:
        seed(**misuse)
    assert refusal.value.returncode == 2


def test_without_reference_rows_it_says_what_to_run():
    with pytest.raises(CommandError) as refusal:
        seed(5)
    assert (refusal.value.returncode, "seed_reference" in str(refusal.value)) == (2, True)
