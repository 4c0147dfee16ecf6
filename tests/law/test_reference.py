"""Reference rows: complete in three languages, loaded as often as one likes, and people's own once they edit them."""

import json
import re
from io import StringIO

import pytest
from django.core.management import call_command

from core.things import touch
from core.words import LANGUAGES, Words, WordsField
from law import adilet
from law.models import Act, AffectedGroup, Goal, Instrument, KindOfChange, Mechanism, NonSupportReason, Provision, Theme
from law.services import load_reference, register_act
from law.services.reference import FOLDER
from participants.acting import THE_HOUSE

pytestmark = pytest.mark.django_db
MODELS = [Act, AffectedGroup, Goal, Instrument, KindOfChange, Mechanism, NonSupportReason, Provision, Theme]


@pytest.fixture
def loaded(db):
    return load_reference()


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_the_command_tells_how_many_rows_of_each_kind_there_are():
    out = StringIO()
    call_command("seed_reference", stdout=out)
    told = "themes: 31, affected_groups: 19, mechanisms: 21, goals: 17, kinds_of_change: 12, non_support_reasons: 8, "
    told += "acts: 24, instruments: 41, provisions: 108"
    assert out.getvalue()[: len(told)] == told


def test_the_counts_told_are_the_rows_there(loaded):
    there = {model.__name__: model.objects.count() for model in MODELS}
    assert sorted(loaded.values()) == sorted(there.values())


def test_loading_twice_changes_nothing(loaded):
    before = everything()
    assert load_reference() == loaded
    assert everything() == before


def test_every_name_is_there_in_kazakh_russian_and_english(loaded):
    missing = []
    for model in MODELS:
        fields = [f.name for f in model._meta.fields if isinstance(f, WordsField) and f.name not in ("text", "issuer")]
        for thing in model.objects.all():
            said = {name: getattr(thing, name) for name in fields}
            missing += [(str(thing), name, words.missing) for name, words in said.items() if words and words.missing]
    assert missing == []


def test_nothing_but_titles_of_acts_is_left_unsaid(loaded):
    silent = [
        (thing, f.name)
        for model in MODELS
        for thing in model.objects.all()
        for f in model._meta.fields
        if isinstance(f, WordsField) and f.name not in ("text", "issuer") and not getattr(thing, f.name)
    ]
    assert sorted(act.adilet_id for act, _field in silent) == ["P990000247_", "U100001037_"]


def test_no_kazakh_name_is_a_copy_of_the_russian_one(loaded):
    same = [
        str(thing)
        for model in (Theme, AffectedGroup, Mechanism, Goal, KindOfChange, NonSupportReason, Instrument)
        for thing in model.objects.all()
        if thing.name.texts["kk"].text == thing.name.texts["ru"].text
    ]
    assert same == ["Budget"]


def test_every_act_has_an_identifier_of_the_right_form_and_is_described(loaded):
    assert [act.adilet_id for act in Act.objects.all() if not adilet.is_adilet_id(act.adilet_id)] == []
    assert set(Act.objects.values_list("state", flat=True)) == {"described"}


def test_a_loaded_act_is_found_and_cited_as_it_is_in_life(loaded):
    (act,) = Act.objects.matching("дербес деректер")
    assert act.citation.said("en").text == (
        "Law of the Republic of Kazakhstan dated 21 May 2013 No. 94-V “On Personal Data and Their Protection”"
    )


def test_the_constitution_of_2026_is_in_force_and_that_of_1995_is_not(loaded):
    constitutions = Act.objects.filter(type="constitution").order_by("adilet_id")
    on = [(act.adilet_id, str(act.in_force_on or ""), str(act.lapsed_on or "")) for act in constitutions]
    assert on == [("K2600000000", "2026-07-01", ""), ("K950001000_", "", "2026-07-01")]


def test_the_goals_are_numbered_by_their_positions(loaded):
    assert list(Goal.objects.for_list().values_list("position", "code")) == [(n, f"sdg-{n}") for n in range(1, 18)]


def test_a_protocol_knows_its_treaty(loaded):
    assert Instrument.objects.get(code="opcat").parent.code == "cat"
    assert Provision.objects.get(instrument__code="iccpr", number="21").citation.said("kk").text == "АСҚХП, 21-бап"


def test_what_people_edited_stays_as_they_made_it(loaded):
    theme, act = Theme.objects.get(code="assembly"), Act.objects.get(adilet_id="Z1300000094")
    theme.name, act.number = Words.of(en="Assemblies"), "94-V ZRK"
    touch(theme, "name")
    touch(act, "number")
    Theme.objects.filter(code="religion").update(name=Words.of(en="changed by a new file"))
    load_reference()
    assert Theme.objects.get(code="assembly").name == Words.of(en="Assemblies")
    assert Act.objects.get(adilet_id="Z1300000094").number == "94-V ZRK"
    assert Theme.objects.get(code="religion").name.texts["en"].text == "Freedom of religion or belief"


def test_an_act_somebody_cited_before_is_described_by_the_file():
    register_act("Z1300000094", by=THE_HOUSE)
    load_reference()
    act = Act.objects.get(adilet_id="Z1300000094")
    assert (act.is_described, act.number) == (True, "94-V")
    assert list(Act.objects.matching("personal data")) == [act]


def test_the_files_hold_no_identifier_twice_and_only_our_languages():
    for path in FOLDER.glob("*.json"):
        rows = json.loads(path.read_text(encoding="utf-8"))
        keys = [row.get("code") or row["adilet_id"] for row in rows]
        assert len(keys) == len(set(keys)), path.name
        found = set(re.findall(r'"(kk|ru|en|[a-z]{2})": "', path.read_text(encoding="utf-8")))
        assert found <= set(LANGUAGES), path.name
